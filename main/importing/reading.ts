import type { ArticleDetails } from '../../core/model.ts';
import type { ImportedImage } from '../../core/importing.ts';

/** What one of the readers makes of a text: its title is empty where the text shows none. */
export interface Reading {
  readonly details: ArticleDetails;
  readonly markdown: string;
  readonly images: readonly ImportedImage[];
}

export const NO_DETAILS: ArticleDetails = {
  title: '',
  byline: null,
  source: null,
  section: null,
  published: null,
  language: null,
  url: null,
};

/** White space collapsed; null when nothing else is there. */
export function tidy(words: string | null | undefined): string | null {
  const text = words?.replace(/\s+/g, ' ').trim() ?? '';
  return text === '' ? null : text;
}

/** An absolute http or https address, or null. */
export function webAddress(value: string | null | undefined, base?: string): string | null {
  const text = value?.trim() ?? '';
  if (text === '' || !URL.canParse(text, base)) return null;
  const url = new URL(text, base);
  return url.protocol === 'http:' || url.protocol === 'https:' ? url.href : null;
}
