/** One entry of a feed, as RSS 0.9x, 1.0 and 2.0 and Atom write it. */
import { parseHTML } from 'linkedom';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import type { ArticleDetails } from '../../core/model.ts';
import { momentIn } from './dates.ts';
import { markdownOfPiece } from './html.ts';
import { Images } from './images.ts';
import { guessLanguage } from './language.ts';
import { dayOf } from './mime-headers.ts';
import { htmlOf } from './page-parts.ts';
import { authorOf, languageTag, oneArticle, tidy, webAddress } from './reading.ts';
import { markdownOfPieces, piecesOf } from './text-pieces.ts';

/** What a feed says of all of its entries. */
export interface FeedDetails {
  readonly title: string | null;
  readonly byline: string | null;
  readonly language: string | null;
  /** What addresses are relative to; null where the feed does not say where it is. */
  readonly base: string | null;
}

export interface FeedEntry {
  readonly article: ExtractedArticle;
  /** Whether it holds no more than the beginning of its text, or what it is about. */
  readonly isSummary: boolean;
}

/** A summary of so many letters is the text itself, unless it ends as one that goes on elsewhere. */
const LEAST_TEXT = 1000;
const GOES_ON =
  /(?:…|\.\.\.|\[…\]|\[\.\.\.\]|(?:read|continue|weiterlesen|lire la suite|leer m[áa]s)(?: more| reading)?\s*[→»›>]*)\s*$/iu;

/**
 * Reads an entry: its full text where the feed has it, else its summary.
 * @throws PlainError for one that is nested too deeply
 */
export function readEntry(entry: Element, feed: FeedDetails): FeedEntry {
  const base = absolute(entry.getAttribute('xml:base'), feed.base) ?? feed.base;
  const full = textIn(entry, ['content:encoded', 'content', 'xhtml:body', 'body'], base);
  const found = full === '' ? textIn(entry, ['description', 'summary'], base) : full;
  const details = detailsOf(entry, feed, base, found);
  const name = [feed.title, details.title].filter((part) => part !== null && part !== '').join(' – ');
  const part = { name: name === '' ? 'Entry' : name, bytes: new TextEncoder().encode(htmlOf(entry)) };
  const [article] = oneArticle({ details, markdown: found, images: [] }, 'entry', { part }).articles;
  if (article === undefined) throw new Error('An entry is an article.');
  return { article, isSummary: full === '' && isBeginning(canonicalText(found)) };
}

const isBeginning = (text: string): boolean =>
  text !== '' && (text.length < LEAST_TEXT || GOES_ON.test(text.slice(-60)));

function detailsOf(entry: Element, feed: FeedDetails, base: string | null, markdown: string): ArticleDetails {
  const date = wordsIn(entry, [
    'pubdate',
    'dc:date',
    'published',
    'issued',
    'dcterms:issued',
    'created',
    'updated',
    'modified',
  ]);
  const language = languageTag(entry.getAttribute('xml:lang') ?? wordsIn(entry, ['dc:language', 'language']));
  return {
    title: plainWords(wordsIn(entry, ['title', 'dc:title']) ?? ''),
    byline: authorsOf(entry) ?? feed.byline,
    source: feed.title,
    section: sectionOf(entry),
    ...momentIn(date, dayOf),
    language: language ?? feed.language ?? guessLanguage(canonicalText(markdown)),
    url: addressOf(entry, base),
  };
}

/** The children of an element by their names, in the order of the names; a prefix that the element has as well is left aside. */
export function childrenNamed(element: Element, names: readonly string[]): readonly Element[] {
  const prefix = /^[^:]+:/.exec(element.localName)?.[0].toLowerCase() ?? '';
  const children = [...element.children].map((child) => [plainName(child, prefix), child] as const);
  return names.flatMap((name) => children.filter(([of]) => of === name).map(([, child]) => child));
}

function plainName({ localName }: Element, prefix: string): string {
  const name = localName.toLowerCase();
  return prefix !== '' && name.startsWith(prefix) ? name.slice(prefix.length) : name;
}

