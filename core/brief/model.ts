/** A brief as a closed tree: what every format is written from. */
import type { ArticleDocument, Span } from '../document/tree.ts';
import type { ArticleId, Issue, IssueId, PassageId } from '../model.ts';

export const BRIEF_FORMATS = ['pdf', 'html', 'md', 'csv'] as const;
export type BriefFormat = (typeof BRIEF_FORMATS)[number];

/** What the person asks a brief to hold. */
export interface BriefRequest {
  readonly title: string;
  /** Null takes every article that is not in the trash. */
  readonly articles: readonly ArticleId[] | null;
  /** Null takes every issue, and passages without one as well. */
  readonly issues: readonly IssueId[] | null;
  readonly include: BriefOptions;
}

export interface BriefOptions {
  readonly notes: boolean;
  /** The sentence around each quotation, the quotation standing out in it. */
  readonly sentences: boolean;
  /** The numbered list of sources at the end. */
  readonly sources: boolean;
  /** Each article's full text with its highlights, as an appendix. */
  readonly fullText: boolean;
}

export const DEFAULT_OPTIONS: BriefOptions = {
  notes: true,
  sentences: false,
  sources: true,
  fullText: false,
};

/** A passage among those of all articles. */
export interface PassageKey {
  readonly article: ArticleId;
  readonly passage: PassageId;
}

/** A quotation, checked against the stored text of its article. */
export interface Quotation extends PassageKey {
  /** The passage's words as they were marked. */
  readonly quote: string;
  /** The rest of the sentence or sentences on either side, as stored; empty unless asked for. */
  readonly before: string;
  readonly after: string;
  /** Markdown; empty when there is none or notes are left out. */
  readonly note: string;
  /** Every issue on the passage that the codebook holds. */
  readonly issues: readonly Issue[];
  /** The number of its source in the brief, from 1. */
  readonly source: number;
  /** "p. 12", where its source has pages. */
  readonly page: string | null;
}

export interface BriefSection {
  /** Null for passages without an issue. */
  readonly issue: Issue | null;
  readonly quotations: readonly Quotation[];
}

/** A version of an article's text, as a citation tells it from the others. */
export interface CitedVersion {
  readonly number: number;
  /** When it came into the library. */
  readonly received: string;
}

export interface BriefSource {
  /** From 1, in order of first citation. */
  readonly number: number;
  readonly article: ArticleId;
  readonly title: string;
  readonly byline: string | null;
  readonly source: string | null;
  readonly published: string | null;
  readonly url: string | null;
  /** BCP 47. */
  readonly language: string | null;
  /** Which version of its text is quoted; null where there is only one. */
  readonly version: CitedVersion | null;
  /** The citation in words: author, title, source, date, address. */
  readonly citation: string;
}

/** A highlighted stretch of the appendix: a passage that the brief quotes. */
export interface BriefHighlight extends Span {
  readonly passage: PassageId;
  readonly issues: readonly Issue[];
}

export interface BriefAppendix {
  readonly source: number;
  readonly title: string;
  readonly document: ArticleDocument;
  readonly highlights: readonly BriefHighlight[];
}

/** A quotation that is not, word for word, what the stored text says at its place. */
export interface Mismatch extends PassageKey {
  readonly title: string;
  readonly quote: string;
  /** What the stored text has there; empty when the place lies outside of it. */
  readonly stored: string;
}

export interface Brief {
  readonly title: string;
  /** The day it was composed, YYYY-MM-DD. */
  readonly date: string;
  readonly sections: readonly BriefSection[];
  readonly sources: readonly BriefSource[];
  readonly appendix: readonly BriefAppendix[];
  /** Distinct passages quoted. */
  readonly passages: number;
  /** Never exported without the person's say. */
  readonly mismatches: readonly Mismatch[];
  readonly include: BriefOptions;
}
