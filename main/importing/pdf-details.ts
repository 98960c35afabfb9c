/** What a PDF says of itself, and what its first page shows. */
import type { ArticleDetails } from '../../core/model.ts';
import { dateLine, findDate } from './dates.ts';
import { guessLanguage } from './language.ts';
import { bylineOf } from './opening-lines.ts';
import type { Block } from './pdf-blocks.ts';
import type { PdfFile } from './pdf-file.ts';
import { authorOf, languageTag, NO_DETAILS, tidy } from './reading.ts';

export interface FoundDetails {
  readonly details: ArticleDetails;
  /** The block that is the title. */
  readonly heading: Block | null;
  /** Whether the date is only the day on which the file was made. */
  readonly isDayOfFile: boolean;
}

/** What programs put where a title belongs. */
const NO_TITLE =
  /^(?:microsoft (?:word|powerpoint|excel|office)\b|powerpoint presentation|presentation\d*$|untitled|document\d*$|doc\d*$|dokument\d*$|title$|titel$|print|about:|https?:|file:|slide \d|layout \d|blank|no title|\(?anonymous)/i;
const FILE_NAME =
  /\.(?:docx?|pdf|indd|qxd|qxp|tex|dvi|pptx?|xlsx?|html?|txt|rtf|odt|wpd|pages|ps|eps|fm|pmd|p65|md|jpe?g|png|tiff?)$/i;
/** A name of one word with digits or underscores in it names a file: "JA0512_v3". */
const ONE_NAME = /^\S*[\d_]\S*$/;
const NO_AUTHOR =
  /^(?:unknown|anonymous|author|admin(?:istrator)?|user\d*|root|owner|default|guest|test|office|microsoft.*|hp|dell|pc|scan(?:ner)?|www\..*|.*\\.*|\d+)$/i;

/** How many of the first lines may be a date or the authors. */
const ABOVE = 24;
/** So near the top a date may stand among other words. */
const TOP = 12;
/** Such lines are short. */
const SHORT = 110;

/**
 * @param blocks of the text, in order
 * @param isHeading of a block, whether it stands out as one
 */
export function detailsOf(
  { info, dateOf }: PdfFile,
  blocks: readonly Block[],
  isHeading: (block: Block) => boolean,
): FoundDetails {
  const language = languageOf(wordsIn(info.Language), blocks);
  const opening = blocks.filter(({ page }) => page === blocks[0]?.page);
  const lines = opening.flatMap((block) => block.lines).slice(0, ABOVE);
  const told = titleTold(wordsIn(info.Title));
  const largest = largestOf(opening.filter(isHeading));
  const title = told ?? (largest === null ? '' : titleOf(largest));
  const shown = dateShown(lines, language);
  const made = shown === null ? (dateOf(info.CreationDate)?.slice(0, 10) ?? null) : null;
  return {
    details: {
      ...NO_DETAILS,
      title,
      byline: authorTold(wordsIn(info.Author)) ?? firstOf(lines, (line) => bylineOf(line, language)),
      published: shown ?? made,
      language,
    },
    heading: opening.filter(isHeading).find((block) => isSame(titleOf(block), title)) ?? null,
    isDayOfFile: made !== null,
  };
}

const wordsIn = (value: unknown): string | null => (typeof value === 'string' ? tidy(value) : null);

const titleOf = ({ mark, lines }: Block): string => (mark ?? '') + lines.join(' ');

function titleTold(words: string | null): string | null {
  if (words === null || words.length < 3 || !/\p{L}{2}/u.test(words)) return null;
  return NO_TITLE.test(words) || FILE_NAME.test(words) || ONE_NAME.test(words) ? null : words;
}

function authorTold(words: string | null): string | null {
  if (words === null || !/\p{L}{2}/u.test(words) || NO_AUTHOR.test(words)) return null;
  // A name of small letters and digits is that of an account.
  return /^[a-z\d._-]+$/.test(words) || FILE_NAME.test(words) ? null : authorOf(words);
}

const largestOf = (headings: readonly Block[]): Block | null =>
  headings.reduce<Block | null>((best, each) => (best === null || each.size > best.size ? each : best), null);

const isSame = (one: string, other: string): boolean => comparable(one) === comparable(other);

const comparable = (words: string): string => words.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** A file's own language is often that of the program that made it, so it has to agree with the words. */
function languageOf(told: string | null, blocks: readonly Block[]): string | null {
  const text = blocks.flatMap(({ lines }) => lines).join('\n');
  const tag = languageTag(told);
  const guess = guessLanguage(text);
  return guess !== null && tag?.slice(0, 2).toLowerCase() !== guess ? guess : tag;
}

const firstOf = <T>(lines: readonly string[], read: (line: string) => T | null): T | null => {
  for (const line of lines) {
    const found = read(line);
    if (found !== null) return found;
  }
  return null;
};

const dateShown = (lines: readonly string[], language: string | null): string | null =>
  firstOf(lines, (line) => dateLine(line, language)) ??
  firstOf(lines.slice(0, TOP), (line) =>
    line.length <= SHORT && /\d{4}/.test(line) ? (findDate(line, language)?.published ?? null) : null,
  );
