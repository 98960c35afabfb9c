/** Arbitrary articles as an issue's page sees them, over a codebook with parts and a merged issue. */
import fc from 'fast-check';
import type { Condition, IssueFilter, SourceArticle, SourcePassage } from '../../../core/issues/bearing.ts';
import { UNITS } from '../../../core/issues/periods.ts';
import { NO_CODING, STANCES, type Codebook } from '../../../core/model.ts';
import { issueNamed } from '../arbitraries.ts';

/** a > b > c, and d apart; m was merged into b. */
export const BOOK: Codebook = {
  revision: 1,
  issues: [
    issueNamed('a', 'Abductions'),
    { ...issueNamed('b', 'Returns'), parent: 'a' },
    { ...issueNamed('c', 'Lists'), parent: 'b' },
    issueNamed('d', 'Aid'),
    { ...issueNamed('e', 'Rice'), parent: 'd' },
  ],
  merged: [{ issue: issueNamed('m', 'Homecomings'), into: 'b' }],
};

/** What bears on each issue, written out by hand. */
export const IDS: Readonly<Record<string, readonly string[]>> = {
  a: ['a', 'b', 'c', 'm'],
  b: ['b', 'c', 'm'],
  c: ['c'],
  d: ['d', 'e'],
  e: ['e'],
};

const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'm', 'gone'), { maxLength: 3 });
export const SOURCES = ['VOA', 'Kyodo'] as const;
export const DATES = ['2004', '2005', '2005-02', '2005-02-28', '2005-11-05', '2005-11-06', '2009-12-31'];
export const SPEAKERS = ['Japan', 'North Korea'] as const;

const orNone = <T>(values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(...values, null);

const passage = (id: string): fc.Arbitrary<SourcePassage> =>
  fc
    .record({
      start: fc.nat(50),
      issues: ids,
      paragraph: fc.integer({ min: -1, max: 2 }),
      further: fc.constantFrom(0, 0, 1, 2),
      quote: fc.constantFrom('Five came home', 'no new list', 'RICE by sea'),
      note: fc.constantFrom('', 'see the list'),
      speaker: orNone(SPEAKERS),
      stance: orNone(STANCES.slice(0, 3)),
      eventDate: orNone(DATES),
    })
    .map(({ start, quote, further, ...rest }) => ({
      ...NO_CODING,
      ...rest,
      lastParagraph: rest.paragraph < 0 ? -1 : rest.paragraph + further,
      id,
      start,
      end: start + quote.length,
      quote,
      prefix: '',
      suffix: '',
      textVersion: 1,
      context: quote,
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    }));

export const sources: fc.Arbitrary<readonly SourceArticle[]> = fc
  .array(fc.nat(5), { maxLength: 6 })
  .chain((counts) =>
    fc.tuple(
      ...counts.map((count, article) =>
        fc
          .record({
            source: orNone(SOURCES),
            published: orNone(DATES),
            issues: ids,
            title: fc.constantFrom('One', 'Two'),
            passages: fc.tuple(...Array.from({ length: count }, (_, at) => passage(`p${article}-${at}`))),
          })
          .map((fields) => ({
            ...fields,
            id: `article${article}`,
          })),
      ),
    ),
  );

const periods = [...DATES, '2005-Q1', '2005-Q4', '2005-11', null];

const conditions: fc.Arbitrary<Condition> = fc.record(
  {
    source: orNone(SOURCES),
    speaker: orNone(SPEAKERS),
    stance: orNone(STANCES.slice(0, 3)),
    when: fc.record({
      by: fc.constantFrom('published' as const, 'event' as const),
      unit: fc.constantFrom(...UNITS),
      period: fc.constantFrom(...periods),
    }),
    with: fc.record({
      issue: fc.constantFrom('b', 'd', 'e'),
      within: fc.constantFrom('passage' as const, 'paragraph' as const, 'article' as const),
    }),
    part: fc.constantFrom('b', 'c'),
    text: fc.constantFrom('LIST', 'rice', ' '),
  },
  { requiredKeys: [] },
);

/** Of one thing or many, now and then of several of a kind. */
export const filters: fc.Arbitrary<IssueFilter> = fc
  .tuple(conditions, fc.array(conditions, { maxLength: 2 }))
  .map(([filter, also]) => (also.length === 0 ? filter : { ...filter, also }));

export const bears = (held: readonly string[], issue: string): boolean =>
  held.some((id) => IDS[issue]?.includes(id));
