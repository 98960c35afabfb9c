/**
 * When that happens of which a passage speaks: dates in its words, resolved against the day on which the article was
 * written. They are suggestions for a person to confirm.
 *
 * Chrono reads explicit dates and distances (dates-chrono.ts). Where news has customs of its own, these rules stand above it:
 * - "next Wednesday" is that of the week after the one of writing, weeks from Monday; "last Wednesday" the latest before
 *   the day of writing.
 * - A day of the week alone is, in a sentence of the past, the latest up to and including the day of writing; in one of
 *   the future the first from it on; without a verb that tells, the latest.
 * - A month, or a day of a month, without a year is the latest of its kind in the past, the first in the future, and else
 *   the one nearest to the day of writing.
 * - "the end of next month" is its last day, as is that of a year.
 * - "last week" or "two weeks ago" is no day: the month in which the middle of that week lies.
 * - Times of day are passed over, and decades, durations ("the past two years") and dates that hang on another date ("two
 *   years later") are none.
 */
import { sentencesOf } from '../document/sentences.ts';
import type { Span } from '../document/tree.ts';
import { type Day, dayOf, isDay, isoOf, isoOfDay, monthsAfter, partsOf, weekdayOf } from './calendar.ts';
import { isRead, readByChrono } from './dates-chrono.ts';
import { ENGLISH, ENGLISH_YEARS } from './dates-english.ts';
import { EAST_ASIAN, EAST_ASIAN_YEARS } from './dates-east-asian.ts';
import { EUROPEAN, EUROPEAN_YEARS } from './dates-european.ts';
import { type Meaning, overlapsAny, readBy, type Reading, type Rule } from './date-words.ts';
import { type Tense, tenseAt } from './tense.ts';

export interface EventDate {
  /** YYYY, YYYY-MM or YYYY-MM-DD: no finer than the words say. */
  readonly date: string;
  /** The words that say it. */
  readonly words: string;
  /** In UTF-16 code units of the text. */
  readonly span: Span;
  /** Whether the day of writing had a say in it. */
  readonly relative: boolean;
}

export interface DateAnchor {
  /** YYYY-MM-DD; with YYYY-MM or YYYY only what can be told from those is resolved. */
  readonly published: string | null;
  /** "TOKYO, Nov. 4" or YYYY-MM-DD: the day of writing where it is not that of publication. */
  readonly dateline?: string | null;
}

/** The day of writing, as far as it is known. */
interface Anchor {
  readonly day: Day;
  readonly unit: 'day' | 'month' | 'year';
}

/**
 * The dates in a text, in their order.
 * @param language BCP 47; English where it is null, and nothing for a language in which dates are not read
 */
export function eventDatesIn(
  text: string,
  anchor: DateAnchor,
  language: string | null,
): readonly EventDate[] {
  const tag = language ?? 'en';
  const main = tag.slice(0, 2).toLowerCase();
  if (!isRead(main)) return [];
  const written = anchorOf(anchor);
  const dates: EventDate[] = [];
  for (const sentence of lineSentences(text, tag)) {
    const words = plainly(text.slice(sentence.start, sentence.end));
    for (const { start, end, meaning } of readingsOf(words, tag, main)) {
      const resolved = resolve(meaning, written, () => tenseAt(words, { start, end }, main));
      if (resolved === null) continue;
      const span = { start: sentence.start + start, end: sentence.start + end };
      dates.push({ ...resolved, words: text.slice(span.start, span.end), span });
    }
  }
  return dates;
}

function lineSentences(text: string, language: string): readonly Span[] {
  return [...text.matchAll(/[^\n]+/g)].flatMap(({ 0: line, index }) =>
    sentencesOf(line, language).map(({ start, end }) => ({ start: index + start, end: index + end })),
  );
}

