/** Undo and redo as the person asks for them. */
import { open } from './article.ts';
import { isArticleChange } from '../../core/changes.ts';
import { inTurn, save } from './edit.ts';
import { redo, undo, type Done } from './history.ts';
import { tell } from './status.ts';

export function undoLast(): void {
  void inTurn(() => undo(save)).then((entry) => say(entry, 'Undone'));
}

export function redoLast(): void {
  void inTurn(() => redo(save)).then((entry) => say(entry, 'Done again'));
}

/** Where the edit cannot be seen, words say what happened. */
function say(entry: Done | null, what: string): void {
  if (entry === null) return;
  const { forth } = entry;
  const seen =
    isArticleChange(forth) && forth.article === open.value?.article.id && forth.type !== 'article.edit';
  if (!seen) tell(`${what}: ${entry.label.charAt(0).toLowerCase()}${entry.label.slice(1)}.`);
}
