/** The pieces of a PDF's text with what was left out of it between them, to be looked over. */
import { canonicalText } from '../../core/document/document.ts';
import { MOST_BLOCKS, type ReviewBlock } from '../../core/review.ts';
import type { Block } from './pdf-blocks.ts';
import type { GoneLine } from './pdf-furniture.ts';
import type { WrittenPiece } from './pdf-markdown.ts';
import { markdownOfPieces } from './text-pieces.ts';

/** What was left out, and where it belongs: before the first piece that begins on its page, or on one after it. */
interface LeftOut {
  readonly page: number;
  readonly isAbove: boolean;
  readonly markdown: string;
}

/**
 * Puts what was left out where it stood: what stood above a page before the first piece that begins there, what stood
 * below it after the last one. A paragraph that runs over both keeps together.
 * @param heading what has become the title; null where that still stands in the text
 * @param labelOf what a page is called
 * @returns none where there are too many
 */
export function pdfBlocks(
  pieces: readonly WrittenPiece[],
  heading: Block | null,
  gone: readonly GoneLine[],
  labelOf: (page: number) => string,
): readonly ReviewBlock[] {
  if (pieces.length + gone.length > MOST_BLOCKS) return [];
  const leftOut = inOrder(heading, gone);
  const blocks: ReviewBlock[] = [];
  let next = 0;
  const takeUpTo = (page: number): void => {
    for (let each = leftOut[next]; each !== undefined && isBefore(each, page); each = leftOut[next]) {
      const { markdown } = each;
      const starts = [{ page: labelOf(each.page), letters: 0 }];
      blocks.push({ markdown, text: canonicalText(markdown), starts, kept: false });
      next += 1;
    }
  };
  for (const piece of pieces) {
    takeUpTo(piece.starts[0]?.page ?? 0);
    const { markdown } = piece;
    const starts = piece.starts.map(({ page, letters }) => ({ page: labelOf(page), letters }));
    blocks.push({ markdown, text: canonicalText(markdown), starts, kept: true });
  }
  takeUpTo(Infinity);
  return blocks;
}

const isBefore = ({ page, isAbove }: LeftOut, other: number): boolean =>
  page < other || (page === other && isAbove);

function inOrder(heading: Block | null, gone: readonly GoneLine[]): readonly LeftOut[] {
  const lines = gone.map(({ page, isAbove, words }) => ({ page, isAbove, markdown: paragraph(words) }));
  const title = heading === null ? [] : [{ page: heading.page, isAbove: true, markdown: headline(heading) }];
  const rank = ({ page, isAbove }: LeftOut): number => page * 2 + (isAbove ? 0 : 1);
  return [...lines, ...title].sort((a, b) => rank(a) - rank(b));
}

const paragraph = (words: string): string => markdownOfPieces([{ type: 'paragraph', lines: [words] }]);

const headline = ({ mark, lines }: Block): string =>
  markdownOfPieces([{ type: 'heading', words: (mark ?? '') + lines.join(' ') }]);
