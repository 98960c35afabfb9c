/** What is told by a short way is what the long way tells. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { cleaned, controlsIn } from '../../../main/importing/decode.ts';
import { holdsWords } from '../../../main/importing/extract.ts';
import { tablesIn } from '../../../main/importing/foreign/tables.ts';
import { elementAfter, elementsByName } from '../../../main/importing/page-elements.ts';
import { lettersIn } from '../../../main/importing/page-words.ts';
import { tidy } from '../../../main/importing/reading.ts';

/** Characters that these ways tell apart, among any others. */
const PIECES = [
  'a',
  'É',
  'é',
  '\u0301',
  ' ',
  '  ',
  '\t',
  '\r\n',
  '\r',
  '\n',
  '\f',
  '\u0085',
  '\u00a0',
  '\u00ad',
];
const MORE = [
  '\u2028',
  '\ufeff',
  '\0',
  '7',
  '٣',
  '漢',
  '-',
  '“',
  '😀',
  '𝒜',
  '\u0344',
  '#',
  '"',
  '[',
  '<',
  '&',
];
const text = fc
  .array(fc.oneof(fc.constantFrom(...PIECES, ...MORE), fc.string({ unit: 'binary', maxLength: 3 })))
  .map((parts) => parts.join(''));

describe('of any text', () => {
  test('cleaning it leaves what all its steps leave', () => {
    fc.assert(
      fc.property(text, (words) => {
        const stepwise = words
          .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
          .replace(/[^\P{Cc}\t\n]|[\u00AD\uFEFF]/gu, '')
          .normalize('NFC');
        expect(cleaned(words)).toBe(stepwise);
      }),
    );
  });

  test('tidied, it has single spaces', () => {
    fc.assert(
      fc.property(text, (words) => {
        expect(tidy(words) ?? '').toBe(words.replace(/\s+/g, ' ').trim());
      }),
    );
  });

  test('its letters are those of Unicode', () => {
    const { document: page } = parseHTML('<p></p>');
    const paragraph = page.querySelector('p') as HTMLElement;
    fc.assert(
      fc.property(text, (words) => {
        paragraph.textContent = words;
        expect(lettersIn(paragraph)).toBe(words.replace(/[^\p{L}\p{N}]+/gu, '').length);
      }),
    );
  });

  test('it holds words where its canonical text is not blank', () => {
    const beginnings = fc.constantFrom(
      '',
      '# ',
      '###### ',
      '“',
      '"(',
      '    ',
      '- ',
      '> ',
      '<!-- ',
      '[a]: ',
      '![',
    );
    fc.assert(
      fc.property(beginnings, text, text, (beginning, words, more) => {
        const markdown = `${beginning}${words}\n\n${more}`;
        expect(holdsWords(markdown)).toBe(canonicalText(markdown).trim() !== '');
      }),
      { numRuns: 1000 },
    );
  });
});

test('controls are the bytes that no text has', () => {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  expect(controlsIn(all)).toBe(9 + 13 + 4);
});

test('a header in quotation marks and one without are the same columns', () => {
  const columns = (line: string) => tablesIn(`${line}\n1,2\n`).map((table) => table.columns);
  expect(columns('Title, URL ,tags')).toEqual([['title', 'url', 'tags']]);
  expect(columns('"Title"," URL ",tags')).toEqual([['title', 'url', 'tags']]);
  expect(columns('"a; b";c')).toEqual([['a; b', 'c']]);
  expect(columns('one column')).toEqual([]);
});

describe('the elements of a page', () => {
  const { document: page } = parseHTML(
    '<html><head><title>One</title></head><body><h1>One</h1><template><p>Two</p></template><p>Three<b>Four</b></p></body></html>',
  );

  test('are found by their names, those of templates among them', () => {
    const elements = elementsByName(page);
    expect(elements('p').map(({ textContent }) => textContent)).toEqual(['Two', 'ThreeFour']);
    expect(elements('table')).toEqual([]);
  });

  test('follow one another in the order of the page, past templates', () => {
    const names: string[] = [];
    for (let at: Element | null = page.querySelector('h1'); at !== null; at = elementAfter(at))
      names.push(at.localName);
    expect(names).toEqual(['h1', 'template', 'p', 'b']);
  });
});
