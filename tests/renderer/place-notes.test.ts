import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeNotes, type NoteWish } from '../../renderer/article/place-notes.ts';

const GAP = 10;
const wishes = fc
  .array(fc.record({ wanted: fc.nat(20_000), height: fc.integer({ min: 20, max: 300 }) }), {
    minLength: 1,
    maxLength: 300,
  })
  .map((list) => list.toSorted((a, b) => a.wanted - b.wanted));
const withOneInHand = wishes.chain((list) =>
  fc.tuple(fc.constant(list), fc.integer({ min: -1, max: list.length - 1 })),
);

describe('notes in the margin', () => {
  test('stand in the order of their passages, and never over one another', () => {
    fc.assert(
      fc.property(withOneInHand, ([list, inHand]) => {
        const tops = placeNotes(list, inHand, GAP);
        for (let index = 1; index < list.length; index += 1)
          expect(tops[index]).toBeGreaterThanOrEqual(
            (tops[index - 1] ?? 0) + (list[index - 1]?.height ?? 0) + GAP,
          );
        expect(tops[0]).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('with the one in hand exactly beside its passage, where those above it fit', () => {
    fc.assert(
      fc.property(withOneInHand, ([list, inHand]) => {
        fc.pre(inHand >= 0);
        const above = list.slice(0, inHand).reduce((sum, { height }) => sum + height + GAP, 0);
        expect(placeNotes(list, inHand, GAP)[inHand]).toBe(Math.max(list[inHand]?.wanted ?? 0, above));
      }),
    );
  });

  test('where there is room, each beside its passage', () => {
    const roomy = [0, 400, 800].map((wanted) => ({ wanted, height: 100 }));
    expect(placeNotes(roomy, -1, GAP)).toEqual([0, 400, 800]);
  });

  test('together as near to their passages as can be: moving any run of them makes it worse', () => {
    const distance = (list: readonly NoteWish[], tops: readonly number[]) =>
      list.reduce((sum, { wanted }, index) => sum + ((tops[index] ?? 0) - wanted) ** 2, 0);
    const isAllowed = (list: readonly NoteWish[], tops: readonly number[]) =>
      tops.every((top, index) =>
        index === 0 ? top >= 0 : top >= (tops[index - 1] ?? 0) + (list[index - 1]?.height ?? 0) + GAP,
      );
    fc.assert(
      fc.property(wishes, fc.nat(299), fc.nat(299), fc.integer({ min: -80, max: 80 }), (list, a, b, by) => {
        const tops = placeNotes(list, -1, GAP);
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        const others = tops.map((top, index) => (index >= from && index <= to ? top + by : top));
        // Pixels are whole: each note may be half of one away from where it is best.
        if (isAllowed(list, others))
          expect(distance(list, others)).toBeGreaterThanOrEqual(distance(list, tops) - 0.25 * list.length);
      }),
    );
  });
});
