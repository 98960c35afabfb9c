/** The passages on an issue in time. */
import { isDay } from '../coding/calendar.ts';
import { matching, ParseError, type Parser } from '../parse.ts';
import type { ArticleId, PassageId } from '../model.ts';
import { dateOf, type Dating, type Found } from './bearing.ts';
import { firstDay, lastDay, periodOf, periodsBetween, unitFor, type Unit } from './periods.ts';

/** A stretch of days, YYYY-MM-DD, both within it. */
export interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** A day that comes over a border. */
export const fullDay: Parser<string> = (value, at) => {
  const day = matching(/^\d{4}-\d\d-\d\d$/, 'a day such as 2005-11-05')(value, at);
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (!isDay({ year, month, day: date })) throw new ParseError(`${at} should be a day that there is`);
  return day;
};

/** How many passages fall into a period, or have a date that is no more exact than that. */
export interface Bin {
  readonly period: string;
  readonly passages: number;
}

/** One passage in time. */
export interface Mark {
  readonly article: ArticleId;
  readonly title: string;
  readonly passage: PassageId;
  /** Its first words. */
  readonly quote: string;
  readonly period: string;
}

/** Passages in time. Those of all bins, the vague, those outside and the undated are all passages, each counted once. */
export interface Timeline {
  readonly by: Dating;
  readonly unit: Unit;
  /** From the first to the last day of which there is a passage; null where none has a date. */
  readonly extent: Stretch | null;
  /** What is shown: whole periods, so it may reach further than was asked for. */
  readonly shown: Stretch | null;
  /** Every period of the stretch, those without a passage too. */
  readonly bins: readonly Bin[];
  /** In the stretch, but with dates that are less exact than its periods; in order. */
  readonly vague: readonly Bin[];
  readonly outside: number;
  readonly undated: number;
  /** The passages of the bins in order of time; null where they are too many to be told apart. */
  readonly marks: readonly Mark[] | null;
}

/** More marks than this, in all or upon each other, cannot be told apart. */
const MOST_MARKS = 400;
const HIGHEST = 24;
/** Of a quote, so much tells which one it is, in UTF-16 code units. */
const TELLING = 120;

/**
 * Passages by the date of their article, or by that of which they speak.
 * @param asked the stretch of days to show; null for all that there is
 */
export function timelineOf(found: readonly Found[], by: Dating, asked: Stretch | null = null): Timeline {
  const dated = found.flatMap((each) => {
    const date = dateOf(each, by);
    return date === null ? [] : [{ each, date }];
  });
  const undated = found.length - dated.length;
  const extent = extentOf(dated.map(({ date }) => date));
  const wanted = asked ?? extent;
  if (wanted === null || extent === null)
    return { by, unit: 'year', extent, shown: null, bins: [], vague: [], outside: 0, undated, marks: null };
  const unit = unitFor(wanted.from, wanted.to);
  const periods = periodsBetween(wanted.from, wanted.to, unit);
  const shown = { from: firstDay(periods[0] ?? wanted.from), to: lastDay(periods.at(-1) ?? wanted.to) };
  const counts = new Map(periods.map((period) => [period, 0]));
  const vague = new Map<string, number>();
  const within: Dated[] = [];
  let outside = 0;
  for (const { each, date } of dated) {
    const period = periodOf(date, unit);
    if (period !== null && counts.has(period)) {
      counts.set(period, (counts.get(period) ?? 0) + 1);
      within.push({ each, date, period });
    } else if (period === null && firstDay(date) <= shown.to && lastDay(date) >= shown.from)
      vague.set(date, (vague.get(date) ?? 0) + 1);
    else outside += 1;
  }
  const bins = binsOf(counts);
  const fits = within.length <= MOST_MARKS && bins.every(({ passages }) => passages <= HIGHEST);
  return {
    by,
    unit,
    extent,
    shown,
    bins,
    vague: binsOf(vague).toSorted((a, b) => letters(a.period, b.period)),
    outside,
    undated,
    marks: fits ? marksOf(within) : null,
  };
}

const letters = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);

const binsOf = (counts: ReadonlyMap<string, number>): readonly Bin[] =>
  [...counts].map(([period, passages]) => ({ period, passages }));

function extentOf(dates: readonly string[]): Stretch | null {
  const [first, ...rest] = dates;
  if (first === undefined) return null;
  return rest.reduce<Stretch>(
    ({ from, to }, date) => {
      const [start, end] = [firstDay(date), lastDay(date)];
      return { from: start < from ? start : from, to: end > to ? end : to };
    },
    { from: firstDay(first), to: lastDay(first) },
  );
}

interface Dated {
  readonly each: Found;
  readonly date: string;
  readonly period: string;
}

/** Made article by article, whose words may have to be read for it, and then put in order. */
const marksOf = (within: readonly Dated[]): readonly Mark[] =>
  within
    .map(({ each, date, period }) => ({ date, mark: markOf(each, period) }))
    .sort((a, b) => letters(a.date, b.date))
    .map(({ mark }) => mark);

const markOf = ({ article, passage }: Found, period: string): Mark => ({
  article: article.id,
  title: article.title,
  passage: passage.id,
  quote: passage.quote.slice(0, TELLING),
  period,
});
