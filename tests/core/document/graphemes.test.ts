import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trimmed, wholeGraphemes } from '../../../core/document/graphemes.ts';

const clusters = (text: string): string[] =>
  [...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

const isBlank = (cluster: string): boolean => cluster.trim() === '';
const trimmedClusters = (text: string): string[] => {
  const all = clusters(text);
  return all.slice(
    all.findIndex((each) => !isBlank(each)),
    all.findLastIndex((each) => !isBlank(each)) + 1,
  );
};

/** Runs of what joins only with what goes before it, and single letters between them. */
const runs = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'a',
        ' ',
        '\n',
        '港',
        'あ',
        'ﾊ',
        'ﾞ',
        'क',
        'ก',
        '\u0e33',
        '각',
        '\u0d4e',
        '\u0600',
        '\u200d',
        '❤',
        '1',
      ),
      fc
        .tuple(
          fc.constantFrom(
            '🇩',
            '🇪🇺',
            '\u0301',
            '👩\u200d',
            '\u1100',
            '\u1161',
            'क\u094d',
            '\u200c',
            '\r\n',
            '👍🏽',
            '\ufe0f',
          ),
          fc.integer({ min: 1, max: 45 }),
        )
        .map(([each, times]) => each.repeat(times)),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((list) => list.join(''));
const anyWriting = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 30 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 30 }),
  runs,
);

describe('whole graphemes', () => {
  test('never cut a cluster, and hold the stretch', () => {
    fc.assert(
      fc.property(anyWriting, fc.nat(400), fc.nat(400), (written, a, b) => {
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

test('flags are whole however many stand in a row', () => {
  const text = `Members: ${'🇦🇹🇧🇪🇧🇬🇭🇷🇨🇾🇨🇿🇩🇰🇪🇪🇫🇮'.repeat(3)} voted.`;
  const cut = text.indexOf('🇩🇰', 70) + 2;
  expect(wholeGraphemes(text, { start: cut, end: cut + 4 })).toEqual({ start: cut - 2, end: cut + 6 });
});

test('consonants that are written as one stay together, whatever mark stands between them', () => {
  const text = 'a क\u094d\uff9eक\u094d b';
  expect(wholeGraphemes(text, { start: 5, end: 6 })).toEqual({ start: 2, end: 7 });
});

test('no boundary is sure within what is a cluster with any letter, figure or mark in it', () => {
  for (let code = 0x20; code <= 0xffff; code += 1) {
    const each = String.fromCharCode(code);
    // Thousands that are all alike.
    if (/[\p{Script=Han}가-힣\p{Cs}\p{Co}\p{Cn}]/u.test(each)) continue;
    for (const text of [`क\u094d${each}क`, `\u1100${each}\u1161`, `a${each}b`]) {
      const whole = { start: 0, end: clusters(text)[0]?.length ?? 0 };
      for (let start = 1; start < whole.end; start += 1)
        expect(wholeGraphemes(text, { start, end: start + 1 }).start, `U+${code.toString(16)}`).toBe(0);
    }
  }
});

test('trimming keeps white space that a mark stands on', () => {
  expect(trimmed('می \u200cخواهم که', { start: 2, end: 10 })).toEqual({ start: 2, end: 9 });
  fc.assert(
    fc.property(anyWriting, fc.nat(400), fc.nat(400), (written, a, b) => {
      const start = Math.min(a, b) % written.length;
      const whole = wholeGraphemes(written, { start, end: Math.max(start + 1, b % (written.length + 1)) });
      const rest = trimmed(written, whole);
      const words = rest === null ? '' : written.slice(rest.start, rest.end);
      expect(words).toBe(trimmedClusters(written.slice(whole.start, whole.end)).join(''));
    }),
  );
});

test('trimming leaves white space at the ends out, and a stretch of nothing else is none', () => {
  expect(trimmed('a  word\n\n b', { start: 1, end: 10 })).toEqual({ start: 3, end: 7 });
  expect(trimmed('a   b', { start: 1, end: 4 })).toBeNull();
});
