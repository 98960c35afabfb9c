import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { dateLine } from './dates.ts';
import { markdownOfHtml } from './html-markdown.ts';
import { Images, type ReadLocal } from './images.ts';
import { guessLanguage } from './language.ts';
import { bylineOf } from './opening-lines.ts';
import { pageDetails } from './page-details.ts';
import { authorOf, tidy, webAddress, type Reading } from './reading.ts';

/** What holds no words of a page. Safety rests on the closed tree of core; this is for tidiness. */
const NO_WORDS =
  'script, style, noscript, template, iframe, object, embed, svg, button, input, select, textarea, [hidden], [aria-hidden="true"]';
/** What leads to other pages. */
const MENUS = 'nav, [role="navigation"]';

/** A page whose words are mostly outside of what was taken for its article is a list. */
const LEAST_SHARE = 0.35;
/** So much of the page's own article, or of a page with nothing around its article, has to be there. */
const LEAST_OF_ARTICLE = 0.85;
/** So few letters are no article. */
const LEAST_LETTERS = 140;

/**
 * Reads a saved web page: its article by Readability, its details from its head. Where no article stands out, as on
 * a page of links or in a piece of a page, all words of its body are taken.
 * @throws PlainError when the page holds no words
 */
export function readHtml(html: string, readLocal: ReadLocal): Reading {
  if (depthOf(html) > DEEPEST) throw new PlainError(TOO_DEEP);
  try {
    return readPage(html, readLocal);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlainError(TOO_DEEP);
  }
}

const TOO_DEEP = 'The page is nested too deeply to be read. Copy its text and paste that instead.';
/** Pages have some dozens; the time that reading takes grows with the square of this. */
const DEEPEST = 600;

/** How deep the elements of a page lie in one another, those that end by themselves left aside. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][\w-]*)(?![^<>]*\/>)/gi)) {
    if (/^(?:p|li|d[td]|t[dhr]|option|br|hr|img|input|meta|link|source|wbr|col|area)$/i.test(name)) continue;
    depth = Math.max(0, depth + (end === '' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}

function readPage(html: string, readLocal: ReadLocal): Reading {
  const { document: page } = parseHTML(html);
  const details = withSavedAddress(pageDetails(page), html);
  const base = webAddress(page.querySelector('base[href]')?.getAttribute('href')) ?? details.url ?? undefined;
  const isPiece = page.querySelector('title, link[rel="canonical"], meta[property^="og:"]') === null;
  if (!isPiece) dropAsides(page);
  const article = isPiece ? null : new Readability(page).parse();
  const content = chosen(article?.content ?? '', html, isPiece);
  if (content === null)
    throw new PlainError(
      'The page holds no words. Pages that are filled by scripts have to be saved once they are open in a browser, as “Web page, complete”.',
    );
  const title = details.title === '' ? (tidy(article?.title) ?? '') : details.title;
  dropTitle(content, title);
  const images = new Images(readLocal);
  return {
    details: completed({ ...details, title }, article, content),
    markdown: markdownOfHtml(content, base, images),
    images: images.all,
  };
}

/** What a page puts between the paragraphs of its article, and Readability leaves there. */
const ASIDES =
  '[aria-label="advertisement" i], .promo, .advert, .advertisement, .ad, .newsletter, .newsletter-signup, .share, .social, .share-buttons';
/** Longer ones say something, in letters. */
const LONGEST_ASIDE = 300;

function dropAsides(page: Document): void {
  for (const element of page.querySelectorAll(NO_WORDS)) element.remove();
  for (const aside of page.querySelectorAll(ASIDES)) if (lettersIn(aside) <= LONGEST_ASIDE) aside.remove();
}

/** Chrome notes where a page came from before anything else. */
function withSavedAddress(details: ArticleDetails, html: string): ArticleDetails {
  const saved = /<!-- saved from url=\(\d+\)(\S+) -->/.exec(html.slice(0, 2000))?.[1];
  return { ...details, url: details.url ?? webAddress(saved) };
}

