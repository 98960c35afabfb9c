/** What importing gives and says, shared by the command line, the window and the worker between them. */
import type { ArticleDetails, ArticleId, Original } from './model.ts';

/** An image that came with an article, stored under images/<name>. */
export interface ImportedImage {
  /** <sha256>.<png|jpg|gif|webp> */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What bytes turn out to hold when they are read as an article. */
export interface ExtractedArticle {
  readonly details: ArticleDetails;
  readonly markdown: string;
  readonly type: Original['type'];
  readonly images: readonly ImportedImage[];
}

/** What became of one file. */
export type ImportOutcome =
  | { readonly path: string; readonly status: 'added'; readonly id: ArticleId; readonly title: string }
  /** The library holds these very bytes. */
  | { readonly path: string; readonly status: 'duplicate'; readonly id: ArticleId; readonly title: string }
  /** `error` says why in words; the other files go through. */
  | { readonly path: string; readonly status: 'failed'; readonly error: string };

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file in hand. */
  readonly name: string;
}
