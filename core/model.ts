/**
 * What Briefmark is about, as plain readonly records. Offsets are UTF-16 code units in an article's canonical
 * text (see core/document). Times are ISO 8601 in UTC. A value that is not known is null.
 */

export type ArticleId = string;
export type PassageId = string;
export type IssueId = string;

/** The bytes that were imported, untouched under originals/<sha256>. */
export interface Original {
  readonly sha256: string;
  /** The file's name as the person knows it, or what it came from: "Pasted text". */
  readonly name: string;
  readonly bytes: number;
  readonly type: OriginalType;
}

/** What a text can be made from. `entry` is one of several articles in a file, `list` another tool's export. */
export const ORIGINAL_TYPES = [
  'text',
  'markdown',
  'html',
  'mhtml',
  'webarchive',
  'mail',
  'epub',
  'docx',
  'pdf',
  'entry',
  'list',
] as const;
export type OriginalType = (typeof ORIGINAL_TYPES)[number];

/** Where a page of the source begins. */
export interface PageMark {
  /** As the source counts it: "12", "xiv". */
  readonly page: string;
  /** Offset in the canonical text. */
  readonly start: number;
}

/** How far an article has been read. */
export interface Reading {
  /** Offset of the first text in view. */
  readonly offset: number;
  /** The furthest share of the text that has been in view, from 0 to 1. */
  readonly progress: number;
  readonly at: string;
}

/** What a speaker does in a passage. */
export const STANCES = ['asserts', 'denies', 'demands', 'proposes', 'promises', 'reports'] as const;
export type Stance = (typeof STANCES)[number];

/** How sure a passage is of what it says. */
export const CERTAINTIES = ['certain', 'probable', 'possible'] as const;
export type Certainty = (typeof CERTAINTIES)[number];

