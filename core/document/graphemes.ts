import { once } from '../once.ts';
import type { Span } from './tree.ts';

const segmenter = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));

/**
 * Code units that join nothing to what comes after them: some letters are written before a cluster, Hangul begins with some, and
 * Japanese voicing marks are letters that may stand between the consonants of an Indic one.
 */
const CLOSED = /(?![\u0d4e\u1100-\u115f\ua960-\ua97f\uff9e\uff9f])[\p{L}\p{N}\p{P}\p{Zs}\n]/u;
/** Code units that join nothing that comes before them. Some vowels and voicing marks are letters, as conjoining Hangul is. */
const OPENING =
  /(?![\u0d4e\u0e33\u0eb3\u1100-\u11ff\ua960-\ua97f\ud7b0-\ud7ff\uff9e\uff9f])[\p{L}\p{N}\p{P}\p{Zs}\n]/u;
/** In UTF-16 code units: no writing has so much without a sure boundary, and Intl.Segmenter slows down on long input. */
const FARTHEST = 4096;

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
  if (isSure(text, offset)) return { start: offset, end: offset };
  // What is one cluster can depend on all that goes before it: which flag a letter of a run of flags belongs to.
  let [from, to] = [offset - 1, offset + 1];
  while (from > 0 && offset - from < FARTHEST && !isSure(text, from)) from -= 1;
  while (to < text.length && to - offset < FARTHEST && !isSure(text, to)) to += 1;
  const cluster = segmenter()
    .segment(text.slice(from, to))
    .containing(offset - from);
  if (cluster === undefined || from + cluster.index === offset) return { start: offset, end: offset };
  return { start: from + cluster.index, end: from + cluster.index + cluster.segment.length };
}

/** Whether an offset lies between clusters whatever else the text holds. */
const isSure = (text: string, offset: number): boolean =>
  CLOSED.test(text.charAt(offset - 1)) && OPENING.test(text.charAt(offset));

/**
 * The stretch without the white space at its ends, or null when nothing else is in it. White space with a mark on it
 * is no white space.
 */
export function trimmed(text: string, span: Span): Span | null {
  const words = text.slice(span.start, span.end);
  const start = span.start + (words.length - words.trimStart().length);
  const end = span.end - (words.length - words.trimEnd().length);
  return start < end ? wholeGraphemes(text, { start, end }) : null;
}
