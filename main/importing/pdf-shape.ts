/** The shape of a PDF's text: the size of its letters, how far its lines are apart, where its columns end. */
import { median } from './pdf-columns.ts';
import { columnsOf } from './pdf-footnotes.ts';
import type { Line } from './pdf-lines.ts';

export interface Shape {
  /** Of the letters of the text, as against headings and notes. */
  readonly size: number;
  /** From one line's base to the next one's, for letters of a size. */
  readonly leading: (size: number) => number;
  /** Where the lines of the column begin and end that a line is in. */
  readonly column: (line: Line) => Edges;
}

export interface Edges {
  readonly left: number;
  readonly right: number;
}

/** A column of fewer lines hardly shows where it ends. */
const ENOUGH_LINES = 4;
/** How exactly columns of several pages begin at one place, in the page's units. */
const SAME_EDGE = 8;

/** @param lines of the whole document */
export function shapeOf(lines: readonly Line[]): Shape {
  const columns = columnsOf(lines);
  const leadings = leadingsOf(columns);
  const edges = edgesOf(columns);
  return {
    size: sizeOfMost(lines),
    leading: (size) => leadings.get(rounded(size)) ?? size * 1.2,
    column: (line) => edges.get(nameOf(line)) ?? line,
  };
}

function sizeOfMost(lines: readonly Line[]): number {
  const letters = new Map<number, number>();
  for (const { size, words } of lines)
    letters.set(rounded(size), (letters.get(rounded(size)) ?? 0) + words.length);
  return [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [1, 0])[0];
}

const rounded = (size: number): number => Math.max(0.5, Math.round(size * 2) / 2);

function leadingsOf(columns: readonly (readonly Line[])[]): ReadonlyMap<number, number> {
  const gaps = new Map<number, number[]>();
  for (const column of columns)
    column.slice(1).forEach((line, index) => {
      const before = column[index] ?? line;
      const gap = line.base - before.base;
      const size = rounded(line.size);
      if (rounded(before.size) !== size || gap <= 0 || gap > size * 3) return;
      const known = gaps.get(size);
      if (known === undefined) gaps.set(size, [gap]);
      else known.push(gap);
    });
  return new Map([...gaps].map(([size, all]) => [size, median(all)]));
}

const nameOf = ({ page, column }: Line): string => `${page}/${column}`;

/** Where most lines of each column begin and end; a short column ends where others end that begin at its place. */
function edgesOf(columns: readonly (readonly Line[])[]): ReadonlyMap<string, Edges> {
  const ends = new Map<number, number>();
  const named = columns.flatMap((column) => {
    const [first] = column;
    if (first === undefined) return [];
    const left = share(
      column.map((line) => line.left),
      0.1,
    );
    const right = share(
      column.map((line) => line.right),
      column.length < ENOUGH_LINES ? 1 : 0.9,
    );
    const place = Math.round(left / SAME_EDGE);
    if (column.length >= ENOUGH_LINES) ends.set(place, Math.max(right, ends.get(place) ?? right));
    return [{ name: nameOf(first), left, right, place, isShort: column.length < ENOUGH_LINES }];
  });
  return new Map(
    named.map(({ name, left, right, place, isShort }) => {
      const end = isShort ? Math.max(right, ends.get(place) ?? right) : right;
      return [name, { left, right: end }];
    }),
  );
}

const share = (numbers: readonly number[], part: number): number =>
  [...numbers].sort((a, b) => a - b)[Math.min(numbers.length - 1, Math.floor(numbers.length * part))] ?? 0;
