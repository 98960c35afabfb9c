import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { completionsAt, type CompletionLists } from '../../../core/search/completions.ts';

const LISTS: CompletionLists = {
  issues: ['Regional security', ['Trade', 'Commerce', '中国貿易']],
  sources: ['Kyodo News', 'Agence Café', 'The “Post”'],
  speakers: ['Jane Doe'],
  languages: ['en', 'ja'],
};

/** Queries as they are once each of the completions is taken. */
function taken(query: string, caret = query.length): readonly string[] {
  return completionsAt(query, caret, LISTS).map(
    ({ text, replaces: { start, end } }) => query.slice(0, start) + text + query.slice(end),
  );
}

describe('what may follow', () => {
  test.each([
    ['korea so', ['korea source:']],
    ['korea S', ['korea source:', 'korea speaker:', 'korea stance:']],
    ['-i', ['-issue:', '-is:', '-in:']],
    ['issue:', ['issue:"Regional security" ', 'issue:Trade ']],
    ['issue:sec', ['issue:"Regional security" ']],
    ['issue:"reg', ['issue:"Regional security" ']],
    ['issue:comm', ['issue:Trade ']],
    ['issue:国貿', ['issue:Trade ']],
    ['issue:易中', []],
    ['source:cafe', ['source:"Agence Café" ']],
    ['source:post', ['source:"The  Post" ']],
    ['is:un', ['is:unread ', 'is:untagged ', 'is:unplaced ']],
    ['stance:prom', ['stance:promises ']],
    ['lang:j', ['lang:ja ']],
    ['has:note', []],
    ['before:2005', []],
    ['', []],
    ['korea ', []],
    ['"so', []],
    ['source:"Kyodo News"', []],
  ])('%s', (query, completed) => {
    expect(taken(query)).toEqual(completed);
  });

  test('at a caret in the middle, where nothing follows directly', () => {
    expect(taken('so korea', 2)).toEqual(['source: korea']);
    expect(taken('sokorea', 2)).toEqual([]);
  });

  test('of any query replaces a stretch of it up to the caret', () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(20), (query, caret) => {
        for (const { replaces } of completionsAt(query, caret, LISTS)) {
          expect(replaces.start).toBeLessThanOrEqual(replaces.end);
          expect(replaces.end).toBe(caret);
        }
      }),
    );
  });
});
