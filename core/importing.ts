/** What importing gives and says, shared by the command line, the window and the worker between them. */
import type { Span } from './document/tree.ts';
import type { ArticleDetails, ArticleId, IssueColor, OriginalType, PageMark, Underline } from './model.ts';
import type { Review, ReviewBlock } from './review.ts';
import type { UpdateReport } from './updating.ts';
import { counted } from './words.ts';

/** An image that came with an article, stored under images/<name>. */
export interface ImportedImage {
  /** <sha256>.<png|jpg|gif|webp> */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A passage that was marked in another tool. */
export interface ForeignHighlight {
  /** What the tool calls it, the same each time it is exported: what came once is not added again. */
  readonly key: string;
  /** Its words, and those before and after where the tool keeps them. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Where the tool has it, in UTF-16 code units of its own text: a hint. Null where it does not say. */
  readonly position: Span | null;
  /** Markdown; empty where there is none. */
  readonly note: string;
  /** Names of the issues (tags, codes, labels) on it. */
  readonly issues: readonly string[];
  /** ISO 8601 in UTC. */
  readonly created: string | null;
}

/** An issue (code, tag) of another tool's codebook. */
export interface ForeignIssue {
  readonly name: string;
  readonly definition: string;
  readonly color: IssueColor | null;
  /** The name of the issue that it is a part of. */
  readonly parent?: string | null;
  readonly memo?: string;
  readonly aliases?: readonly string[];
  readonly keyTerms?: readonly string[];
  readonly underline?: Underline | null;
  /** When it was made, ISO 8601 in UTC. */
  readonly created?: string | null;
  /** When it was closed, ISO 8601 in UTC. */
  readonly closed?: string | null;
}

/** What another tool says of an article as a whole. */
export interface ForeignMarks {
  /** Names of the issues (tags, labels) on it. */
  readonly issues: readonly string[];
  readonly starred: boolean;
  readonly archived: boolean;
}

/** What bytes turn out to hold when they are read as an article. */
export interface ExtractedArticle {
  readonly details: ArticleDetails;
  /** Empty for an article of which only the address, or passages, are known. */
  readonly markdown: string;
  readonly type: OriginalType;
  readonly images: readonly ImportedImage[];
  /** The pages of a source that has them. */
  readonly pages: readonly PageMark[];
  readonly highlights: readonly ForeignHighlight[];
  /** Left out where nothing is said of it as a whole. */
  readonly marks?: ForeignMarks;
  /** The part of the file that it is made from; null where that is the whole file. */
  readonly part: { readonly name: string; readonly bytes: Uint8Array } | null;
  /** The pieces of its text and what was dropped between them; none where that was not asked for. */
  readonly blocks?: readonly ReviewBlock[];
}

/** What a file turns out to hold. */
export interface Extracted {
  readonly articles: readonly ExtractedArticle[];
  /** Issues beside those that the highlights name. */
  readonly issues: readonly ForeignIssue[];
  /** What could not come over, a sentence each: "3 drawings have no place in Briefmark." */
  readonly left: readonly string[];
}

/** What became of the passages that came with an article from another tool: how many. */
export interface MarksReport {
  /** On their words. */
  readonly placed: number;
  /** Kept without a place, until their text comes or they are placed by hand. */
  readonly unplaced: number;
  /** There before, with nothing new. */
  readonly present: number;
  /** There before, with a note or issues that are new in the other tool and are taken over. */
  readonly renewed: number;
  /** There before, and changed here as well as in the other tool: they stay as they are here. */
  readonly differing: number;
  /** Removed here, and not brought back. */
  readonly removed: number;
}

/** "12 passages placed, 3 without a place, 1 there already" */
export function marksInWords({ placed, unplaced, present, renewed }: MarksReport): string {
  const parts = [
    ...(placed > 0 ? [`${counted(placed, 'passage')} placed`] : []),
    ...(unplaced > 0 ? [`${unplaced} without a place`] : []),
    ...(renewed > 0 ? [`${renewed} brought up to date`] : []),
    ...(present > 0 ? [`${present} there already`] : []),
  ];
  return parts.length === 0 ? 'no new passages' : parts.join(', ');
}

/** What became of something that could be read. */
export type Imported = {
  readonly id: ArticleId;
  readonly title: string;
  /** Where passages came with it. */
  readonly marks?: MarksReport;
  /** What of it could not come over, in words. */
  readonly left?: readonly string[];
} & (
  | { readonly status: 'added' }
  /** The library holds these very bytes, or this very text from this address. */
  | { readonly status: 'duplicate' }
  /** It is a newer text of an article from the same address. */
  | { readonly status: 'updated'; readonly report: UpdateReport }
);

/** What became of one file, or of one of the articles in it. */
export type ImportOutcome = {
  readonly path: string;
  /** What of the file could not come over, in words; said once for each file. */
  readonly left?: readonly string[];
} & (
  | Imported
  /** It holds issues alone: how many are new. */
  | { readonly status: 'issues'; readonly issues: number }
  /** `error` says why in words; the other files go through. */
  | { readonly status: 'failed'; readonly error: string }
);

/** What an import came to: what is kept, and what waits for the person to look it over. */
export interface ImportBatch {
  readonly outcomes: readonly ImportOutcome[];
  readonly reviews: readonly Review[];
}

export interface ImportProgress {
  readonly done: number;
  readonly total: number;
  /** The file in hand. */
  readonly name: string;
}
