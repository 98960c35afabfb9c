import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ArticleRow } from '../../core/model.ts';
import { byDate, reordered, rowOf } from '../../core/rows.ts';
import { articleWith, idOf } from './arbitraries.ts';

const row = fc
  .record({
    id: idOf,
    title: fc.constantFrom('A quay', 'a Quay', 'Émigrés', '拉致', 'Zero'),
    published: fc.constantFrom(null, '2005', '2005-11', '2005-11-05', '2006-01-02'),
  })
  .map((given): ArticleRow => ({ ...rowOf(articleWith([])), ...given }));

const rowsOf = (most: number) => fc.uniqueArray(row, { maxLength: most, selector: ({ id }) => id });

const byId = (rows: readonly ArticleRow[]) => new Map(rows.map((each) => [each.id, each]));

test('rows of which some are new, different or gone are in the order that all of them are put in', () => {
  fc.assert(
    fc.property(rowsOf(80), rowsOf(80), fc.nat(100), (old, fresh, share) => {
      const stayed = old.filter((_, index) => (index * 37) % 100 < share);
      const now = byId([...stayed, ...fresh]);
      const before = [...byId(old).values()].sort(byDate);
      expect(reordered(before, now)).toEqual([...now.values()].sort(byDate));
    }),
  );
});

test('of thousands of rows the one that changed is compared with few others', () => {
  const all = Array.from({ length: 5000 }, (_, number): ArticleRow => ({
    ...rowOf(articleWith([])),
    id: String(number).padStart(6, '0'),
  }));
  const before = all.sort(byDate);
  let read = 0;
  const changed: ArticleRow = { ...rowOf(articleWith([])), id: '000070', starred: true };
  const counted = new Proxy(changed, {
    get: (target, key, receiver) => {
      if (key === 'title') read += 1;
      return Reflect.get(target, key, receiver) as unknown;
    },
  });
  const now = new Map(byId(before)).set(changed.id, counted);
  expect(reordered(before, now)[70]).toBe(counted);
  expect(read).toBeLessThan(20);
});
