import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countWords } from '../../../core/search/phrases.ts';
import { mergedPostings, postingsFrom } from '../../../core/search/postings.ts';

const letter = fc.constantFrom('a', 'b', 'ab', 'c');
const documents = fc.array(fc.array(letter, { maxLength: 12 }), { minLength: 1, maxLength: 6 });
const row = fc.array(letter, { minLength: 1, maxLength: 4 });

const naive = (words: readonly string[], sought: readonly string[], prefix: boolean): number =>
  words.filter((_, start) =>
    sought.every((word, at) => {
      const other = words[start + at];
      return prefix && at === sought.length - 1 ? other?.startsWith(word) : other === word;
    }),
  ).length;

test('rows of words are counted as they stand', () => {
  fc.assert(
    fc.property(documents, row, fc.boolean(), (all, sought, prefix) => {
      const counts = new Uint32Array(all.length);
      countWords(postingsFrom(all), sought, prefix, 1, counts);
      expect([...counts]).toEqual(all.map((words) => naive(words, sought, prefix)));
    }),
    { numRuns: 2000 },
  );
});

test('merged postings are those of what was kept, indexed together', () => {
  fc.assert(
    fc.property(
      fc.array(documents, { minLength: 1, maxLength: 4 }),
      fc.infiniteStream(fc.boolean()),
      (parts, keep) => {
        const kept: string[][] = [];
        const merging = parts.map((all) => ({
          postings: postingsFrom(all),
          renumbered: Int32Array.from(all, (words) =>
            keep.next().value === true ? kept.push(words) - 1 : -1,
          ),
        }));
        expect(mergedPostings(merging)).toEqual(postingsFrom(kept));
      },
    ),
  );
});
