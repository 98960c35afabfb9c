import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { dateLine, firstMoment, type Moment } from './dates.ts';
import { datelineOf, yearOf } from './datelines.ts';
import { renumberHeadings } from './html-blocks.ts';
import { markdownOfHtml } from './html-markdown.ts';
import { Images, type Placing, type ReadLocal } from './images.ts';
import { guessLanguage } from './language.ts';
import { withinDepth } from './nesting.ts';
import { bylineOf } from './opening-lines.ts';
import { articleIn, type Parsed } from './page-article.ts';
import { pageDetails } from './page-details.ts';
import { elementsByName } from './page-elements.ts';
import { dropCopyright, dropFurniture, dropRepetitions } from './page-furniture.ts';
import { gapsIn, type Gaps } from './page-gaps.ts';
import { markNotes, restoreNotes, type PageNote } from './page-notes.ts';
import { dropMenus, measure, standsOut } from './page-shape.ts';
import { comparable, dropWordless, hasWords, isBlock, isLine } from './page-words.ts';
import { settlePictures } from './pictures.ts';
import { authorOf, tidy, webAddress, type Reading } from './reading.ts';

/**
 * Reads a saved web page: its article by Readability, its details from its head. Where no article stands out, as on
 * a page of links or in a piece of a page, all words of its body are taken.
 * @throws PlainError when the page holds no words
 */
export const readHtml = (html: string, readLocal: ReadLocal): Reading =>
  withinDepth(html, () => readPage(html, readLocal));

/**
 * The Markdown of HTML of which every word is wanted: a chapter, an entry of a feed, a message.
 * @param base what relative addresses are relative to
 * @param options whether what is hidden is left out
 * @throws PlainError when it is nested too deeply
 */
export const markdownOfPiece = (
  html: string,
  base: string | undefined,
  images: Placing,
  options = { hidden: true },
): string =>
  withinDepth(html, () => {
    const { body } = bodyOf(html, images, options);
    return markdownOfHtml(body, base, images);
  });

function readPage(html: string, readLocal: ReadLocal): Reading {
  const images = new Images(readLocal);
  const { document: page } = parseHTML(html);
  const elements = elementsByName(page);
  const details = withSavedAddress(pageDetails(page, elements), html);
  const gaps = isComplete(details) ? null : gapsIn(elements);
  const base =
    webAddress(page.getElementsByTagName('base')[0]?.getAttribute('href')) ?? details.url ?? undefined;
  const isPiece = page.querySelector('title, link[rel="canonical"], meta[property^="og:"]') === null;
  const found = isPiece ? null : articleOf(page, images);
  const content = found?.content ?? allOf(html, images, isPiece);
  if (content === null)
    throw new PlainError(
      'The page holds no words. Pages that are filled by scripts have to be saved once they are open in a browser, as “Web page, complete”.',
    );
  const title = details.title === '' ? (tidy(found?.parsed?.title) ?? '') : details.title;
  dropTitle(content, title);
  const owner = isPiece ? NO_OWNER : settled(content);
  const known = { ...details, title, section: details.section ?? found?.section ?? null };
  const all = filledUp(completed(known, found?.parsed ?? null, content, owner), gaps);
  if (!isPiece) dropByline(content, all);
  return {
    details: all,
    markdown: markdownOfHtml(content, base, images),
    images: images.all,
    left: images.left,
    everything: () => everythingIn(html, base, images.placed()),
  };
}

/** All words of a page in their order, menus and what is hidden among them. */
const everythingIn = (html: string, base: string | undefined, images: Placing): string =>
  markdownOfHtml(bodyOf(html, images, { hidden: false }).body, base, images);

/** Chrome and SingleFile note where a page came from before anything else. */
const SAVED_FROM =
  /<!-- saved from url=\(\d+\)(\S+) -->|<!--\s{0,20}Page saved with SingleFile\s{1,20}url: (\S+)/;

function withSavedAddress(details: ArticleDetails, html: string): ArticleDetails {
  const saved = SAVED_FROM.exec(html.slice(0, 4000));
  return { ...details, url: details.url ?? webAddress(saved?.[1] ?? saved?.[2]) };
}

interface Found {
  /** Null where no article stands out. */
  readonly content: HTMLElement | null;
  readonly section: string | null;
  readonly parsed: Parsed;
}

/** The article of a page, which is taken apart for it. */
function articleOf(page: Document, images: Images): Found {
  // Readability has to find a body within a root.
  const root = page.querySelector<HTMLElement>('html > body');
  if (root === null) return { content: null, section: null, parsed: null };
  const notes = settle(root, images, { hidden: true });
  const { section } = dropFurniture(root);
  const measures = measure(root);
  const kept = notes.map((note) => ({ ...note, element: note.element.cloneNode(true) as Element }));
  const parsed = articleIn(page);
  const content = (parsed?.content ?? null) as HTMLElement | null;
  if (content === null || !hasWords(content) || !standsOut(content, measures))
    return { content: null, section, parsed };
  restoreNotes(content, kept);
  return { content, section, parsed };
}