const BEFORE_CHRONO: Readonly<Record<string, readonly Rule[]>> = {
  en: ENGLISH,
  ...EUROPEAN,
  ja: EAST_ASIAN,
  zh: EAST_ASIAN,
};
const AFTER_CHRONO: Readonly<Record<string, readonly Rule[]>> = {
  en: ENGLISH_YEARS,
  ...EUROPEAN_YEARS,
  ja: EAST_ASIAN_YEARS,
  zh: EAST_ASIAN_YEARS,
};

/** Apostrophes and wide figures as the rules have them, each in its place. */
const plainly = (words: string): string =>
  words
    .replaceAll('’', "'")
    .replace(/[０-９]/g, (figure) => String.fromCharCode(figure.charCodeAt(0) - 0xff10 + 0x30));

/** What a sentence says of dates: by our rules, by chrono on the rest, then by the rules for years. */
function readingsOf(sentence: string, tag: string, main: string): readonly Reading[] {
  const own = readBy(BEFORE_CHRONO[main] ?? [], sentence);
  const rest = readByChrono(masked(sentence, own), tag).filter((span) => !overlapsAny(own, span));
  const known = [...own, ...rest];
  const years = readBy(AFTER_CHRONO[main] ?? [], sentence);
  return [...known, ...years.filter((span) => !overlapsAny(known, span))].toSorted(
    (a, b) => a.start - b.start,
  );
}

/** What is already read is hidden behind characters that are part of no date. */
function masked(sentence: string, readings: readonly Reading[]): string {
  let rest = sentence;
  for (const { start, end } of readings)
    rest = rest.slice(0, start) + '#'.repeat(end - start) + rest.slice(end);
  return rest;
}

type Resolved = Pick<EventDate, 'date' | 'relative'>;

function resolve(meaning: Meaning, anchor: Anchor | null, tense: () => Tense | null): Resolved | null {
  if (meaning.kind === 'nothing') return null;
  if (meaning.kind === 'written' && meaning.year !== null) return explicit(meaning, meaning.year);
  if (anchor === null) return null;
  switch (meaning.kind) {
    case 'offset':
      return relative(offsetDate(meaning, anchor));
    case 'weekday':
      return anchor.unit === 'day' ? relative(isoOfDay(weekdayDate(meaning, anchor.day, tense))) : null;
    case 'written': {
      if (meaning.yearBy === undefined) return relative(withoutYear(meaning, anchor, tense));
      const year = partsOf(anchor.day).year + meaning.yearBy;
      return relative(explicit(meaning, year)?.date ?? null);
    }
  }
}

const relative = (date: string | null): Resolved | null => (date === null ? null : { date, relative: true });

function explicit(
  { month, day }: Pick<Meaning & { kind: 'written' }, 'month' | 'day'>,
  year: number,
): Resolved | null {
  if (month === null) return { date: isoOf(year), relative: false };
  if (day === null) return { date: isoOf(year, month), relative: false };
  return isDay({ year, month, day }) ? { date: isoOf(year, month, day), relative: false } : null;
}

function offsetDate({ unit, by, end, day }: Meaning & { kind: 'offset' }, anchor: Anchor): string | null {
  const { year, month } = partsOf(anchor.day);
  if (unit === 'year') return end === true ? isoOf(year + by, 12, 31) : isoOf(year + by);
  if (anchor.unit === 'year') return null;
  // The day before the first of the month after it.
  if (unit === 'month' && end === true) return isoOfDay(dayOf(year, month + by + 1, 0));
  if (unit === 'month' && day !== undefined) return dayOfMonth(monthsAfter({ year, month }, by), day);
  if (unit === 'month') return monthsAfter({ year, month }, by);
  if (anchor.unit === 'month') return null;
  if (unit === 'day') return isoOfDay(anchor.day + by);
  // Thursday is the middle of a week, and says to which month it belongs (ISO 8601 does so for years).
  return isoOfDay(anchor.day + by - weekdayOf(anchor.day) + 3).slice(0, 7);
}