/** The words of the first child with one of the names that has any. */
export const wordsIn = (element: Element, names: readonly string[]): string | null =>
  childrenNamed(element, names)
    .map(({ textContent }) => tidy(textContent))
    .find((words) => words !== null) ?? null;

/** Words that may be written as HTML: "Ports &amp; <i>quays</i>". */
export function plainWords(words: string): string {
  if (!/[<&]/.test(words)) return words;
  const { document: page } = parseHTML(`<!doctype html><html><body>${words}</body></html>`);
  return tidy(page.body.textContent) ?? words;
}

/** The authors that an element names, or null. */
export function authorsOf(element: Element): string | null {
  const people = childrenNamed(element, ['dc:creator', 'author', 'itunes:author', 'managingeditor']);
  const [first] = people;
  const names = people
    .filter(({ localName }) => localName === first?.localName)
    .map((person) =>
      authorOf(plainWords(wordsIn(person, ['name', 'atom:name', 'email']) ?? tidy(person.textContent) ?? '')),
    )
    .filter((name) => name !== null);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

const sectionOf = (entry: Element): string | null =>
  childrenNamed(entry, ['category', 'dc:subject'])
    .map((category) =>
      tidy(
        category.getAttribute('label') ?? category.getAttribute('term') ?? plainWords(category.textContent),
      ),
    )
    .find((section) => section !== null) ?? null;

/** Where the entry is on the web: the page itself, not the feed, a sound or the page of comments. */
function addressOf(entry: Element, base: string | null): string | null {
  const guid = childrenNamed(entry, ['guid']).find(
    (each) => each.getAttribute('ispermalink') !== 'false' && each.getAttribute('isPermaLink') !== 'false',
  );
  const addresses = [
    ...childrenNamed(entry, ['feedburner:origlink']).map(({ textContent }) => textContent),
    ...pagesOf(entry),
    guid?.textContent,
    entry.getAttribute('rdf:about'),
  ];
  // What identifies an entry need not be an address, so only what is one in full is taken.
  return (
    addresses.map((address) => webAddress(address, base ?? undefined)).find((address) => address !== null) ??
    null
  );
}

/** The addresses of the page that an entry or a feed is about. */
export const pagesOf = (element: Element): readonly string[] =>
  childrenNamed(element, ['link', 'atom:link'])
    .filter((link) => /^(?:|alternate)$/i.test(link.getAttribute('rel') ?? ''))
    .map((link) => link.getAttribute('href') ?? link.textContent.trim())
    .filter((address) => address !== '');

/** The Markdown of the first child with one of the names that holds words; empty where there is none. */
function textIn(entry: Element, names: readonly string[], base: string | null): string {
  for (const child of childrenNamed(entry, names)) {
    const markdown = /\S/.test(child.textContent) ? markdownOf(child, base) : '';
    if (/\S/.test(markdown)) return markdown;
  }
  return '';
}

function markdownOf(content: Element, base: string | null): string {
  const type = content.getAttribute('type')?.toLowerCase() ?? 'html';
  const ownBase = absolute(content.getAttribute('xml:base'), base) ?? base ?? undefined;
  const html = isMarkup(type, content)
    ? [...content.childNodes].map((node) => htmlOf(node)).join('')
    : content.textContent;
  // Many feeds put plain words where HTML may stand.
  const isPlain = /^text(?:\/plain)?$/.test(type) || !/<\/?[a-z]|&(?:#\w+|\w+);/i.test(html);
  if (isPlain) return markdownOfPieces(piecesOf(html.trim()));
  return markdownOfPiece(`<!doctype html><html><body>${html}</body></html>`, ownBase, new Images(() => null));
}

/** Whether the elements in it are its words, rather than words that are HTML themselves. */
const isMarkup = (type: string, content: Element): boolean =>
  /xhtml|xml$/.test(type) || (content.children.length > 0 && type !== 'text');

const absolute = (address: string | null, base: string | null): string | null =>
  address === null ? null : webAddress(address, base ?? undefined);
