/** Reading bytes and fixtures as articles, for the tests of importing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { canonicalText } from '../../../core/document/document.ts';
import type { ExtractedArticle } from '../../../core/importing.ts';
import { extract } from '../../../main/importing/extract.ts';
import type { ReadLocal } from '../../../main/importing/images.ts';

const root = join(import.meta.dirname, '../../..');
export const FIXTURES = join(root, 'tests/fixtures/import');
export const SAMPLE = join(root, 'assets/sample');
export const WORKER = join(root, 'main/importing/worker.ts');

export interface Read extends ExtractedArticle {
  readonly text: string;
  readonly paragraphs: readonly string[];
}

/** The one article in bytes. */
export async function readBytes(
  bytes: Uint8Array,
  name: string,
  readLocal: ReadLocal = () => null,
): Promise<Read> {
  const { articles } = await extract(bytes, { name, readLocal });
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error(`There are ${articles.length} articles.`);
  const text = canonicalText(article.markdown);
  return { ...article, text, paragraphs: text.split('\n\n') };
}

export const readWords = (words: string, name = 'note.txt', readLocal?: ReadLocal): Promise<Read> =>
  readBytes(new TextEncoder().encode(words), name, readLocal);

export const fixture = (name: string): Promise<Read> => readBytes(readFileSync(join(FIXTURES, name)), name);
export const sample = (name: string): Promise<Read> => readBytes(readFileSync(join(SAMPLE, name)), name);

/** Two paragraphs of ordinary prose. */
export const PROSE =
  'The harbour was quiet in the morning, and nobody spoke of the ship that had come in the night.\n\nBy noon the news was everywhere, and the office had no answer to it.';
