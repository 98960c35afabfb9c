/** How the highlights of an appendix overlap, worked out once for the whole text. */
import { segmentsOf, lanesOf } from '../spans.ts';
import type { Span } from '../document/tree.ts';
import type { Issue } from '../model.ts';
import type { BriefHighlight } from './model.ts';

/** One line under a stretch; null for a highlight without an issue. */
export interface Lined extends Span {
  readonly issue: Issue | null;
  /** How far below the words it runs, from 0. */
  readonly lane: number;
}

/** A stretch in which the same lines run throughout. */
export interface MarkedStretch extends Span {
  readonly lines: readonly Lined[];
}

/** The stretches that [0, length) falls into, those without a highlight included. */
export function stretchesOf(highlights: readonly BriefHighlight[], length: number): readonly MarkedStretch[] {
  const spans = highlights.flatMap(({ start, end, issues }) =>
    (issues.length === 0 ? [null] : issues).map((issue) => ({ start, end, issue })),
  );
  const lanes = lanesOf(spans);
  const lined = spans.map((span, index): Lined => ({ ...span, lane: lanes[index] ?? 0 }));
  return segmentsOf(lined, length).map(({ start, end, spans: lines }) => ({ start, end, lines }));
}

/** The part of each stretch that lies in [start, end), found by bisection: there may be thousands. */
export function stretchesWithin(
  stretches: readonly MarkedStretch[],
  { start, end }: Span,
): readonly MarkedStretch[] {
  const within: MarkedStretch[] = [];
  for (let index = firstEndingAfter(stretches, start); index < stretches.length; index += 1) {
    const stretch = stretches[index];
    if (stretch === undefined || stretch.start >= end) break;
    within.push({ ...stretch, start: Math.max(start, stretch.start), end: Math.min(end, stretch.end) });
  }
  return within;
}

function firstEndingAfter(stretches: readonly Span[], offset: number): number {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.end ?? Infinity) > offset) high = middle;
    else low = middle + 1;
  }
  return low;
}
