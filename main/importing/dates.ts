/** Reading the date of publication from words. A date is as it is written: no time zone moves it. */
import { de, en, es, fr, it, ja, nl, pt, ru, zh } from 'chrono-node';
import { clockIn } from '../../core/clock.ts';
import type { ArticleDetails } from '../../core/model.ts';

/** A date and where in the words it stands. */
export interface FoundDate {
  /** YYYY-MM or YYYY-MM-DD. */
  readonly published: string;
  readonly start: number;
  readonly end: number;
}

const LOCALES = { de, en, es, fr, it, ja, nl, pt, ru, zh } as const;
/** Dates stand in short lines; the search for one is slow in long ones. */
const WITHIN = 240;
/** Before the first newspapers there is nothing that was published on a day. */
const FIRST_YEAR = 1500;

const NUMERIC = /(?<![\d./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?![\d/-])/;
const ISO =
  /(?<!\d)(\d{4})-(\d{2})-(\d{2})(?!\d)(?:[T ]\d{2}:?\d{2}(?::?\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?)?/;

/**
 * The first full date, or month with its year, in some words. "05/11/2005" is left alone: nobody can tell which
 * number is the month.
 * @param language BCP 47; English is tried as well
 */
export function findDate(words: string, language: string | null = null): FoundDate | null {
  const line = words.slice(0, WITHIN);
  return isoDate(line) ?? numericDate(line) ?? namedDate(line, language);
}

/**
 * A date as metadata give it: ISO 8601 in full or in part, "20051105", "2005/11/5", or words; null when it is none of
 * these. Where a time and a zone stand beside it, the day is that of the zone.
 */
export function publishedOf(value: string): string | null {
  const text = value.trim();
  const partial = /^(\d{4})(?:-(\d{2}))?$/.exec(text);
  if (partial !== null) return dateOf(Number(partial[1]), partial[2] ? Number(partial[2]) : null, null);
  const compact = /^(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?$/.exec(text);
  if (compact !== null) return dateOf(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const yearFirst = /^(\d{4})[/.](\d{1,2})(?:[/.](\d{1,2}))?(?!\d)/.exec(text);
  if (yearFirst !== null)
    return dateOf(Number(yearFirst[1]), Number(yearFirst[2]), yearFirst[3] ? Number(yearFirst[3]) : null);
  return findDate(text)?.published ?? null;
}

/** When something was published. */
export type Moment = Pick<ArticleDetails, 'published' | 'publishedTime'>;

/**
 * The day and the time of day that one value gives; no time beside a month or a year.
 * @param dayIn reads the day
 */
export function momentIn(
  value: string | null,
  dayIn: (value: string) => string | null = publishedOf,
): Moment {
  const published = value === null ? null : dayIn(value);
  return {
    published,
    publishedTime: published?.length === 10 ? clockIn((value ?? '').slice(0, WITHIN)) : null,
  };
}

/** What the first of some values gives that gives a date. */
export function firstMoment(
  values: readonly (string | null)[],
  dayIn?: (value: string) => string | null,
): Moment {
  for (const value of values) {
    const moment = momentIn(value, dayIn);
    if (moment.published !== null) return moment;
  }
  return NO_MOMENT;
}

export const NO_MOMENT: Moment = { published: null, publishedTime: null };

/** Day and time of what has more: the two go together, as a time is that of its day. */
export const dayAndTimeOf = ({ published, publishedTime }: Moment): Moment => ({ published, publishedTime });

function isoDate(line: string): FoundDate | null {
  const match = ISO.exec(line);
  return match && found(match, dateOf(Number(match[1]), Number(match[2]), Number(match[3])));
}

function numericDate(line: string): FoundDate | null {
  const match = NUMERIC.exec(line);
  if (match === null) return null;
  const first = Number(match[1]);
  const second = Number(match[3]);
  const year = Number(match[4]);
  // Points between the numbers are written where the day comes first.
  if (match[2] === '.' || first > 12 || first === second) return found(match, dateOf(year, second, first));
  return second > 12 ? found(match, dateOf(year, first, second)) : null;
}

const found = (match: RegExpExecArray, published: string | null): FoundDate | null =>
  published === null ? null : { published, start: match.index, end: match.index + match[0].length };

function namedDate(line: string, language: string | null): FoundDate | null {
  if (!/\d{4}/.test(line)) return null;
  for (const parser of localesFor(language).flatMap(({ strict, casual }) => [strict, casual])) {
    for (const { start, text, index } of parser.parse(line, undefined, { forwardDate: false })) {
      const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
      if (year === null || month === null || !start.isCertain('month') || !text.includes(String(year)))
        continue;
      // A month that is only digits was weighed above.
      if (!/\p{L}/u.test(text.replace(/\d{1,2}:\d{2}.*$/, ''))) continue;
      const published = dateOf(year, month, start.isCertain('day') ? day : null);
      if (published !== null) return { published, start: index, end: index + text.length };
    }
  }
  return null;
}

function localesFor(language: string | null): readonly (typeof en)[] {
  const key = language?.slice(0, 2) ?? 'en';
  const own = Object.entries(LOCALES).find(([name]) => name === key)?.[1];
  return own === undefined || key === 'en' ? [en] : [own as typeof en, en];
}

function dateOf(year: number, month: number | null, day: number | null): string | null {
  if (year < FIRST_YEAR || year > new Date().getFullYear() + 1) return null;
  if (month === null) return String(year);
  if (month < 1 || month > 12) return null;
  const start = `${year}-${String(month).padStart(2, '0')}`;
  if (day === null) return start;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return day < 1 || day > last ? null : `${start}-${String(day).padStart(2, '0')}`;
}

/** What may stand beside a date in a line that is nothing else: what it is the date of, a weekday, a time, a zone. */
const BESIDE_DATE =
  /^(?:(?:first )?(?:published|posted|updated|issued|released|last (?:updated|modified)|created|date|dated|on|at|veröffentlicht|publié le|publicado el|stand|datum|le|el|il|op|den|vom)\b:?|(?:mon|tue|wed|thu|fri|sat|sun|mo|di|mi|do|fr|sa|so)\w*\.?|\d{1,2}[:.h]\d{2}(?::\d{2})?|[ap]\.?m\.?|uhr|[A-Z]{1,4}T|UTC|Z|[+-]\d{2}:?\d{2}|[\s,.;:|/()–—·•-])*$/i;

/** The date of a line that is a date and nothing more: "Published: Saturday, 5 November 2005, 10:00 GMT". */
export function dateLine(words: string, language: string | null = null): string | null {
  if (words.length > 100) return null;
  const date = findDate(words, language);
  if (date === null) return null;
  const rest = `${words.slice(0, date.start)} ${words.slice(date.end)}`;
  return BESIDE_DATE.test(rest.trim()) ? date.published : null;
}
