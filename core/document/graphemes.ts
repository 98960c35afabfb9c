import type { Span } from './tree.ts';

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Longer than any cluster of real writing, short enough for Intl.Segmenter, which slows down on long input. */
const WINDOW = 64;

/**
 * The smallest stretch that holds `span` and cuts no grapheme cluster: no half of an emoji, no letter without
 * its accent. Offsets in UTF-16 code units.
 */
export function wholeGraphemes(text: string, span: Span): Span {
  return { start: edge(text, span.start).start, end: edge(text, span.end).end };
}

/** Whether a stretch begins and ends between grapheme clusters. */
export function isWhole(text: string, span: Span): boolean {
  const { start, end } = wholeGraphemes(text, span);
  return start === span.start && end === span.end;
}

/** The boundaries around an offset: equal where the offset is a boundary itself. */
function edge(text: string, offset: number): Span {
  if (offset <= 0) return { start: 0, end: 0 };
  if (offset >= text.length) return { start: text.length, end: text.length };
  const from = Math.max(0, offset - WINDOW);
  const cluster = segmenter.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  if (cluster === undefined || from + cluster.index === offset) return { start: offset, end: offset };
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length };
}

/** The stretch without the white space at its ends, or null when nothing else is in it. */
export function trimmed(text: string, span: Span): Span | null {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return start < end ? { start, end } : null;
}
