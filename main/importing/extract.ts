import { canonicalText } from '../../core/document/document.ts';
import type { Extracted, ExtractedArticle } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { withoutDateline } from './datelines.ts';
import { readerOf } from './readers.ts';
import type { ReaderContext } from './reading.ts';
import { tame } from './tame.ts';

/** Where the first words stand in for a title, this many characters at most. */
const LONGEST_TITLE = 90;

/**
 * Reads bytes as what they hold: an article, or several.
 * @throws PlainError for bytes that hold no article, in words that say what they are
 */
export async function extract(bytes: Uint8Array, context: ReaderContext): Promise<Extracted> {
  if (bytes.length === 0) throw new PlainError('The file is empty.');
  const read = await readerOf(bytes, context.name)(bytes, context);
  const articles = read.articles.map(tame).filter(isWorthKeeping);
  if (articles.length === 0 && read.issues.length === 0)
    throw new PlainError('There are no words in the file to read.');
  return { ...read, articles: articles.map((each) => titled(each, context.name)) };
}

/** One of which nothing is known but its address is a bookmark; without that it is nothing. */
const isWorthKeeping = ({ markdown, highlights, details }: ExtractedArticle): boolean =>
  highlights.length > 0 || holdsWords(markdown) || (markdown === '' && details.url !== null);

/** Whether Markdown has a canonical text that is not blank. Most begins with a word, and need not be read to tell. */
export const holdsWords = (markdown: string): boolean =>
  BEGINS_WITH_WORD.test(markdown) || canonicalText(markdown).trim() !== '';

/** A letter at the very beginning, or in a heading there, means nothing but itself, whatever follows. */
const BEGINS_WITH_WORD = /^(?:#{1,6} )?["'“„«‘(]{0,2}\p{L}/u;

function titled(article: ExtractedArticle, file: string): ExtractedArticle {
  const { details, markdown, part } = article;
  if (details.title !== '') return article;
  const title =
    markdown === '' ? details.url : titleFrom(canonicalText(markdown), part?.name ?? file, details.language);
  return { ...article, details: { ...details, title: title ?? file } };
}

/** Where a sentence ends, and not only a word that is cut short: "Nov. 5", "Mr. Lind", "the U.S. navy". */
const BETWEEN_SENTENCES =
  /(?<=[.!?。])(?<!\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mr|mrs|ms|dr|st|prof|gen|sen|rep|gov|lt|col|no|vs|\p{L})\.)\s/iu;

/** The first words where they are few enough to be a title, else the file's name. */
function titleFrom(text: string, name: string, language: string | null): string {
  const [line = ''] = text.split('\n');
  const [sentence = ''] = withoutDateline(line, language).split(BETWEEN_SENTENCES);
  const words = sentence.trim();
  if (words !== '' && words.length <= LONGEST_TITLE) return words.replace(/\.$/, '');
  const stem = name
    .replace(/\.[^.]+$/, '')
    .replace(/[_-]+/g, ' ')
    .trim();
  return /^pasted/i.test(stem) || stem === ''
    ? `${words.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '')}…`
    : stem;
}
