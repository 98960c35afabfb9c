/**
 * How Hypothesis finds a passage again, as published in hypothesis/client (src/annotator/anchoring/match-quote.js,
 * BSD-2-Clause): what our anchors are measured beside.
 */
import search, { type Match } from 'approx-string-match';
import type { Anchor } from '../../core/anchor/describe.ts';
import type { Span } from '../../core/document/tree.ts';

const MOST_ERRORS = 256;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 } as const;
const ALL_WEIGHTS = WEIGHTS.quote + WEIGHTS.prefix + WEIGHTS.suffix + WEIGHTS.position;

/** All places that are most like some words: the very words, else those with the fewest errors. */
function placesOf(text: string, words: string, mostErrors: number): readonly Match[] {
  const exact: Match[] = [];
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1))
    exact.push({ start: at, end: at + words.length, errors: 0 });
  return exact.length > 0 ? exact : search(text, words, mostErrors);
}

function likeness(text: string, words: string): number {
  if (words === '' || text === '') return 0;
  const [best] = placesOf(text, words, words.length);
  return best === undefined ? 0 : 1 - best.errors / words.length;
}

function scoreOf(text: string, { quote, prefix, suffix, start }: Anchor, match: Match): number {
  const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
  const after = text.slice(match.end, match.end + suffix.length);
  const sum =
    WEIGHTS.quote * (1 - match.errors / quote.length) +
    WEIGHTS.prefix * (prefix === '' ? 1 : likeness(before, prefix)) +
    WEIGHTS.suffix * (suffix === '' ? 1 : likeness(after, suffix)) +
    WEIGHTS.position * (1 - Math.abs(match.start - start) / text.length);
  return sum / ALL_WEIGHTS;
}

/** The place that Hypothesis would take, or null where nothing is like the quote. */
export function findAsHypothesis(text: string, anchor: Anchor): Span | null {
  const { quote } = anchor;
  const matches = placesOf(text, quote, Math.min(MOST_ERRORS, quote.length / 2));
  const scored = matches.map((match) => ({ match, score: scoreOf(text, anchor, match) }));
  const [best] = scored.toSorted((a, b) => b.score - a.score);
  return best?.match ?? null;
}
