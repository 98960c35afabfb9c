/** The issues as the sidebar shows them: what is folded, where the keyboard is, what is being named. */
import { computed, signal } from '@preact/signals';
import { above, isWithin, issueTree, parentOf } from '../../core/issues/hierarchy.ts';
import { partsOf } from '../../core/issues/moving.ts';
import type { Issue, IssueId } from '../../core/model.ts';
import { codebook } from './library.ts';
import { route } from './route.ts';

/** The issues whose parts are not shown; for this session. */
export const folded = signal<ReadonlySet<IssueId>>(new Set());
/** The issue whose name is being written in its row. */
export const renaming = signal<IssueId | null>(null);
/** The issue that the keyboard was last at. */
const lastFocused = signal<IssueId | null>(null);

/** An issue as a row of the tree. */
export interface TreeRow {
  readonly issue: Issue;
  /** 0 for what is a part of no other. */
  readonly depth: number;
  /** How many issues are a part of it. */
  readonly parts: number;
  readonly isFolded: boolean;
  /** Its place among those that are a part of the same, from 1, and how many those are. */
  readonly place: number;
  readonly siblings: number;
}

/** All rows but those of issues within folded ones. */
export const treeRows = computed<readonly TreeRow[]>(() => {
  const parts = new Map<IssueId | null, number>();
  const all = issueTree(codebook.value).map(({ issue, depth }) => {
    const parent = parentOf(codebook.value, issue.id)?.id ?? null;
    const place = (parts.get(parent) ?? 0) + 1;
    parts.set(parent, place);
    return { issue, depth, parent, place };
  });
  return all
    .filter(({ issue }) => !above(codebook.value, issue.id).some(({ id }) => folded.value.has(id)))
    .map(({ issue, depth, parent, place }) => ({
      issue,
      depth,
      parts: parts.get(issue.id) ?? 0,
      isFolded: folded.value.has(issue.id) && parts.has(issue.id),
      place,
      siblings: parts.get(parent) ?? 0,
    }));
});

/** The one row that Tab comes to: where the keyboard was, else the issue that is shown, else the first. */
export const rowInReach = computed<IssueId | null>(() => {
  const shown = route.value.view === 'issue' ? route.value.id : null;
  const ids = treeRows.value.map(({ issue }) => issue.id);
  return [lastFocused.value, shown].find((id) => id !== null && ids.includes(id)) ?? ids[0] ?? null;
});

export function tookFocus(id: IssueId): void {
  lastFocused.value = id;
}

export function fold(id: IssueId, closed: boolean): void {
  const next = new Set(folded.value);
  if (closed) next.add(id);
  else next.delete(id);
  folded.value = next;
}

export function foldAll(closed: boolean): void {
  folded.value = new Set(
    closed
      ? codebook.value.issues.flatMap(({ id }) => (partsOf(codebook.value, id).length > 0 ? [id] : []))
      : [],
  );
}

/** Unfolds whatever hides an issue. */
export function reveal(id: IssueId): void {
  folded.value = new Set(
    [...folded.value].filter((each) => each === id || !isWithin(codebook.value, id, each)),
  );
}

/** Puts the keyboard on the row of an issue, once it is drawn. */
export function focusRow(id: IssueId): void {
  reveal(id);
  tookFocus(id);
  // After a move the rows are drawn in their new order first, which takes the focus off them.
  requestAnimationFrame(() => rowElement(id)?.focus());
}

export const rowElement = (id: IssueId): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-issue="${CSS.escape(id)}"]`);
