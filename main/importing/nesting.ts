import { PlainError } from '../../core/result.ts';

const TOO_DEEP = 'The page is nested too deeply to be read. Copy its text and paste that instead.';
/** Pages and chapters have some dozens; the time that reading takes grows with the square of this. */
export const DEEPEST = 600;

/**
 * Does something with a page that is not nested beyond reason.
 * @throws PlainError for one that is
 */
export function withinDepth<T>(html: string, read: () => T): T {
  if (isTooDeep(html)) throw new PlainError(TOO_DEEP);
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlainError(TOO_DEEP);
  }
}

/** What can hold a page's words. */
const CONTAINER =
  /(?:div|span|section|article|main|aside|header|footer|nav|[buisa]|em|strong|font|center|blockquote|[uod]l|table|tbody|form|fieldset|figure|details|h[1-6]|small|big|code|pre|button|label|q|cite)(?![\w-])/iy;
/** What ends by itself. */
const LEAF = /(?:p|li|d[td]|t[dhr]|option|br|hr|img|input|meta|link|source|wbr|col|area)(?![\w-])/iy;
const LETTER = /[a-z]/iy;

/** Whether the elements of a page lie too deep in one another, those that end by themselves left aside. */
function isTooDeep(html: string): boolean {
  let depth = 0;
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const isEnd = html.startsWith('/', at + 1);
    const name = at + (isEnd ? 2 : 1);
    if (!isAt(LETTER, html, name) || isAt(LEAF, html, name)) continue;
    // A stroke at its end does not end an element of HTML, though pages are full of drawings whose parts it ends.
    if (endsItself(html, name) && !isAt(CONTAINER, html, name)) continue;
    depth = Math.max(0, depth + (isEnd ? -1 : 1));
    if (depth > DEEPEST) return true;
  }
  return false;
}

/** Whether what an expression that sticks to its place describes is there. */
function isAt(form: RegExp, text: string, place: number): boolean {
  form.lastIndex = place;
  return form.test(text);
}

/** Whether a stroke is the last thing in a tag. */
function endsItself(html: string, name: number): boolean {
  let at = name;
  while (at < html.length && html[at] !== '<' && html[at] !== '>') at += 1;
  return html[at] === '>' && html[at - 1] === '/';
}
