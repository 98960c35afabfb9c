import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { markdownOfParagraph } from '../../../core/document/escape.ts';

const collapsed = (words: string) => words.replace(/[ \t\n\r\f\v]+/g, ' ').trim();

describe('plain words as Markdown', () => {
  test('read back as the same words, whatever they are', () => {
    const spice = fc.constantFrom(
      '#',
      '-',
      '+',
      '1.',
      '2)',
      '*',
      '_',
      '`',
      '~~',
      '|',
      '>',
      '<b>',
      '&amp;',
      '[x]',
      '(y)',
      '![',
      '\\',
      '=',
      ':',
      '  ',
      '\n',
      'www.a.org',
      'http://a.org/b_c?d=e&f',
      'a@b.org',
      '---',
      '```',
      'word',
      'é',
      '日本',
      '.',
      '"',
      '$1',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(spice, fc.string({ unit: 'grapheme', maxLength: 4 })), { maxLength: 12 }),
        (parts) => {
          const words = collapsed(parts.join('')).replace(/[\u0000\uFFFD]/g, '');
          expect(canonicalText(markdownOfParagraph(words))).toBe(words);
        },
      ),
      { numRuns: 3000 },
    );
  });
});
