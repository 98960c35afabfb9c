/**
 * What a stretch of text says of a date, before the day of writing is known: the readings that dates.ts makes dates of.
 * Units are UTF-16 code units.
 */
import type { Span } from '../document/tree.ts';
import { meet } from '../spans.ts';

/** An explicit date, of which some parts may be missing. */
interface Written {
  readonly kind: 'written';
  readonly year: number | null;
  readonly month: number | null;
  readonly day: number | null;
  /** "last September", "next March". */
  readonly turn: 'last' | 'next' | null;
}

/** So many days, months or years from the day of writing; a week is known to the month only. */
interface Offset {
  readonly kind: 'offset';
  readonly unit: 'day' | 'week' | 'month' | 'year';
  readonly by: number;
  /** Whether it is the last day of that month or year. */
  readonly end?: boolean;
}

/**
 * A day of the week, 0 for Monday; `turn` as the words say it, `week` where they name the week: "Wednesday of next week",
 * `later` where it is so many weeks after the first from the day of writing on: "Wednesday week".
 */
interface Weekday {
  readonly kind: 'weekday';
  readonly weekday: number;
  readonly turn: 'last' | 'next' | 'this' | null;
  readonly week: number | null;
  readonly later?: number;
}

/** Words that look like a date and are none: "the 1970s", "Black Wednesday". */
interface Nothing {
  readonly kind: 'nothing';
}

export type Meaning = Written | Offset | Weekday | Nothing;
export type Reading = Span & { readonly meaning: Meaning };

/** A way to read dates: a pattern, and what its match means; null where it means nothing and hides nothing. */
export interface Rule {
  readonly words: RegExp;
  readonly meaning: (match: RegExpExecArray) => Meaning | null;
}

export const NOTHING: Nothing = { kind: 'nothing' };

export const yearOnly = (year: number): Written => ({
  kind: 'written',
  year,
  month: null,
  day: null,
  turn: null,
});

/** Readings by rules, those of earlier rules before those of later ones where they overlap. */
export function readBy(rules: readonly Rule[], text: string): readonly Reading[] {
  const readings: Reading[] = [];
  for (const { words, meaning } of rules)
    for (const match of text.matchAll(words)) {
      const span = { start: match.index, end: match.index + match[0].length };
      if (overlapsAny(readings, span)) continue;
      const means = meaning(match);
      if (means !== null) readings.push({ ...span, meaning: means });
    }
  return readings;
}

export const overlapsAny = (spans: readonly Span[], span: Span): boolean =>
  spans.some((each) => meet(each, span));
