/** Small numbers in words, as a printed page has them. */
import { longDate } from '../dates.ts';
import { counted } from '../words.ts';
import type { Brief } from './model.ts';

const WORDS = [
  'no',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];

/** "one passage", "twelve passages", "13 passages". */
export function spelled(count: number, one: string): string {
  const word = WORDS[count];
  return word === undefined ? counted(count, one) : `${word} ${count === 1 ? one : `${one}s`}`;
}

/** "Brief of 6 November 2005. Five sources, twelve passages." */
export function subtitleOf({ date, sources, passages }: Brief): string {
  const count = spelled(sources.length, 'source');
  const capital = count.charAt(0).toUpperCase() + count.slice(1);
  return `Brief of ${longDate(date)}. ${capital}, ${spelled(passages, 'passage')}.`;
}

/** What a brief says at its end of the check of its quotations; null while it holds one that failed, or none at all. */
export function checkedLine({ mismatches, passages }: Brief): string | null {
  if (mismatches.length > 0 || passages === 0) return null;
  return passages === 1
    ? 'The quotation matches its stored source word for word.'
    : `All ${spelled(passages, 'quotation')} match their stored sources word for word.`;
}

/** The heading of the section for passages without an issue. */
export const WITHOUT_ISSUE = 'Without an issue';
