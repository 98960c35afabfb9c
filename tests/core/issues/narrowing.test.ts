import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { issueFilter, passagesOn } from '../../../core/issues/bearing.ts';
import { conditionsOf, narrowed, widened } from '../../../core/issues/narrowing.ts';
import { BOOK, filters, sources } from './sources.ts';

describe('a filter upon another', () => {
  test('lets through what both let through', () => {
    fc.assert(
      fc.property(sources, filters, filters, (articles, first, second) => {
        const ids = (filter: typeof first) =>
          passagesOn(BOOK, articles, 'a', filter).map(({ passage }) => passage.id);
        const also = ids(second);
        expect(ids(narrowed(first, second))).toEqual(ids(first).filter((id) => also.includes(id)));
      }),
      { numRuns: 400 },
    );
  });

  test('asks nothing twice, and can be taken off again', () => {
    fc.assert(
      fc.property(filters, filters, (first, second) => {
        const both = narrowed(first, second);
        expect(narrowed(both, second)).toEqual(both);
        for (const condition of conditionsOf(second)) {
          const left = conditionsOf(widened(both, condition));
          expect(left).not.toContainEqual(condition);
          expect(left).toHaveLength(new Set(conditionsOf(both).map((each) => JSON.stringify(each))).size - 1);
        }
      }),
    );
  });

  test('comes over a border as it was', () => {
    fc.assert(
      fc.property(filters, filters, (first, second) => {
        const both = narrowed(first, second);
        expect(issueFilter({ ...both, other: 1 }, 'filter')).toEqual(both);
      }),
    );
    expect(() => issueFilter({ also: [{ source: 1 }] }, 'filter')).toThrow('filter.also[0].source');
  });
});
