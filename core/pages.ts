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

/** Where a page begins in a piece of text: after so many letters, white space not counted. */
export interface PageStart<P = string> {
  /** What it is called, or its number. */
  readonly page: P;
  readonly letters: number;
}

/** How many letters some words have, white space not counted. */
export const lettersIn = (words: string): number => words.replace(/\s+/g, '').length;

/**
 * The pages of a text that is put together from pieces. Time grows with the length of the text alone.
 * @param text canonical, of all pieces
 * @param pieces in order: the letters of each, and the pages that begin in it, the one in which it begins among them
 */
export function pageMarks<P>(
  text: string,
  pieces: readonly { readonly letters: number; readonly starts: readonly PageStart<P>[] }[],
): readonly { readonly page: P; readonly start: number }[] {
  const starts: PageStart<P>[] = [];
  let before = 0;
  for (const piece of pieces) {
    for (const { page, letters } of piece.starts)
      if (page !== starts.at(-1)?.page) starts.push({ page, letters: before + letters });
    before += piece.letters;
  }
  const offsets = offsetsIn(
    text,
    starts.map(({ letters }) => letters),
  );
  return starts.map(({ page }, index) => ({ page, start: offsets[index] ?? text.length }));
}

/**
 * Where letters stand in a text, its white space not counted.
 * @param counts how many letters are before each, in order
 */
function offsetsIn(text: string, counts: readonly number[]): readonly number[] {
  const offsets: number[] = [];
  let letters = 0;
  for (const { 0: chunk, index } of text.matchAll(/\S+/g)) {
    for (
      let next = counts[offsets.length];
      next !== undefined && next < letters + chunk.length;
      next = counts[offsets.length]
    )
      offsets.push(index + next - letters);
    letters += chunk.length;
  }
  return offsets;
}
