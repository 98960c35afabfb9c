/**
 * The journal: every saved edit of a library, in order. Undo, an article's history, and the rebuilding of a damaged
 * document all read from it.
 *
 * A record counts only if its document was saved as well. One whose save failed is followed, sooner or later, by
 * another of the same document and revision, and then means nothing; see `standing`.
 */
import {
  applyChange,
  inverseOf,
  isArticleChange,
  type ArticleChange,
  type Change,
  type State,
} from './changes.ts';
import type { CodebookChange } from './issues/changes.ts';
import type { Article, ArticleId } from './model.ts';

/** How an article came into the library. */
export interface ArticleImport {
  readonly type: 'article.import';
  /** As it was first stored. */
  readonly imported: Article;
}

/** How undo sees a record: an edit to take back, one that is passed over, or undo and redo themselves. */
export type RecordKind = 'edit' | 'aside' | 'undo' | 'redo';

export interface JournalRecord {
  /** Counts the records of a library, from 1. */
  readonly number: number;
  readonly at: string;
  /** Who did it, where the person has given a name. */
  readonly person: string | null;
  readonly kind: RecordKind;
  /** The number of the edit that an undo takes back or a redo does again; null for the others. */
  readonly of: number | null;
  /** Edits of one group that follow each other are undone together: the typing of one note, the splitting of an issue. */
  readonly group: string | null;
  /** The revision of the document after it. */
  readonly revision: number;
  readonly what: Change | ArticleImport;
}

/** The document that a record is about: an article's id, or "codebook" or "settings", which every library has. */
export type Subject = ArticleId;

/** Which document a change or an import is about. */
export function subjectOf(what: Change | ArticleImport): Subject {
  if (what.type === 'article.import') return what.imported.id;
  if (isArticleChange(what)) return what.article;
  return what.type === 'settings.edit' ? 'settings' : 'codebook';
}

/** The records without those whose save failed: of several for one revision of a document only the last one stands. */
export function standing(records: readonly JournalRecord[]): readonly JournalRecord[] {
  const keyOf = ({ what, revision }: JournalRecord) => `${subjectOf(what)} ${revision}`;
  const last = new Map(records.map((record) => [keyOf(record), record]));
  return records.filter((record) => last.get(keyOf(record)) === record);
}

const revisionOf = (state: State, subject: Subject): number | null =>
  subject === 'codebook'
    ? state.codebook.revision
    : subject === 'settings'
      ? state.settings.revision
      : (state.articles.get(subject)?.revision ?? null);

/**
 * Brings documents forward by the records that follow on from them. Records before a document's revision are in it
 * already; after a gap nothing more can be applied to it.
 */
export function replay(base: State, records: readonly JournalRecord[]): State {
  let state = base;
  for (const { what, revision } of standing(records)) {
    const present = revisionOf(state, subjectOf(what));
    if (what.type === 'article.import') {
      if (present === null)
        state = { ...state, articles: new Map(state.articles).set(what.imported.id, what.imported) };
    } else if (present === revision - 1) {
      const result = applyChange(state, what);
      if (result.ok) ({ state } = result.value);
    }
  }
  return state;
}

/** One or more records that the person sees, and undoes, as one edit. */
export interface Edit {
  /** Of its first record. */
  readonly number: number;
  readonly at: string;
  readonly person: string | null;
  readonly group: string | null;
  readonly what: Change | ArticleImport;
}

/** The edit that two of one group come to: from what the first replaced to what the second put there. */
export function merged(first: Edit, second: JournalRecord): Edit | null {
  const [a, b] = [first.what, second.what];
  if (first.group === null || first.group !== second.group) return null;
  if (a.type !== 'passage.edit' || b.type !== 'passage.edit' || a.passage !== b.passage) return null;
  return {
    ...first,
    at: second.at,
    what: { ...b, from: { ...b.from, ...a.from }, to: { ...a.to, ...b.to } },
  };
}

const editOf = ({ number, at, person, group, what }: JournalRecord): Edit => ({
  number,
  at,
  person,
  group,
  what,
});

/** The records as the person sees them, oldest first, those of one group as one. Where one has read to is left out. */
export function editsIn(records: readonly JournalRecord[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const record of standing(records)) {
    if (record.what.type === 'reading.set') continue;
    const last = edits.at(-1);
    const one = last === undefined ? null : merged(last, record);
    if (one === null) edits.push(editOf(record));
    else edits[edits.length - 1] = one;
  }
  return edits;
}

/** One edit of an article or of the codebook, as its history shows it. */
export interface HistoryEntry {
  /** Names it where it is to be taken back. */
  readonly number: number;
  readonly at: string;
  readonly person: string | null;
  /** What was done; null for the import. */
  readonly change: ArticleChange | CodebookChange | null;
  /**
   * The words of the passage that it was done to, or what the issue was called; null where it was neither, or they are not
   * known.
   */
  readonly quote: string | null;
}

/** An edit that can be undone, or done again. */
export interface Done {
  readonly number: number;
  readonly group: string | null;
  /** As it was done; its inverse undoes it. */
  readonly change: Change;
}

/** What undo and redo would do next: the last of each. */
export interface UndoStacks {
  readonly done: readonly Done[];
  readonly undone: readonly Done[];
}

export const NOTHING_DONE: UndoStacks = { done: [], undone: [] };

/** The stacks after a record. */
export function advance({ done, undone }: UndoStacks, record: JournalRecord): UndoStacks {
  const { what, number, group, kind } = record;
  if (what.type === 'article.import' || kind === 'aside') return { done, undone };
  if (kind === 'edit') {
    const last = done.at(-1);
    const one =
      last === undefined ? null : merged({ ...last, at: '', person: null, what: last.change }, record);
    return one === null || one.what.type === 'article.import'
      ? { done: [...done, { number, group, change: what }], undone: [] }
      : { done: [...done.slice(0, -1), { number: one.number, group, change: one.what }], undone: [] };
  }
  const of = record.of ?? number;
  const without = (list: readonly Done[]) => list.filter((each) => each.number !== of);
  const before = [...done, ...undone].find((each) => each.number === of)?.group ?? null;
  // Edits of one group stay together. What is typed next is none of them, and is undone by itself.
  const settled = before === null || before.startsWith(SETTLED) ? before : `${SETTLED}${before}`;
  return kind === 'undo'
    ? { done: without(done), undone: [...undone, { number: of, group: settled, change: inverseOf(what) }] }
    : { done: [...done, { number: of, group: settled, change: what }], undone: without(undone) };
}

/** Before the name of a group that has been undone: no edit that is yet to come can have it. */
const SETTLED = '\n';
