/** The pieces of a plain text, told by the look of their lines, and how each is written as Markdown. */
import { markdownOfParagraph } from '../../core/document/escape.ts';
import { blocksOfLines, joinWrapped, knownWords, paragraphsOf, wrapWidth } from './lines.ts';

export type Piece =
  | { readonly type: 'paragraph'; readonly lines: readonly string[] }
  | { readonly type: 'heading'; readonly words: string }
  | { readonly type: 'list'; readonly first: number | null; readonly items: readonly string[] }
  | { readonly type: 'quote'; readonly pieces: readonly Piece[] }
  | { readonly type: 'columns'; readonly lines: readonly string[] }
  | { readonly type: 'rule' };

const BULLET = /^\s*[-*+•‣◦▪·●○]\s+(?=\S)/;
const NUMBER = /^\s*(\d{1,3})[.)]\s+(?=\S)/;
const QUOTED = /^\s{0,3}>/;
const RULE = /^\s*(?:([-*_=~#])\s*)(?:\1\s*){2,}$/;
const COLUMNS = /\S(?: {3,}|\t+ *)\S/;
const UNDERLINE = /^\s*(={3,}|-{3,}|~{3,})\s*$/;
const MAX_QUOTES = 8;

interface Shape {
  readonly width: number | null;
  readonly known: ReadonlySet<string>;
  readonly quotes: number;
}

/** Reads a plain text as pieces. No word of it is lost, and none is added. */
export const piecesOf = (text: string): readonly Piece[] => piecesAt(text, 0);

function piecesAt(text: string, quotes: number): readonly Piece[] {
  const blocks = blocksOfLines(text);
  const width = wrapWidth(blocks);
  const shape = { width, known: width === null ? new Set<string>() : knownWords(text), quotes };
  return blocks.flatMap((block, index) => {
    if (isTabular(block)) return [{ type: 'columns' as const, lines: block }];
    if (isLoneItem(block) && !isItem(blocks[index - 1]) && !isItem(blocks[index + 1]))
      return [paragraph(block)];
    return partsOf(block).flatMap((part) => pieceOf(part, shape));
  });
}

const paragraph = (lines: readonly string[]): Piece => ({
  type: 'paragraph',
  lines: lines.map((line) => line.trim()),
});

/** One line after a dash is as well a signature as a list. */
const isLoneItem = (block: readonly string[]): boolean => block.length === 1 && isItem(block);
const isItem = (block: readonly string[] | undefined): boolean => BULLET.test(block?.[0] ?? '');

type Kind = 'lines' | 'bullets' | 'numbers' | 'quote' | 'rule' | 'heading' | 'underline';
interface Part {
  readonly kind: Kind;
  readonly lines: readonly string[];
}

/** Parts a block where bullets, quotes, rules or underlined headings begin and end. */
function partsOf(block: readonly string[]): readonly Part[] {
  const parts: { kind: Kind; lines: string[] }[] = [];
  block.forEach((line, index) => {
    const part = parts.at(-1);
    const kind = kindOf(line, block[index + 1], part?.kind);
    if (part !== undefined && (kind === 'underline' || (kind === part.kind && kind !== 'rule')))
      part.lines.push(line);
    else parts.push({ kind, lines: [line] });
    if (kind === 'underline' && part !== undefined) part.kind = 'underline';
  });
  return withoutFalseLists(parts);
}

/** A number or a dash that wrapping brought to the beginning of a line makes no list. */
function withoutFalseLists(parts: readonly Part[]): readonly Part[] {
  const merged: { kind: Kind; lines: string[] }[] = [];
  for (const part of parts) {
    const kind = isFalseList(part, parts.length) ? 'lines' : part.kind;
    const before = merged.at(-1);
    if (kind === 'lines' && before?.kind === 'lines') for (const line of part.lines) before.lines.push(line);
    else merged.push({ kind, lines: [...part.lines] });
  }
  return merged;
}

function isFalseList({ kind, lines }: Part, parts: number): boolean {
  if (kind === 'numbers') return !isCounting(numbersOf(lines));
  return kind === 'bullets' && parts > 1 && lines.filter((line) => BULLET.test(line)).length < 2;
}

const numbersOf = (lines: readonly string[]): readonly number[] =>
  lines.flatMap((line) => NUMBER.exec(line)?.[1] ?? []).map(Number);

const isCounting = (numbers: readonly number[]): boolean =>
  numbers.length >= 2 && numbers.every((number, index) => number === (numbers[0] ?? 0) + index);

function kindOf(line: string, next: string | undefined, before: Kind | undefined): Kind {
  if (before === 'heading') return 'underline';
  if (isUnderlined(line, next)) return 'heading';
  if (RULE.test(line)) return 'rule';
  if (QUOTED.test(line)) return 'quote';
  if (BULLET.test(line)) return 'bullets';
  if (NUMBER.test(line)) return 'numbers';
  // A list goes on in lines that stand further in.
  return (before === 'bullets' || before === 'numbers') && /^\s{2,}\S/.test(line) ? before : 'lines';
}

const isUnderlined = (line: string, next: string | undefined): boolean =>
  next !== undefined &&
  UNDERLINE.test(next) &&
  /[\p{L}\p{N}]/u.test(line) &&
  Math.abs(line.trim().length - next.trim().length) <= 4;

const isTabular = (lines: readonly string[]): boolean =>
  lines.length >= 3 && lines.filter((line) => COLUMNS.test(line)).length >= lines.length * 0.7;

function pieceOf({ kind, lines }: Part, shape: Shape): readonly Piece[] {
  switch (kind) {
    case 'heading':
    case 'underline':
      return [{ type: 'heading', words: lines[0]?.trim() ?? '' }];
    case 'rule':
      return [{ type: 'rule' }];
    case 'quote':
      return quoteOf(lines, shape);
    case 'bullets':
      return [listOf(lines, BULLET, null, shape)];
    case 'numbers':
      return [listOf(lines, NUMBER, numbersOf(lines)[0] ?? 1, shape)];
    case 'lines':
      return paragraphsOf(lines, shape.width, shape.known).map(paragraph);
  }
}

function quoteOf(lines: readonly string[], { quotes }: Shape): readonly Piece[] {
  if (quotes >= MAX_QUOTES) return [paragraph(lines)];
  const inner = lines.map((line) => line.replace(/^\s{0,3}> ?/, '')).join('\n');
  return [{ type: 'quote', pieces: piecesAt(inner, quotes + 1) }];
}

function listOf(lines: readonly string[], mark: RegExp, first: number | null, { known }: Shape): Piece {
  const items: string[] = [];
  for (const line of lines) {
    const item = items.at(-1);
    if (mark.test(line) || item === undefined) items.push(line.replace(mark, ''));
    else items[items.length - 1] = joinWrapped(item, line.trim(), known);
  }
  return { type: 'list', first, items };
}

/** Pieces as Markdown whose canonical text is their words. */
export const markdownOfPieces = (pieces: readonly Piece[]): string =>
  pieces
    .map(markdownOf)
    .filter((markdown) => markdown !== '')
    .join('\n\n');

function markdownOf(piece: Piece): string {
  switch (piece.type) {
    case 'paragraph':
      return linesOf(piece.lines);
    case 'heading':
      return `## ${markdownOfParagraph(piece.words).replace(/#+$/, '\\$&')}`;
    case 'list':
      return piece.items
        .map((words, index) => markOf(piece.first, index) + markdownOfParagraph(words))
        .join('\n');
    case 'quote':
      return markdownOfPieces(piece.pieces)
        .replace(/^(?=.)/gm, '> ')
        .replace(/^$/gm, '>');
    case 'columns':
      return fenced(piece.lines);
    case 'rule':
      return '---';
  }
}

const linesOf = (lines: readonly string[]): string => lines.map(markdownOfParagraph).join('\\\n');

const markOf = (first: number | null, index: number): string =>
  first === null ? '- ' : `${first + index}. `;

function fenced(lines: readonly string[]): string {
  const text = lines.join('\n');
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
