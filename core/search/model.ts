/**
 * What is searched and what is found.
 *
 * What matches, for every kind of hit:
 * - an article matches words in its title, byline and text, in any of them;
 * - a passage matches words in its quote, a note in its own text;
 * - an issue matches words in its name, aliases, key terms, definition or memo, and is looked for only by queries without
 *   filters other than `issue:`;
 * - a phrase stands within one of these, never across two;
 * - a filter on articles (`source:`, `lang:`, `before:`, `after:`, `is:unread` and the like) lets passages and notes
 *   through with their article;
 * - a filter on passages (`issue:`, `speaker:`, `stance:`, `event:`, `has:`, `is:unplaced`) lets an article through when
 *   it as a whole, or any one of its passages, has it; each such filter by itself;
 * - articles in the trash, and all that is on them, are never found.
 */
import type { Stance } from '../model.ts';

/** An article as it is searched. */
export interface SearchArticle {
  readonly id: string;
  /** Counts the stored changes of the article. */
  readonly revision: number;
  readonly title: string;
  readonly byline: string | null;
  readonly source: string | null;
  readonly section: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly published: string | null;
  /** ISO 8601. */
  readonly imported: string;
  /** BCP 47. */
  readonly language: string | null;
  readonly url: string | null;
  /** Canonical text. */
  readonly text: string;
  /** Ids of the issues that it bears on as a whole, as they are stored. */
  readonly issues: readonly string[];
  readonly starred: boolean;
  readonly archived: boolean;
  /** In the trash. */
  readonly removed: boolean;
  readonly state: ReadingState;
  readonly passages: readonly SearchPassage[];
}

export type ReadingState = 'unread' | 'reading' | 'read';

/** A passage as it is searched. Offsets in UTF-16 code units of the article's canonical text. */
export interface SearchPassage {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** Markdown; of white space alone when there is no note. */
  readonly note: string;
  /** Ids, as they are stored. */
  readonly issues: readonly string[];
  readonly speaker: string | null;
  readonly stance: Stance | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly eventDate: string | null;
  /** Whether it has a place in the present text. */
  readonly placed: boolean;
}

/** An issue of the codebook as it is searched. */
export interface SearchIssue {
  readonly id: string;
  readonly name: string;
  readonly definition: string;
  readonly memo: string;
  readonly aliases: readonly string[];
  readonly keyTerms: readonly string[];
}

/** In the order in which those of equal score and date stand. */
export const KINDS = ['issue', 'article', 'passage', 'note'] as const;
export type Kind = (typeof KINDS)[number];

/** What was found: the ids that lead there. A note is named by its passage. */
export interface Hit {
  readonly kind: Kind;
  readonly article: string | null;
  readonly passage: string | null;
  readonly issue: string | null;
  /** Above 0 where words were looked for, 0 where filters alone were; comparable within one result only. */
  readonly score: number;
}

export interface SearchResult {
  /** How many hits there are of the kinds that were asked for. */
  readonly total: number;
  /** How many there are of every kind, asked for or not. */
  readonly totals: Readonly<Record<Kind, number>>;
  /** The page that was asked for. */
  readonly hits: readonly Hit[];
}

/** What a search needs to know of the codebook, which changes apart from the articles. */
export interface SearchContext {
  readonly issues: readonly SearchIssue[];
  /**
   * The ids that count for the issues that are meant by what is said: those merged into them, those of their parts; empty
   * where none is meant.
   */
  readonly idsOfIssue: (said: string) => ReadonlySet<string>;
  /** The ids that count for any issue. */
  readonly knownIds: () => ReadonlySet<string>;
}

/** By `relevance`: score, then date. By `date`: date, newest first, then score. In both the rest is settled by kind and ids. */
export type Sort = 'relevance' | 'date';

export interface SearchPage {
  /** How many hits are passed over; 0 where not given. */
  readonly offset?: number;
  /** How many hits are given at most; 50 where not given. */
  readonly limit?: number;
  readonly sort?: Sort;
  /** The kinds of which hits are given; all where not given. */
  readonly kinds?: readonly Kind[];
}
