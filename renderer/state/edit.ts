/** The way of every edit: to main, to disk, and only then into the window. */
import { applyChange, type Change } from '../../core/changes.ts';
import { ok, type Result } from '../../core/result.ts';
import { call } from '../bridge.ts';
import { open, showArticle } from './article.ts';
import { remember } from './history.ts';
import { codebook, settings } from './library.ts';
import { tellError, whileSaving } from './status.ts';

export interface Label {
  /** What was done, for "Undo …"; null for what nobody undoes. */
  readonly label: string | null;
  /** Edits of one kind that follow each other under one key are undone together: the typing of one note. */
  readonly key?: string;
}

let last: Promise<unknown> = Promise.resolve();

/** A change, or how to make it when its turn has come: from what the edits before it have left. Null is nothing to do. */
export type Making = Change | (() => Change | null);

/**
 * Sends a change, waits until it is saved, and shows it. Changes go one after another, in order.
 * @returns whether it is saved, or there was nothing to do
 */
export const edit = (making: Making, { label, key }: Label): Promise<boolean> =>
  inTurn(async () => {
    const change = typeof making === 'function' ? making() : making;
    if (change === null) return true;
    const result = await save(change);
    if (result.ok && label !== null) remember({ label, forth: change, back: result.value, key: key ?? null });
    return result.ok;
  });

/** Does a job when every edit before it is saved or refused; those after it wait. */
export function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const turn = last.then(job);
  last = turn.catch(() => undefined);
  return turn;
}

/** Sends a change without remembering it; gives its inverse, or the words of the error, which the person has seen. */
export async function save(change: Change): Promise<Result<Change>> {
  const result = await whileSaving(call('change.apply', { change }));
  if (!result.ok) {
    tellError(result.error);
    return result;
  }
  show(change);
  return ok(result.value.inverse);
}

/** Resolves when every edit made so far is saved or refused. */
export const settled = async (): Promise<void> => {
  await last;
};

/** Runs the funnel on what the window holds; a change of an article that is not open changes nothing here. */
function show(change: Change): void {
  const article = open.value?.article;
  const articles = new Map(article === undefined ? [] : [[article.id, article]]);
  const result = applyChange({ articles, codebook: codebook.value, settings: settings.value }, change);
  if (!result.ok) return;
  const { state } = result.value;
  for (const each of state.articles.values()) showArticle(each);
  if (change.type.startsWith('issue.') && state.codebook.revision > codebook.value.revision)
    codebook.value = state.codebook;
  settings.value = state.settings;
}
