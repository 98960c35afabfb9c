/** Where in a source with pages a quotation stands. */
import type { Span } from './document/tree.ts';
import type { PageMark } from './model.ts';

/**
 * The page or pages of a stretch of canonical text, as citations say them: "p. 12", "pp. 12–13".
 * @param pages in order; null where there are none, or the stretch stands before the first
 */
export function pagesOf(pages: readonly PageMark[], { start, end }: Span): string | null {
  const first = pages.findLast((page) => page.start <= start)?.page;
  const last = pages.findLast((page) => page.start < end)?.page;
  if (first === undefined || last === undefined) return null;
  return first === last ? `p. ${first}` : `pp. ${first}–${last}`;
}
