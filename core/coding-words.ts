/** The coding of a passage as people read it, and the dates that they type. */
import { isDay } from './coding/calendar.ts';
import { monthOf, shortDate } from './dates.ts';
import type { Coding } from './model.ts';

/** "9 Nov 2005", "November 2005" or "2005". */
export const eventDateInWords = (date: string): string =>
  date.length === 10 ? `${shortDate(date)} ${date.slice(0, 4)}` : monthOf(date);

/** "North Korea denies, possible, 9 Nov 2005"; null where nothing is coded. */
export function codingInWords({ speaker, stance, certainty, eventDate }: Coding): string | null {
  const who = [speaker, stance].filter((part) => part !== null).join(' ');
  const when = eventDate === null ? null : eventDateInWords(eventDate);
  const words = [who === '' ? null : who, certainty, when].filter((part) => part !== null).join(', ');
  if (words === '') return null;
  // A name is written as the person writes it.
  return speaker === null ? `${words.charAt(0).toUpperCase()}${words.slice(1)}` : words;
}

const DATE = /^(?<year>\d{4})(?:-(?<month>\d{1,2})(?:-(?<day>\d{1,2}))?)?$/;

/**
 * The date that is meant by figures: "2005", "2005-11", "2005-11-9".
 * @returns YYYY, YYYY-MM or YYYY-MM-DD; null for words, and for a day that the calendar does not have
 */
export function dateTyped(typed: string): string | null {
  const { year, month = '1', day = '1' } = DATE.exec(typed.trim())?.groups ?? {};
  if (year === undefined || !isDay({ year: Number(year), month: Number(month), day: Number(day) }))
    return null;
  return typed
    .trim()
    .split('-')
    .map((part) => part.padStart(2, '0'))
    .join('-');
}
