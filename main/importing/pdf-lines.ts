/** Runs of letters to lines of words, by where they stand. */
import { readingOrder } from './pdf-columns.ts';
import { mergedRows, rowsOf, type Row } from './pdf-rows.ts';
import { TURNS, type Run, type Turn } from './pdf-runs.ts';

/** A run in its line: where in the line's words it begins. */
export interface PlacedRun {
  readonly run: Run;
  readonly start: number;
}

/** A line of one column. */
export interface Line {
  readonly words: string;
  /** The page it is on, from 1. */
  readonly page: number;
  /** Its column, or stretch of the page without columns; counted from 0 on each page. */
  readonly column: number;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  readonly size: number;
  readonly bold: boolean;
  readonly isRtl: boolean;
  readonly turn: Turn;
  /** There are gaps in it as between the cells of a table. */
  readonly isSpread: boolean;
  /** In the order in which they are read. */
  readonly runs: readonly PlacedRun[];
}

/** The lines of a page in reading order; those that are written another way than most come last. */
export function linesOf(runs: readonly Run[], page: number): readonly Line[] {
  const turned = TURNS.map((turn) => runs.filter((run) => run.turn === turn));
  const columns = turned
    .sort((a, b) => lettersIn(b) - lettersIn(a))
    .flatMap((some) => readingOrder(rowsOf(some)));
  return columns.flatMap((rows, column) => mergedRows(rows).map((row) => lineOf(row, page, column)));
}

const lettersIn = (runs: readonly Run[]): number => runs.reduce((sum, { words }) => sum + words.length, 0);

function lineOf({ runs, base, size, left, right }: Row, page: number, column: number): Line {
  const isRtl = lettersIn(runs.filter((run) => run.isRtl)) * 2 > lettersIn(runs);
  const { words, placed } = joined(inReadingOrder(runs, isRtl));
  return {
    words,
    page,
    column,
    left,
    right,
    base,
    size,
    bold: lettersIn(runs.filter((run) => run.bold)) > lettersIn(runs) * 0.95,
    isRtl,
    turn: runs[0]?.turn ?? 0,
    isSpread: placed.some(({ run }, index) => gapBetween(placed[index - 1]?.run ?? run, run) > SPREAD * size),
    runs: placed,
  };
}

/** From left to right, or from right to left; stretches that run against the line the other way round. */
function inReadingOrder(runs: readonly Run[], isRtl: boolean): readonly Run[] {
  const ordered = [...runs].sort((a, b) => (isRtl ? b.right - a.right : a.left - b.left));
  const stretches: Run[][] = [];
  for (const run of ordered) {
    const last = stretches.at(-1);
    if (last?.[0] !== undefined && last[0].isRtl === run.isRtl) last.push(run);
    else stretches.push([run]);
  }
  return stretches.flatMap((stretch) => (stretch[0]?.isRtl === isRtl ? stretch : stretch.reverse()));
}

/** Wider gaps, in sizes of the font, are spaces that nobody drew. */
const GAP = 0.18;
/** And these part cells. */
const SPREAD = 2;

function joined(runs: readonly Run[]): { readonly words: string; readonly placed: readonly PlacedRun[] } {
  const parts: string[] = [];
  const placed: PlacedRun[] = [];
  let length = 0;
  let before: Run | null = null;
  for (const run of runs) {
    if (before !== null && isTwice(before, run)) continue;
    if (before !== null && areApart(before, run)) {
      parts.push(' ');
      length += 1;
    }
    placed.push({ run, start: length });
    parts.push(run.words);
    length += run.words.length;
    before = run;
  }
  // Some programs divide words with a hyphen of its own.
  return { words: parts.join('').replace(/\u2010$/, '-'), placed };
}

function areApart(before: Run, run: Run): boolean {
  const [left, right] = before.left <= run.left ? [before, run] : [run, before];
  if (left.spaceRight || right.spaceLeft) return true;
  return gapBetween(before, run) > GAP * Math.min(before.size, run.size);
}

const gapBetween = (one: Run, other: Run): number =>
  Math.max(one.left, other.left) - Math.min(one.right, other.right);

/** Some programs draw letters twice, hardly apart, to make them bold. */
const isTwice = (before: Run, run: Run): boolean =>
  before.words === run.words && Math.abs(before.left - run.left) < run.size * 0.2 && before.size === run.size;
