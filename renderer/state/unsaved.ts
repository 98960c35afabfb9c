/** Changes that could not reach the disk: kept as they were made, over a restart too, and tried again until they do. */
import { computed, signal } from '@preact/signals';
import { edit } from '../../core/change-parsers.ts';
import type { EditChange } from '../../core/changes.ts';
import { withTextVersions } from '../../core/migrations.ts';
import { nonEmpty, nullable, object, type Parser } from '../../core/parse.ts';

export interface Unsaved {
  readonly change: EditChange;
  /** Of two with one key the later stands for both: a note as it is typed. */
  readonly key: string | null;
  readonly group: string | null;
}

const STORE = 'unsaved';
/** What an older version of the app has kept is brought up like everything else that it wrote. */
const change: Parser<EditChange> = (value, at) => edit(withTextVersions(value), at);
const parse = object<Unsaved>({ change, key: nullable(nonEmpty), group: nullable(nonEmpty) });

export const unsaved = signal<readonly Unsaved[]>(fromStore());
export const hasUnsaved = computed(() => unsaved.value.length > 0);

/** The note that was typed for a passage and is not saved. */
export function draftOf(passage: string): string | undefined {
  const entry = unsaved.value.find(({ key }) => key === noteKey(passage));
  return entry?.change.type === 'passage.edit' ? entry.change.to.note : undefined;
}

export const noteKey = (passage: string): string => `note ${passage}`;

/** Whether something is kept under a key. */
export const isKept = (key: string | null): boolean =>
  key !== null && unsaved.value.some((each) => each.key === key);

/** Keeps a change that was not saved. */
export function keep(entry: Unsaved): void {
  set([...without(entry.key), entry]);
}

/** Lets go of what is kept under a key: something newer is saved. */
export function release(key: string): void {
  if (unsaved.value.some((each) => each.key === key)) set(without(key));
}

/** Lets go of one entry. */
export function drop(entry: Unsaved): void {
  set(unsaved.value.filter((each) => each !== entry));
}

const without = (key: string | null): readonly Unsaved[] =>
  key === null ? unsaved.value : unsaved.value.filter((each) => each.key !== key);

function set(next: readonly Unsaved[]): void {
  unsaved.value = next;
  try {
    if (next.length === 0) localStorage.removeItem(STORE);
    else localStorage.setItem(STORE, JSON.stringify(next));
  } catch {
    // The disk of the profile may be full as well; what is kept here is still tried again.
  }
}

function fromStore(): readonly Unsaved[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(STORE) ?? '[]');
    return Array.isArray(kept) ? kept.flatMap((entry) => readable(entry)) : [];
  } catch {
    return [];
  }
}

/** One that cannot be read takes no other with it. */
function readable(entry: unknown): readonly Unsaved[] {
  try {
    return [parse(entry, '')];
  } catch {
    return [];
  }
}
