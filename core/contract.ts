/** Every call and every event between the window and main: names, arguments with their parsers, replies. */
import { change } from './change-parsers.ts';
import type { Change } from './changes.ts';
import {
  BRIEF_FORMATS,
  type Brief,
  type BriefFormat,
  type BriefOptions,
  type BriefRequest,
} from './brief/model.ts';
import type { CommandId } from './commands.ts';
import type { ImportOutcome, ImportProgress } from './importing.ts';
import type {
  Article,
  ArticleId,
  ArticlePassages,
  ArticleRow,
  Codebook,
  IssueId,
  Problem,
  Settings,
} from './model.ts';
import { boolean, listOf, nonEmpty, nullable, object, oneOf, record, string, type Parser } from './parse.ts';
import { id } from './parsers.ts';

/** The library as the window first sees it. */
export interface LibraryView {
  readonly folder: string;
  readonly rows: readonly ArticleRow[];
  readonly codebook: Codebook;
  readonly settings: Settings;
  readonly problems: readonly Problem[];
}

type Nothing = Readonly<Record<string, never>>;

/** What the window can ask. Every reply comes wrapped in a Result. */
export interface Calls {
  'library.get': { args: Nothing; reply: LibraryView };
  'library.show': { args: Nothing; reply: null };
  'article.get': { args: { id: ArticleId }; reply: Article };
  /** Resolves when the change is on disk. */
  'change.apply': { args: { change: Change }; reply: { inverse: Change } };
  'issue.passages': { args: { issue: IssueId }; reply: readonly ArticlePassages[] };
  /** Null when the person chose nothing. */
  'import.choose': { args: { what: 'files' | 'folder' }; reply: readonly ImportOutcome[] | null };
  'import.paths': { args: { paths: readonly string[] }; reply: readonly ImportOutcome[] };
  'import.clipboard': { args: Nothing; reply: readonly ImportOutcome[] };
  'import.sample': { args: Nothing; reply: readonly ImportOutcome[] };
  'import.cancel': { args: Nothing; reply: null };
  'brief.compose': { args: { request: BriefRequest }; reply: Brief };
  /** The path written, or null when the person chose none. */
  'brief.export': {
    args: { request: BriefRequest; format: BriefFormat; leaveOutMismatches: boolean };
    reply: string | null;
  };
  /** What was imported, as text. */
  'original.text': { args: { id: ArticleId }; reply: { name: string; text: string } };
  'original.save': { args: { id: ArticleId }; reply: string | null };
  /** Asks the person, then opens the address in the system's browser. */
  'link.open': { args: { url: string }; reply: null };
  /** Undo and redo of the text field that has the focus. */
  'field.undo': { args: { redo: boolean }; reply: null };
  'clipboard.write': { args: { text: string }; reply: null };
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
  /** The codebook after a change that another part of the app made. */
  codebook: Codebook;
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
  'codebook',
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
  'library.show': nothing,
  'article.get': object({ id }),
  'change.apply': object({ change }),
  'issue.passages': object({ issue: id }),
  'import.choose': object({ what: oneOf('files', 'folder') }),
  'import.paths': object({ paths: listOf(nonEmpty) }),
  'import.clipboard': nothing,
  'import.sample': nothing,
  'import.cancel': nothing,
  'brief.compose': object({ request: briefRequest }),
  'brief.export': object({
    request: briefRequest,
    format: oneOf(...BRIEF_FORMATS),
    leaveOutMismatches: boolean,
  }),
  'original.text': object({ id }),
  'original.save': object({ id }),
  'link.open': object({ url: nonEmpty }),
  'field.undo': object({ redo: boolean }),
  'clipboard.write': object({ text: string }),
  'window.close': nothing,
  'window.stay': nothing,
};