/** Everything in a page but its menus, where it has other words; null where it has none. */
function allOf(html: string, images: Images, isPiece: boolean): HTMLElement | null {
  const { body } = bodyOf(html, images);
  // A person chose every word of a piece.
  if (!isPiece) {
    dropMenus(body);
    dropFurniture(body, { lists: false });
  }
  return hasWords(body) ? body : null;
}

/** A page's body, parsed anew and settled; a piece of a page has none of its own. */
function bodyOf(
  html: string,
  images: Placing,
  { hidden } = { hidden: true },
): { readonly body: HTMLElement } {
  const own = parseHTML(html).document.querySelector<HTMLElement>('body');
  const body = own ?? parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;
  settle(body, images, { hidden });
  return { body };
}

/** Leaves words, pictures of one address each, and notes with marks. */
function settle(root: Element, images: Placing, options: { readonly hidden: boolean }): readonly PageNote[] {
  settlePictures(root, images);
  dropWordless(root, options);
  return markNotes(root);
}

/** The title stands above the text already. */
function dropTitle(content: HTMLElement, title: string): void {
  const heading = content.querySelector('h1, h2');
  if (heading === null || comparable(heading.textContent) !== comparable(title)) return;
  heading.remove();
  // A page that is its heading alone keeps it.
  if (!hasWords(content)) content.prepend(heading);
}

type Owner = ReturnType<typeof dropCopyright>;
const NO_OWNER: Owner = { source: null, line: '' };

/** An article without its owner's lines and what it says twice. */
function settled(content: HTMLElement): Owner {
  const owner = dropCopyright(content);
  dropRepetitions(content);
  renumberHeadings(content);
  return owner;
}

/** How many of the first lines may be the article's date or its authors. */
const ABOVE = 6;

/** The authors stand above the text already. */
function dropByline(content: HTMLElement, { byline, published, language }: ArticleDetails): void {
  const names = comparable(byline ?? '');
  const line = elementsAbove(content).find(
    (each) => comparable(bylineOf(wordsOfLine(each), language) ?? '') === names,
  );
  if (names === '' || line === undefined) return;
  // A date beside them that is not known yet would be lost.
  if (published === null && /\d/.test(line.textContent)) return;
  const next = line.nextSibling;
  const parent = line.parentNode;
  line.remove();
  // A page that is its byline alone keeps it.
  if (!hasWords(content)) parent?.insertBefore(line, next);
}

/** The first lines of an article. */
const linesAbove = (content: HTMLElement): readonly string[] => elementsAbove(content).map(wordsOfLine);

const wordsOfLine = (element: Element): string =>
  isLine(element) || !isBlock(element) ? (tidy(element.textContent) ?? '') : '';

function elementsAbove(content: HTMLElement): readonly Element[] {
  const found: Element[] = [];
  const visit = (element: Element): void => {
    for (
      let at = element.firstElementChild;
      at !== null && found.length < ABOVE;
      at = at.nextElementSibling
    ) {
      if (/^(?:p|time|div|span)$/.test(at.localName)) found.push(at);
      if (found.length < ABOVE) visit(at);
    }
  };
  visit(content);
  return found;
}

/** Adds to what the head of a page tells what its text does. */
function completed(
  details: ArticleDetails,
  parsed: Parsed,
  content: HTMLElement,
  owner: Owner,
): ArticleDetails {
  const language = details.language ?? guessLanguage(content.textContent);
  const lines = linesAbove(content);
  const first = <T>(read: (words: string) => T | null): T | null =>
    lines.map(read).find((found) => found !== null) ?? null;
  const dateline = first((words) => datelineOf(words, language, yearOf(details.url, owner.line)));
  const shown = (): Moment => {
    const moment = firstMoment(lines, (words) => dateLine(words, language));
    return moment.published === null ? { ...moment, published: dateline?.published ?? null } : moment;
  };
  return {
    ...details,
    language,
    ...(details.published === null ? shown() : {}),
    byline: details.byline ?? namedBy(parsed) ?? first((words) => bylineOf(words, language)),
    source: details.source ?? tidy(parsed?.siteName) ?? owner.source ?? dateline?.agency ?? null,
  };
}

/** The authors that Readability finds: it takes what an element of theirs says of them for their names, too. */
function namedBy(parsed: Parsed): string | null {
  const byline = authorOf(parsed?.byline);
  return byline === null || /\p{Ll}{3}[.!?]$/u.test(byline) ? null : byline;
}

const isComplete = ({ byline, source, published }: ArticleDetails): boolean =>
  byline !== null && source !== null && published !== null;

/** Asks others for what is not known yet. */
function filledUp(details: ArticleDetails, gapsOf: (() => Gaps) | null): ArticleDetails {
  if (gapsOf === null || isComplete(details)) return details;
  const { byline, source, ...moment } = gapsOf();
  return {
    ...details,
    byline: details.byline ?? byline,
    source: details.source ?? source,
    ...(details.published === null ? moment : {}),
  };
}
