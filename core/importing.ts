/** What importing gives and says, shared by the command line, the window and the worker between them. */
import type { ArticleDetails, ArticleId, Original } from './model.ts';
import type { UpdateReport } from './updating.ts';

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

/** What became of something that could be read. */
export type Imported = { readonly id: ArticleId; readonly title: string } & (
  | { readonly status: 'added' }
  /** The library holds these very bytes, or this very text from this address. */
  | { readonly status: 'duplicate' }
  /** It is a newer text of an article from the same address. */
  | { readonly status: 'updated'; readonly report: UpdateReport }
);

/** What became of one file. */
export type ImportOutcome = { readonly path: string } & (
  | Imported
  /** `error` says why in words; the other files go through. */
  | { readonly status: 'failed'; readonly error: string }
);

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file in hand. */
  readonly name: string;
}
