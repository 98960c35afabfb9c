/** Questions about stretches of text that may overlap. Offsets in UTF-16 code units. */
import type { Span } from './document/tree.ts';

/** The spans that hold the character after `offset`, in their order. */
export const spansAt = <T extends Span>(spans: readonly T[], offset: number): readonly T[] =>
  spans.filter(({ start, end }) => start <= offset && offset < end);

/** Whether two stretches share at least one character. */
export const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** The spans that share at least one character with [start, end), in their order. */
export function spansWithin<T extends Span>(spans: readonly T[], start: number, end: number): readonly T[] {
  const stretch = { start, end };
  return spans.filter((span) => meet(span, stretch));
}

/** Spans that lie in each other, the innermost first. */
export const shortestFirst = <T extends Span>(spans: Iterable<T>): readonly T[] =>
  [...spans].toSorted((a, b) => a.end - a.start - (b.end - b.start));

/**
 * Gives each of some labelled stretches the lowest lane that no stretch it overlaps has taken: how underlines that
 * cross are kept apart. Greedy over the starts, which needs no more lanes than there are stretches at one place.
 * @param spans in order of start
 */
export function lanesOf(spans: readonly Span[]): readonly number[] {
  const ends: number[] = [];
  return spans.map(({ start, end }) => {
    const free = ends.findIndex((taken) => taken <= start);
    const lane = free === -1 ? ends.length : free;
    ends[lane] = end;
    return lane;
  });
}

/** A stretch in which the same spans hold throughout. */
export interface Segment<T> extends Span {
  readonly spans: readonly T[];
}

/** Cuts [0, length) wherever a span begins or ends: highlighted text for those who cannot overlap, as in HTML. */
export function segmentsOf<T extends Span>(spans: readonly T[], length: number): readonly Segment<T>[] {
  const cuts = [...new Set([0, length, ...spans.flatMap(({ start, end }) => [start, end])])]
    .filter((cut) => cut >= 0 && cut <= length)
    .sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, index) => {
    const end = cuts[index + 1] ?? length;
    return { start, end, spans: spansWithin(spans, start, end) };
  });
}
