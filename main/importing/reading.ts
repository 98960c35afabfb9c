import type { Extracted, ExtractedArticle, ImportedImage } from '../../core/importing.ts';
import type { ArticleDetails, OriginalType } from '../../core/model.ts';
import { reviewBlocks } from '../../core/review.ts';
import { lettersLost } from './doubts.ts';
import type { ReadLocal } from './images.ts';

/** What a reader is given beside the bytes. */
export interface ReaderContext {
  /** The file's name, or what the bytes came from. */
  readonly name: string;
  readonly readLocal: ReadLocal;
  /** Whether what is dropped is to be told: it takes time. */
  readonly review?: boolean;
}

/**
 * Reads the bytes of one kind of file.
 * @throws PlainError for bytes that hold nothing to read, in words that say what they are
 */
export type Reader = (bytes: Uint8Array, context: ReaderContext) => Extracted | Promise<Extracted>;

/** What one of the readers makes of a text: its title is empty where the text shows none. */
export interface Reading {
  readonly details: ArticleDetails;
  readonly markdown: string;
  readonly images: readonly ImportedImage[];
  /** What could not come over, a sentence each. */
  readonly left?: readonly string[];
  /** The Markdown of all the words of the file, those that were dropped among them; made when it is asked for. */
  readonly everything?: () => string;
}

/** A file that is one article. */
export const oneArticle = (
  { details, markdown, images, left = [] }: Reading,
  type: OriginalType,
  more: Partial<Pick<ExtractedArticle, 'pages' | 'highlights' | 'part' | 'blocks'>> = {},
): Extracted => ({
  articles: [{ details, markdown, images, type, pages: [], highlights: [], part: null, ...more }],
  issues: [],
  left,
});

/** A file that is one article, with what was dropped of it where that is asked for. */
export function wholeArticle(
  reading: Reading,
  type: OriginalType,
  { review = false }: ReaderContext,
  more: Partial<Pick<ExtractedArticle, 'part'>> = {},
): Extracted {
  const { markdown, everything, left = [] } = reading;
  const blocks = review ? { blocks: reviewBlocks(everything?.() ?? markdown, markdown) } : {};
  return oneArticle({ ...reading, left: [...left, ...lettersLost(markdown)] }, type, { ...more, ...blocks });
}

export const NO_DETAILS: ArticleDetails = {
  title: '',
  byline: null,
  source: null,
  section: null,
  published: null,
  publishedTime: null,
  language: null,
  url: null,
};

/** White space collapsed; null when nothing else is there. */
export function tidy(words: string | null | undefined): string | null {
  // A single space, which is nearly all of it, stays as it is.
  const text = words?.replace(/\s{2,}|[^\S ]/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}

/** The language a page or a file says it is in, as a BCP 47 tag, or null. */
export function languageTag(tag: string | null | undefined): string | null {
  const form = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8})*$/i.exec(tag?.trim() ?? '')?.[0];
  return form?.replaceAll('_', '-') ?? null;
}

/** An author's name without the word before it and the mail address beside it; an address alone stays. */
export function authorOf(words: string | null | undefined): string | null {
  const text = tidy(words);
  if (text === null || /^https?:/i.test(text)) return null;
  const name = text
    .replace(/^by:?\s+/i, '')
    .replace(/<[^<>\s]+@[^<>\s]+>/g, '')
    .replace(/^\S+@\S+ \((.+)\)$/, '$1')
    .replace(/^"(.+)"\s*$/, '$1');
  return tidy(name) ?? text.replace(/[<>]/g, '');
}

/** An absolute http or https address, or null. */
export function webAddress(value: string | null | undefined, base?: string): string | null {
  const text = value?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
