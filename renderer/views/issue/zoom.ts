/** Which stretch of a timeline is shown next. */
import { daysBetween, firstDay, lastDay } from '../../../core/issues/periods.ts';
import type { Stretch, Timeline } from '../../../core/issues/timeline.ts';

const stretchOf = ({ bins }: Timeline, first: number, last: number): Stretch | null => {
  const [from, to] = [bins[first], bins[last]];
  return from === undefined || to === undefined
    ? null
    : { from: firstDay(from.period), to: lastDay(to.period) };
};

/** Half of what is shown, around a bin; null where it is the least that there is. */
export function inwards(timeline: Timeline, around: number | null): Stretch | null {
  const { bins, unit } = timeline;
  if (bins.length === 0 || (bins.length === 1 && unit === 'day')) return null;
  const count = Math.max(1, Math.floor(bins.length / 2));
  const middle = around ?? Math.floor((bins.length - 1) / 2);
  const first = Math.max(0, Math.min(bins.length - count, middle - Math.floor(count / 2)));
  // A single period is cut into finer ones.
  return stretchOf(timeline, first, first + count - 1);
}

/** Half of what is shown, in its middle. */
export const inTheMiddle = (timeline: Timeline): Stretch | null => inwards(timeline, null);

/** Twice of what is shown; null where that is everything. */
export function outwards({ shown, extent }: Timeline): Stretch | null {
  if (shown === null || extent === null) return null;
  const more = Math.ceil(daysBetween(shown.from, shown.to) / 2);
  const from = later(extent.from, daysAfter(shown.from, -more));
  const to = earlier(extent.to, daysAfter(shown.to, more));
  return from <= extent.from && to >= extent.to ? null : { from, to };
}

const later = (a: string, b: string): string => (a > b ? a : b);
const earlier = (a: string, b: string): string => (a < b ? a : b);

function daysAfter(day: string, days: number): string {
  const date = new Date(`${day}T12:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
