/** What the window and the command line ask of the search, and what they get. */
import type { Span } from './document/tree.ts';
import type { ArticleId, IssueId, PassageId } from './model.ts';
import { boolean, count, listOf, nullable, object, oneOf, string, type Parser } from './parse.ts';

export const HIT_KINDS = ['article', 'passage', 'note', 'issue'] as const;
export type HitKind = (typeof HIT_KINDS)[number];

export const SEARCH_ORDERS = ['relevance', 'date'] as const;
export type SearchOrder = (typeof SEARCH_ORDERS)[number];

export interface SearchRequest {
  readonly query: string;
  readonly order: SearchOrder;
  /** Null for all. */
  readonly kinds: readonly HitKind[] | null;
  /** Which of the hits, in their order. */
  readonly from: number;
  readonly count: number;
  /** Whether the last word may go on: it is still being typed. */
  readonly typing: boolean;
}

/** A stretch of a text with what was looked for marked in it. */
export interface Snippet {
  readonly text: string;
  /** In the snippet's own text. */
  readonly marks: readonly Span[];
}

/** One thing that was found, as a list shows it. */
export interface FoundHit {
  readonly kind: HitKind;
  readonly article: ArticleId | null;
  readonly passage: PassageId | null;
  readonly issue: IssueId | null;
  /** The article's title or the issue's name. */
  readonly title: Snippet;
  readonly source: string | null;
  readonly published: string | null;
  readonly snippet: Snippet;
  /** The words found in the article, or the passage; null where neither stands in its present text. */
  readonly span: Span | null;
}

export interface SearchReply {
  readonly total: number;
  readonly totals: Readonly<Record<HitKind, number>>;
  readonly hits: readonly FoundHit[];
  /** What of the query was not understood, in words. */
  readonly problems: readonly string[];
}

export const searchRequest: Parser<SearchRequest> = object<SearchRequest>({
  query: string,
  order: oneOf(...SEARCH_ORDERS),
  kinds: nullable(listOf(oneOf(...HIT_KINDS))),
  from: count,
  count,
  typing: boolean,
});
