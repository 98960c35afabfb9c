/** Undo, redo and taking back a single change, as the person asks for them. Main knows what there is to undo. */
import { wordsOf } from '../../core/change-words.ts';
import { isArticleChange, type Change } from '../../core/changes.ts';
import type { Undone } from '../../core/contract.ts';
import type { ArticleId } from '../../core/model.ts';
import type { Result } from '../../core/result.ts';
import { call } from '../bridge.ts';
import { open } from './article.ts';
import { show } from './edit.ts';
import { inTurn } from './turns.ts';
import { codebook } from './library.ts';
import { forgetLast, tell, tellError, whileSaving } from './status.ts';
import { drop, unsaved, type Unsaved } from './unsaved.ts';

/** For the message of a change: it offers to undo that one, and no other. */
export const UNDO = { action: { label: 'Undo', run: undoLast }, untilChange: true } as const;

export function undoLast(): void {
  void inTurn(async () => {
    const waiting = unsaved.value.at(-1);
    if (waiting === undefined) await take(call('change.undo', {}), 'Undone', 'There is nothing to undo.');
    else undoUnsaved(waiting);
  });
}

/** The last edit is one that waits to be saved. What was typed is not thrown away by a key. */
function undoUnsaved(entry: Unsaved): void {
  if (entry.key !== null) {
    tell('Your last change is not saved yet; it can be undone when it is.');
    return;
  }
  drop(entry);
  tell(`Undone before it was saved: ${lowerFirst(wordsOf(entry.change, codebook.value))}.`);
}

export function redoLast(): void {
  void inTurn(() => take(call('change.redo', {}), 'Done again', 'There is nothing to do again.'));
}

/** Takes back one change of an article, or of the codebook where no article is named. @returns whether it was taken back; else the person has been told why not */
export const takeBack = (id: ArticleId | null, number: number): Promise<boolean> =>
  inTurn(async () => {
    forgetLast();
    const result = await whileSaving(
      id === null ? call('codebook.takeBack', { number }) : call('history.takeBack', { id, number }),
    );
    if (result.ok) show(result.value);
    else tellError(result.error);
    return result.ok;
  });

async function take(asked: Promise<Result<Undone | null>>, done: string, nothing: string): Promise<void> {
  forgetLast();
  const result = await whileSaving(asked);
  if (!result.ok) tellError(result.error);
  else if (result.value === null) tell(nothing);
  else {
    result.value.applied.forEach(show);
    say(result.value.edit, done);
  }
}

/** Where the edit cannot be seen, words say what happened. */
function say(edit: Change, what: string): void {
  const seen =
    isArticleChange(edit) && edit.article === open.value?.article.id && edit.type !== 'article.edit';
  if (seen) return;
  tell(`${what}: ${lowerFirst(wordsOf(edit, codebook.value))}.`);
}

const lowerFirst = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;
