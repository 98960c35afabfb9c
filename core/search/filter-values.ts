/** What is written after a filter's name, and what it means. */
import { STANCES } from '../model.ts';
import type { FilterName } from './lexer.ts';
import { BEING, HAVING, PLACES, type Filter } from './query.ts';
import { beginningsOf } from './beginning.ts';
import { wordsOf } from './tokens.ts';

/** A filter, the place of an `in:`, a sentence about what is wrong, or null for one that is not finished and passed over. */
export type ReadFilter =
  | { readonly filter: Filter }
  | { readonly place: (typeof PLACES)[number] }
  | { readonly problem: string }
  | null;

const known = <T extends string>(values: readonly T[], value: string): T | undefined =>
  values.find((each) => each === value.trim().toLowerCase());

/**
 * @param typing whether the value is being typed: one that may yet become something is passed over without a word
 */
export function readFilter(name: FilterName, value: string, typing: boolean): ReadFilter {
  if (value.trim() === '') return typing ? null : { problem: `Nothing stands after “${name}:”.` };
  switch (name) {
    case 'issue':
      return { filter: { name, value: value.trim() } };
    case 'source':
    case 'speaker':
      return wordsAfter(name, value, () => ({ name, beginnings: beginningsOf(value) }));
    case 'lang':
      return wordsAfter(name, value, (words) => ({ name, words, prefix: typing }));
    case 'stance':
      return readStance(value, typing);
    case 'before':
    case 'after':
    case 'event':
      return readDate(name, value, typing);
    case 'has': {
      const what = known(HAVING, value);
      return what === undefined ? unknown(name, value, HAVING, typing) : { filter: { name, what } };
    }
    case 'is': {
      const what = known(BEING, value);
      return what === undefined ? unknown(name, value, BEING, typing) : { filter: { name, what } };
    }
    case 'in': {
      const place = known(PLACES, value);
      return place === undefined ? unknown(name, value, PLACES, typing) : { place };
    }
  }
}

function wordsAfter(
  name: FilterName,
  value: string,
  filter: (words: readonly string[]) => Filter,
): ReadFilter {
  const words = wordsOf(value);
  return words.length === 0
    ? { problem: `“${value}” after “${name}:” has no words.` }
    : { filter: filter(words) };
}

const begun = <T extends string>(values: readonly T[], value: string): readonly T[] =>
  values.filter((each) => each.startsWith(value.trim().toLowerCase()));

function readStance(value: string, typing: boolean): ReadFilter {
  const stances = begun(STANCES, value);
  return stances.length === 0
    ? unknown('stance', value, STANCES, typing)
    : { filter: { name: 'stance', stances } };
}

function unknown(name: FilterName, value: string, values: readonly string[], typing: boolean): ReadFilter {
  if (typing && begun(values, value).length > 0) return null;
  return { problem: `“${name}:${value}” is not known. After “${name}:” may stand ${values.join(', ')}.` };
}

const DATE = /^(\d{4})(?:[-/.](\d{1,2})(?:[-/.](\d{1,2}))?)?$/u;

function readDate(name: 'before' | 'after' | 'event', value: string, typing: boolean): ReadFilter {
  const [, year, month, day] = DATE.exec(value.trim()) ?? [];
  if (year === undefined) {
    if (typing && /^\d{1,3}$|^\d{4}[-/.](?:\d{1,2}[-/.])?$/u.test(value.trim())) return null;
    return { problem: `“${value}” after “${name}:” is not a date: 2005, 2005-11 or 2005-11-05 is one.` };
  }
  const date = Number(year) * 10_000 + Number(month ?? 0) * 100 + Number(day ?? 0);
  if (!isPossible(Number(year), month, day)) {
    // "2005-0" may become 2005-09.
    if (typing && value.endsWith('0')) return null;
    return { problem: `There is no ${value}.` };
  }
  if (name !== 'event') return { filter: { name, date } };
  const open = month === undefined ? 9_999 : day === undefined ? 99 : 0;
  return { filter: { name, from: date, to: date + open } };
}

function isPossible(year: number, month: string | undefined, day: string | undefined): boolean {
  if (month === undefined) return true;
  if (Number(month) < 1 || Number(month) > 12) return false;
  if (day === undefined) return true;
  const last = new Date(Date.UTC(2000 + (year % 400), Number(month), 0)).getUTCDate();
  return Number(day) >= 1 && Number(day) <= last;
}

/** A date as it is kept, as a number YYYYMMDD with 00 for what is not said; 0 for none. */
export function dateNumber(date: string | null): number {
  const [, year = '0', month = '0', day = '0'] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/u.exec(date ?? '') ?? [];
  return Number(year) * 10_000 + Number(month) * 100 + Number(day);
}
