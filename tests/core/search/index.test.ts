import { describe, expect, test } from 'vitest';
import { SearchIndex } from '../../../core/search/index.ts';
import type { SearchArticle, SearchContext, SearchPassage } from '../../../core/search/model.ts';
import { parseQuery } from '../../../core/search/parse.ts';
import { UnreadableIndex } from '../../../core/search/storing.ts';

const NO_ISSUES: SearchContext = { issues: [], idsOfIssue: () => new Set(), knownIds: () => new Set() };

const ARTICLE: SearchArticle = {
  id: 'a',
  revision: 3,
  title: 'Harbour talks',
  byline: null,
  source: 'Kyodo News',
  section: null,
  published: '2005-11-05',
  imported: '2024-01-01T00:00:00.000Z',
  language: 'en',
  url: null,
  text: 'The minister spoke of the harbour.',
  issues: [],
  starred: false,
  archived: false,
  removed: false,
  state: 'unread',
  passages: [],
};

const PASSAGE: SearchPassage = {
  id: 'p',
  start: 0,
  end: 12,
  quote: 'The minister',
  note: '',
  issues: [],
  speaker: null,
  stance: null,
  eventDate: null,
  placed: true,
};

const idsFound = (index: SearchIndex, text: string): readonly (string | null)[] =>
  index.search(parseQuery(text), NO_ISSUES).hits.map(({ passage, article }) => passage ?? article);

function indexOf(...articles: readonly SearchArticle[]): SearchIndex {
  const index = new SearchIndex();
  index.setAll(articles);
  return index;
}

describe('changes', () => {
  test('what is set is found at once, and no longer what was there before', () => {
    const index = indexOf(ARTICLE);
    index.set({ ...ARTICLE, revision: 4, text: 'The envoy spoke.' });
    expect(idsFound(index, 'envoy')).toEqual(['a']);
    expect(idsFound(index, 'minister')).toEqual([]);
    expect(index.revisionOf('a')).toBe(4);
    expect(index.size).toBe(1);
  });

  test('an article in the trash is known, but never found', () => {
    const index = indexOf({ ...ARTICLE, removed: true, passages: [PASSAGE] });
    expect(index.has('a')).toBe(true);
    expect(idsFound(index, 'minister')).toEqual([]);
    expect(idsFound(index, '-envoy')).toEqual([]);
  });

  test('an article that is taken out is not known', () => {
    const index = indexOf(ARTICLE);
    index.remove('a');
    index.remove('never there');
    expect([index.has('a'), index.revisionOf('a'), index.size]).toEqual([false, null, 0]);
  });
});

describe('order', () => {
  test('a word in the title counts for more than in the text', () => {
    const index = indexOf(
      { ...ARTICLE, id: 'text', title: 'Talks', text: 'harbour and more' },
      { ...ARTICLE, id: 'title', title: 'Harbour', text: 'talks and more' },
    );
    expect(idsFound(index, 'harbour')).toEqual(['title', 'text']);
  });

  test('where all else is equal the newest comes first', () => {
    const index = indexOf({ ...ARTICLE, id: 'old', published: '2005-11' }, { ...ARTICLE, id: 'new' });
    expect(idsFound(index, 'minister')).toEqual(['new', 'old']);
  });

  test('an article whose date is not known stands where it was imported, and passes no filter by date', () => {
    const index = indexOf({ ...ARTICLE, id: 'undated', published: null }, ARTICLE);
    expect(idsFound(index, 'minister')).toEqual(['undated', 'a']);
    expect(idsFound(index, 'after:1900')).toEqual(['a']);
  });
});

describe('dates', () => {
  test.each([
    ['after:2005-11', true],
    ['after:2005-11-05', true],
    ['after:2005-11-06', false],
    ['before:2005-11', false],
    ['before:2005-11-05', false],
    ['before:2005-12', true],
    ['after:2005 before:2006', true],
  ])('%s', (text, found) => {
    expect(idsFound(indexOf(ARTICLE), text)).toEqual(found ? ['a'] : []);
  });
});

test('a phrase does not run from the title into the text', () => {
  expect(idsFound(indexOf(ARTICLE), '"talks the"')).toEqual([]);
  expect(idsFound(indexOf(ARTICLE), 'talks the')).toEqual(['a']);
});

describe('a source', () => {
  test.each([
    ['source:中国', []],
    ['source:国営', ['a']],
    ['source:国営通信', []],
    ['source:"通信 国営"', ['a']],
    ['source:kyo', []],
    ['source:nhk放', ['b']],
    ['source:放送nhk', []],
  ])('%s', (query, found) => {
    const index = indexOf(
      { ...ARTICLE, source: '国営中央通信' },
      { ...ARTICLE, id: 'b', source: 'ＮＨＫ放送' },
    );
    expect(idsFound(index, query)).toEqual(found);
  });
});

describe('stored', () => {
  const bytes = indexOf({ ...ARTICLE, passages: [PASSAGE] }).toBytes();

  test('it is read from wherever it lies', () => {
    const shifted = new Uint8Array(bytes.length + 3);
    shifted.set(bytes, 3);
    expect(idsFound(SearchIndex.fromBytes(shifted.subarray(3)), 'in:passage minister')).toEqual(['p']);
  });

  test('bytes are not changed by what changes afterwards', () => {
    const copy = bytes.slice();
    const index = SearchIndex.fromBytes(copy);
    index.remove('a');
    expect(copy).toEqual(bytes);
  });

  test.each([0, 8, 24, bytes.length - 8])('cut to %i bytes it is refused', (length) => {
    expect(() => SearchIndex.fromBytes(bytes.slice(0, length))).toThrow(UnreadableIndex);
  });

  test('with any one byte changed it is refused', () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const damaged = bytes.slice();
      damaged[at] = (damaged[at] ?? 0) ^ 1;
      expect(() => SearchIndex.fromBytes(damaged)).toThrow(UnreadableIndex);
    }
  });

  test('of another version it is refused by that name', () => {
    const newer = bytes.slice();
    new Uint32Array(newer.buffer)[1] = 99;
    expect(() => SearchIndex.fromBytes(newer)).toThrow('version 99');
  });
});
