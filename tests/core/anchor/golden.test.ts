/** Passages carried over between two versions of a text, in many scripts: what a reader would say became of them. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { carryOver, type CarryStatus } from '../../../core/anchor/carry.ts';
import { describeSpan } from '../../../core/anchor/describe.ts';
import { findAnchor, isPlaced } from '../../../core/anchor/find.ts';
import { times, isWhole } from './texts.ts';

interface Case {
  readonly name: string;
  readonly before: string;
  readonly quote: string;
  /** Which of the places where the quote stands was marked, from 0. */
  readonly occurrence?: number;
  readonly after: string;
  readonly expected: { readonly status: CarryStatus; readonly quote?: string };
}

const FOLDER = new URL('../../fixtures/anchors/', import.meta.url);
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

function markedIn({ before, quote, occurrence = 0 }: Case) {
  let start = before.indexOf(quote);
  for (let index = 0; index < occurrence && start !== -1; index += 1)
    start = before.indexOf(quote, start + 1);
  if (start === -1) throw new Error(`“${quote}” does not stand there.`);
  return { start, end: start + quote.length };
}

describe.each(files)('%s', (file) => {
  const cases = JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as readonly Case[];

  test.each(cases)('$name', (each) => {
    const { before, after, expected } = each;
    const span = markedIn(each);
    expect(isWhole(before, span)).toBe(true);
    const anchor = describeSpan(before, span);
    const [carried] = carryOver(before, after, [anchor]);
    expect({ status: carried?.status, quote: carried?.anchor?.quote }).toEqual({
      quote: undefined,
      ...expected,
    });
    const there = carried?.anchor;
    if (there) {
      expect(there).toEqual(describeSpan(after, there));
      expect(isWhole(after, there)).toBe(true);
      // Words that stand alone are just there. Of several the marked one keeps its turn, as far as the cases go.
      if (times(after, there.quote) === 1) expect(there.start).toBe(after.indexOf(there.quote));
    }

    // Without the older text: never anywhere else, when the words tell themselves apart.
    const found = findAnchor(after, anchor);
    if (found !== null) expect(isWhole(after, found)).toBe(true);
    if (expected.quote === undefined && times(before, each.quote) === 1) expect(isPlaced(found)).toBe(false);
    if (there && times(after, there.quote) === 1)
      expect(found).toMatchObject({ start: there.start, end: there.end });
  });
});
