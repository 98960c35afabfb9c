/** Names by the beginnings of their words, in any order, as filters and completions find them. */
import { folded } from './fold.ts';
import { eachWord } from './tokens.ts';

/**
 * What is said of a name: rows of folded words, the last word of each of which may go on. A row is a word, or characters of
 * a script without spaces, and what stands beside them without a gap: these belong together.
 */
export type Beginnings = readonly (readonly string[])[];

export function beginningsOf(text: string): Beginnings {
  const plain = folded(text);
  const rows: string[][] = [];
  let before = -1;
  eachWord(plain, (start, end) => {
    const word = plain.slice(start, end);
    const row = start === before ? rows.at(-1) : undefined;
    if (row === undefined) rows.push([word]);
    else row.push(word);
    before = end;
  });
  return rows;
}

/** Whether each of some rows stands among the words of a name. */
export const begins = (rows: Beginnings, words: readonly string[]): boolean =>
  rows.every((row) => words.some((_, at) => standsAt(row, words, at)));

const standsAt = (row: readonly string[], words: readonly string[], at: number): boolean =>
  row.every((word, index) => {
    const other = words[at + index];
    return index === row.length - 1 ? other?.startsWith(word) === true : other === word;
  });
