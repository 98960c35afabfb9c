import { PlainError } from '../../core/result.ts';

const TOO_DEEP = 'The page is nested too deeply to be read. Copy its text and paste that instead.';
/** Pages and chapters have some dozens; the time that reading takes grows with the square of this. */
export const DEEPEST = 600;

/**
 * Does something with a page that is not nested beyond reason.
 * @throws PlainError for one that is
 */
export function withinDepth<T>(html: string, read: () => T): T {
  if (depthOf(html) > DEEPEST) throw new PlainError(TOO_DEEP);
  try {
    return read();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlainError(TOO_DEEP);
  }
}

/** What can hold a page's words. */
const CONTAINER =
  /^(?:div|span|section|article|main|aside|header|footer|nav|[buisa]|em|strong|font|center|blockquote|[uod]l|table|tbody|form|fieldset|figure|details|h[1-6]|small|big|code|pre|button|label|q|cite)$/i;

/** How deep the elements of a page lie in one another, those that end by themselves left aside. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name = '', itself] of html.matchAll(/<(\/?)([a-z][\w-]*)(?=([^<>]*\/>)?)/gi)) {
    // A stroke at its end does not end an element of HTML, though pages are full of drawings whose parts it ends.
    if (itself !== undefined && !CONTAINER.test(name)) continue;
    if (/^(?:p|li|d[td]|t[dhr]|option|br|hr|img|input|meta|link|source|wbr|col|area)$/i.test(name)) continue;
    depth = Math.max(0, depth + (end === '' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
