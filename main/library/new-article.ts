import { randomBytes } from 'node:crypto';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import type { Article, Original, TextVersion } from '../../core/model.ts';
import { wordsIn } from '../../core/words.ts';
import { sha256Of } from '../store/blobs.ts';

/** The article that bytes come to when they are imported, nothing marked in it yet. */
export function newArticle({ details, markdown }: ExtractedArticle, original: Original): Article {
  const text = newVersion(1, markdown, original);
  return {
    ...details,
    ...text,
    id: randomBytes(8).toString('hex'),
    revision: 0,
    imported: text.received,
    earlier: [],
    passages: [],
    reading: null,
    removed: null,
  };
}

/** A text as it comes into the library. @param textVersion its number among the versions of its article */
export function newVersion(textVersion: number, markdown: string, original: Original): TextVersion {
  const text = canonicalText(markdown);
  return {
    textVersion,
    received: new Date().toISOString(),
    original,
    markdown,
    textSha256: sha256Of(text),
    words: wordsIn(text),
  };
}
