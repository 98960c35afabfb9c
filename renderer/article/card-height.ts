/** How high the card of a passage will be, before it is drawn. */
import { codingInWords } from '../../core/coding-words.ts';
import type { Passage } from '../../core/model.ts';

/** In pixels: the card with one row of issues and its date; each further row; a line of its note, and of its coding. */
const PLAIN = 62;
const ROW = 27;
const NOTE = { above: 8, line: 20.25, letters: 42 } as const;
const CODING = { above: 7, line: 17.4, letters: 46 } as const;
/** So many issues stand in a row. */
const IN_ROW = 2;

/** In pixels; about right is enough, as a card is measured before it comes into view. */
export function guessedHeight(passage: Passage): number {
  const rows = Math.max(1, Math.ceil(passage.issues.length / IN_ROW));
  return Math.round(
    PLAIN + ROW * (rows - 1) + heightOf(passage.note, NOTE) + heightOf(codingInWords(passage) ?? '', CODING),
  );
}

function heightOf(words: string, { above, line, letters }: typeof NOTE | typeof CODING): number {
  if (words === '') return 0;
  // A blank line is the gap between two paragraphs.
  const lines = words.split('\n').map((each) => (each === '' ? 0.6 : Math.ceil(each.length / letters)));
  return above + line * lines.reduce((sum, each) => sum + each, 0);
}
