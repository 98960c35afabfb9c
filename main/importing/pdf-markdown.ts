/** Paragraphs of a PDF as Markdown, and where its pages begin in the canonical text. */
import { canonicalText } from '../../core/document/document.ts';
import type { PageMark } from '../../core/model.ts';
import { lettersIn, pageMarks, type PageStart } from '../../core/pages.ts';
import type { Block } from './pdf-blocks.ts';
import { hasLeaders, isDisplayed } from './pdf-paragraphs.ts';
import type { Shape } from './pdf-shape.ts';
import { markdownOfPieces, type Piece } from './text-pieces.ts';

/** A paragraph, a heading, a list. */
export interface WrittenPiece {
  readonly markdown: string;
  readonly letters: number;
  /** The pages that begin in it, the one in which it begins among them. */
  readonly starts: readonly PageStart<number>[];
}

export interface Written {
  readonly markdown: string;
  /** Of the Markdown. */
  readonly text: string;
  readonly pieces: readonly WrittenPiece[];
  /** A page that a paragraph of the page before reaches into may begin, be left for a footnote, and go on. */
  readonly pages: readonly PageMark[];
  /** Where a page begins in the text; 0 for one that has none. */
  readonly startOf: (page: number) => number;
}

/** Longer ones say something. */
const LONGEST_HEADING = 160;
const LONGEST_BOLD_HEADING = 100;
/** Where so much of a text is bold, it means nothing. */
const MOST_BOLD = 0.3;
/** A heading may have sizes from "##" down to "######". */
const MOST_DEPTHS = 5;

/** Tells headings from text. */
export interface Kinds {
  readonly isHeading: (block: Block) => boolean;
  /** How many sizes of heading are larger. */
  readonly depthOf: (block: Block) => number;
}

/**
 * @param blocks in the order of the text
 * @param labelOf what a page is called
 */
export function writtenBlocks(
  blocks: readonly Block[],
  kinds: Kinds,
  labelOf: (page: number) => string,
): Written {
  const pieces = groupsOf(blocks, kinds).map((group) => pieceOf(group, kinds));
  const markdown = pieces.map((piece) => piece.markdown).join('\n\n');
  const text = canonicalText(markdown);
  const marks = pageMarks(text, pieces);
  return {
    markdown,
    text,
    pieces,
    pages: marks.map(({ page, start }) => ({ page: labelOf(page), start })),
    startOf: (page) => marks.find((mark) => mark.page === page)?.start ?? 0,
  };
}

function pieceOf(group: readonly Block[], kinds: Kinds): WrittenPiece {
  const starts: PageStart<number>[] = [];
  let letters = 0;
  for (const block of group.map((each) => (group.length > 1 || isBullet(each) ? each : withMark(each)))) {
    for (const start of block.starts)
      if (start.page !== starts.at(-1)?.page)
        starts.push({ page: start.page, letters: letters + start.letters });
    letters += block.letters;
  }
  return { markdown: markdownOf(group, kinds), letters, starts };
}

/** Whether a block looks like a heading, by its size, or by its weight where the rest is light. */
export function kindsOf(blocks: readonly Block[], shape: Shape): Kinds {
  const all = blocks.reduce((sum, block) => sum + block.letters, 0);
  const bold = blocks.reduce((sum, block) => sum + (block.bold ? block.letters : 0), 0);
  const isHeading = (block: Block): boolean => {
    const words = block.lines.join(' ');
    if (isBullet(block) || !/\p{L}/u.test(words) || /[.,;:]$/.test(words) || hasLeaders(words)) return false;
    if (isDisplayed(block, shape)) return words.length <= LONGEST_HEADING;
    const standsOut = block.bold && bold < all * MOST_BOLD && block.size > shape.size * 0.95;
    return standsOut && block.lines.length === 1 && words.length <= LONGEST_BOLD_HEADING;
  };
  const sizes = [...new Set(blocks.filter(isHeading).map(sizeOf))].sort((a, b) => b - a);
  return { isHeading, depthOf: (block) => Math.min(sizes.indexOf(sizeOf(block)), MOST_DEPTHS - 1) };
}

const sizeOf = ({ size }: Block): number => Math.round(size);

const isBullet = ({ mark }: Block): boolean => mark !== null && !/^[-–—*(\da-z]/i.test(mark);

/** What blocks of one list have in common; null for one that is no item of a list. */
function listOf(block: Block, kinds: Kinds): 'bullets' | 'dashes' | 'numbers' | null {
  if (block.mark === null || kinds.isHeading(block)) return null;
  if (isBullet(block)) return 'bullets';
  if (/^[-–—*]/.test(block.mark)) return 'dashes';
  return numberOf(block) === null ? null : 'numbers';
}

const numberOf = ({ mark }: Block): number | null => {
  const digits = /^(\d{1,3})[.)]/.exec(mark ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};

/** Neighbours that make one list together; everything else alone. */
function groupsOf(blocks: readonly Block[], kinds: Kinds): readonly (readonly Block[])[] {
  const groups: Block[][] = [];
  for (const block of blocks) {
    const before = groups.at(-1)?.at(-1);
    if (before !== undefined && goesOn(before, block, kinds)) groups.at(-1)?.push(block);
    else groups.push([block]);
  }
  return groups;
}

function goesOn(before: Block, block: Block, kinds: Kinds): boolean {
  const list = listOf(block, kinds);
  if (list === null || list !== listOf(before, kinds)) return false;
  return list !== 'numbers' || numberOf(block) === (numberOf(before) ?? 0) + 1;
}

/** A mark that makes no list is part of the words. */
function withMark(block: Block): Block {
  const { mark, lines, starts, letters } = block;
  if (mark === null) return block;
  const more = lettersIn(mark);
  return {
    ...block,
    mark: null,
    lines: [mark + (lines[0] ?? ''), ...lines.slice(1)],
    starts: starts.map((start, index) => (index === 0 ? start : { ...start, letters: start.letters + more })),
    letters: letters + more,
  };
}

function markdownOf(group: readonly Block[], kinds: Kinds): string {
  const [first] = group;
  if (first === undefined) return '';
  if (group.length > 1 || isBullet(first)) return markdownOfPieces([listPiece(group)]);
  const { lines } = withMark(first);
  if (!kinds.isHeading(first)) return markdownOfPieces([{ type: 'paragraph', lines }]);
  return '#'.repeat(kinds.depthOf(first)) + markdownOfPieces([{ type: 'heading', words: lines.join(' ') }]);
}

const listPiece = (group: readonly Block[]): Piece => ({
  type: 'list',
  first: group[0] === undefined ? null : numberOf(group[0]),
  items: group.map(({ lines }) => lines.join(' ')),
});
