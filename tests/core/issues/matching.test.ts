import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownIdsOf } from '../../../core/issues/hierarchy.ts';
import { issuesCalled, issuesMatching, namesOf, searchContextOf } from '../../../core/issues/matching.ts';
import type { Codebook, Issue } from '../../../core/model.ts';
import { issueNamed } from '../arbitraries.ts';
import { codebookOf, codebooks } from './codebooks.ts';

const named = (name: string, more: Partial<Issue> = {}): Issue => ({ ...issueNamed(name, name), ...more });

const BOOK: Codebook = {
  revision: 1,
  issues: [
    named('Élan'),
    named('Elanor'),
    named('Trade', { aliases: ['Commerce', 'Élan vital'] }),
    named('Trade routes', { parent: 'Trade' }),
    named('中国との貿易', { aliases: ['Elanor'] }),
  ],
  merged: [
    { issue: named('Tariffs', { aliases: ['Customs'], keyTerms: ['duty'] }), into: 'Trade' },
    { issue: named('Dues', { keyTerms: ['Duty', 'levy'] }), into: 'Tariffs' },
  ],
};

const called = (said: string) => issuesCalled(BOOK, said).map(({ name }) => name);
const matching = (typed: string) => issuesMatching(BOOK, typed).map(({ name }) => name);

describe('the issues that are meant', () => {
  test.each([
    ['elan', ['Élan']],
    ['ÉLAN', ['Élan']],
    ['elanor', ['Elanor']],
    ['ela', ['Élan', 'Elanor', 'Trade', '中国との貿易']],
    ['commerce', ['Trade']],
    ['elan vital', ['Trade']],
    ['tariffs', ['Trade']],
    ['dues', ['Trade']],
    ['custom', ['Trade']],
    ['trade', ['Trade']],
    ['trad', ['Trade', 'Trade routes']],
    ['routes tr', ['Trade routes']],
    ['中国', ['中国との貿易']],
    ['国中', []],
    ['nothing', []],
    [' ', []],
    ['—', []],
  ])('by “%s”', (said, names) => {
    expect(called(said)).toEqual(names);
  });

  test('are the ones of that very name, where others differ from it by an accent alone', () => {
    const book = codebookOf('Élan', 'Elan');
    expect(issuesCalled(book, 'elan').map(({ name }) => name)).toEqual(['Elan']);
    expect(issuesCalled(book, 'élan').map(({ name }) => name)).toEqual(['Élan']);
    expect(issuesCalled(book, 'èlan')).toHaveLength(2);
  });

  test('are an issue by each of its names, and by nothing that is not there', () => {
    fc.assert(
      fc.property(codebooks, (book) => {
        for (const issue of book.issues) {
          expect(issuesCalled(book, issue.name)).toEqual([issue]);
          expect(searchContextOf(book).idsOfIssue(issue.name)).toContain(issue.id);
          expect(namesOf(book, issue.id)).toEqual([issue.name, ...issue.aliases]);
        }
      }),
    );
  });
});

describe('a picker', () => {
  test.each([
    ['', ['Élan', 'Elanor', 'Trade', 'Trade routes', '中国との貿易']],
    ['LANO', ['Elanor', '中国との貿易']],
    ['elan', ['Élan', 'Elanor', 'Trade', '中国との貿易']],
    ['trade', ['Trade', 'Trade routes']],
    ['es ro', ['Trade routes']],
    ['cústoms', ['Trade']],
  ])('typed “%s” into', (typed, names) => {
    expect(matching(typed)).toEqual(names);
  });
});

test('the words of what was merged find the issue that it became', () => {
  const trade = searchContextOf(BOOK).issues.find(({ name }) => name === 'Trade');
  expect(trade).toMatchObject({
    aliases: ['Commerce', 'Élan vital', 'Tariffs', 'Customs', 'Dues'],
    keyTerms: ['duty', 'levy'],
  });
  expect([...searchContextOf(BOOK).knownIds()].toSorted()).toEqual(
    [...BOOK.issues.map(({ id }) => id), 'Tariffs', 'Dues'].toSorted(),
  );
  expect([...ownIdsOf(BOOK, 'Trade')]).toEqual(['Trade', 'Tariffs', 'Dues']);
  expect(namesOf(BOOK, 'Trade')).toEqual(['Trade', 'Commerce', 'Élan vital', 'Tariffs', 'Customs', 'Dues']);
});
