/** Which part of a long list in groups is drawn. Distances in CSS pixels from the top of the list. */
import type { PageGroup } from '../../../core/issues/page.ts';
import type { RowHeights } from './row-heights.ts';

/** The height of a group's heading, and of the space before it; issue.css keeps to it. */
export const HEADING = 44;

/** A group of which something is drawn. */
export interface DrawnGroup {
  readonly group: PageGroup;
  readonly index: number;
  /** Its first row among all. */
  readonly first: number;
  /** The rows that are drawn: from one, to another that is not. */
  readonly from: number;
  readonly to: number;
  /** The space that its other rows take. */
  readonly before: number;
  readonly after: number;
}

export interface DrawnList {
  readonly from: number;
  readonly to: number;
  readonly groups: readonly DrawnGroup[];
  /** The space that the other groups take. */
  readonly before: number;
  readonly after: number;
}

/** The first row of each group, and where the last ends. */
export const firstRows = (groups: readonly PageGroup[]): readonly number[] =>
  groups.reduce<number[]>((firsts, { passages }) => [...firsts, (firsts.at(-1) ?? 0) + passages], [0]);

/** Where a row begins, the headings before it counted. */
export const topOf = (heights: RowHeights, firsts: readonly number[], row: number): number =>
  heights.top(row) + HEADING * (groupAt(firsts, row) + 1);

/** The group in which a row is. */
export function groupAt(firsts: readonly number[], row: number): number {
  let [low, high] = [0, firsts.length - 2];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((firsts[middle] ?? 0) <= row) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** The rows that are within a stretch of the list: from one, to another that is not. */
export function rowsWithin(
  heights: RowHeights,
  firsts: readonly number[],
  { top, bottom }: { readonly top: number; readonly bottom: number },
): readonly [from: number, to: number] {
  // Headings move rows down, by no more than all of them take.
  const within = (distance: number): number => {
    let [low, high] = [0, heights.rows];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (topOf(heights, firsts, middle + 1) <= distance) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return [within(Math.max(0, top)), Math.min(heights.rows, within(Math.max(0, bottom)) + 1)];
}

/** What is drawn when these rows are. */
export function drawnList(
  groups: readonly PageGroup[],
  firsts: readonly number[],
  heights: RowHeights,
  [from, to]: readonly [number, number],
): DrawnList {
  const [start, end] = [groupAt(firsts, from), groupAt(firsts, Math.max(from, to - 1))];
  const drawn = groups.slice(start, end + 1).map((group, offset): DrawnGroup => {
    const index = start + offset;
    const first = firsts[index] ?? 0;
    const last = first + group.passages;
    const [a, b] = [Math.max(first, from), Math.min(last, to)];
    return {
      group,
      index,
      first,
      from: a,
      to: b,
      before: heights.top(a) - heights.top(first),
      after: heights.top(last) - heights.top(b),
    };
  });
  return {
    from,
    to,
    groups: drawn,
    before: heights.top(firsts[start] ?? 0) + HEADING * start,
    after:
      heights.top(heights.rows) -
      heights.top(firsts[end + 1] ?? heights.rows) +
      HEADING * Math.max(0, groups.length - end - 1),
  };
}
