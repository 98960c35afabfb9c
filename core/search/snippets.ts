/** Where the words of a query stand in a text, and the stretch of it that shows them best. Offsets in UTF-16 code units. */
import { wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import { startsIn } from './issues.ts';
import { wantedWords, type Field, type Query, type Words } from './query.ts';
import { tokensOf, type Token } from './tokens.ts';

export interface Snippet extends Span {
  /** The text from `start` to `end`. */
  readonly text: string;
  /** The words of the query, within the snippet. */
  readonly marks: readonly Span[];
}

export interface SnippetWish {
  /** About so long; 160 where not given. Whole words make it shorter. */
  readonly length?: number;
  /** The stretch that the snippet is of; the whole text where not given. */
  readonly within?: Span;
  /** What the text is: words that are looked for elsewhere are not marked. Where not given, all words are. */
  readonly field?: Field;
}

/** A stretch that has a row of words, and which of the rows. */
interface Match extends Span {
  readonly row: number;
}

const USUAL_LENGTH = 160;

/**
 * All stretches of a text that have words of a query, in order; what overlaps is one. For finding in an article, too.
 * @param field as in SnippetWish
 */
export function matchesIn(text: string, query: Query, field?: Field): readonly Span[] {
  return merged(text, foundIn(tokensOf(text), query, field));
}

function rowsFor({ root }: Query, field: Field | undefined): readonly Words[] {
  return wantedWords(root).filter(({ fields }) => field === undefined || fields.includes(field));
}

function foundIn(tokens: readonly Token[], query: Query, field: Field | undefined): readonly Match[] {
  const words = tokens.map(({ word }) => word);
  return rowsFor(query, field)
    .flatMap((words_, row) =>
      startsIn(words, words_).flatMap((first): Match | [] => {
        const [from, to] = [tokens[first], tokens[first + words_.words.length - 1]];
        return from === undefined || to === undefined ? [] : { start: from.start, end: to.end, row };
      }),
    )
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Stretches that overlap as one, each of whole characters. */
function merged(text: string, matches: readonly Match[]): readonly Span[] {
  const spans: { start: number; end: number }[] = [];
  for (const match of matches) {
    const last = spans.at(-1);
    if (last !== undefined && match.start < last.end) last.end = Math.max(last.end, match.end);
    else spans.push({ start: match.start, end: match.end });
  }
  return spans.map((span) => wholeGraphemes(text, span));
}

/**
 * The stretch of a text that has most of the words of a query, with these marked; its beginning where none is there. It
 * begins and ends with whole words.
 */
export function snippetOf(text: string, query: Query, wish: SnippetWish = {}): Snippet {
  const { length = USUAL_LENGTH, within = { start: 0, end: text.length } } = wish;
  const source = text.slice(within.start, within.end);
  const tokens = tokensOf(source);
  const matches = foundIn(tokens, query, wish.field);
  const best = bestWindow(matches, length);
  const span = roomFor(source, tokens, best, length);
  const marks = merged(source, matches)
    .filter(({ start, end }) => start < span.end && span.start < end)
    .map(({ start, end }) => ({
      start: Math.max(start, span.start) - span.start,
      end: Math.min(end, span.end) - span.start,
    }));
  return {
    text: source.slice(span.start, span.end),
    start: within.start + span.start,
    end: within.start + span.end,
    marks,
  };
}

/** The first of the stretches no longer than a snippet that have most rows of words, and of those most matches. */
function bestWindow(matches: readonly Match[], length: number): Span {
  const counts = new Map<number, number>();
  let [best, mostRows, mostMatches] = [{ start: 0, end: 0 }, 0, 0];
  let first = 0;
  matches.forEach((match, last) => {
    counts.set(match.row, (counts.get(match.row) ?? 0) + 1);
    for (let head = matches[first]; head !== undefined && first < last; head = matches[first]) {
      if (match.end - head.start <= length) break;
      const left = (counts.get(head.row) ?? 0) - 1;
      if (left === 0) counts.delete(head.row);
      else counts.set(head.row, left);
      first += 1;
    }
    const held = last - first + 1;
    if (counts.size < mostRows || (counts.size === mostRows && held <= mostMatches)) return;
    [mostRows, mostMatches] = [counts.size, held];
    best = { start: matches[first]?.start ?? match.start, end: match.end };
  });
  return best;
}

/** The words around the best stretch, a little more of those after it than of those before. */
function roomFor(text: string, tokens: readonly Token[], best: Span, length: number): Span {
  const spare = Math.max(0, length - (best.end - best.start));
  const from = Math.max(0, Math.min(best.start - Math.floor(spare * 0.4), text.length - length));
  const to = Math.min(text.length, Math.max(best.end, from + length));
  const start = from === 0 ? 0 : Math.min(best.start, firstWordFrom(tokens, from) ?? best.start);
  // A match that is longer than a snippet is cut.
  const most = Math.min(to, start + Math.max(length, 1));
  const end = most === text.length ? most : (lastWordTo(tokens, most, start) ?? most);
  return wholeGraphemes(text, trimmed(text, { start, end: Math.max(end, start) }));
}

function trimmed(text: string, { start, end }: Span): Span {
  const words = text.slice(start, end);
  const left = start + (words.length - words.trimStart().length);
  return { start: Math.min(left, end), end: Math.max(left, start + words.trimEnd().length) };
}

const firstWordFrom = (tokens: readonly Token[], from: number): number | undefined =>
  tokens[tokenIndex(tokens, from)]?.start;

/** The end of the last word that ends by an offset, unless nothing is left before it. */
function lastWordTo(tokens: readonly Token[], to: number, after: number): number | undefined {
  let index = tokenIndex(tokens, to) - 1;
  while ((tokens[index]?.end ?? 0) > to) index -= 1;
  const end = tokens[index]?.end;
  return end !== undefined && end > after ? end : undefined;
}

/** Of the first word that begins at an offset or after it. */
function tokenIndex(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? Infinity) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
