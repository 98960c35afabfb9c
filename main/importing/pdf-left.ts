/** What of a PDF did not come over, in words. */
import type { PdfFile } from './pdf-file.ts';
import type { Line } from './pdf-lines.ts';

export interface Taken {
  readonly file: PdfFile;
  /** The lines of the text. */
  readonly all: readonly Line[];
  /** How many pages were looked at, how many of them could not be read, and how many have text. */
  readonly read: number;
  readonly damaged: number;
  readonly withText: number;
  /** Whether letters were passed over because there are too many. */
  readonly isCut: boolean;
  /** What stood at the top and at the bottom of its pages. */
  readonly dropped: readonly string[];
  readonly isDayOfFile: boolean;
  readonly wordless: number;
  readonly others: number;
}

/** So many of what is left out are shown. */
const EXAMPLES = 3;

export function leftOf(taken: Taken): readonly string[] {
  const { file, read, isCut, damaged, dropped, isDayOfFile, wordless, others } = taken;
  const unknown = taken.all.reduce((sum, { words }) => sum + (words.match(/\ufffd/g)?.length ?? 0), 0);
  return [
    isCut && `Its text was cut off on page ${read}: it is too long for one article.`,
    file.pageCount > read &&
      `Only the first ${read} of ${pagesInWords(file.pageCount)} were read: more is too much for one article.`,
    damaged > 0 && `${pagesInWords(damaged)} could not be read, for the file is damaged there.`,
    withoutText(taken),
    dropped.length > 0 &&
      `What repeats at the top and at the bottom of the pages was left out: ${examplesOf(dropped)}.`,
    file.missing.size > 0 &&
      `The file relies on tables of letters that are not in it (${[...file.missing].join(', ')}), so words may be missing.`,
    unknown > 0 &&
      `The file does not say which letters ${unknown} of its signs are; “\ufffd” stands for them.`,
    isDayOfFile && 'The date is the day on which the PDF was made: its first page shows none.',
    wordless > 0 &&
      `${counted(wordless, 'highlight lies', 'highlights lie')} on no words and did not come over.`,
    others > 0 &&
      `${counted(others, 'note or drawing', 'notes and drawings')} beside the words did not come over.`,
  ].filter((sentence) => sentence !== false);
}

function withoutText({ read, damaged, withText }: Taken): string | false {
  const without = read - damaged - withText;
  if (without <= 0) return false;
  const scanned =
    withText < (read - damaged) / 2
      ? ' Most of it seems to be scanned; have its text recognised first (OCR) for the rest.'
      : '';
  return `${withText} of ${pagesInWords(read)} have text; the others are pictures, or empty.${scanned}`;
}

function examplesOf(dropped: readonly string[]): string {
  const all = [...new Set(dropped)];
  const shown = all.slice(0, EXAMPLES).map((words) => `“${words}”`);
  return all.length > EXAMPLES ? `${shown.join(', ')} and ${all.length - EXAMPLES} more` : shown.join(', ');
}

export const pagesInWords = (pages: number): string => counted(pages, 'page', 'pages');

const counted = (number: number, one: string, more: string): string =>
  `${number} ${number === 1 ? one : more}`;
