import { randomBytes } from 'node:crypto';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import type { Article, Original } from '../../core/model.ts';
import { wordsIn } from '../../core/words.ts';
import { sha256Of } from '../store/blobs.ts';

/** The article that bytes come to when they are imported, nothing marked in it yet. */
export function newArticle({ details, markdown }: ExtractedArticle, original: Original): Article {
  const text = canonicalText(markdown);
  return {
    ...details,
    id: randomBytes(8).toString('hex'),
    revision: 0,
    imported: new Date().toISOString(),
    original,
    markdown,
    textSha256: sha256Of(text),
    words: wordsIn(text),
    passages: [],
    reading: null,
    removed: null,
  };
}
