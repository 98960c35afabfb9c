import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { passagesOn } from '../../../core/issues/bearing.ts';
import { narrowed } from '../../../core/issues/narrowing.ts';
import {
  bucketOf,
  firstDay,
  lastDay,
  periodName,
  periodsBetween,
  UNITS,
} from '../../../core/issues/periods.ts';
import { timelineOf } from '../../../core/issues/timeline.ts';
import { BOOK, filters, sources } from './sources.ts';

const day = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const stretch = fc.tuple(day, day).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a }));

const total = (bins: readonly { readonly passages: number }[]): number =>
  bins.reduce((sum, { passages }) => sum + passages, 0);

describe('periods', () => {
  test('follow each other without a gap, and hold the days from which they were made', () => {
    fc.assert(
      fc.property(stretch, fc.constantFrom(...UNITS), ({ from, to }, unit) => {
        const periods = periodsBetween(from, to, unit);
        expect(periods[0]).toBe(bucketOf(from, unit));
        expect(periods.at(-1)).toBe(bucketOf(to, unit));
        for (const [at, period] of periods.slice(1).entries()) {
          const after = new Date(`${lastDay(periods[at] ?? '')}T00:00:00Z`);
          after.setUTCDate(after.getUTCDate() + 1);
          expect(firstDay(period)).toBe(after.toISOString().slice(0, 10));
        }
      }),
      { numRuns: 20 },
    );
  });

  test('end where the calendar ends them', () => {
    expect(['2004-02', '2005-02', '2005-Q3', '2005'].map(lastDay)).toEqual([
      '2004-02-29',
      '2005-02-28',
      '2005-09-30',
      '2005-12-31',
    ]);
    expect(['2005-Q4', '2005-11', '2005-11-05'].map(periodName)).toEqual([
      'Q4 2005',
      'November 2005',
      '5 November 2005',
    ]);
    expect(periodsBetween('9998-05-01', '9999-12-31', 'year')).toEqual(['9998', '9999']);
  });
});

describe('a timeline', () => {
  const by = fc.constantFrom('published' as const, 'event' as const);

  test('counts every passage once, whatever stretch of it is shown', () => {
    fc.assert(
      fc.property(sources, by, fc.option(stretch), (articles, dating, asked) => {
        const found = passagesOn(BOOK, articles, 'a');
        const { bins, vague, outside, undated } = timelineOf(found, dating, asked);
        expect(total(bins) + total(vague) + outside + undated).toBe(found.length);
      }),
    );
  });

  test('has in each bin as many passages as its filter lists, and leaves none outside when all is shown', () => {
    fc.assert(
      fc.property(sources, filters, by, (articles, filter, dating) => {
        const found = passagesOn(BOOK, articles, 'a', filter);
        const { bins, vague, outside, unit, marks } = timelineOf(found, dating);
        expect(outside).toBe(0);
        for (const { period, passages } of [...bins, ...vague])
          expect(
            passagesOn(BOOK, articles, 'a', narrowed(filter, { when: { by: dating, unit, period } })),
          ).toHaveLength(passages);
        if (marks !== null)
          expect(bins.map(({ period }) => marks.filter((mark) => mark.period === period).length)).toEqual(
            bins.map(({ passages }) => passages),
          );
      }),
    );
  });

  test('shows days where few are asked for, and years over decades', () => {
    fc.assert(
      fc.property(sources, (articles) => {
        const found = passagesOn(BOOK, articles, 'a');
        fc.pre(found.some(({ article }) => article.published !== null));
        const near = timelineOf(found, 'published', { from: '2005-11-01', to: '2005-11-30' });
        expect(near).toMatchObject({ unit: 'day', shown: { from: '2005-11-01', to: '2005-11-30' } });
        expect(near.bins).toHaveLength(30);
        expect(timelineOf(found, 'published', { from: '1970-01-01', to: '2009-12-31' }).unit).toBe('year');
      }),
    );
  });
});
