import { randomBytes } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import { type Article, type Original, type TextVersion, UNMARKED } from '../../core/model.ts';
import type { ReadArticle } from '../../core/text-versions.ts';
import { updateOf, type Update } from '../../core/updating.ts';
import { wordsIn } from '../../core/words.ts';
import { putBlob, sha256Of } from '../store/blobs.ts';
import type { Layout } from '../store/layout.ts';

/** Keeps what an article came from: the bytes themselves and its images. Resolves when they are on disk. */
export async function keepFiles(
  layout: Layout,
  { images }: ExtractedArticle,
  { sha256 }: Original,
  bytes: Uint8Array,
): Promise<void> {
  await putBlob(layout.original(sha256), bytes);
  for (const image of images) await putBlob(layout.image(image.name), image.bytes);
}

/** The article that bytes come to when they are imported, nothing marked in it yet. */
export function newArticle({ details, markdown, pages }: ExtractedArticle, original: Original): Article {
  const text = newVersion(1, { markdown, pages, canonical: canonicalText(markdown) }, original);
  return {
    ...details,
    ...text,
    id: randomBytes(8).toString('hex'),
    revision: 0,
    imported: text.received,
    earlier: [],
    passages: [],
    reading: null,
    ...UNMARKED,
  };
}

/** The change that makes what was extracted the newer text of an article; null where it is the one that it has. */
export async function newerText(
  read: ReadArticle,
  { markdown, pages }: ExtractedArticle,
  original: Original,
): Promise<Update | null> {
  const { article } = read;
  if (markdown === article.markdown) return null;
  const canonical = canonicalText(markdown);
  const text = newVersion(article.textVersion + 1, { markdown, pages, canonical }, original);
  return updateOf(read, text, canonical, nextTurn);
}

const newVersion = (
  textVersion: number,
  { markdown, pages, canonical }: Pick<TextVersion, 'markdown' | 'pages'> & { readonly canonical: string },
  original: Original,
): TextVersion => ({
  textVersion,
  received: new Date().toISOString(),
  original,
  markdown,
  textSha256: sha256Of(canonical),
  words: wordsIn(canonical),
  pages,
});