/**
 * The Markdown of HTML of which every word is wanted: a chapter, an entry of a feed, a message.
 * @param base what relative addresses are relative to
 * @throws PlainError when it is nested too deeply
 */
export function markdownOfPiece(html: string, base: string | undefined, images: Images): string {
  if (depthOf(html) > DEEPEST) throw new PlainError(TOO_DEEP);
  const body = wholeBody(html);
  return body === null ? '' : markdownOfHtml(body, base, images);
}

/** The article, or the page's body where the article does not stand out; null where neither has words. */
function chosen(article: string, html: string, isPiece: boolean): HTMLElement | null {
  const content = bodyOf(article);
  const body = wholeBody(html);
  if (content !== null && hasWords(content) && standsOut(content, body)) return content;
  if (body === null) return content !== null && hasWords(content) ? content : null;
  // A person chose every word of a piece.
  const menus = isPiece ? [] : [...body.querySelectorAll(MENUS)];
  const without = lettersIn(body) - menus.reduce((sum, menu) => sum + lettersIn(menu), 0);
  if (without > 0) for (const menu of menus) menu.remove();
  return hasWords(body) ? body : null;
}

const bodyOf = (html: string): HTMLElement | null =>
  html === '' ? null : parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

/** Parsed anew, because Readability takes its page apart. */
function wholeBody(html: string): HTMLElement | null {
  const { document: page } = parseHTML(html);
  // A piece of a page has no body of its own.
  const body = page.querySelector('body') ?? bodyOf(html);
  for (const element of body?.querySelectorAll(NO_WORDS) ?? []) element.remove();
  return body;
}

function standsOut(content: HTMLElement, body: HTMLElement | null): boolean {
  const letters = lettersIn(content);
  if (body === null) return true;
  if (letters < LEAST_LETTERS) return false;
  const articles = [...body.querySelectorAll('article, [itemprop="articleBody"]')];
  const around = body.querySelector(`header, footer, aside, ${MENUS}`) !== null;
  const longest = Math.max(0, ...articles.filter(isProse).map(lettersInParagraphs));
  if (letters < longest * LEAST_OF_ARTICLE) return false;
  return letters >= lettersIn(body) * (around || longest > 0 ? LEAST_SHARE * 0.5 : LEAST_OF_ARTICLE);
}

/** Several paragraphs, not a teaser that is marked up as an article. */
const isProse = (element: Element): boolean => element.querySelectorAll('p').length >= 2;

const lettersInParagraphs = (element: Element): number =>
  [...element.querySelectorAll('p')]
    .filter((paragraph) => paragraph.querySelector('a') === null)
    .reduce((sum, paragraph) => sum + lettersIn(paragraph), 0);

const lettersIn = ({ textContent }: Element): number => textContent.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

const hasWords = ({ textContent }: Element): boolean => tidy(textContent) !== null;

/** The title stands above the text already. */
function dropTitle(content: HTMLElement, title: string): void {
  const heading = content.querySelector('h1, h2');
  if (heading === null || comparable(heading.textContent) !== comparable(title)) return;
  heading.remove();
  // A page that is its heading alone keeps it.
  if (!hasWords(content)) content.prepend(heading);
}

const comparable = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** How many of the first lines may be the article's date or its authors. */
const ABOVE = 6;

/** What the first of the lines above the text gives; the lines stay where they are. */
const foundAbove = (content: HTMLElement, read: (words: string) => string | null): string | null =>
  [...content.querySelectorAll('p, time, div, span')]
    .slice(0, ABOVE)
    .map((element) => read(tidy(element.textContent) ?? ''))
    .find((found) => found !== null) ?? null;

type Parsed = ReturnType<Readability['parse']>;

function completed(details: ArticleDetails, article: Parsed, content: HTMLElement): ArticleDetails {
  const published = details.published ?? foundAbove(content, (words) => dateLine(words, details.language));
  return {
    ...details,
    published,
    byline:
      details.byline ??
      authorOf(article?.byline) ??
      foundAbove(content, (words) => bylineOf(words, details.language)),
    source: details.source ?? tidy(article?.siteName),
    language: details.language ?? guessLanguage(content.textContent),
  };
}
