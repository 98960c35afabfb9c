/** Every call and every event between the window and main: names, arguments with their parsers, replies. */
import { edit } from './change-parsers.ts';
import type { Change, EditChange } from './changes.ts';
import {
  BRIEF_FORMATS,
  type Brief,
  type BriefFormat,
  type BriefOptions,
  type BriefRequest,
} from './brief/model.ts';
import { CODEBOOK_FORMATS, type CodebookFormat } from './exchange/codebook.ts';
import type { CommandId } from './commands.ts';
import { DATINGS, issueFilter, type Dating, type IssueFilter } from './issues/bearing.ts';
import type { IssueCharts } from './issues/charts.ts';
import {
  MATRIX_COLUMNS,
  MATRIX_ROWS,
  type Matrix,
  type MatrixColumns,
  type MatrixRows,
} from './issues/matrices.ts';
import { GROUPINGS, type Grouping, type IssuePage } from './issues/page.ts';
import { fullDay, type Stretch, type Timeline } from './issues/timeline.ts';
import type { HistoryEntry } from './journal.ts';
import type { ImportBatch, ImportOutcome, ImportProgress } from './importing.ts';
import type {
  Article,
  ArticleId,
  ArticleRow,
  Backup,
  Codebook,
  IssueId,
  Passage,
  Problem,
  Settings,
} from './model.ts';
import type { UpdateReport } from './updating.ts';
import type { UnplacedPassage } from './candidates.ts';
import {
  boolean,
  count,
  listOf,
  nonEmpty,
  nullable,
  object,
  oneOf,
  record,
  string,
  type Parser,
} from './parse.ts';
import { details, id } from './parsers.ts';
import type { SuggestionPage } from './issues/suggested.ts';
import type { HeldValues } from './search/values.ts';
import type { Reviewed } from './review.ts';
import { searchRequest, type SearchReply, type SearchRequest } from './searching.ts';

