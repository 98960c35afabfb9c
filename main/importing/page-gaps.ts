/** What a page says of its article where neither its head nor its words, as they are read here, do: by defuddle's rules. */
import Defuddle from 'defuddle';
import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { firstMoment, NO_MOMENT, type Moment } from './dates.ts';
import { namesIn } from './page-byline.ts';
import { htmlOf } from './page-parts.ts';
import { authorOf, tidy } from './reading.ts';

export type Gaps = Pick<ArticleDetails, 'byline' | 'source'> & Moment;

const NO_GAPS: Gaps = { byline: null, source: null, ...NO_MOMENT };

/** What stands around the headline is read as far out as so few elements go; of more it would take apart the text as well. */
const MOST_ELEMENTS = 150;
const MOST_LEVELS = 3;
/** So many elements of the head are read, of so many UTF-16 code units each. */
const MOST_OF_HEAD = 300;
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
export function gapsIn(page: Document): () => Gaps {
  const heading = page.querySelector('h1');
  const around = heading === null ? '' : htmlOf(surroundings(heading)).replace(SCRIPT, '');
  const [title] = page.getElementsByTagName('title');
  const metas = [...page.getElementsByTagName('meta')].slice(0, MOST_OF_HEAD);
  const head = [...(title === undefined ? [] : [title]), ...metas]
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

/** The outermost of the elements about a headline that is small. */
function surroundings(heading: Element): Element {
  let around = heading;
  for (let level = 0; level < MOST_LEVELS; level += 1) {
    const parent = around.parentElement;
    if (parent === null || parent.getElementsByTagName('*').length > MOST_ELEMENTS) break;
    around = parent;
  }
  return around;
}

/** Names alone are taken for authors, and no author for a site. */
function read({ author, site, published }: ReturnType<Defuddle['parse']>): Gaps {
  const name = tidy(site);
  const isSite = name !== null && name.length <= LONGEST_NAME && name !== tidy(author) && !HOST.test(name);
  return { byline: namesIn(authorOf(author)), source: isSite ? name : null, ...firstMoment([published]) };
}
