import { canonicalText } from '../../core/document/document.ts';
import type { Extracted, ExtractedArticle } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { decode } from './decode.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import { readerOf } from './readers.ts';
import { wholeArticle, type Reader, type ReaderContext } from './reading.ts';
import { tame } from './tame.ts';
import { sniff, type Kind } from './sniff.ts';

/** Where the first words stand in for a title, this many characters at most. */
const LONGEST_TITLE = 90;

/** The reader of each kind of text. */
const TEXTS: Readonly<Record<Kind, Reader>> = {
  html: (bytes, context) => wholeArticle(readHtml(decode(bytes), context.readLocal), 'html', context),
  markdown: (bytes, context) =>
    wholeArticle(readMarkdown(decode(bytes), context.readLocal), 'markdown', context),
  text: (bytes, context) => wholeArticle(readPlainText(decode(bytes)), 'text', context),
};

/**
 * Reads bytes as what they hold: an article, or several.
 * @throws PlainError for bytes that hold no article, in words that say what they are
 */
export async function extract(bytes: Uint8Array, context: ReaderContext): Promise<Extracted> {
  if (bytes.length === 0) throw new PlainError('The file is empty.');
  const reader = readerOf(bytes, context.name) ?? TEXTS[sniff(bytes, context.name)];
  const read = await reader(bytes, context);
  const articles = read.articles.map(tame);
  if (!articles.some(isWorthKeeping) && read.issues.length === 0)
    throw new PlainError('There are no words in the file to read.');
  return { ...read, articles: articles.filter(isWorthKeeping).map((each) => titled(each, context.name)) };
}

/** One of which nothing is known but its address is a bookmark; without that it is nothing. */
const isWorthKeeping = ({ markdown, highlights, details }: ExtractedArticle): boolean =>
  highlights.length > 0 || canonicalText(markdown).trim() !== '' || (markdown === '' && details.url !== null);

function titled(article: ExtractedArticle, file: string): ExtractedArticle {
  const { details, markdown, part } = article;
  if (details.title !== '') return article;
  const title = markdown === '' ? details.url : titleFrom(canonicalText(markdown), part?.name ?? file);
  return { ...article, details: { ...details, title: title ?? file } };
}

/** The first words where they are few enough to be a title, else the file's name. */
function titleFrom(text: string, name: string): string {
  const [line = ''] = text.split('\n');
  const [sentence = ''] = line.split(/(?<=[.!?。])\s/);
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
