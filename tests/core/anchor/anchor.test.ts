import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describeSpan } from '../../../core/anchor/describe.ts';
import { findAnchor, isPlaced } from '../../../core/anchor/find.ts';
import { wholeGraphemes } from '../../../core/document/graphemes.ts';
import type { Span } from '../../../core/document/tree.ts';
import { spanIn, TEXT } from '../arbitraries.ts';

const whole = (span: Span): Span => wholeGraphemes(TEXT, span);

describe('an anchor', () => {
  test('is found where it was described, whatever the stretch', () => {
    fc.assert(
      fc.property(spanIn(TEXT.length), (span) => {
        expect(findAnchor(TEXT, describeSpan(TEXT, whole(span)))).toEqual({
          ...whole(span),
          confidence: 1,
          exact: true,
        });
      }),
    );
  });

  test('is found where its words went when text is put before it', () => {
    fc.assert(
      fc.property(spanIn(TEXT.length), fc.string({ minLength: 1, maxLength: 200 }), (any, before) => {
        const span = whole(any);
        fc.pre(span.end - span.start >= 8 && !before.includes(TEXT.slice(span.start, span.end)));
        const found = findAnchor(before + TEXT, describeSpan(TEXT, span));
        expect(found).toMatchObject({
          start: span.start + before.length,
          end: span.end + before.length,
          exact: true,
        });
      }),
    );
  });

  test('tells the same words apart by what stands around them', () => {
    const second = TEXT.lastIndexOf('Ships wait in line');
    const anchor = describeSpan(TEXT, { start: second, end: second + 18 });
    const moved = `Another first line.\n\n${TEXT}`;
    expect(findAnchor(moved, anchor)?.start).toBe(moved.lastIndexOf('Ships wait in line'));
  });

  test('is found in words that were altered a little, and says that they were', () => {
    const start = TEXT.indexOf('Insurers');
    const anchor = describeSpan(TEXT, { start, end: start + 22 });
    const altered = TEXT.replace('Insurers ask for more', 'Insurers asked for mor');
    expect(findAnchor(altered, anchor)).toMatchObject({ start, exact: false });
  });

  test('is not found in a text that has nothing like it', () => {
    expect(
      findAnchor('Quite another matter altogether.', describeSpan(TEXT, { start: 0, end: 30 })),
    ).toBeNull();
    const other = TEXT.replace('Ships wait in line 😀 for a pilot.', 'Nothing moves.');
    const start = TEXT.indexOf('Ships');
    expect(isPlaced(findAnchor(other, describeSpan(TEXT, { start, end: start + 34 })))).toBe(false);
  });

  test('takes more context where the same words stand in the same surroundings', () => {
    const refrain =
      'and at the mouth of the canal the long line of ships waits for a pilot to come aboard, as on every other day, ';
    const text = `One: ${refrain}two: ${refrain}three.`;
    const start = text.lastIndexOf('ships');
    const { prefix } = describeSpan(text, { start, end: start + 5 });
    expect(prefix.length).toBeGreaterThan(32);
  });
});
