/** Where a reading caret goes: by character, word, sentence or paragraph. Offsets are UTF-16 code units of the canonical text. */
import { sentencesOf } from './document/sentences.ts';
import type { Span } from './document/tree.ts';
import { once } from './once.ts';

export const CARET_UNITS = ['character', 'word', 'sentence', 'paragraph', 'text'] as const;
export type CaretUnit = (typeof CARET_UNITS)[number];

export interface CaretMove {
  readonly unit: CaretUnit;
  readonly direction: 'forward' | 'backward';
  /** With Shift: then it stops at the end of a sentence or paragraph, so that just that is selected. */
  readonly extending: boolean;
  /** Of the text; BCP 47. */
  readonly language: string | null;
}

const graphemes = once(() => new Intl.Segmenter(undefined, { granularity: 'grapheme' }));
const words = once(() => new Intl.Segmenter(undefined, { granularity: 'word' }));

/** Longer than any cluster of real writing. */
const CLUSTER = 64;
/** Words are looked for in no more than this at once: Intl.Segmenter slows down on long input. */
const NEARBY = 400;

/** What stands between blocks, lines and cells: the caret never stands inside. */
const BETWEEN = /[\n\t]/;

/** Where the caret goes from an offset; the offset itself at the end of the text, or its beginning. */
export function moveCaret(text: string, offset: number, move: CaretMove): number {
  const forward = move.direction === 'forward';
  switch (move.unit) {
    case 'character':
      return forward ? nextCharacter(text, offset) : previousCharacter(text, offset);
    case 'word':
      return forward ? endOfWord(text, offset) : startOfWord(text, offset);
    case 'sentence':
      return forward ? nextSentence(text, offset, move) : previousSentence(text, offset, move.language);
    case 'paragraph':
      return forward ? nextParagraph(text, offset, move.extending) : previousParagraph(text, offset);
    case 'text':
      return forward ? text.length : 0;
  }
}

function nextCharacter(text: string, offset: number): number {
  if (offset >= text.length) return text.length;
  if (BETWEEN.test(text.charAt(offset))) return skip(text, offset, 1);
  const cluster = graphemes()
    .segment(text.slice(offset, offset + CLUSTER))
    .containing(0);
  return offset + (cluster?.segment.length ?? 1);
}

function previousCharacter(text: string, offset: number): number {
  if (offset <= 0) return 0;
  if (BETWEEN.test(text.charAt(offset - 1))) return skip(text, offset, -1);
  const from = Math.max(0, offset - CLUSTER);
  const cluster = graphemes()
    .segment(text.slice(from, offset))
    .containing(offset - from - 1);
  return from + (cluster?.index ?? offset - from - 1);
}

/** Over all that stands between two blocks, lines or cells. */
function skip(text: string, offset: number, by: 1 | -1): number {
  let at = offset;
  while (BETWEEN.test(text.charAt(by === 1 ? at : at - 1))) at += by;
  return at;
}

function endOfWord(text: string, offset: number): number {
  const from = lineOf(text, offset).start;
  const start = Math.max(from, offset - NEARBY);
  const { end } = lineOf(text, offset);
  for (const { index, segment, isWordLike } of words().segment(
    text.slice(start, Math.min(end, offset + NEARBY)),
  )) {
    const wordEnd = start + index + segment.length;
    if (isWordLike === true && wordEnd > offset) return wordEnd;
  }
  // After the last word of a line comes its end, and then the first word of the next.
  if (offset < end) return Math.min(end, offset + NEARBY);
  return end >= text.length ? text.length : endOfWord(text, skip(text, end, 1));
}

function startOfWord(text: string, offset: number): number {
  const { start } = lineOf(text, offset);
  const from = Math.max(start, offset - NEARBY);
  let found: number | null = null;
  for (const { index, isWordLike } of words().segment(
    text.slice(from, Math.min(text.length, offset + NEARBY)),
  )) {
    if (from + index >= offset) break;
    if (isWordLike === true) found = from + index;
  }
  if (found !== null) return found;
  if (from < offset) return from;
  return start <= 0 ? 0 : startOfWord(text, skip(text, start, -1));
}

function nextSentence(text: string, offset: number, move: CaretMove): number {
  const { extending, language } = move;
  const line = lineOf(text, offset);
  const rest = sentencesIn(text, line, language).filter(({ end }) => end > offset);
  const [first, second] = rest;
  if (first !== undefined && extending) {
    const end = first.start + text.slice(first.start, first.end).trimEnd().length;
    if (end > offset) return end;
    if (second !== undefined) return second.start + text.slice(second.start, second.end).trimEnd().length;
  }
  if (!extending && second !== undefined) return second.start;
  if (line.end >= text.length) return text.length;
  const next = skip(text, line.end, 1);
  return extending ? nextSentence(text, next, move) : next;
}

function previousSentence(text: string, offset: number, language: string | null): number {
  const line = lineOf(text, offset);
  const before = sentencesIn(text, line, language).findLast(({ start }) => start < offset);
  if (before !== undefined) return before.start;
  return line.start <= 0 ? 0 : previousSentence(text, skip(text, line.start, -1), language);
}

function nextParagraph(text: string, offset: number, extending: boolean): number {
  const { end } = lineOf(text, offset);
  if (extending && offset < end) return end;
  if (end >= text.length) return text.length;
  const next = skip(text, end, 1);
  return extending ? lineOf(text, next).end : next;
}

function previousParagraph(text: string, offset: number): number {
  const { start } = lineOf(text, offset);
  return start < offset || start === 0 ? start : lineOf(text, skip(text, start, -1)).start;
}

/** The paragraph, item, or row that an offset is in. */
function lineOf(text: string, offset: number): Span {
  const before = text.lastIndexOf('\n', offset - 1);
  const after = text.indexOf('\n', offset);
  return { start: offset === 0 ? 0 : before + 1, end: after === -1 ? text.length : after };
}

const sentencesIn = (text: string, { start, end }: Span, language: string | null): readonly Span[] =>
  sentencesOf(text.slice(start, end), language).map((sentence) => ({
    start: sentence.start + start,
    end: sentence.end + start,
  }));
