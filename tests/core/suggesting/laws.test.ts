import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ENOUGH, heldOutFor, precisionsOf } from '../../../core/suggesting/precision.ts';
import { profileOf } from '../../../core/suggesting/profile.ts';
import { scorerOf, suggestionsFor, THRESHOLD } from '../../../core/suggesting/suggest.ts';
import { termsOf, tokensOf } from '../../../core/suggesting/terms.ts';
import { library, NONE } from './libraries.ts';

describe('laws', () => {
  const word = fc.constantFrom(
    'the',
    'of',
    'crab',
    'boats',
    'reactor',
    'plutonium',
    'rice',
    'smog',
    'line',
    'Seoul',
    '軽水炉',
    '—',
  );
  const passage = fc.array(word, { minLength: 1, maxLength: 9 }).map((words) => words.join(' '));
  const passages = fc.array(passage, { minLength: 1, maxLength: 30 });
  const issue = fc.record({
    name: fc.constantFrom('', 'Crab', 'The reactor'),
    aliases: fc.array(word, { maxLength: 2 }),
    keyTerms: fc.array(passage, { maxLength: 3 }),
    examples: fc.array(passage, { maxLength: 5 }),
    against: fc.array(passage, { maxLength: 3 }),
  });
  const ids = fc.array(
    fc.nat(30).map((number) => `p${number}`),
    { maxLength: 10 },
  );

  test('scores fall with the rank, are above the threshold, and each has its reasons in the text', () => {
    fc.assert(
      fc.property(
        passages,
        issue,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.nat(12),
        (texts, words, threshold, limit) => {
          const { vocabulary, candidates, background } = library(texts);
          const found = suggestionsFor(vocabulary, words, candidates, background, {
            limit,
            except: NONE,
            threshold,
          });
          expect(found.length).toBeLessThanOrEqual(limit);
          let last = 1;
          for (const { id, score, because } of found) {
            expect(score).toBeGreaterThan(0);
            expect(score).toBeGreaterThanOrEqual(threshold);
            expect(score).toBeLessThanOrEqual(last);
            last = score;
            expect(because.length).toBeGreaterThan(0);
            const text = candidates.find((one) => one.id === id)?.text ?? '';
            for (const { word: cause, weight, spans } of because) {
              expect(weight).toBeGreaterThan(0);
              const [first] = spans;
              expect(text.slice(first?.start, first?.end)).toBe(cause);
            }
          }
        },
      ),
    );
  });

  test('what is on the issue, or was dismissed, is never suggested', () => {
    fc.assert(
      fc.property(passages, issue, ids, (texts, words, taken) => {
        const { vocabulary, candidates, background } = library(texts);
        const [first] = texts;
        const against = first === undefined ? words.against : [...words.against, ` ${first.toUpperCase()}`];
        const found = suggestionsFor(vocabulary, { ...words, against }, candidates, background, {
          limit: 99,
          except: new Set(taken),
          threshold: 0,
        });
        for (const { id } of found) {
          expect(taken).not.toContain(id);
          expect(candidates.find((one) => one.id === id)?.text).not.toBe(first);
        }
      }),
    );
  });

  test('asking twice gives the same, and asking for fewer gives the first of them', () => {
    fc.assert(
      fc.property(passages, issue, fc.nat(8), (texts, words, limit) => {
        const { vocabulary, candidates, background } = library(texts);
        const ask = (most: number) =>
          suggestionsFor(vocabulary, words, candidates, background, {
            limit: most,
            except: NONE,
            threshold: 0,
          });
        expect(ask(limit)).toEqual(ask(99).slice(0, limit));
      }),
    );
  });

  test('held-out counts are those of reading the issue anew without each example', () => {
    fc.assert(
      fc.property(passages, issue, (texts, words) => {
        const { vocabulary, background } = library([...texts, ...words.examples]);
        const { right } = heldOutFor(vocabulary, words, [], background);
        const slow = words.examples.filter((example, index) => {
          const rest = { ...words, examples: words.examples.toSpliced(index, 1) };
          const score = scorerOf(profileOf(vocabulary, rest, background), background);
          return score(termsOf(vocabulary, example)) >= THRESHOLD;
        });
        expect(right).toBe(slow.length);
      }),
    );
  });
});

describe('precision', () => {
  const estimate = () => ({ right: 9, wrong: 1 });
  const heldOut = { precision: 0.9, of: 10, how: 'held out' };

  test('is the estimate, with what was judged beside it while that is little', () => {
    expect(precisionsOf({ right: 0, wrong: 0 }, estimate)).toEqual([heldOut]);
    expect(precisionsOf({ right: 0, wrong: 1 }, estimate)).toEqual([
      heldOut,
      { precision: 0, of: 1, how: 'judged' },
    ]);
    expect(precisionsOf({ right: 3, wrong: 1 }, () => ({ right: 0, wrong: 0 }))).toEqual([
      { precision: 0.75, of: 4, how: 'judged' },
    ]);
    expect(THRESHOLD).toBeLessThan(0.6);
  });

  test('is what was judged once that is enough, and nothing where there is nothing', () => {
    const never = () => expect.fail('nothing is to be estimated');
    expect(precisionsOf({ right: ENOUGH - 1, wrong: 1 }, never)).toEqual([
      { precision: 0.95, of: ENOUGH, how: 'judged' },
    ]);
    expect(precisionsOf({ right: 0, wrong: 0 }, () => ({ right: 0, wrong: 0 }))).toEqual([]);
  });
});

test('words of plain letters are read as all others are', () => {
  const piece = fc.constantFrom(
    'a',
    'B',
    'é',
    '7',
    '.',
    "'",
    '’',
    ' ',
    ',',
    '-',
    '米',
    'を',
    'U.S.',
    's',
    '\u0301',
    '—',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
      const text = pieces.join('');
      // A letter beyond ASCII keeps a word from being read the quick way, and changes nothing but itself.
      const slowly = text
        .replaceAll('a', 'ä')
        .replaceAll('B', 'Ä')
        .replaceAll('s', 'š')
        .replaceAll('S', 'Š')
        .replaceAll('U', 'Ü')
        .replaceAll('7', '７');
      const spans = (of: string) => tokensOf(of).map(({ start, end }) => [start, end]);
      expect(spans(text)).toEqual(spans(slowly));
    }),
    { numRuns: 2000 },
  );
});
