/** Columns of a page: the order in which its rows are read. */
import type { Row } from './pdf-rows.ts';

/** Columns in columns deeper than this are none. */
const DEEPEST = 4;
/** Fewer rows side by side are chance. */
const LEAST_ROWS = 3;
/** How many places are tried for the gap between two columns. */
const TRIES = 8;
/** The least gap between columns, in sizes of the font. */
const LEAST_GAP = 0.6;
/** Prose fills its column; cells of a table stand far apart. The median row's share of its column. */
const LEAST_FILLED = 0.55;
/** Lines of prose are this wide at least, in sizes of the font; cells of a table are mostly narrower. */
const LEAST_WIDTH = 9;
/** How exactly rows begin at one edge, in the page's units. */
const EDGE = 3;

/**
 * Stretches of rows in reading order: columns one after the other, and between them what runs across the page.
 * @param rows from the top, those of one line from the left
 */
export const readingOrder = (rows: readonly Row[]): readonly (readonly Row[])[] => ordered(rows, 0);

function ordered(rows: readonly Row[], depth: number): readonly (readonly Row[])[] {
  if (rows.length < LEAST_ROWS * 2 || depth >= DEEPEST) return rows.length === 0 ? [] : [rows];
  const cuts = placesToCut(rows).map((at) => ({ at, bands: bandsAt(rows, at) }));
  const best = cuts.reduce((one, other) => (worthOf(other) > worthOf(one) ? other : one), NO_CUT);
  if (worthOf(best) === 0) return [rows];
  return best.bands.flatMap((band) =>
    (band.isCut ? sidesOf(band.rows, best.at) : [band.rows]).flatMap((part) => ordered(part, depth + 1)),
  );
}

/** A stretch of the page from top to bottom. */
interface Band {
  readonly rows: readonly Row[];
  /** Whether it is two columns. */
  readonly isCut: boolean;
}

interface Cut {
  readonly at: number;
  readonly bands: readonly Band[];
}

const NO_CUT: Cut = { at: 0, bands: [] };

/** How many rows stand in columns. */
const worthOf = ({ bands }: Cut): number =>
  bands.reduce((sum, { isCut, rows }) => sum + (isCut ? rows.length : 0), 0);

const isLeftOf = (row: Row, at: number): boolean => (row.left + row.right) / 2 < at;

const sidesOf = (rows: readonly Row[], at: number): readonly (readonly Row[])[] => [
  rows.filter((row) => isLeftOf(row, at)),
  rows.filter((row) => !isLeftOf(row, at)),
];

/** Where many rows begin that are not the first of their line: the left edges of columns. */
function placesToCut(rows: readonly Row[]): readonly number[] {
  const edges = new Map<number, number>();
  const first = least(rows.map(({ left }) => left));
  for (const { left } of rows) {
    const edge = Math.round(left / EDGE);
    if (left > first + EDGE) edges.set(edge, (edges.get(edge) ?? 0) + 1);
  }
  return [...edges]
    .filter(([, count]) => count >= LEAST_ROWS)
    .sort((a, b) => b[1] - a[1])
    .slice(0, TRIES)
    .map(([edge]) => (edge - 1) * EDGE);
}

/** Parts the page where lines cross the place, and tells of each part whether it is two columns. */
function bandsAt(rows: readonly Row[], at: number): readonly Band[] {
  const crossing = new Set(rows.filter(({ left, right }) => left < at && right > at).map(({ line }) => line));
  const parts: { rows: Row[]; crosses: boolean }[] = [];
  for (const row of rows) {
    const crosses = crossing.has(row.line);
    const last = parts.at(-1);
    if (last?.crosses === crosses) last.rows.push(row);
    else parts.push({ rows: [row], crosses });
  }
  return joinedBands(
    parts.map((part) => ({ rows: part.rows, isCut: !part.crosses && areColumns(part.rows, at) })),
  );
}

/** Neighbours without columns are one stretch. */
function joinedBands(bands: readonly Band[]): readonly Band[] {
  const stretches: { parts: (readonly Row[])[]; isCut: boolean }[] = [];
  for (const { rows, isCut } of bands) {
    const last = stretches.at(-1);
    if (last !== undefined && !last.isCut && !isCut) last.parts.push(rows);
    else stretches.push({ parts: [rows], isCut });
  }
  return stretches.map(({ parts, isCut }) => ({ rows: parts.flat(), isCut }));
}

function areColumns(rows: readonly Row[], at: number): boolean {
  const [left, right] = [sideOf(rows, at, true), sideOf(rows, at, false)];
  if (left.lines < LEAST_ROWS || right.lines < LEAST_ROWS) return false;
  const gap = right.from - left.to;
  const overlap = Math.min(left.bottom, right.bottom) - Math.max(left.top, right.top);
  return (
    gap >= LEAST_GAP * Math.min(left.size, right.size) &&
    overlap > Math.min(left.bottom - left.top, right.bottom - right.top) / 2 &&
    left.width >= LEAST_FILLED * (right.from - left.from) &&
    right.width >= LEAST_FILLED * (right.to - left.to) &&
    Math.min(left.width / left.size, right.width / right.size) >= LEAST_WIDTH
  );
}

/** What one side of a place looks like; `width` is that of its median line. */
function sideOf(all: readonly Row[], at: number, isLeft: boolean) {
  const rows = all.filter((row) => isLeftOf(row, at) === isLeft);
  const widths = new Map<number, number>();
  for (const { line, left, right } of rows) widths.set(line, (widths.get(line) ?? 0) + right - left);
  return {
    lines: widths.size,
    from: least(rows.map(({ left }) => left)),
    to: -least(rows.map(({ right }) => -right)),
    top: least(rows.map(({ base }) => base)),
    bottom: -least(rows.map(({ base }) => -base)),
    size: median(rows.map(({ size }) => size)),
    width: median([...widths.values()]),
  };
}

/** Spreading that many numbers into a call would overflow the stack. */
const least = (numbers: readonly number[]): number => numbers.reduce((a, b) => Math.min(a, b), Infinity);

export const median = (numbers: readonly number[]): number =>
  [...numbers].sort((a, b) => a - b)[numbers.length >> 1] ?? 0;
