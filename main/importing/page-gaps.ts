/** What a page says of its article where neither its head nor its words, as they are read here, do: by defuddle's rules. */
import Defuddle from 'defuddle';
import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { firstMoment, NO_MOMENT, type Moment } from './dates.ts';
import { namesIn } from './page-byline.ts';
import type { ByName } from './page-elements.ts';
import { htmlOf } from './page-parts.ts';
import { authorOf, tidy } from './reading.ts';

export type Gaps = Pick<ArticleDetails, 'byline' | 'source'> & Moment;

const NO_GAPS: Gaps = { byline: null, source: null, ...NO_MOMENT };

/** What stands around the headline is read so many levels out, and on each of them so many elements before and after it. */
const LEVELS = 3;
const NEIGHBOURS = 3;
/** What is longer is text, in UTF-16 code units. */
const LONGEST_LINES = 400;
/** So many elements of the head are read. */
const MOST_OF_HEAD = 300;
/** Of one element, written out, in UTF-16 code units. */
const LONGEST = 5000;
/** Sites have shorter names. */
const LONGEST_NAME = 60;
/** Where a site is, which is no name. */
const HOST = /^[\w-]+(?:\.[\w-]+)+$/;
const SCRIPT = /<script\b[^]*?<\/script>/gi;

/** Its metadata alone are wanted: no step that tidies up a text is taken. */
const METADATA_ALONE = {
  // Of an address it would make a name for the site.
  url: 'about:blank',
  contentSelector: 'body',
  removeExactSelectors: false,
  removePartialSelectors: false,
  removeHiddenElements: false,
  removeLowScoring: false,
  removeSmallImages: false,
  removeContentPatterns: false,
  standardize: false,
} as const;
/** It looks again, and again, for a text that has fewer words than these. */
const ENOUGH_WORDS = `<p>${'word '.repeat(200)}</p>`;

/**
 * Takes down what the gaps can be filled from, before the page is taken apart for its article.
 * @returns reads it, which takes as long as reading a small page; null for what it does not say, or not clearly
 */
export function gapsIn(elements: ByName): () => Gaps {
  const [heading] = elements('h1');
  const around = heading === undefined ? '' : surroundings(heading);
  const head = [...elements('title').slice(0, 1), ...elements('meta').slice(0, MOST_OF_HEAD)]
    .filter((element) => !/:url$/.test(element.getAttribute('property') ?? ''))
    .map(htmlOf)
    .filter((html) => html.length <= LONGEST);
  return () => filled(head.join(''), around);
}

function filled(head: string, around: string): Gaps {
  const { document } = parseHTML(
    `<!doctype html><html><head>${head}</head><body>${around}${ENOUGH_WORDS}</body></html>`,
  );
  try {
    return read(new Defuddle(document, METADATA_ALONE).parse());
  } catch {
    // What it stumbles over says nothing.
    return NO_GAPS;
  }
}

/** A headline with what stands before and after it, within what it stands in. */
function surroundings(heading: Element): string {
  let html = htmlOf(heading);
  if (html.length > LONGEST) return '';
  let at: Element | null = heading;
  for (let level = 0; level < LEVELS && at !== null && at.localName !== 'body'; level += 1) {
    html = `<div>${neighbours(at, 'previousElementSibling').reverse().join('')}${html}${neighbours(at, 'nextElementSibling').join('')}</div>`;
    at = at.parentElement;
  }
  return html.replace(SCRIPT, '');
}

function neighbours(element: Element, way: 'previousElementSibling' | 'nextElementSibling'): string[] {
  const found: string[] = [];
  let at = element[way];
  for (let count = 0; count < NEIGHBOURS && at !== null; count += 1) {
    const html = at.textContent.length <= LONGEST_LINES ? htmlOf(at) : '';
    if (html.length <= LONGEST) found.push(html);
    at = at[way];
  }
  return found;
}

/** Names alone are taken for authors, and no author for a site. */
function read({ author, site, published }: ReturnType<Defuddle['parse']>): Gaps {
  const name = tidy(site);
  const isSite = name !== null && name.length <= LONGEST_NAME && name !== tidy(author) && !HOST.test(name);
  return { byline: namesIn(authorOf(author)), source: isSite ? name : null, ...firstMoment([published]) };
}
