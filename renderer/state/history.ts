/** Undo and redo: each done edit with the change that leads back. */
import { computed, signal } from '@preact/signals';
import type { Change } from '../../core/changes.ts';
import { NOT_SAVED, type Result } from '../../core/result.ts';

export interface Done {
  readonly label: string;
  readonly forth: Change;
  readonly back: Change;
  readonly key: string | null;
}

const done = signal<readonly Done[]>([]);
const undone = signal<readonly Done[]>([]);

export const undoLabel = computed(() => done.value.at(-1)?.label ?? null);
export const redoLabel = computed(() => undone.value.at(-1)?.label ?? null);

/** Remembers an edit. What was undone before can no longer be redone. */
export function remember(next: Done): void {
  const previous = done.value.at(-1);
  const merged =
    previous !== undefined && next.key !== null && previous.key === next.key ? merge(previous, next) : null;
  done.value = merged === null ? [...done.value, next] : [...done.value.slice(0, -1), merged];
  undone.value = [];
}

function merge(first: Done, second: Done): Done | null {
  if (first.back.type !== 'passage.edit' || second.back.type !== 'passage.edit') return null;
  if (first.forth.type !== 'passage.edit' || second.forth.type !== 'passage.edit') return null;
  return {
    ...second,
    forth: { ...second.forth, from: first.forth.from },
    back: { ...second.back, to: first.back.to },
  };
}

type Save = (change: Change) => Promise<Result<Change>>;

/** Takes back the last edit through `save`. One that is refused is let go of, so that those before it can be reached. */
export const undo = (save: Save): Promise<Done | null> => move(done, undone, (entry) => entry.back, save);

/** Does again what was last undone. */
export const redo = (save: Save): Promise<Done | null> => move(undone, done, (entry) => entry.forth, save);

async function move(
  from: typeof done,
  to: typeof done,
  changeOf: (entry: Done) => Change,
  save: Save,
): Promise<Done | null> {
  const entry = from.value.at(-1);
  if (entry === undefined) return null;
  const result = await save(changeOf(entry));
  if (!result.ok && result.error.startsWith(NOT_SAVED)) return null;
  from.value = from.value.slice(0, -1);
  if (!result.ok) return null;
  to.value = [...to.value, { ...entry, key: null }];
  return entry;
}
