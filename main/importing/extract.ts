import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { readHtml } from './html.ts';
import type { ReadLocal } from './images.ts';
import { readMarkdown } from './markdown.ts';
import { readPlainText } from './plain-text.ts';
import type { Reading } from './reading.ts';
import { sniff, type Sniffed } from './sniff.ts';

/** Where the first words stand in for a title, this many characters at most. */
const LONGEST_TITLE = 90;

export interface ExtractContext {
  /** The file's name, or what the bytes came from. */
  readonly name: string;
  readonly readLocal: ReadLocal;
}

/**
 * Reads bytes as an article.
 * @throws PlainError for bytes that hold no article, in words that say what they are
 */
export function extractArticle(bytes: Uint8Array, { name, readLocal }: ExtractContext): ExtractedArticle {
  const sniffed = sniff(bytes, name);
  const { details, markdown, images } = read(sniffed, readLocal);
  const text = canonicalText(markdown);
  if (text.trim() === '') throw new PlainError('There are no words in the file to read.');
  const title = details.title === '' ? titleFrom(text, name) : details.title;
  return { details: { ...details, title }, markdown, type: sniffed.type, images };
}

function read({ type, text }: Sniffed, readLocal: ReadLocal): Reading {
  switch (type) {
    case 'html':
      return readHtml(text, readLocal);
    case 'markdown':
      return readMarkdown(text, readLocal);
    case 'text':
      return readPlainText(text);
  }
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
