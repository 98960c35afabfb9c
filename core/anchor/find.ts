import search from 'approx-string-match';
import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';

/** A place where an anchor's passage may be. */
export interface Found extends Span {
  /** From 0 to 1; 1 is the very words, in their context, at their position. */
  readonly score: number;
  /** Whether the words are there letter by letter. */
  readonly exact: boolean;
}

/** The weights by which Hypothesis compares candidates (hypothesis/client, match-quote). */
const WEIGHT = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;

/** How far around its old position, in UTF-16 code units, an altered quote is looked for first. */
const WINDOW = 4000;

/** An altered quote counts as found when no more than this share of it differs. */
const MAX_ERRORS = 0.25;

/**
 * Finds an anchored passage in a text that may have changed: at its position, else the same words elsewhere,
 * else nearly the same words near by, else anywhere.
 * @returns the best place, or null when nothing is like the quote.
 */
export function findAnchor(text: string, anchor: Anchor): Found | null {
  if (anchor.quote === '') return null;
  if (text.startsWith(anchor.quote, anchor.start) && inContext(text, anchor, anchor.start))
    return { start: anchor.start, end: anchor.end, score: 1, exact: true };
  return (
    best(exactMatches(text, anchor)) ?? best(nearMatches(text, anchor)) ?? best(farMatches(text, anchor))
  );
}

/** Every place where the quote stands letter by letter, with how well its surroundings agree. */
export function exactMatches(text: string, anchor: Anchor): readonly Found[] {
  const found: Found[] = [];
  for (let at = text.indexOf(anchor.quote); at !== -1; at = text.indexOf(anchor.quote, at + 1))
    found.push(scored(text, anchor, { start: at, end: at + anchor.quote.length }, 0));
  return found;
}

function nearMatches(text: string, anchor: Anchor): readonly Found[] {
  const from = Math.max(0, anchor.start - WINDOW);
  return approximate(text.slice(from, anchor.end + WINDOW), anchor.quote).map(({ start, end, errors }) =>
    scored(text, anchor, { start: start + from, end: end + from }, errors),
  );
}

const farMatches = (text: string, anchor: Anchor): readonly Found[] =>
  approximate(text, anchor.quote).map((match) => scored(text, anchor, match, match.errors));

const approximate = (text: string, quote: string) =>
  search(text, quote, Math.floor(quote.length * MAX_ERRORS));

const inContext = (text: string, { prefix, suffix, quote }: Anchor, at: number): boolean =>
  text.startsWith(suffix, at + quote.length) && text.slice(Math.max(0, at - prefix.length), at) === prefix;

function scored(text: string, anchor: Anchor, span: Span, errors: number): Found {
  const quote = 1 - errors / anchor.quote.length;
  const prefix = likeness(anchor.prefix, text.slice(0, span.start), (from, index) => from.at(-1 - index));
  const suffix = likeness(anchor.suffix, text.slice(span.end), (from, index) => from[index]);
  const position = text.length === 0 ? 0 : 1 - Math.min(1, Math.abs(span.start - anchor.start) / text.length);
  const sum =
    WEIGHT.quote * quote + WEIGHT.prefix * prefix + WEIGHT.suffix * suffix + WEIGHT.position * position;
  const total = WEIGHT.quote + WEIGHT.prefix + WEIGHT.suffix + WEIGHT.position;
  return { ...span, score: sum / total, exact: errors === 0 };
}

/** The share of `expected` that agrees with `actual`, counted from the end where the two meet the quote. */
function likeness(
  expected: string,
  actual: string,
  unitAt: (from: string, index: number) => string | undefined,
): number {
  if (expected === '') return 1;
  let same = 0;
  while (same < expected.length && unitAt(expected, same) === unitAt(actual, same)) same += 1;
  return same / expected.length;
}

const best = (found: readonly Found[]): Found | null =>
  found.reduce<Found | null>((top, each) => (top === null || each.score > top.score ? each : top), null);