/** What the person says of a passage besides its issues and its note: who does what in it, and when. */
export interface Coding {
  readonly speaker: string | null;
  readonly stance: Stance | null;
  readonly certainty: Certainty | null;
  /** When that happens of which it speaks: YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly eventDate: string | null;
}

export const NO_CODING: Coding = { speaker: null, stance: null, certainty: null, eventDate: null };

/** A marked stretch of an article, with the note on it and the issues it bears on. */
export interface Passage extends Coding {
  readonly id: PassageId;
  /** Text position selector: [start, end). */
  readonly start: number;
  readonly end: number;
  /** Text quote selector: the words themselves, and those before and after. */
  readonly quote: string;
  readonly prefix: string;
  readonly suffix: string;
  /** The version of the article's text in which it stands there; where that is not the present one, it is unplaced. */
  readonly textVersion: number;
  /** Ids that the codebook no longer holds are kept, so that undoing an issue's removal gives its passages back. */
  readonly issues: readonly IssueId[];
  /** Markdown; empty when there is no note. */
  readonly note: string;
  readonly created: string;
  readonly modified: string;
}

/** What is known of an article besides its text; the person can correct all of it. */
export interface ArticleDetails {
  readonly title: string;
  readonly byline: string | null;
  readonly source: string | null;
  readonly section: string | null;
  /** YYYY, YYYY-MM or YYYY-MM-DD. */
  readonly published: string | null;
  /** When on that day, by the publisher's clock: "21:30", or "21:30+09:00" where its zone is known; see clock.ts. */
  readonly publishedTime: string | null;
  /** BCP 47. */
  readonly language: string | null;
  readonly url: string | null;
}

/** A text as it was imported, frozen from then on. */
export interface TextVersion {
  /** From 1, in the order in which the versions of an article came. */
  readonly textVersion: number;
  /** When it came into the library. */
  readonly received: string;
  readonly original: Original;
  readonly markdown: string;
  /** Of the canonical text in UTF-8: proof that offsets still mean what they meant. */
  readonly textSha256: string;
  /** How many words the canonical text has. */
  readonly words: number;
  /** The pages of a source that has them, in order; empty for one that has none. */
  readonly pages: readonly PageMark[];
}

/** The present version of its text is the article's own; those before it are kept. */
export interface Article extends ArticleDetails, TextVersion {
  readonly id: ArticleId;
  /** Counts the stored changes of this article. */
  readonly revision: number;
  readonly imported: string;
  /** The versions before the present one, oldest first. */
  readonly earlier: readonly TextVersion[];
  /** In order of start, then end, then id. */
  readonly passages: readonly Passage[];
  /** The issues that the article bears on as a whole, ids kept as a passage keeps them. */
  readonly issues: readonly IssueId[];
  readonly reading: Reading | null;
  readonly starred: boolean;
  /** When it was put away as done with. */
  readonly archived: string | null;
  /** When it went to the trash. */
  readonly removed: string | null;
}

/** What the person decides of an article as a whole. */
export type ArticleMarks = Pick<Article, 'issues' | 'starred' | 'archived' | 'removed'>;

export const UNMARKED: ArticleMarks = { issues: [], starred: false, archived: null, removed: null };

/** The colours that colour-blind people can tell apart; styles.css gives each its value per theme. */
export const ISSUE_COLORS = ['red', 'ochre', 'blue', 'green', 'violet', 'teal', 'rose', 'slate'] as const;
export type IssueColor = (typeof ISSUE_COLORS)[number];

/** The second cue beside colour. */
export const UNDERLINES = ['solid', 'dashed', 'dotted', 'double'] as const;
export type Underline = (typeof UNDERLINES)[number];

export interface Issue {
  readonly id: IssueId;
  readonly name: string;
  /** The issue that it is a part of; one that is not in the codebook counts as none. */
  readonly parent: IssueId | null;
  readonly definition: string;
  /** What the person thinks of it, in Markdown. */
  readonly memo: string;
  /** Other names by which it is found. */
  readonly aliases: readonly string[];
  /** Words and phrases that speak of it. */
  readonly keyTerms: readonly string[];
  readonly color: IssueColor;
  readonly underline: Underline;
  readonly created: string;
  /** When the person was done with it; null while it is open. */
  readonly closed: string | null;
  /** Passages and articles that were suggested for it and taken, and those that do not belong to it. */
  readonly accepted: readonly string[];
  readonly dismissed: readonly string[];
}

/** An issue that has become one with another. Passages keep its id, which stands for the other from then on. */
export interface MergedIssue {
  readonly issue: Issue;
  readonly into: IssueId;
}

/** All issues, in the order in which the person keeps them. */
/** What a deleted issue was a part of, so that its own parts hang on there. */
export interface DeletedIssue {
  readonly id: IssueId;
  readonly parent: IssueId;
}

export interface Codebook {
  readonly revision: number;
  readonly issues: readonly Issue[];
  readonly merged: readonly MergedIssue[];
  /** Those of which something else is a part; not there where there are none. */
  readonly deleted?: readonly DeletedIssue[];
}

export const EMPTY_CODEBOOK: Codebook = { revision: 0, issues: [], merged: [] };

/** What an issue is that nobody has said more of than its name, definition and looks. */
export const PLAIN_ISSUE = {
  parent: null,
  memo: '',
  aliases: [],
  keyTerms: [],
  closed: null,
  accepted: [],
  dismissed: [],
} as const satisfies Partial<Issue>;

/** A query that is kept under a name. */
export interface SavedSearch {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

export const THEMES = ['system', 'light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const FACES = ['serif', 'sans'] as const;
export type Face = (typeof FACES)[number];

/** How the person likes to read, and who they are. */
export interface Settings {
  readonly revision: number;
  readonly theme: Theme;
  readonly face: Face;
  /** CSS pixels, 14 to 28. */
  readonly size: number;
  /** Characters a line, 45 to 90. */
  readonly measure: number;
  /** Line height as a multiple of the size, 1.3 to 2. */
  readonly leading: number;
  /** The name that the history of articles gives to who made a change; null for none. */
  readonly person: string | null;
  /** Whether single articles are looked over before they are kept. */
  readonly review: boolean;
  readonly searches: readonly SavedSearch[];
}

export const DEFAULT_SETTINGS: Settings = {
  revision: 0,
  theme: 'system',
  face: 'serif',
  size: 18.5,
  measure: 70,
  leading: 1.62,
  person: null,
  review: true,
  searches: [],
};

/** An article as a list shows it; derived from the article and cached in library.jsonl. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly revision: number;
  readonly title: string;
  readonly source: string | null;
  readonly section: string | null;
  readonly published: string | null;
  readonly imported: string;
  readonly url: string | null;
  /** SHA-256 of what each version of its text was made from. */
  readonly originals: readonly string[];
  readonly words: number;
  readonly passages: number;
  /** How many passages have lost their place in a newer version of the text. */
  readonly unplaced: number;
  readonly notes: number;
  /** How many passages bear on the same issues, for each set of issues that there is; in no order. */
  readonly coded: readonly CodedPassages[];
  /** As in the article. */
  readonly issues: readonly IssueId[];
  /** From 0 to 1. */
  readonly progress: number;
  readonly read: string | null;
  readonly starred: boolean;
  readonly archived: string | null;
  readonly removed: string | null;
}

/** Passages of one article that bear on the same issues: sets rather than issues, so that no passage is counted twice. */
export interface CodedPassages {
  readonly issues: readonly IssueId[];
  readonly passages: number;
}

/** Something about a stored file that needs the person's attention. */
export interface Problem {
  /** Relative to the library's folder. */
  readonly file: string;
  readonly what: string;
  /** The name of the record of it that outlives the session, until the person has seen it; null where there is none. */
  readonly record: string | null;
}

/** A copy of the library as it was. */
export interface Backup {
  /** Its folder's name, which says when it was made. */
  readonly name: string;
  readonly at: string;
  /** Those in the trash included. */
  readonly articles: number;
  /** Made at the person's wish, or of the state before a restore. */
  readonly kept: boolean;
}
