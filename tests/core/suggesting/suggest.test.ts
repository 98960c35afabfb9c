import { describe, expect, test } from 'vitest';
import { heldOutFor, precisionsOf } from '../../../core/suggesting/precision.ts';
import type { IssueWords } from '../../../core/suggesting/profile.ts';
import { suggestionsFor } from '../../../core/suggesting/suggest.ts';
import { tokensOf } from '../../../core/suggesting/terms.ts';
import { CORPUS } from './corpus.ts';
import { issueWords, library, NONE } from './libraries.ts';

const ALL = CORPUS.flatMap(({ passages }) => passages);

describe('on the corpus', () => {
  const EXAMPLES = 3;
  const { vocabulary, candidates, background } = library(ALL);
  const idsOf = (passages: readonly string[]) =>
    new Set(candidates.filter(({ text }) => passages.includes(text)).map(({ id }) => id));
  const precisionAt5 = (words: (issue: (typeof CORPUS)[number]) => Partial<IssueWords>, threshold: number) =>
    CORPUS.map((issue) => {
      const taken = issue.passages.slice(0, EXAMPLES);
      const found = suggestionsFor(vocabulary, issueWords(words(issue)), candidates, background, {
        limit: 5,
        except: idsOf(taken),
        threshold,
      });
      const right = idsOf(issue.passages);
      return found.filter(({ id }) => right.has(id)).length / 5;
    });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

  test('it is large enough to tell', () => {
    expect(CORPUS.length).toBe(5);
    expect(new Set(ALL).size).toBeGreaterThanOrEqual(60);
  });

  test('four of the first five are right with key terms and three examples', () => {
    const words = ({ name, keyTerms, passages }: (typeof CORPUS)[number]) => ({
      name,
      keyTerms,
      examples: passages.slice(0, EXAMPLES),
    });
    expect(mean(precisionAt5(words, 0.2))).toBeGreaterThanOrEqual(0.8);
  });

  test('and with eight examples alone', () => {
    const found = CORPUS.map((issue) => {
      const taken = issue.passages.slice(0, 8);
      const suggestions = suggestionsFor(
        vocabulary,
        issueWords({ examples: taken }),
        candidates,
        background,
        { limit: 5, except: idsOf(taken), threshold: 0.1 },
      );
      const right = idsOf(issue.passages);
      return suggestions.filter(({ id }) => right.has(id)).length / 5;
    });
    expect(mean(found)).toBeGreaterThanOrEqual(0.8);
  });

  test('what is suggested by the usual threshold is nearly always right', () => {
    for (const issue of CORPUS) {
      const taken = issue.passages.slice(0, EXAMPLES);
      const words = issueWords({ name: issue.name, keyTerms: issue.keyTerms, examples: taken });
      const found = suggestionsFor(vocabulary, words, candidates, background, {
        limit: 20,
        except: idsOf(taken),
      });
      const right = idsOf(issue.passages);
      expect(found.length).toBeGreaterThan(0);
      expect(found.filter(({ id }) => right.has(id)).length / found.length).toBeGreaterThanOrEqual(0.8);
    }
  });

  test('the held-out estimate agrees', () => {
    for (const issue of CORPUS) {
      const others = candidates
        .filter(({ text }) => !issue.passages.includes(text))
        .map(({ terms }) => terms);
      const words = issueWords({ name: issue.name, keyTerms: issue.keyTerms, examples: issue.passages });
      const [measured] = precisionsOf({ right: 0, wrong: 0 }, () =>
        heldOutFor(vocabulary, words, others, background),
      );
      expect(measured?.how).toBe('held out');
      expect(measured?.of).toBeGreaterThanOrEqual(4);
      expect(measured?.precision).toBeGreaterThanOrEqual(0.7);
    }
  });
});

describe('a suggestion', () => {
  const text = 'Élite sanctions: the SANCTION list, and the light-water reactor.';
  const { vocabulary, candidates, background } = library([...ALL, text]);

  test('says which words caused it and where, whatever their case, accents and number', () => {
    const words = issueWords({ keyTerms: ['sanction', 'light water reactors', 'elite'] });
    const found = suggestionsFor(vocabulary, words, candidates, background, { limit: 1, except: NONE });
    expect(found[0]?.id).toBe(`p${ALL.length}`);
    const causes = found[0]?.because.map(({ word, spans }) => [
      word,
      spans.map(({ start, end }) => text.slice(start, end)),
    ]);
    expect(causes).toEqual(
      expect.arrayContaining([
        ['sanctions', ['sanctions', 'SANCTION']],
        ['light-water reactor', ['light-water reactor']],
        ['Élite', ['Élite']],
      ]),
    );
    expect(found[0]?.because.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1);
  });

  test('is made in writing without spaces', () => {
    const japanese = library(['軽水炉の提供を求めた。', '米の支援を約束した。', '会談は来週になる。']);
    const found = suggestionsFor(
      japanese.vocabulary,
      issueWords({ keyTerms: ['軽水炉'] }),
      japanese.candidates,
      japanese.background,
      { limit: 5, except: NONE },
    );
    expect(found.map(({ id, because }) => [id, because.map(({ word }) => word)])).toEqual([
      ['p0', ['軽水炉']],
    ]);
  });

  test('is not made by words that are everywhere, nor by the plainest words of a small library', () => {
    const small = library(['The ship was in the port for a day.', 'The talks were in the city for a week.']);
    const words = issueWords({ examples: ['It was in the house for a while.'] });
    expect(
      suggestionsFor(small.vocabulary, words, small.candidates, small.background, {
        limit: 5,
        except: NONE,
        threshold: 0,
      }),
    ).toEqual([]);
  });

  test('gets weaker by what was dismissed', () => {
    const issue = issueWords({ examples: ['The trawler was seized.', 'The trawler paid a fine.'] });
    const options = { limit: 99, except: NONE, threshold: 0 };
    const scoreOf = (words: IssueWords) =>
      suggestionsFor(vocabulary, words, candidates, background, options).find(({ id }) =>
        candidates.find((one) => one.id === id)?.text.startsWith('Both navies'),
      )?.score ?? 0;
    expect(scoreOf({ ...issue, against: ['Trawlers in the harbour.'] })).toBeLessThan(scoreOf(issue));
  });
});

test('tokens fold plurals, possessives, elisions and abbreviations', () => {
  const terms = (text: string) => tokensOf(text).map(({ term }) => term);
  expect(terms("Families' talks, the crisis, boss; Kim’s U.S. l’été")).toEqual([
    'family',
    'talk',
    'the',
    'crisis',
    'boss',
    'kim',
    'u.s',
    'ete',
  ]);
  expect(terms('日本の米')).toEqual(['日本', '本の', 'の米']);
});
