import { describe, expect, test } from 'vitest';
import { inSlices } from '../../core/slices.ts';

/** Numbers that take some milliseconds each. */
function* slowly(count: number): Generator<number> {
  for (let number = 0; number < count; number += 1) {
    for (const until = Date.now() + 4; Date.now() < until;);
    yield number;
  }
}

describe('long work in slices', () => {
  test('gives all of it, and lets others run in between', async () => {
    let turns = 0;
    const goOn = () => Promise.resolve((turns += 1) > 0);
    expect(await inSlices(slowly(12), goOn)).toEqual([...Array(12).keys()]);
    expect(turns).toBeGreaterThan(2);
  });

  test('is given up where it is not wanted any more', async () => {
    let given = 0;
    const all = (function* () {
      for (const number of slowly(100)) {
        given += 1;
        yield number;
      }
    })();
    expect(await inSlices(all, () => Promise.resolve(false))).toBeNull();
    expect(given).toBeLessThan(100);
  });
});
