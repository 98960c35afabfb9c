/** Dates as people read them. A published date is YYYY, YYYY-MM or YYYY-MM-DD, by its publisher's clock. */

import { clockInWords } from './clock.ts';
import type { ArticleDetails } from './model.ts';
import { once } from './once.ts';

type Published = Pick<ArticleDetails, 'published' | 'publishedTime'>;

const format = (options: Intl.DateTimeFormatOptions) => once(() => new Intl.DateTimeFormat('en-GB', options));
const formats = {
  10: format({ day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }),
  7: format({ month: 'long', year: 'numeric', timeZone: 'UTC' }),
  short: format({ day: 'numeric', month: 'short', timeZone: 'UTC' }),
  moment: format({ day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' }),
};

/** "5 November 2005", "November 2005" or "2005". */
export function longDate(published: string): string {
  if (published.length !== 10 && published.length !== 7) return published;
  return formats[published.length]().format(new Date(published));
}

/** "5 November 2005, 21:30 UTC+9": the date, and beside a whole day the time where that is known. */
export function longMoment({ published, publishedTime }: Published): string | null {
  if (published === null) return null;
  const time = published.length === 10 && publishedTime !== null ? `, ${clockInWords(publishedTime)}` : '';
  return longDate(published) + time;
}

/** "5 Nov", "Nov" or "2005": the date within its month, for a list that names the month. */
export function shortDate(published: string): string {
  return published.length === 10 ? formats.short().format(new Date(published)) : longDate(published);
}

/** "November 2005", or "2005" where the month is not known. */
export const monthOf = (published: string): string => longDate(published.slice(0, 7));

/** A moment of the person's own day: "5 Nov, 14:02". */
export const momentOf = (time: string): string => formats.moment().format(new Date(time));

/** The calendar day of a moment, as YYYY-MM-DD. */
export const dayOf = (time: string): string => time.slice(0, 10);
