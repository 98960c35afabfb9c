import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { Images, type ReadLocal } from './images.ts';
import { guessLanguage } from './language.ts';
import { bylineOf, pageDetails } from './page-details.ts';
import { markdownOfHtml } from './html-markdown.ts';
import { tidy, webAddress, type Reading } from './reading.ts';

/** What is no part of the words of a page. Safety rests on the closed tree of core; this is for tidiness. */
const NO_WORDS =
  'script, style, noscript, template, iframe, object, embed, form, nav, svg, button, input, select, textarea, [hidden], [aria-hidden="true"]';

/** A page whose words are mostly outside of what was taken for its article is a list, or a piece of a page. */
const LEAST_SHARE = 0.35;
/** So few letters are no article. */
const LEAST_LETTERS = 140;

/**
 * Reads a saved web page: its article by Readability, its details from its head. Where no article stands out, as on
 * a page of links or in a piece of a page, all words of its body are taken.
 * @throws PlainError when the page holds no words
 */
export function readHtml(html: string, readLocal: ReadLocal): Reading {
  const { document: page } = parseHTML(html);
  const details = pageDetails(page);
  const base = details.url ?? webAddress(page.querySelector('base[href]')?.getAttribute('href')) ?? undefined;
  const images = new Images(readLocal);
  const body = wholeBody(html);
  const article = new Readability(page, { keepClasses: false }).parse();
  const content = bodyOf(article?.content ?? '');
  const chosen = content !== null && standsOut(content, body) ? content : body;
  if (chosen === null || tidy(chosen.textContent) === null)
    throw new PlainError(
      'The page holds no words: it may fill itself by scripts only once it is open in a browser.',
    );
  const title = details.title === '' ? (tidy(article?.title) ?? '') : details.title;
  dropTitle(chosen, title);
  return {
    details: completed({ ...details, title }, article, chosen.textContent),
    markdown: markdownOfHtml(chosen, base, images),
    images: images.all,
  };
}

const bodyOf = (html: string): Element | null =>
  html === '' ? null : parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;

/** Parsed anew, because Readability takes its page apart. */
function wholeBody(html: string): Element | null {
  const { document: page } = parseHTML(html);
  // A piece of a page has no body of its own.
  const body: Element | null = page.querySelector('body') ?? bodyOf(html);
  for (const element of body?.querySelectorAll(NO_WORDS) ?? []) element.remove();
  return body;
}

function standsOut(content: Element, body: Element | null): boolean {
  const letters = lettersIn(content);
  if (body === null) return true;
  // A page with an article of its own has furniture around it, however much of it there is.
  const share =
    body.querySelector('header, footer, aside, nav, [role="navigation"]') === null ? 0.9 : LEAST_SHARE;
  const within = body.querySelector('article, main, [role="main"], [itemprop="articleBody"]');
  return letters >= LEAST_LETTERS && letters >= share * lettersIn(within ?? body);
}

const lettersIn = (element: Element): number => element.textContent.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** The title stands above the text already. */
function dropTitle(content: Element, title: string): void {
  const heading = content.querySelector('h1, h2');
  if (heading !== null && title !== '' && tidy(heading.textContent) === title) heading.remove();
}

type Parsed = ReturnType<Readability['parse']>;

function completed(details: ArticleDetails, article: Parsed, words: string): ArticleDetails {
  return {
    ...details,
    byline: details.byline ?? bylineOf(tidy(article?.byline)),
    source: details.source ?? tidy(article?.siteName),
    language: details.language ?? guessLanguage(words),
  };
}
