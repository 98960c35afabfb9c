/** Looking over what an import found before it is kept: every line that was dropped can be taken back. */
import { diffArrays } from 'diff';
import { Lexer } from 'marked';
import { canonicalText } from './document/document.ts';
import type { ArticleDetails, OriginalType } from './model.ts';

/** A piece of a text: a paragraph, a heading, a list. */
export interface ReviewBlock {
  readonly markdown: string;
  /** As it reads. */
  readonly text: string;
  /** Whether it is part of the article as it was found. */
  readonly kept: boolean;
}

/** One article that waits to be kept. */
export interface Review {
  /** What main calls it. */
  readonly token: string;
  readonly path: string;
  readonly type: OriginalType;
  readonly details: ArticleDetails;
  /** Empty where a text can only be kept as it was found. */
  readonly blocks: readonly ReviewBlock[];
  readonly images: number;
}

/** What the person decided. */
export interface Reviewed {
  readonly token: string;
  readonly details: ArticleDetails;
  /** The indexes of the blocks to keep; null for the text as it was found. */
  readonly blocks: readonly number[] | null;
}

/** More pieces than anybody looks over, and than can be compared in a moment. */
const MOST_BLOCKS = 3000;

/**
 * The pieces of an article's text with those that were dropped between them, in the order of the file.
 * @param everything the Markdown of all that the file says
 * @param markdown that of the article
 * @returns none where there are too many
 */
export function reviewBlocks(everything: string, markdown: string): readonly ReviewBlock[] {
  const [all, article] = [piecesOf(everything), piecesOf(markdown)];
  if (all.length + article.length > MOST_BLOCKS) return [];
  const comparator = (a: Piece, b: Piece): boolean => a.text === b.text;
  return diffArrays([...all], [...article], { comparator }).flatMap(({ added, removed, value }) =>
    // What stands on both sides is taken as the article has it.
    value.map((piece) => ({ ...piece, kept: added || !removed })),
  );
}

/** The Markdown of some of the blocks. */
export const markdownOfBlocks = (blocks: readonly ReviewBlock[], wanted: readonly number[]): string => {
  const kept = new Set(wanted);
  return blocks
    .filter((_, index) => kept.has(index))
    .map(({ markdown }) => markdown)
    .join('\n\n');
};

type Piece = Pick<ReviewBlock, 'markdown' | 'text'>;

function piecesOf(markdown: string): readonly Piece[] {
  return new Lexer({ gfm: true })
    .lex(markdown)
    .filter(({ type }) => type !== 'space' && type !== 'hr')
    .map(({ raw }) => ({ markdown: raw.trimEnd(), text: canonicalText(raw) }))
    .filter(({ markdown: piece, text }) => text.trim() !== '' || piece.includes('!['));
}
