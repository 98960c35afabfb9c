/**
 * Passages and articles that probably belong to an issue, each with the words that caused it. Lexical: weighted terms of
 * the issue (profile.ts), summed with the saturation and the length norm of BM25 (S. Robertson and H. Zaragoza, The
 * probabilistic relevance framework, 2009). Suggestions only: nothing is ever applied.
 */
import type { Span } from '../document/tree.ts';
import { type IssueWords, type Profile, profileOf } from './profile.ts';
import { type Background, type Terms, tokensOf, type Vocabulary } from './terms.ts';

export interface Candidate {
  readonly id: string;
  readonly text: string;
  /** Of the text, by the vocabulary in use. */
  readonly terms: Terms;
}

/** Words that caused a suggestion. */
export interface Cause {
  /** As the text has them first. */
  readonly word: string;
  /** Its share of all causes, above 0 and up to 1. */
  readonly weight: number;
  /** Where they stand in the text, in UTF-16 code units. */
  readonly spans: readonly Span[];
}

export interface Suggestion {
  readonly id: string;
  /** From 0 to 1: about 0.6 where one key term stands in a passage of usual length. */
  readonly score: number;
  /** The strongest first, at most 6; never empty. */
  readonly because: readonly Cause[];
}

export interface SuggestOptions {
  /** At most so many. */
  readonly limit: number;
  /** Ids of what is on the issue already, and of what was dismissed for it: never suggested. */
  readonly except: ReadonlySet<string>;
  /** Nothing below this score is suggested; from 0 to 1. */
  readonly threshold?: number;
}

/** Below this score nothing is suggested: less than one key term, or than two or three telling words of the examples. */
export const THRESHOLD = 0.5;
const MOST_CAUSES = 6;

/** BM25's saturation, and how far longer texts count less; passages are short, so a little. */
const K1 = 1.2;
const B = 0.3;
/** The sum that makes a score of 0.5. */
const HALF = 1;

/**
 * The candidates that probably belong to an issue, the likeliest first; those that score the same in their order. Words
 * that were dismissed stay dismissed in whatever passage they stand.
 * @param background of texts of the same kind as the candidates
 */
export function suggestionsFor(
  vocabulary: Vocabulary,
  issue: IssueWords,
  candidates: readonly Candidate[],
  background: Background,
  { limit, except, threshold = THRESHOLD }: SuggestOptions,
): readonly Suggestion[] {
  const profile = profileOf(vocabulary, issue, background);
  const score = scorerOf(profile, background);
  const dismissed = new Set(issue.against.map(plain));
  const scored: { readonly candidate: Candidate; readonly score: number }[] = [];
  for (const candidate of candidates) {
    const value = score(candidate.terms);
    if (value > 0 && value >= threshold && !except.has(candidate.id))
      scored.push({ candidate, score: value });
  }
  scored.sort((a, b) => b.score - a.score);
  const suggestions: Suggestion[] = [];
  for (const { candidate, score: value } of scored) {
    if (suggestions.length >= limit) break;
    if (dismissed.has(plain(candidate.text))) continue;
    suggestions.push({
      id: candidate.id,
      score: value,
      because: causesIn(candidate.text, vocabulary, profile),
    });
  }
  return suggestions;
}

const plain = (text: string): string => text.trim().replace(/\s+/gu, ' ').toLowerCase();

/** Scores texts for one issue, from 0 to 1; fast enough to be asked of every text there is. */
export function scorerOf(
  { weights, phrases }: Profile,
  { averageLength }: Background,
): (terms: Terms) => number {
  const seen = new Float64Array(weights.length);
  /** 1 for a term of weight, 2 for one that begins a phrase: one small table tells that most terms matter nothing. */
  const matters = Uint8Array.from(
    weights,
    (weight, id) => (weight === 0 ? 0 : 1) | (phrases.has(id) ? 2 : 0),
  );
  const touched: number[] = [];
  return (terms) => {
    let phrased = 0;
    for (let at = 0; at < terms.length; at += 1) {
      const id = terms[at] ?? 0;
      const matter = matters[id];
      if (matter === undefined || matter === 0) continue;
      if (seen[id] === 0) touched.push(id);
      seen[id] = (seen[id] ?? 0) + 1;
      if (matter > 1)
        for (const phrase of phrases.get(id) ?? [])
          if (standsAt(terms, at, phrase.terms)) phrased = Math.max(phrased, phrase.weight);
    }
    if (touched.length === 0 && phrased === 0) return 0;
    const norm = K1 * (1 - B + (B * terms.length) / Math.max(1, averageLength));
    let sum = phrased;
    for (const id of touched) {
      const times = seen[id] ?? 0;
      sum += (weights[id] ?? 0) * ((times * (K1 + 1)) / (times + norm));
      seen[id] = 0;
    }
    touched.length = 0;
    return sum <= 0 ? 0 : sum / (sum + HALF);
  };
}

function standsAt(terms: Terms, at: number, phrase: Terms): boolean {
  for (let index = 0; index < phrase.length; index += 1)
    if (terms[at + index] !== phrase[index]) return false;
  return true;
}

interface Part extends Span {
  readonly weight: number;
}

/** The words of a text that speak for an issue; terms that overlap or make a phrase are one. */
function causesIn(text: string, { ids }: Vocabulary, { weights, phrases }: Profile): readonly Cause[] {
  const tokens = tokensOf(text);
  const terms = Uint32Array.from(tokens, ({ term }) => ids.get(term) ?? weights.length);
  const parts: Part[] = [];
  for (const [at, { start, end }] of tokens.entries()) {
    const id = terms[at] ?? weights.length;
    const weight = weights[id] ?? 0;
    if (weight > 0) parts.push({ start, end, weight });
    for (const phrase of phrases.get(id) ?? [])
      if (standsAt(terms, at, phrase.terms))
        parts.push({ start, end: tokens[at + phrase.terms.length - 1]?.end ?? end, weight: phrase.weight });
  }
  return grouped(text, joined(parts));
}

function joined(parts: readonly Part[]): readonly Part[] {
  const runs: Part[] = [];
  for (const part of parts.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = runs.at(-1);
    if (last !== undefined && part.start < last.end)
      runs[runs.length - 1] = {
        start: last.start,
        end: Math.max(last.end, part.end),
        weight: last.weight + part.weight,
      };
    else runs.push(part);
  }
  return runs;
}

function grouped(text: string, parts: readonly Part[]): readonly Cause[] {
  const byWord = new Map<
    string,
    { readonly word: string; readonly weight: number; readonly spans: Span[] }
  >();
  for (const { start, end, weight } of parts) {
    const word = text.slice(start, end);
    const key = tokensOf(word)
      .map(({ term }) => term)
      .join(' ');
    const there = byWord.get(key);
    if (there === undefined) byWord.set(key, { word, weight, spans: [{ start, end }] });
    else there.spans.push({ start, end });
  }
  const causes = [...byWord.values()].toSorted((a, b) => b.weight - a.weight);
  const all = causes.reduce((sum, { weight }) => sum + weight, 0);
  return causes
    .slice(0, MOST_CAUSES)
    .map(({ word, weight, spans }) => ({ word, weight: weight / all, spans }));
}
