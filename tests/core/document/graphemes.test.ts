import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trimmed, wholeGraphemes } from '../../../core/document/graphemes.ts';

const clusters = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

describe('whole graphemes', () => {
  test('never cut a cluster, and hold the stretch', () => {
    const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (written, a, b) => {
        const start = Math.min(a, b) % written.length;
        const end = Math.max(start + 1, Math.max(a, b) % (written.length + 1));
        const whole = wholeGraphemes(written, { start, end });
        expect(whole.start).toBeLessThanOrEqual(start);
        expect(whole.end).toBeGreaterThanOrEqual(end);
        const parts = [
          written.slice(0, whole.start),
          written.slice(whole.start, whole.end),
          written.slice(whole.end),
        ];
        expect(parts.flatMap(clusters)).toEqual(clusters(written));
      }),
    );
  });

  test('take a family of emoji and an accent whole', () => {
    const text = 'a👨‍👩‍👧b e\u0301';
    expect(wholeGraphemes(text, { start: 3, end: 5 })).toEqual({ start: 1, end: 9 });
    expect(wholeGraphemes(text, { start: 11, end: 12 })).toEqual({ start: 11, end: 13 });
  });
});

test('trimming leaves white space at the ends out, and a stretch of nothing else is none', () => {
  expect(trimmed('a  word\n\n b', { start: 1, end: 10 })).toEqual({ start: 3, end: 7 });
  expect(trimmed('a   b', { start: 1, end: 4 })).toBeNull();
});
