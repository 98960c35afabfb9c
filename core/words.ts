/** Counting words in writing of any kind. */

/** Letters of scripts that put no space between words count by character, as their own word processors count. */
const WORD =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}](?:[\p{M}’'.-]?[\p{L}\p{N}])*/gu;

/** How many words a text has; Chinese and Japanese by character. */
export const wordsIn = (text: string): number => text.match(WORD)?.length ?? 0;

/** Of careful reading; a usual figure for grown readers of non-fiction is 238 (Brysbaert 2019). */
const WORDS_A_MINUTE = 238;

/** Minutes of reading, at least 1. */
export const minutesToRead = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE));

/** "1 passage", "2 passages", "1,204 articles". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
