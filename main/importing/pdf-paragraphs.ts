/** Lines of a PDF to paragraphs, headings and items of lists, across columns and pages. */
import { SENTENCE_END } from './lines.ts';
import { BlockWriter, type Block } from './pdf-blocks.ts';
import type { Line } from './pdf-lines.ts';
import type { Shape } from './pdf-shape.ts';

/** An indent, in sizes of the font. */
const INDENT = 0.8;
/** More than an indent: another column, a picture's words. */
const WIDEST_INDENT = 5;
/** Wider gaps between lines part paragraphs, in the usual distance of lines. */
const PARTING = 1.28;
/** Letters of another size are not of the same paragraph. */
const OTHER_SIZE = 1.12;
/** Headings are set larger than this, in sizes of the text. */
const LARGER = 1.15;
/** Lines that fill so much of their column are long. */
const LONG = 0.6;
/** So many of a line's last letters show whether dots lead to a number. */
const LEADERS = 24;

const BULLET = /^[•‣◦▪▫■□●○∙·➢➤✓\uf0b7\uf0a7\uf076]\s*(?=\S)/u;
const DASH = /^[-–—*]\s+(?=\S)/;
const NUMBER = /^\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]\s+(?=\S)/i;

/** What becomes of a line after another: it goes on in the same line, begins one of its own, or a paragraph. */
type Next = 'joined' | 'line' | 'paragraph';

/**
 * The paragraphs of some lines.
 * @param lines in reading order
 * @param known words of the whole text, for telling a hyphen from a word that was divided
 */
export function blocksOf(lines: readonly Line[], shape: Shape, known: ReadonlySet<string>): readonly Block[] {
  const writers: BlockWriter[] = [];
  let linesIn = 0;
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1];
    const writer = writers.at(-1);
    const next =
      before === undefined || writer === undefined
        ? 'paragraph'
        : nextAfter({ before, line, after: lines[index + 1], linesIn, isItem: writer.mark !== null, shape });
    linesIn = next === 'paragraph' ? 1 : linesIn + 1;
    if (next === 'paragraph') writers.push(new BlockWriter(line, markOf(line, before, shape), known));
    else if (next === 'joined') writer?.join(line);
    else writer?.breakBefore(line);
  }
  return writers.map((writer) => writer.end());
}

interface Place {
  readonly before: Line;
  readonly line: Line;
  readonly after: Line | undefined;
  /** How many lines the paragraph has so far, and whether it is an item of a list. */
  readonly linesIn: number;
  readonly isItem: boolean;
  readonly shape: Shape;
}

function nextAfter(place: Place): Next {
  const { before, line, shape } = place;
  if (areOfOtherSizes(before, line) || before.turn !== line.turn) return 'paragraph';
  if (markOf(line, before, shape) !== null) return 'paragraph';
  const isSameColumn = areInOneColumn(before, line);
  if (isSameColumn) {
    const gap = line.base - before.base;
    if (isDisplayed(line, shape)) return gap > 0 && gap <= line.size * 1.7 ? 'joined' : 'paragraph';
    if (gap <= 0 || gap > shape.leading(line.size) * PARTING) return 'paragraph';
  }
  const full = isFull(before, line, shape);
  if (before.bold !== line.bold && !full) return 'paragraph';
  if (isSameColumn ? indentParts(place, full) : isIndented(place)) return 'paragraph';
  if (hasLeaders(before.words) || (before.isSpread && line.isSpread)) return 'line';
  return full ? 'joined' : afterShort(before, line, shape);
}

/** What comes after a line that had room for more: nobody leaves a long one in the middle of a sentence. */
function afterShort(before: Line, line: Line, shape: Shape): Next {
  const ended = SENTENCE_END.test(before.words);
  const { left, right } = shape.column(before);
  const isLong = before.right - before.left > (right - left) * LONG;
  if (/^\p{Ll}/u.test(line.words) && !ended && isLong) return 'joined';
  return ended ? 'paragraph' : 'line';
}

/** Dots that lead to a number, as in a table of contents. */
export const hasLeaders = (words: string): boolean =>
  /(?:[.·…_] ?){4}[\s.·…_]*[\divxlc]{1,6}$/i.test(words.slice(-LEADERS));

const areInOneColumn = (one: Line, other: Line): boolean =>
  one.page === other.page && one.column === other.column;

const areOfOtherSizes = (one: Line, other: Line): boolean =>
  Math.max(one.size, other.size) > Math.min(one.size, other.size) * OTHER_SIZE;

export const isDisplayed = ({ size }: { readonly size: number }, shape: Shape): boolean =>
  size > shape.size * LARGER;

/** Where a line begins, from its column's edge. */
function indentOf(line: Line, shape: Shape): number {
  const { left, right } = shape.column(line);
  return line.isRtl ? right - line.right : line.left - left;
}

/** Whether the next line's first word would not have fitted. */
function isFull(before: Line, line: Line, shape: Shape): boolean {
  const { left, right } = shape.column(before);
  const room = before.isRtl ? before.left - left : right - before.right;
  const word = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|^\S+/u.exec(line.words)?.[0] ?? '';
  const letter = (line.right - line.left) / Math.max(1, line.words.length);
  return room < (word.length + 0.5) * letter;
}

/** Within a column, an indent begins a paragraph, unless the lines after the first hang. */
function indentParts({ before, line, after, linesIn, isItem, shape }: Place, full: boolean): boolean {
  const deeper = indentOf(line, shape) - indentOf(before, shape);
  if (deeper > INDENT * line.size) {
    const goesOn =
      after !== undefined &&
      areInOneColumn(after, line) &&
      Math.abs(indentOf(after, shape) - indentOf(line, shape)) < INDENT * line.size;
    return !(linesIn === 1 && (isItem || (goesOn && full)));
  }
  // The second line of a paragraph stands further out than its first.
  return deeper < -INDENT * line.size && linesIn > 1;
}

/** Whether the first line of a column stands in like the first of a paragraph. */
function isIndented({ line, after, shape }: Place): boolean {
  const indent = indentOf(line, shape) / line.size;
  if (indent <= INDENT || indent > WIDEST_INDENT) return false;
  return after === undefined || indentOf(after, shape) <= INDENT * line.size;
}

/** The mark with which a line begins an item of a list; a dash or a number that wrapping put there is none. */
function markOf(line: Line, before: Line | undefined, shape: Shape): string | null {
  const bullet = BULLET.exec(line.words);
  if (bullet !== null) return bullet[0];
  const mark = DASH.exec(line.words) ?? NUMBER.exec(line.words);
  if (mark === null) return null;
  if (before === undefined) return mark[0];
  if (!areInOneColumn(before, line)) return isFull(before, line, shape) ? null : mark[0];
  const isApart = line.base - before.base > shape.leading(line.size) * PARTING;
  const isMoved = Math.abs(indentOf(line, shape) - indentOf(before, shape)) > INDENT * line.size;
  return isApart || isMoved || !isFull(before, line, shape) ? mark[0] : null;
}
