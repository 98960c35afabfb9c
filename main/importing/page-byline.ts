/** The authors that a page names in an element of its own. */
import { elementAfter } from './page-elements.ts';
import { authorOf, tidy } from './reading.ts';

/** What the class, the relation or the property of such an element says. */
const SAYS_AUTHOR = /byline|author|(?:^|[\s_-])writer/i;
const ELSEWHERE = 'aside, nav, footer, [class*="comment" i], [class*="related" i], [class*="bio" i]';
/** How many elements after the headline are looked at. */
const UNDER = 60;
const MOST_NAMES = 3;
const NAME =
  /^\p{Lu}[\p{L}’'.-]*(?: (?:(?:de|da|di|del|der|den|van|von|bin|al|el|la|le|ten|ter|y|e)|\p{Lu}[\p{L}’'.-]*)){1,4}$/u;
/** Capitalised words that are no name. */
const NO_NAME =
  /\b(?:news|staff|desk|editor|correspondent|reporter|updated|published|share|about|more|the|our|contact)\b/i;

/**
 * One to three names in a short line that its element says to be the authors', right under the headline. Names that
 * stand anywhere else, or words beside them, are not taken.
 */
export function namedAuthors(page: Document): string | null {
  let element: Element | null = page.querySelector('h1');
  for (let count = 0; count < UNDER && element !== null; count += 1) {
    element = elementAfter(element);
    if (element === null || !isNamed(element) || element.closest(ELSEWHERE) !== null) continue;
    const names = namesIn(authorOf(element.textContent));
    if (names !== null) return names;
  }
  return null;
}

const isNamed = (element: Element): boolean =>
  element.hasAttributes() &&
  ['class', 'rel', 'itemprop'].some((name) => SAYS_AUTHOR.test(element.getAttribute(name) ?? ''));

/** The names that a line is, put as a list; null where it is anything else. */
export function namesIn(words: string | null): string | null {
  const line = tidy(words);
  if (line === null || line.length > 100) return null;
  const names = line.split(/\s*(?:,|;|&|\band\b)\s*/).filter((name) => name !== '');
  const all = names.length >= 1 && names.length <= MOST_NAMES && names.every(isName);
  return all ? names.join(', ') : null;
}

const isName = (words: string): boolean => NAME.test(words) && !NO_NAME.test(words);
