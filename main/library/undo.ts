import { inverseOf, isArticleChange, type Change } from '../../core/changes.ts';
import type { Undone } from '../../core/contract.ts';
import type { Done, Edit, HistoryEntry, UndoStacks } from '../../core/journal.ts';
import { isCodebookChange, type CodebookChange } from '../../core/issues/changes.ts';
import type { ArticleId, IssueId } from '../../core/model.ts';
import { PlainError, RefusedError } from '../../core/result.ts';
import type { Library } from './library.ts';

/**
 * Takes back the last edit, with all of its group; null when there is none.
 * @throws PlainError when it is refused or cannot be saved
 */
export const undo = (library: Library): Promise<Undone | null> =>
  move(library, 'done', 'undo', ({ change }) => inverseOf(change));

/** Does again what was last undone; null when there is nothing. @throws PlainError as `undo` does */
export const redo = (library: Library): Promise<Undone | null> =>
  move(library, 'undone', 'redo', ({ change }) => change);

async function move(
  library: Library,
  stack: keyof UndoStacks,
  kind: 'undo' | 'redo',
  changeOf: (done: Done) => Change,
): Promise<Undone | null> {
  const first = await library.history.top(stack);
  if (first === null) return null;
  const applied: Change[] = [];
  let edit = first.change;
  for (
    let top: Done | null = first;
    top !== null && (top === first || (top.group !== null && top.group === first.group));
    top = await library.history.top(stack)
  ) {
    try {
      const change = changeOf(top);
      await library.apply(change, { kind, of: top.number, group: null });
      applied.push(change);
      // Of a group that is taken back, what began it says best what it was.
      if (kind === 'undo') edit = top.change;
    } catch (error) {
      if (isFinal(error)) library.history.drop(top);
      // What of the group is taken back already must be shown; the rest stays as it is.
      if (applied.length === 0) throw error;
      break;
    }
  }
  return { applied, edit };
}

/** Whether an edit can never be taken back; it is let go of then, so that those before it can be reached. */
export const isFinal = (error: unknown): error is RefusedError => error instanceof RefusedError;

/** Who did what to an article and when, oldest first. */
export async function historyOf(library: Library, id: ArticleId): Promise<readonly HistoryEntry[]> {
  const { article } = await library.article(id);
  const edits = await library.history.of(article);
  const quotes = new Map(article.passages.map((passage) => [passage.id, passage.quote]));
  for (const { what } of edits)
    if (what.type === 'passage.add' || what.type === 'passage.remove')
      quotes.set(what.passage.id, what.passage.quote);
  return edits.map(({ number, at, person, what }) => ({
    number,
    at,
    person,
    change: changeIn(what),
    quote: what.type === 'passage.edit' ? (quotes.get(what.passage) ?? null) : null,
  }));
}

const changeIn = (what: Edit['what']): HistoryEntry['change'] =>
  what.type !== 'article.import' && isArticleChange(what) ? what : null;

/** Who did what to the codebook and when, oldest first. */
export async function codebookHistory(library: Library): Promise<readonly HistoryEntry[]> {
  const edits = await library.history.ofCodebook(library.codebook);
  const names = new Map<IssueId, string>();
  return edits.flatMap(({ number, at, person, what }) => {
    if (!isCodebookChange(what)) return [];
    const quote = calledThen(what, names);
    return [{ number, at, person, change: what, quote }];
  });
}

/** What the issue of a change was called before it. @param names what those of all earlier changes were called after them */
function calledThen(change: CodebookChange, names: Map<IssueId, string>): string | null {
  if (change.type !== 'issue.edit' && change.type !== 'issue.move') {
    names.set(change.issue.id, change.issue.name);
    return change.issue.name;
  }
  const renamed = change.type === 'issue.edit' ? change : null;
  const name = renamed?.from.name ?? names.get(change.issue) ?? null;
  if (renamed?.to.name !== undefined) names.set(change.issue, renamed.to.name);
  return name;
}

/**
 * Takes back one edit of an article, leaving those after it. Itself an edit, which can be undone.
 * @returns the change that did it
 * @throws PlainError in words where later edits stand in the way
 */
export const takeBack = async (library: Library, id: ArticleId, number: number): Promise<Change> =>
  takeBackOf(library, await historyOf(library, id), number, 'article');

/** As `takeBack`, of the codebook. */
export const takeBackInCodebook = async (library: Library, number: number): Promise<Change> =>
  takeBackOf(library, await codebookHistory(library), number, 'codebook');

async function takeBackOf(
  library: Library,
  entries: readonly HistoryEntry[],
  number: number,
  what: 'article' | 'codebook',
): Promise<Change> {
  const entry = entries.findLast((each) => each.number === number);
  if (entry === undefined) throw new PlainError(`The history of the ${what} has no such change.`);
  if (entry.change === null)
    throw new PlainError('The import cannot be taken back. Move the article to the trash instead.');
  const back = inverseOf(entry.change);
  try {
    await library.apply(back);
  } catch (error) {
    if (!isFinal(error)) throw error;
    throw new PlainError(`This change cannot be taken back by itself. ${error.message}`, { cause: error });
  }
  return back;
}
