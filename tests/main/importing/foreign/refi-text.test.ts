import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import { cleaned } from '../../../../main/importing/decode.ts';
import { sourceTextOf } from '../../../../main/importing/foreign/refi-text.ts';

/** The words at a stretch that is counted in code points. */
function wordsAt(raw: string, start: number, end: number, lineEndIsOne = false): string | null {
  const { text, placeOf } = sourceTextOf(raw, lineEndIsOne);
  const place = placeOf(start, end);
  return place && text.slice(place.start, place.end);
}

const withoutSpace = (text: string) => text.replace(/\s+/g, '');

/** What Markdown, HTML and the cleaning of texts could make something of. */
const spice = fc.constantFrom(
  ...[
    '#',
    '-',
    '1.',
    '*',
    '_',
    '`',
    '~~~',
    '|',
    '>',
    '<b>',
    '&amp;',
    '[x](y)',
    '\\',
    '=',
    '---',
    '+ ',
    '    ',
  ],
  ...[
    'www.a.org',
    'https://a.org/b_c?d=e&f',
    'a@b.org',
    ' ',
    '\t',
    '\n',
    '\r\n',
    '\r',
    '\n\n',
    '\u2028',
    '\u00a0',
  ],
  ...[
    '\u3000',
    '\0',
    '\u00ad',
    '\ufeff',
    '\u0085',
    '😀',
    'e',
    '\u0301',
    '\u1112',
    '\u1161',
    '\u11ab',
    '日本',
    'word',
  ],
);
const source = fc
  .array(fc.oneof(spice, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 24 })
  .map((parts) => parts.join('').replaceAll('\uFFFD', ''));

describe('the plain text of a source', () => {
  test('reads back from Markdown as its words, line by line', () => {
    fc.assert(
      fc.property(source, (raw) => {
        const { markdown, text } = sourceTextOf(raw);
        expect(canonicalText(markdown)).toBe(text);
        expect(withoutSpace(text)).toBe(withoutSpace(cleaned(raw)));
      }),
      { numRuns: 2000 },
    );
  });

  test('has every stretch of it where its words are', () => {
    const whole = source.map((raw) => raw.replace(/[\p{M}\u1100-\u11ff\0\u00ad\ufeff]/gu, ''));
    fc.assert(
      fc.property(whole, fc.nat(60), fc.integer({ min: 1, max: 30 }), (raw, start, length) => {
        const words = withoutSpace(
          cleaned(
            Array.from(raw)
              .slice(start, start + length)
              .join(''),
          ),
        );
        expect(withoutSpace(wordsAt(raw, start, start + length) ?? '')).toBe(words);
      }),
      { numRuns: 2000 },
    );
  });

  test('has the whole of it where all its words are, whatever was composed', () => {
    fc.assert(
      fc.property(source, (raw) => {
        expect(wordsAt(raw, 0, raw.length) ?? '').toBe(sourceTextOf(raw).text.trim());
      }),
    );
  });

  test('keeps lines as lines and blank lines as ends of paragraphs', () => {
    const { text, markdown } = sourceTextOf('One\nTwo  and   half\n\n \nThree');
    expect(text).toBe('One\nTwo and half\n\nThree');
    expect(markdown).toBe('One\\\nTwo and half\n\nThree');
  });

  test('has each line of a transcript as a paragraph', () => {
    const raw = Array.from({ length: 60 }, (_, index) => `Speaker ${index}`).join('\r\n');
    expect(sourceTextOf(raw).text.split('\n\n')).toHaveLength(60);
    const start = raw.indexOf('Speaker 59');
    expect(wordsAt(raw, start, start + 10)).toBe('Speaker 59');
  });

  test('is counted in code points, not in the halves of them', () => {
    expect(wordsAt('😀😀 word', 3, 7)).toBe('word');
  });

  test('is counted with both characters of a Windows line end, or with one for both', () => {
    const raw = 'a\r\nb\r\n\r\nword';
    expect(wordsAt(raw, 8, 12)).toBe('word');
    expect(wordsAt(raw, 5, 9, true)).toBe('word');
  });

  test('is counted before letters are composed and spaces collapsed', () => {
    expect(wordsAt('e\u0301e\u0301   word', 7, 11)).toBe('word');
    expect(wordsAt('soft\u00adly  said', 10, 13)).toBe('aid');
    expect(wordsAt('cafe\u0301 word', 0, 4)).toBe('café');
    expect(wordsAt('\u1112\u1161\u11ab word', 0, 3)).toBe('한');
  });

  test.each([
    [0, 0],
    [3, 2],
    [9, 12],
    [-1, 2],
    [0.5, 2],
    [Number.NaN, 2],
    [4, 5],
  ])('has nothing at %d to %d', (start, end) => {
    expect(wordsAt('word word', start, end)).toBe(null);
  });

  test('ends where it ends, for a stretch that goes beyond', () => {
    expect(wordsAt('word word', 5, 1000)).toBe('word');
  });

  test('may be one line of a hundred thousand characters that is marked in many places', () => {
    const raw = 'abcd '.repeat(20_000);
    const { text, placeOf } = sourceTextOf(raw);
    for (let start = 0; start < raw.length; start += 500) {
      const place = placeOf(start, start + 4);
      expect(place && text.slice(place.start, place.end)).toBe('abcd');
    }
  });
});
