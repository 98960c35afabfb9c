import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { lanesOf, segmentsOf, spansAt, spansWithin } from '../../core/spans.ts';
import { spanIn } from './arbitraries.ts';

const LENGTH = 60;
const spans = fc
  .array(spanIn(LENGTH), { maxLength: 12 })
  .map((list) => list.toSorted((a, b) => a.start - b.start));

describe('lanes', () => {
  test('never give two stretches that overlap the same lane', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const lanes = lanesOf(list);
        for (const [i, a] of list.entries())
          for (const [j, b] of list.entries())
            if (i < j && a.start < b.end && b.start < a.end) expect(lanes[i]).not.toBe(lanes[j]);
      }),
    );
  });

  test('are no more than stretches at one place', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const deepest = Math.max(0, ...Array.from({ length: LENGTH }, (_, at) => spansAt(list, at).length));
        expect(new Set(lanesOf(list)).size).toBe(deepest);
      }),
    );
  });
});

describe('segments', () => {
  test('cover the text without gap, each with just the spans that hold all of it', () => {
    fc.assert(
      fc.property(spans, (list) => {
        const segments = segmentsOf(list, LENGTH);
        expect(segments[0]?.start).toBe(0);
        expect(segments.at(-1)?.end).toBe(LENGTH);
        for (const [index, segment] of segments.entries()) {
          expect(segment.end).toBe(segments[index + 1]?.start ?? LENGTH);
          for (let at = segment.start; at < segment.end; at += 1)
            expect(spansAt(list, at)).toEqual(segment.spans);
        }
      }),
    );
  });
});

test('within a range are those that share a character with it', () => {
  const list = [
    { start: 0, end: 5 },
    { start: 4, end: 9 },
    { start: 9, end: 12 },
  ];
  expect(spansWithin(list, 5, 9)).toEqual([list[1]]);
});
