/** Looking over what an import found before it is kept: every line that was dropped can be taken back. */
import { diffArrays } from 'diff';
import type { Tokens } from 'marked';
import { canonicalText, lex } from './document/document.ts';
import type { ArticleDetails, OriginalType, PageMark } from './model.ts';
import { lettersIn, pageMarks, type PageStart } from './pages.ts';

/** A piece of a text: a paragraph, a heading, a list. */
export interface ReviewBlock {
  readonly markdown: string;
  /** As it reads. */
  readonly text: string;
  /** Definitions of references, which stand elsewhere in the text: "[words]: <address>". Left out where it has none. */
  readonly definitions?: readonly string[];
  /** The pages that begin in it, the one in which it begins among them. Left out where the source has none. */
  readonly starts?: readonly PageStart[];
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
export const MOST_BLOCKS = 3000;

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
  const chosen = chosenOf(blocks, wanted);
  const definitions = new Set(chosen.flatMap((block) => block.definitions ?? []));
  return [...chosen.map(({ markdown }) => markdown), [...definitions].join('\n')]
    .filter((markdown) => markdown !== '')
    .join('\n\n');
};

/** The pages of the text that these blocks make; none where the source has none. */
export function pagesOfBlocks(
  blocks: readonly ReviewBlock[],
  wanted: readonly number[],
): readonly PageMark[] {
  const chosen = chosenOf(blocks, wanted);
  if (!chosen.some(({ starts }) => starts !== undefined)) return [];
  const pieces = chosen.map(({ text, starts = [] }) => ({ letters: lettersIn(text), starts }));
  return pageMarks(canonicalText(markdownOfBlocks(blocks, wanted)), pieces);
}

function chosenOf(blocks: readonly ReviewBlock[], wanted: readonly number[]): readonly ReviewBlock[] {
  const kept = new Set(wanted);
  return blocks.filter((_, index) => kept.has(index));
}

type Piece = Omit<ReviewBlock, 'kept'>;

function piecesOf(markdown: string): readonly Piece[] {
  const tokens = lex(markdown);
  const definitions = tokens.filter((token): token is Tokens.Def => token.type === 'def');
  const pieces: Piece[] = [];
  let rules = '';
  for (const { type, raw } of tokens) {
    // A rule has no words to be chosen by: it goes with what it stands above.
    if (type === 'hr') rules += `${raw.trim()}\n\n`;
    if (type === 'hr' || type === 'space' || type === 'def') continue;
    const piece = pieceOf(raw, definitions);
    if (piece.text.trim() === '' && !piece.markdown.includes('![')) continue;
    pieces.push({ ...piece, markdown: rules + piece.markdown });
    rules = '';
  }
  const last = pieces.at(-1);
  return last === undefined || rules === ''
    ? pieces
    : [...pieces.slice(0, -1), { ...last, markdown: `${last.markdown}\n\n${rules.trimEnd()}` }];
}

/** Pieces refer to few of many definitions; as many as this are looked for in each. */
const MOST_DEFINITIONS = 500;

function pieceOf(raw: string, definitions: readonly Tokens.Def[]): Piece {
  const folded = raw.toLowerCase().replace(/\s+/g, ' ');
  const used = folded.includes('[')
    ? definitions.slice(0, MOST_DEFINITIONS).filter(({ tag }) => folded.includes(`[${tag.toLowerCase()}]`))
    : [];
  const markdown = raw.trimEnd();
  const said = used.map((definition) => definition.raw.trim());
  if (said.length === 0) return { markdown, text: canonicalText(raw) };
  return { markdown, text: canonicalText(`${markdown}\n\n${said.join('\n')}`), definitions: said };
}
