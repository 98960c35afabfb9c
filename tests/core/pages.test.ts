import fc from 'fast-check';
import { expect, test } from 'vitest';
import { quoteWithCitation } from '../../core/brief/citation.ts';
import { pagesOf } from '../../core/pages.ts';

const PAGES = [
  { page: 'iv', start: 0 },
  { page: '1', start: 100 },
  { page: '2', start: 250 },
];

test('a stretch is on the page where it begins, or on those that it runs over', () => {
  expect(pagesOf(PAGES, { start: 5, end: 10 })).toBe('p. iv');
  expect(pagesOf(PAGES, { start: 90, end: 101 })).toBe('pp. iv–1');
  expect(pagesOf(PAGES, { start: 100, end: 250 })).toBe('p. 1');
  expect(pagesOf(PAGES, { start: 0, end: 999 })).toBe('pp. iv–2');
  expect(pagesOf([], { start: 0, end: 9 })).toBeNull();
  expect(pagesOf([{ page: '3', start: 50 }], { start: 10, end: 20 })).toBeNull();
});

test('every stretch within a page is on that page alone', () => {
  fc.assert(
    fc.property(fc.nat(149), fc.integer({ min: 1, max: 150 }), (from, length) => {
      const start = 100 + from;
      const end = Math.min(250, start + length);
      expect(pagesOf(PAGES, { start, end })).toBe('p. 1');
    }),
  );
});

test('a citation names the page last', () => {
  const source = { title: 'On quays', byline: null, source: 'The Sound', published: '2024-01-05', url: null };
  expect(quoteWithCitation('A quay', source, 'p. 4')).toBe(
    '“A quay” (The Sound, “On quays,” 5 January 2024, p. 4)',
  );
  expect(quoteWithCitation('A quay', { ...source, published: null }, 'p. 4')).toBe(
    '“A quay” (The Sound, “On quays,” p. 4)',
  );
});
