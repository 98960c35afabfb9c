/** Years, quarters, months and days, as the dates of articles and events fall into them. */
import { longDate } from '../dates.ts';

/** From the coarsest to the finest. */
export const UNITS = ['year', 'quarter', 'month', 'day'] as const;
export type Unit = (typeof UNITS)[number];

/** How many letters of a date say so much. */
const LETTERS: Readonly<Record<Unit, number>> = { year: 4, quarter: 7, month: 7, day: 10 };

/**
 * The period of a unit in which a date falls: "2005", "2005-Q4", "2005-11" or "2005-11-05".
 * @param date YYYY, YYYY-MM or YYYY-MM-DD
 * @returns null for a date that is less exact than the unit
 */
export function periodOf(date: string, unit: Unit): string | null {
  if (date.length < LETTERS[unit]) return null;
  if (unit !== 'quarter') return date.slice(0, LETTERS[unit]);
  return `${date.slice(0, 4)}-Q${Math.ceil(Number(date.slice(5, 7)) / 3)}`;
}

/** The period of a date; a date that is less exact than the unit stands for itself, and null for null. */
export const bucketOf = (date: string | null, unit: Unit): string | null =>
  date === null ? null : (periodOf(date, unit) ?? date);

/** "2005", "Q4 2005", "November 2005" or "5 November 2005". */
export function periodName(period: string): string {
  const quarter = /^(\d{4})-(Q\d)$/.exec(period);
  return quarter === null ? longDate(period) : `${quarter[2] ?? ''} ${quarter[1] ?? ''}`;
}

/** The first day of a date or period, as YYYY-MM-DD. */
export function firstDay(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter !== null) return `${quarter[1] ?? ''}-${two(Number(quarter[2]) * 3 - 2)}-01`;
  return period.length === 4 ? `${period}-01-01` : period.length === 7 ? `${period}-01` : period;
}

/** The last day of a date or period, as YYYY-MM-DD. */
export function lastDay(period: string): string {
  const quarter = /^(\d{4})-Q(\d)$/.exec(period);
  if (quarter !== null) return lastDay(`${quarter[1] ?? ''}-${two(Number(quarter[2]) * 3)}`);
  if (period.length === 4) return `${period}-12-31`;
  if (period.length === 10) return period;
  const date = atNoon(`${period}-01`);
  date.setUTCMonth(date.getUTCMonth() + 1, 0);
  return dayOf(date);
}

const two = (number: number): string => String(number).padStart(2, '0');
const atNoon = (day: string): Date => new Date(`${day}T12:00:00Z`);
const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

/** How many days lie between two days, both counted. */
export const daysBetween = (from: string, to: string): number =>
  Math.round((atNoon(to).getTime() - atNoon(from).getTime()) / 86_400_000) + 1;

/** The period after one. */
function following(period: string, unit: Unit): string {
  const date = atNoon(lastDay(period));
  date.setUTCDate(date.getUTCDate() + 1);
  // The year after 9999 has a sign and six digits, which no date here has.
  return periodOf(dayOf(date), unit) ?? period;
}

/** All periods of a unit from one day to another, in order; those of both days are among them. */
export function periodsBetween(from: string, to: string, unit: Unit): readonly string[] {
  const last = periodOf(to, unit) ?? to;
  const periods: string[] = [];
  for (let each = periodOf(from, unit) ?? from; each <= last; each = following(each, unit)) {
    periods.push(each);
    if (each.startsWith('9999') && each === periodOf(`9999-12-31`, unit)) break;
  }
  return periods;
}

/** More periods than this are too thin to be read. */
const MOST = 62;

/** The finest unit that cuts a stretch of days into no more pieces than can be read; years where none does. */
export function unitFor(from: string, to: string): Unit {
  const days = daysBetween(from, to);
  if (days <= MOST) return 'day';
  if (days <= MOST * 30) return 'month';
  return days <= MOST * 91 ? 'quarter' : 'year';
}