/** The library as the window first sees it. */
export interface LibraryView {
  readonly folder: string;
  /** The first of them, for a window that is there at once; library.rows gives all. */
  readonly rows: readonly ArticleRow[];
  readonly codebook: Codebook;
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

/** What undo or redo did. */
export interface Undone {
  /** As they were applied: more than one where edits of a group go together. */
  readonly applied: readonly Change[];
  /** The edit that was taken back or done again. */
  readonly edit: Change;
}

/** Something about a file, in words. */
export type Finding = Pick<Problem, 'file' | 'what'>;

export interface RepairReport {
  readonly mended: readonly Finding[];
  readonly remaining: readonly Finding[];
}

/** What came of a newer text for an article. */
export interface UpdateOutcome {
  readonly id: ArticleId;
  readonly title: string;
  /** Null where the text is the one that the article has. */
  readonly report: UpdateReport | null;
}

/** The passages of one article that have lost their place, each with the place that comes nearest. */
export interface UnplacedPassages {
  readonly article: Pick<Article, 'id' | 'title' | 'textVersion'>;
  readonly passages: readonly UnplacedPassage[];
}

/** How often a speaker is named in the coding of passages. */
export interface SpeakerUse {
  readonly name: string;
  readonly passages: number;
}

/** The passages of one article that bear on no issue. */
export interface UntaggedPassages {
  readonly article: Pick<Article, 'id' | 'title' | 'source' | 'published'>;
  readonly passages: readonly Passage[];
}

type Nothing = Readonly<Record<string, never>>;

/** What an article was made from. */
export interface OriginalView {
  readonly name: string;
  /** Null for what is no text. */
  readonly text: string | null;
  /** "a PDF of 3 MB" */
  readonly kind: string;
}

/** What the window can ask. Every reply comes wrapped in a Result. */
export interface Calls {
  'library.get': { args: Nothing; reply: LibraryView };
  /** All rows. */
  'library.rows': { args: Nothing; reply: readonly ArticleRow[] };
  'library.show': { args: Nothing; reply: null };
  'article.get': { args: { id: ArticleId }; reply: Article };
  /** Resolves when the change is on disk. Changes of one group that follow each other are undone together. */
  'change.apply': { args: { change: EditChange; group: string | null }; reply: null };
  /** The change that took back the last edit, and that edit; null when there was none. */
  'change.undo': { args: Nothing; reply: Undone | null };
  'change.redo': { args: Nothing; reply: Undone | null };
  /** Asks for a file and takes what is in it as the newer text of an article; null when the person chose none. */
  'article.update': { args: { id: ArticleId }; reply: UpdateOutcome | null };
  /** The passages of all articles that have lost their place. */
  'passages.unplaced': { args: Nothing; reply: readonly UnplacedPassages[] };
  /** The passages that bear on no issue, of so many articles that have some, in the order of the shelves. */
  'passages.untagged': { args: { articles: number }; reply: readonly UntaggedPassages[] };
  /** The speakers of coded passages, those of most passages first. */
  'speakers.list': { args: Nothing; reply: readonly SpeakerUse[] };
  /** Oldest first. */
  'article.history': { args: { id: ArticleId }; reply: readonly HistoryEntry[] };
  /** The change that took it back. */
  'history.takeBack': { args: { id: ArticleId; number: number }; reply: Change };
  /** Oldest first. */
  'codebook.history': { args: Nothing; reply: readonly HistoryEntry[] };
  /** The change that took it back. */
  'codebook.takeBack': { args: { number: number }; reply: Change };
  /** Newest first. */
  'backups.list': { args: Nothing; reply: readonly Backup[] };
  'backups.make': { args: Nothing; reply: readonly Backup[] };
  /** The name of the backup that the present state became. */
  'backups.restore': { args: { name: string }; reply: string };
  'problem.dismiss': { args: { problem: Problem }; reply: null };
  /** Mends what can be mended; what was, and what remains. */
  'library.repair': { args: Nothing; reply: RepairReport };
  'issue.suggestions': { args: { issue: IssueId }; reply: SuggestionPage };
  /** Reads from the search index, which takes in every change before it answers. */
  'search.query': { args: { request: SearchRequest }; reply: SearchReply };
  /** How much each query finds. */
  'search.totals': { args: { queries: readonly string[] }; reply: readonly number[] };
  'search.values': { args: Nothing; reply: HeldValues };
  /** A stretch of the passages on an issue. */
  'issue.page': {
    args: {
      issue: IssueId;
      group: Grouping;
      filter: IssueFilter;
      from: number;
      count: number;
    };
    reply: IssuePage;
  };
  'issue.charts': { args: { issue: IssueId; filter: IssueFilter }; reply: IssueCharts };
  /** From one day to another, both within it. */
  'issue.timeline': {
    args: { issue: IssueId; filter: IssueFilter; by: Dating; stretch: Stretch | null };
    reply: Timeline;
  };
  'issue.matrix': {
    args: { issue: IssueId; filter: IssueFilter; rows: MatrixRows; columns: MatrixColumns };
    reply: Matrix;
  };
  /** Null when the person chose nothing. */
  'import.choose': { args: { what: 'files' | 'folder' }; reply: ImportBatch | null };
  'import.paths': { args: { paths: readonly string[] }; reply: ImportBatch };
  /** Without a look at each: what the system asks the app to open. */
  'import.asFound': { args: { paths: readonly string[] }; reply: readonly ImportOutcome[] };
  'import.clipboard': { args: Nothing; reply: ImportBatch };
  /** Keeps what waited to be looked over; null as it was found. */
  'import.keep': { args: { token: string; reviewed: Reviewed | null }; reply: readonly ImportOutcome[] };
  'import.skip': { args: { token: string }; reply: null };
  /** Fetches a page, the one call that reaches the network. */
  'import.address': {
    args: { address: string; allowPrivate: boolean };
    reply: ImportBatch;
  };
  'import.sample': { args: Nothing; reply: readonly ImportOutcome[] };
  'import.cancel': { args: Nothing; reply: null };
  'brief.compose': { args: { request: BriefRequest }; reply: Brief };
  /** The path written, or null when the person chose none. */
  'brief.export': {
    args: { request: BriefRequest; format: BriefFormat; leaveOutMismatches: boolean };
    reply: string | null;
  };
  /** The path written, or null when the person chose none. */
  'codebook.export': { args: { format: CodebookFormat }; reply: string | null };
  /** What was imported, as text. */
  'original.text': { args: { id: ArticleId }; reply: OriginalView };
  'original.save': { args: { id: ArticleId }; reply: string | null };
  /** Asks the person, then opens the address in the system's browser. */
  /** Prints the window by the system's dialog. */
  'window.print': { args: Nothing; reply: null };
  'link.open': { args: { url: string }; reply: null };
  /** Undo and redo of the text field that has the focus. */
  'field.undo': { args: { redo: boolean }; reply: null };
  'clipboard.write': { args: { text: string }; reply: null };
  /** The first view is drawn; the window may be shown. */
  'window.ready': { args: Nothing; reply: null };
  /** Everything typed is saved; the window may close. */
  'window.close': { args: Nothing; reply: null };
  /** Something typed could not be saved; the window stays. */
  'window.stay': { args: Nothing; reply: null };
}
export type CallName = keyof Calls;

/** What main tells the window unasked. */
export interface Events {
  /** Rows that are new or changed. */
  rows: readonly ArticleRow[];
  /** Articles that are no longer in the library. */
  gone: readonly ArticleId[];
  /** A backup was put back: everything may be different. */
  replaced: null;
  /** How far the look through all articles is; null when it is over. */
  looking: { readonly done: number; readonly total: number } | null;
  /** The codebook after a change that another part of the app made. */
  codebook: Codebook;
  /** How many articles the search has still to read. */
  'search.left': number;
  'import.progress': ImportProgress;
  problems: readonly Problem[];
  /** A menu item was chosen. */
  command: CommandId;
  /** Files were handed to the app from outside. */
  'open.files': readonly string[];
  /** The person closes the window: save what is typed, then answer with window.close or window.stay. */
  closing: null;
}
export type EventName = keyof Events;
export const EVENT_NAMES: readonly EventName[] = [
  'rows',
  'gone',
  'replaced',
  'looking',
  'codebook',
  'search.left',
  'import.progress',
  'problems',
  'command',
  'open.files',
  'closing',
];

const nothing: Parser<Nothing> = (value, at) => {
  record(value, at);
  return {};
};

const options: Parser<BriefOptions> = object<BriefOptions>({
  notes: boolean,
  sentences: boolean,
  sources: boolean,
  fullText: boolean,
});
export const briefRequest: Parser<BriefRequest> = object<BriefRequest>({
  title: nonEmpty,
  articles: nullable(listOf(id)),
  issues: nullable(listOf(id)),
  include: options,
});

/** The parser of each call's arguments. */
export const ARGUMENTS: { readonly [K in CallName]: Parser<Calls[K]['args']> } = {
  'library.get': nothing,
  'library.rows': nothing,
  'library.show': nothing,
  'article.get': object({ id }),
  'change.apply': object({ change: edit, group: nullable(nonEmpty) }),
  'change.undo': nothing,
  'change.redo': nothing,
  'article.update': object({ id }),
  'passages.unplaced': nothing,
  'passages.untagged': object({ articles: count }),
  'speakers.list': nothing,
  'article.history': object({ id }),
  'history.takeBack': object({ id, number: count }),
  'codebook.history': nothing,
  'codebook.takeBack': object({ number: count }),
  'backups.list': nothing,
  'backups.make': nothing,
  'backups.restore': object({ name: nonEmpty }),
  'problem.dismiss': object({
    problem: object<Problem>({ file: string, what: string, record: nullable(string) }),
  }),
  'library.repair': nothing,
  'issue.page': object({
    issue: id,
    group: oneOf(...GROUPINGS),
    filter: issueFilter,
    from: count,
    count,
  }),
  'issue.charts': object({ issue: id, filter: issueFilter }),
  'issue.timeline': object({
    issue: id,
    filter: issueFilter,
    by: oneOf(...DATINGS),
    stretch: nullable(object<Stretch>({ from: fullDay, to: fullDay })),
  }),
  'issue.matrix': object({
    issue: id,
    filter: issueFilter,
    rows: oneOf(...MATRIX_ROWS),
    columns: oneOf(...MATRIX_COLUMNS),
  }),
  'issue.suggestions': object({ issue: id }),
  'search.query': object({ request: searchRequest }),
  'search.totals': object({ queries: listOf(string) }),
  'search.values': nothing,
  'import.choose': object({ what: oneOf('files', 'folder') }),
  'import.paths': object({ paths: listOf(nonEmpty) }),
  'import.clipboard': nothing,
  'import.asFound': object({ paths: listOf(nonEmpty) }),
  'import.keep': object({
    token: nonEmpty,
    reviewed: nullable(object<Reviewed>({ token: nonEmpty, details, blocks: nullable(listOf(count)) })),
  }),
  'import.skip': object({ token: nonEmpty }),
  'import.address': object({ address: nonEmpty, allowPrivate: boolean }),
  'import.sample': nothing,
  'import.cancel': nothing,
  'brief.compose': object({ request: briefRequest }),
  'brief.export': object({
    request: briefRequest,
    format: oneOf(...BRIEF_FORMATS),
    leaveOutMismatches: boolean,
  }),
  'codebook.export': object({ format: oneOf(...CODEBOOK_FORMATS) }),
  'original.text': object({ id }),
  'original.save': object({ id }),
  'window.print': nothing,
  'link.open': object({ url: nonEmpty }),
  'field.undo': object({ redo: boolean }),
  'clipboard.write': object({ text: string }),
  'window.ready': nothing,
  'window.close': nothing,
  'window.stay': nothing,
};
