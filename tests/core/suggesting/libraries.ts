/** Small libraries for the tests of suggestions. */
import type { IssueWords } from '../../../core/suggesting/profile.ts';
import type { Candidate } from '../../../core/suggesting/suggest.ts';
import { backgroundOf, newVocabulary, termsOf } from '../../../core/suggesting/terms.ts';

export const NONE: ReadonlySet<string> = new Set();

export function library(texts: readonly string[]) {
  const vocabulary = newVocabulary();
  const candidates: Candidate[] = texts.map((text, index) => ({
    id: `p${index}`,
    text,
    terms: termsOf(vocabulary, text),
  }));
  return {
    vocabulary,
    candidates,
    background: backgroundOf(
      vocabulary,
      candidates.map(({ terms }) => terms),
    ),
  };
}

export const issueWords = (words: Partial<IssueWords>): IssueWords => ({
  name: '',
  aliases: [],
  keyTerms: [],
  examples: [],
  against: [],
  ...words,
});
