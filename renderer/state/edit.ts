/** The way of every edit: to main, to disk, and only then into the window. */
import { applyChange, type Change, type EditChange } from '../../core/changes.ts';
import { NOT_SAVED, type Result } from '../../core/result.ts';
import { call } from '../bridge.ts';
import { articlesInHand, showArticle } from './article.ts';
import { codebook, settings } from './library.ts';
import { forgetLast, tell, whileSaving } from './status.ts';
import { inTurn } from './turns.ts';
import { isKept, keep, release } from './unsaved.ts';

/** A change, or how to make it when its turn has come: from what the edits before it have left. Null is nothing to do. */
export type Making = EditChange | (() => EditChange | null);

export interface EditOptions {
  /** Edits of one group that follow each other are undone together: the typing of one note. */
  readonly group?: string | null;
  /** Where it cannot be saved, it takes the place of what is waiting to be saved under this key. */
  readonly key?: string | null;
}

/**
 * Sends a change, waits until it is saved, and shows it. Changes go one after another, in order. One that cannot reach
 * the disk is kept and tried again.
 * @returns whether it is saved, or there was nothing to do
 */
export const edit = (making: Making, { group = null, key = null }: EditOptions = {}): Promise<boolean> =>
  inTurn(async () => {
    const change = typeof making === 'function' ? making() : making;
    if (change === null) {
      if (key !== null) release(key);
      return true;
    }
    const result = await send(change, group);
    if (result.ok) {
      if (key !== null) release(key);
      show(change);
    } else {
      const unsaved = result.error.startsWith(NOT_SAVED);
      // Of a note that is typed on, the failure is told once; the status bar says so until it is saved.
      if (!unsaved || !isKept(key)) tell(result.error, { tone: 'error', untilChange: !unsaved });
      if (unsaved) keep({ change, key, group });
    }
    return result.ok;
  });

/** Sends a change to main and waits until it is saved or not. */
export function send(change: EditChange, group: string | null): Promise<Result<null>> {
  // How far one has read is no edit: undo passes it over.
  if (change.type !== 'reading.set') forgetLast();
  return whileSaving(call('change.apply', { change, group }));
}

/** Runs the funnel on what the window holds; a change of an article that is not open changes nothing here. */
export function show(change: Change): void {
  const articles = new Map(articlesInHand().map((article) => [article.id, article]));
  const result = applyChange({ articles, codebook: codebook.value, settings: settings.value }, change);
  if (!result.ok) return;
  const { state } = result.value;
  for (const each of state.articles.values()) showArticle(each);
  if (change.type.startsWith('issue.') && state.codebook.revision > codebook.value.revision)
    codebook.value = state.codebook;
  settings.value = state.settings;
}
