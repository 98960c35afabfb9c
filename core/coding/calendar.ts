/**
 * Calendar days without clocks. A day is a count of days from 1 January 1970 in the Gregorian calendar; only UTC
 * arithmetic is used, so nothing depends on the time zone of the machine.
 */

/** Days from 1 January 1970. */
export type Day = number;

const MS_A_DAY = 86_400_000;

/** A day of the calendar; months from 1. A day that the month does not have runs over into the next. */
export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_A_DAY);
}

/** Year, month from 1, and day of the month of a day. */
export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export function partsOf(day: Day): Parts {
  const date = new Date(day * MS_A_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** 0 for Monday to 6 for Sunday: news weeks begin on Monday (ISO 8601). */
export const weekdayOf = (day: Day): number => (((day + 3) % 7) + 7) % 7;

/** Whether a month has such a day. */
export const isDay = ({ year, month, day }: Parts): boolean => {
  const there = partsOf(dayOf(year, month, day));
  return there.year === year && there.month === month && there.day === day;
};

const padded = (value: number, length: number): string => String(value).padStart(length, '0');

/** "2005", "2005-11" or "2005-11-09", as far as it is known. */
export function isoOf(year: number, month?: number, day?: number): string {
  const parts = [padded(year, 4)];
  if (month !== undefined) parts.push(padded(month, 2));
  if (month !== undefined && day !== undefined) parts.push(padded(day, 2));
  return parts.join('-');
}

/** "2005-11-09". */
export function isoOfDay(of: Day): string {
  const { year, month, day } = partsOf(of);
  return isoOf(year, month, day);
}

/** The year and month that lie some months after another. */
export function monthsAfter({ year, month }: Pick<Parts, 'year' | 'month'>, months: number): string {
  const count = year * 12 + month - 1 + months;
  return isoOf(Math.floor(count / 12), (((count % 12) + 12) % 12) + 1);
}
