/** Runs of letters to rows: what stands on one base line, with the small letters raised above it or lowered. */
import type { Run } from './pdf-runs.ts';

/** Runs on one base line that are near each other. */
export interface Row {
  readonly runs: readonly Run[];
  /** The line of the page that it is part of, from the top. */
  readonly line: number;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
}

/** How far bases on one line may lie apart, in sizes of the font. */
const SAME_BASE = 0.25;
/** Raised and lowered letters are smaller than this, in sizes of those beside them. */
const SMALL = 0.85;
/** The raised ones stand this much higher at most, the lowered ones this much lower. */
const RAISED_BY = 0.75;
const LOWERED_BY = 0.4;
/** How far from a neighbour they stand at most, in its size. */
const NEAR = 0.35;
/** A wider gap within a line, in sizes of the font, may be one between columns. */
const WIDE_GAP = 0.8;

/** The rows of a page from its top, those of one line from the left; a line is parted at every wide gap. */
export function rowsOf(runs: readonly Run[]): readonly Row[] {
  const lines = withRaised(onBases(runs));
  return lines.flatMap((line, index) => partsOf(line).map((part) => rowOf(part, index)));
}

function onBases(runs: readonly Run[]): readonly (readonly Run[])[] {
  const lines: Run[][] = [];
  let first: Run | null = null;
  for (const run of [...runs].sort((a, b) => a.base - b.base)) {
    const last = lines.at(-1);
    const reach = SAME_BASE * Math.min(run.size, first?.size ?? 0);
    if (last !== undefined && first !== null && run.base - first.base <= reach) last.push(run);
    else {
      lines.push([run]);
      first = run;
    }
  }
  return lines.map((line) => line.sort((a, b) => a.left - b.left));
}

/** Puts small letters into the line beside which they stand, raised or lowered. */
function withRaised(lines: readonly (readonly Run[])[]): readonly (readonly Run[])[] {
  const filled: Run[][] = lines.map(() => []);
  lines.forEach((line, index) => {
    const hosts = [index + 1, index - 1].map((to) => ({ to, runs: lines[to] ?? [], edge: NaN }));
    for (const run of line) {
      const host = hosts.find(({ runs, edge }) => isBeside(run, runs, edge));
      if (host === undefined) {
        filled[index]?.push(run);
        continue;
      }
      host.edge = run.right;
      filled[host.to]?.push({ ...run, words: inSmallLetters(run, host.to > index) });
    }
  });
  return filled.filter((line) => line.length > 0).map((line) => line.sort((a, b) => a.left - b.left));
}

/** @param edge where the last letters end that went to the same line */
function isBeside(run: Run, line: readonly Run[], edge: number): boolean {
  const after = firstAfter(line, run.left);
  return [line[after - 1], line[after]].some((other) => {
    if (other === undefined || run.size > other.size * SMALL) return false;
    const raised = other.base - run.base;
    if (raised > other.size * RAISED_BY || raised < -other.size * LOWERED_BY) return false;
    const near = (gap: number): boolean => Math.abs(gap) <= other.size * NEAR;
    return near(run.left - other.right) || near(other.left - run.right) || near(run.left - edge);
  });
}

/** The index of the first run that begins further right, in a line sorted by that. */
function firstAfter(line: readonly Run[], left: number): number {
  let low = 0;
  let high = line.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line[middle]?.left ?? Infinity) <= left) low = middle + 1;
    else high = middle;
  }
  return low;
}

const PLAIN = '0123456789+-n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋ₙ';

/** Numbers in other letters, so that the number of a footnote does not become part of a word or a year. */
function inSmallLetters({ words }: Run, isRaised: boolean): string {
  const letters = isRaised ? RAISED : LOWERED;
  return /^[\d+\-n,\s]*\d[\d+\-n,\s]*$/.test(words)
    ? words.replace(/[\d+\-n]/g, (one) => letters[PLAIN.indexOf(one)] ?? one)
    : words;
}

/** A line's runs, parted at the wide gaps. */
function partsOf(line: readonly Run[]): readonly (readonly Run[])[] {
  const parts: Run[][] = [];
  let edge = -Infinity;
  for (const run of line) {
    const last = parts.at(-1);
    if (last !== undefined && run.left - edge <= WIDE_GAP * run.size) last.push(run);
    else parts.push([run]);
    edge = Math.max(edge, run.right);
  }
  return parts;
}

/** Its base and size are those of most of its letters. */
function rowOf(runs: readonly Run[], line: number): Row {
  const main = commonest(runs);
  return {
    runs,
    line,
    left: runs.reduce((least, { left }) => Math.min(least, left), Infinity),
    right: runs.reduce((most, { right }) => Math.max(most, right), -Infinity),
    base: main?.base ?? 0,
    size: main?.size ?? 1,
  };
}

function commonest(runs: readonly Run[]): Run | undefined {
  const letters = new Map<number, number>();
  for (const { size, words } of runs) letters.set(size, (letters.get(size) ?? 0) + words.length);
  const [most] = [...letters].reduce((best, each) => (each[1] > best[1] ? each : best), [0, 0]);
  return runs.find(({ size }) => size === most);
}

/** Rows of one line that no gap between columns parts after all. */
export function mergedRows(rows: readonly Row[]): readonly Row[] {
  const lines = new Map<number, Row[]>();
  for (const row of rows) {
    const line = lines.get(row.line);
    if (line === undefined) lines.set(row.line, [row]);
    else line.push(row);
  }
  return [...lines].map(([line, parts]) =>
    rowOf(
      parts.flatMap(({ runs }) => runs),
      line,
    ),
  );
}