/** @param iso YYYY-MM */
function dayOfMonth(iso: string, day: number): string | null {
  const [year = 0, month = 0] = iso.split('-').map(Number);
  return isDay({ year, month, day }) ? isoOf(year, month, day) : null;
}

function weekdayDate(
  { weekday, turn, week, later }: Meaning & { kind: 'weekday' },
  written: Day,
  tense: () => Tense | null,
): Day {
  const monday = written - weekdayOf(written);
  if (week !== null) return monday + 7 * week + weekday;
  const back = (weekdayOf(written) - weekday + 7) % 7;
  const ahead = (weekday - weekdayOf(written) + 7) % 7;
  if (later !== undefined) return written + ahead + 7 * later;
  switch (turn) {
    case 'next':
      return monday + 7 + weekday;
    case 'last':
      return written - (back === 0 ? 7 : back);
    case 'this':
      return tense() === 'past' ? written - back : written + ahead;
    case null:
      return tense() === 'future' ? written + ahead : written - back;
  }
}

/** "September 17", "in March", "last September": the year is chosen. */
function withoutYear(
  { month, day, turn }: Meaning & { kind: 'written' },
  anchor: Anchor,
  tense: () => Tense | null,
): string | null {
  if (month === null) return null;
  const now = partsOf(anchor.day);
  if (anchor.unit === 'year') return day === null ? isoOf(now.year, month) : isoOf(now.year, month, day);
  const years = [now.year - 1, now.year, now.year + 1].filter(
    (year) => day === null || isDay({ year, month, day }),
  );
  const distance = (year: number): number =>
    day === null || anchor.unit === 'month'
      ? (year - now.year) * 12 + month - now.month
      : dayOf(year, month, day) - anchor.day;
  const year = chosen(years, distance, turn, turn === null ? tense() : null);
  if (year === undefined) return null;
  return day === null ? isoOf(year, month) : isoOf(year, month, day);
}

function chosen(
  years: readonly number[],
  distance: (year: number) => number,
  turn: 'last' | 'next' | null,
  tense: Tense | null,
): number | undefined {
  const behind = years.filter((year) => distance(year) < (turn === null ? 1 : 0));
  const ahead = years.filter((year) => distance(year) > (turn === null ? -1 : 0));
  if (turn === 'last' || tense === 'past') return behind.at(-1);
  if (turn === 'next' || tense === 'future') return ahead[0];
  return years.toSorted((a, b) => Math.abs(distance(a)) - Math.abs(distance(b)))[0];
}

/** A dateline counts that lies up to this many days before the publication, and not after it. */
const MOST_BETWEEN = 60;

function anchorOf({ published, dateline }: DateAnchor): Anchor | null {
  const day = dayIn(published);
  if (dateline === undefined || dateline === null) return day;
  const written = dayIn(dateline) ?? datelineDay(dateline, day);
  if (written === null) return day;
  if (day?.unit !== 'day') return written;
  return written.day <= day.day && day.day - written.day <= MOST_BETWEEN ? written : day;
}

function dayIn(iso: string | null): Anchor | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?$/.exec(iso ?? '');
  if (match === null) return null;
  const [, year, month, day] = match.map(Number);
  if (year === undefined) return null;
  if (match[2] === undefined) return { day: dayOf(year, 1, 1), unit: 'year' };
  if (match[3] === undefined) return { day: dayOf(year, month ?? 1, 1), unit: 'month' };
  return { day: dayOf(year, month ?? 1, day ?? 1), unit: 'day' };
}

/** The day in words such as "TOKYO, Nov. 4", its year the latest that does not lie after the publication. */
function datelineDay(dateline: string, published: Anchor | null): Anchor | null {
  for (const { meaning } of readByChrono(dateline, 'en')) {
    const resolved = resolve(meaning, published, () => 'past');
    const day = dayIn(resolved?.date ?? null);
    if (day?.unit === 'day') return day;
  }
  return null;
}
