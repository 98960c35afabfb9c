/** What the window knows of the library: rows, issues, settings. Main owns the truth; these follow it. */
import { countPassages } from '../../core/issues/counts.ts';
import { issueTree } from '../../core/issues/hierarchy.ts';
import { computed, signal } from '@preact/signals';
import type { Events, LibraryView } from '../../core/contract.ts';
import {
  DEFAULT_SETTINGS,
  EMPTY_CODEBOOK,
  type ArticleId,
  type ArticleRow,
  type Codebook,
  type Issue,
  type IssueId,
  type Problem,
  type Settings,
} from '../../core/model.ts';
import { reordered } from '../../core/rows.ts';
import { on } from '../bridge.ts';

const rowsById = signal<ReadonlyMap<ArticleId, ArticleRow>>(new Map());
export const codebook = signal<Codebook>(EMPTY_CODEBOOK);
export const settings = signal<Settings>(DEFAULT_SETTINGS);
/** How far the look through all articles' files is, or null when there is none. */
export const looking = signal<Events['looking']>(null);
export const problems = signal<readonly Problem[]>([]);

let before: readonly ArticleRow[] = [];

/** Newest publication first, the trash apart. */
export const rows = computed(() => {
  const present = new Map([...rowsById.value].filter(([, { removed }]) => removed === null));
  return (before = reordered(before, present));
});
export const trash = computed(() =>
  [...rowsById.value.values()]
    .filter(({ removed }) => removed !== null)
    .sort((a, b) => (b.removed ?? '').localeCompare(a.removed ?? '')),
);

/** How many passages bear on each issue or a part of it, outside the trash. */
export const issueCounts = computed(() => countPassages(codebook.value, rows.value));

/** How many things need attention: files that something is wrong with, and passages without a place. */
export const attentionCount = computed(
  () => problems.value.length + rows.value.reduce((sum, { unplaced }) => sum + unplaced, 0),
);

/** All issues as lists show them, each after what it is a part of. */
export const issuesInOrder = computed(() => issueTree(codebook.value).map(({ issue }) => issue));

/** The issues that passages are tagged with: those that are not closed. Their digits go by their order. */
export const openIssues = computed(() => issuesInOrder.value.filter(({ closed }) => closed === null));

/** Whether all rows are here; until then nothing can be counted. */
export const rowsAreAll = signal(false);

export const rowOf = (id: ArticleId): ArticleRow | undefined => rowsById.value.get(id);
export const issueOf = (id: IssueId): Issue | undefined =>
  codebook.value.issues.find((issue) => issue.id === id);

const byId = (list: readonly ArticleRow[]): ReadonlyMap<ArticleId, ArticleRow> =>
  new Map(list.map((row) => [row.id, row]));

/** A count over all articles, in words; nothing while not all of them are here. */
export const exact = (count: number): string => (rowsAreAll.value ? count.toLocaleString('en-GB') : '');

/** Takes what main says the library is. */
export function showLibrary(view: LibraryView): void {
  rowsById.value = byId(view.rows);
  rowsAreAll.value = false;
  codebook.value = view.codebook;
  settings.value = view.settings;
  problems.value = view.problems;
}

/** Takes all rows that there are. */
export function showRows(all: readonly ArticleRow[]): void {
  rowsById.value = byId(all);
  rowsAreAll.value = true;
}

// Rows of a large import come one by one; drawing the list for each would be work for nothing.
const incoming = new Map<ArticleId, ArticleRow>();
let taking = false;

function takeRows(changed: readonly ArticleRow[]): void {
  for (const row of changed) incoming.set(row.id, row);
  if (taking) return;
  taking = true;
  setTimeout(() => {
    taking = false;
    rowsById.value = new Map([...rowsById.value, ...incoming]);
    incoming.clear();
  }, 16);
}

function dropRows(ids: readonly ArticleId[]): void {
  const left = new Map(rowsById.value);
  for (const id of ids) {
    left.delete(id);
    incoming.delete(id);
  }
  rowsById.value = left;
}

/** Follows main from now on. */
export function followLibrary(): void {
  on('rows', takeRows);
  on('gone', dropRows);
  on('looking', (next) => (looking.value = next));
  on('codebook', (next) => (codebook.value = next));
  on('problems', (next) => (problems.value = next));
}
