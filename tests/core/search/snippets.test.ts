import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isWhole } from '../../../core/document/graphemes.ts';
import { parseQuery } from '../../../core/search/parse.ts';
import { matchesIn, snippetOf } from '../../../core/search/snippets.ts';
import { queryText } from './arbitraries.ts';

const marked = (text: string, query: string): readonly string[] =>
  matchesIn(text, parseQuery(query)).map(({ start, end }) => text.slice(start, end));

describe('what is marked', () => {
  test.each([
    ['A Café, a cafe\u0301 and CAFE.', 'cafe', ['Café', 'cafe\u0301', 'CAFE']],
    ['Straße, strasse', 'STRASSE', ['Straße', 'strasse']],
    ['in 東京大学の', '京大', ['京大']],
    ['กำลัง', 'ล', ['ลั']],
    ['the six-party talks, six parties', '"six party"', ['six-party']],
    ['north korea south korea', 'kor* -north', ['korea', 'korea']],
    ['a b c', '"a b" "b c"', ['a b c']],
    ['😀', '😀', []],
  ])('%s by %s', (text, query, words) => {
    expect(marked(text, query)).toEqual(words);
  });

  test('words that are looked for elsewhere are not', () => {
    const query = parseQuery('in:title korea');
    expect(matchesIn('korea', query, 'text')).toEqual([]);
    expect(matchesIn('korea', query, 'title')).toHaveLength(1);
  });
});

describe('snippets', () => {
  const filler = 'nothing of note is said here and so it goes on '.repeat(20);
  const text = `Alpha alone. ${filler}alpha beta together. ${filler}`;

  test('show the place with most of the words, whole words at both ends', () => {
    const snippet = snippetOf(text, parseQuery('alpha beta'), { length: 60 });
    expect(snippet.text).toContain('alpha beta together');
    expect(snippet.text.length).toBeLessThanOrEqual(60);
    expect(text.slice(snippet.start, snippet.end)).toBe(snippet.text);
    expect(text.charAt(snippet.start - 1)).toMatch(/\W/);
    expect(text.charAt(snippet.end)).toMatch(/\W/);
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toEqual(['alpha', 'beta']);
  });

  test('without any match are the beginning', () => {
    const snippet = snippetOf(text, parseQuery('source:kyodo'), { length: 30 });
    expect(snippet).toMatchObject({ start: 0, marks: [] });
    expect(snippet.text).toBe('Alpha alone. nothing of note');
  });

  test('stay within a stretch', () => {
    const within = { start: 13, end: 100 };
    const snippet = snippetOf(text, parseQuery('alpha said'), { within });
    expect(snippet.start).toBeGreaterThanOrEqual(13);
    expect(snippet.end).toBeLessThanOrEqual(100);
    expect(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end))).toContain('said');
  });

  test('of any text cut no character and mark within themselves', () => {
    const piece = fc.constantFrom(
      'korea ',
      'Café',
      ' the ',
      '東京大学',
      'กำลัง',
      '👩‍👩‍👧',
      '🇯🇵🇰🇷',
      'e\u0301\u0302',
      '. ',
      '\n',
      'a',
      '—',
    );
    fc.assert(
      fc.property(
        fc.string({ unit: piece, maxLength: 80 }),
        queryText,
        fc.integer({ min: 1, max: 60 }),
        (words, query, length) => {
          const snippet = snippetOf(words, parseQuery(query), { length });
          expect(isWhole(words, snippet)).toBe(true);
          expect(words.slice(snippet.start, snippet.end)).toBe(snippet.text);
          let last = 0;
          for (const { start, end } of snippet.marks) {
            expect(start).toBeGreaterThanOrEqual(last);
            expect(end).toBeGreaterThan(start);
            expect(end).toBeLessThanOrEqual(snippet.text.length);
            last = end;
          }
          const any = matchesIn(words, parseQuery(query)).length > 0;
          expect(snippet.marks.length > 0).toBe(any);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
