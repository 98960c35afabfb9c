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
  /** So many years from that of writing, where the words say no year but that: "去年11月". */
  readonly yearBy?: number;
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
  /** Which day of that month. */
  readonly day?: number;
}

/**
 * A day of the week, 0 for Monday; `turn` as the words say it, `week` where they name the week: "Wednesday of next week",
 * `later` where it is so many weeks after the first from the day of writing on, or before it: "Wednesday week".
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

type Unit = Offset['unit'];

/** Phrases that say how far from the day of writing something is, as patterns; by letters of either case. */
export function phrases(
  list: Readonly<Record<string, readonly [unit: Unit, by: number, end?: 'end']>>,
): Rule {
  const entries = Object.entries(list).map(
    ([words, offset]) => [new RegExp(`^(?:${words})$`, 'iu'), offset] as const,
  );
  return {
    words: new RegExp(`(?<!\\p{L})(?:${Object.keys(list).join('|')})(?!\\p{L})`, 'giu'),
    meaning: ([words]) => {
      const offset = entries.find(([form]) => form.test(words))?.[1];
      if (offset === undefined) return null;
      const [unit, by, end] = offset;
      return { kind: 'offset', unit, by, ...(end === undefined ? {} : { end: true }) };
    },
  };
}

/**
 * "vor drei Tagen": so many units before the day of writing.
 * @param form with N for the number and U for the unit
 * @param numbers the words for one, two, and so on, as patterns
 */
export function ago(form: string, numbers: string, units: Readonly<Record<string, Unit>>): Rule {
  const words = numbers.split(' ').map((each) => new RegExp(`^${each}$`, 'iu'));
  const number = `(\\d{1,3}|${numbers.replaceAll(' ', '|')})`;
  const pattern = form
    .replace('N', number)
    .replace('U', `(${Object.keys(units).join('|')})`)
    .replaceAll(' ', '\\s+');
  return {
    words: new RegExp(`(?<![\\p{L}\\d][.,-]?)${pattern}(?!\\p{L})`, 'giu'),
    meaning: ({ 1: said = '', 2: of = '' }) => {
      const count = /^\d/.test(said) ? Number(said) : words.findIndex((each) => each.test(said)) + 1;
      const unit = Object.entries(units).find(([each]) => new RegExp(`^${each}$`, 'iu').test(of))?.[1];
      if (unit === undefined || count === 0) return null;
      return { kind: 'offset', unit, by: -count * (unit === 'week' ? 7 : 1) };
    },
  };
}
