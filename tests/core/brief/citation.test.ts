import { describe, expect, test } from 'vitest';
import {
  citationOf,
  creditOf,
  quoted,
  quoteWithCitation,
  shortCitation,
  type Citable,
} from '../../../core/brief/citation.ts';

const details = (more: Partial<Citable> = {}): Citable => ({
  title: 'Talks End',
  byline: 'Steve Herman',
  source: 'VOA',
  published: '2005-11-05',
  url: 'https://voa.example/1',
  ...more,
});

const NOTHING = { byline: null, source: null, published: null, url: null };

describe('a citation', () => {
  test.each<[string, Partial<Citable>, string]>([
    ['all', {}, 'Steve Herman, “Talks End,” VOA, 5 November 2005, https://voa.example/1.'],
    ['a title alone', NOTHING, '“Talks End.”'],
    ['no title', { ...NOTHING, title: ' ' }, '“Untitled.”'],
    ['an author', { ...NOTHING, byline: 'A. Author' }, 'A. Author, “Talks End.”'],
    ['a year', { byline: null, url: null, published: '2005' }, '“Talks End,” VOA, 2005.'],
    ['a month', { byline: null, url: null, published: '2005-11' }, '“Talks End,” VOA, November 2005.'],
    ['parts of white space', { byline: ' ', source: '\n', url: '' }, '“Talks End,” 5 November 2005.'],
    [
      'a byline with its “By”',
      { source: null, published: null, url: null, byline: 'By A. Author' },
      'A. Author, “Talks End.”',
    ],
    ['a source that is its own author', { byline: 'VOA', url: null }, 'VOA, “Talks End,” 5 November 2005.'],
    ['a title that asks', { ...NOTHING, source: 'VOA', title: 'Why?' }, '“Why?” VOA.'],
    [
      'a title that quotes',
      { ...NOTHING, source: 'VOA', title: 'The “last” word' },
      '“The ‘last’ word,” VOA.',
    ],
    ['a title with a full stop', { ...NOTHING, source: 'VOA', title: 'Talks end.' }, '“Talks end,” VOA.'],
    ['a title with an abbreviation', { ...NOTHING, title: 'Back in the U.S.' }, '“Back in the U.S.”'],
    ['a source with a full stop', { ...NOTHING, source: 'Acme Inc.' }, '“Talks End,” Acme Inc.'],
  ])('with %s', (_, more, words) => {
    expect(citationOf(details(more))).toBe(words);
  });
});

test('a short citation has the source, or else the author', () => {
  expect(shortCitation(details())).toBe('VOA, “Talks End,” 5 November 2005');
  expect(shortCitation(details({ source: null }))).toBe('Steve Herman, “Talks End,” 5 November 2005');
  expect(shortCitation(details(NOTHING))).toBe('“Talks End”');
});

test('a credit has what is known, each once', () => {
  expect(creditOf(details())).toBe('Steve Herman, VOA, 5 November 2005');
  expect(creditOf(details({ byline: 'VOA' }))).toBe('VOA, 5 November 2005');
  expect(creditOf(details(NOTHING))).toBe('');
});

test('a copied quotation keeps its words and brings its source', () => {
  expect(quoteWithCitation('ended  two days', details())).toBe(
    '“ended  two days” (VOA, “Talks End,” 5 November 2005)',
  );
});

test('marks that meet are kept apart by a thin space', () => {
  expect(quoted('“We wait,” she said')).toBe('“\u202f“We wait,” she said”');
  expect(quoted('she said “no”')).toBe('“she said “no”\u202f”');
  expect(quoted('plain')).toBe('“plain”');
});
