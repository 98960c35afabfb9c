/** What can be done to an issue from its row, by the menu and by keys. */
import { indent, moveDown, moveUp, outdent } from '../../core/issues/moving.ts';
import type { Issue, IssueId } from '../../core/model.ts';
import type { MenuItem } from '../parts/Menu.tsx';
import { announce } from '../state/announcing.ts';
import { ask } from '../state/dialogs.ts';
import { moveIssue, removeIssueFromCodebook, setClosed } from '../state/issue-edits.ts';
import { fold, foldAll, focusRow, renaming, treeRows, type TreeRow } from '../state/issue-tree.ts';
import { codebook } from '../state/library.ts';
import { go } from '../state/route.ts';
import { runCommand } from '../state/run-command.ts';

/** The menu of an issue, in groups. */
export function menuOf(issue: Issue): readonly (readonly MenuItem[])[] {
  const alone = codebook.value.issues.length < 2;
  return [
    [
      { label: 'Edit…', run: () => ask({ kind: 'issue', issue }) },
      { label: 'Rename', keys: 'F2', run: () => startRenaming(issue.id) },
      { label: 'New issue inside…', run: () => ask({ kind: 'issue', issue: null, parent: issue.id }) },
    ],
    [
      { label: 'Merge into…', keys: 'Ctrl+M', disabled: alone, run: () => ask({ kind: 'merge', issue }) },
      { label: 'Split…', run: () => ask({ kind: 'split', issue }) },
    ],
    [
      { label: 'Move up', keys: 'Alt+Up', run: () => void move(issue.id, 'ArrowUp') },
      { label: 'Move down', keys: 'Alt+Down', run: () => void move(issue.id, 'ArrowDown') },
      {
        label: 'Make a part of the one above',
        keys: 'Alt+Right',
        run: () => void move(issue.id, 'ArrowRight'),
      },
      { label: 'Take out', keys: 'Alt+Left', run: () => void move(issue.id, 'ArrowLeft') },
    ],
    [
      issue.closed === null
        ? { label: 'Close', run: () => void setClosed(issue, true) }
        : { label: 'Reopen', run: () => void setClosed(issue, false) },
      { label: 'Delete', keys: 'Delete', run: () => void removeFrom(issue) },
    ],
  ];
}

/** The menu of the codebook as a whole. */
export const codebookMenu = (): readonly (readonly MenuItem[])[] => [
  [{ label: 'New issue…', keys: 'Ctrl+Shift+N', run: () => ask({ kind: 'issue', issue: null }) }],
  [
    { label: 'Unfold all', run: () => foldAll(false) },
    { label: 'Fold all', run: () => foldAll(true) },
  ],
  [
    { label: 'Import a codebook…', run: () => runCommand('import.files') },
    {
      label: 'Export the codebook…',
      disabled: codebook.value.issues.length === 0,
      run: () => runCommand('codebook.export'),
    },
    { label: 'History of the codebook…', run: () => runCommand('codebook.history') },
  ],
];

const MOVES = { ArrowUp: moveUp, ArrowDown: moveDown, ArrowRight: indent, ArrowLeft: outdent } as const;
const REFUSED = {
  ArrowUp: 'It is the first already.',
  ArrowDown: 'It is the last already.',
  ArrowRight: 'There is none above that it could be a part of.',
  ArrowLeft: 'It is a part of no other.',
} as const;
type MoveKey = keyof typeof MOVES;

const isMoveKey = (key: string): key is MoveKey => Object.hasOwn(MOVES, key);

async function move(id: IssueId, key: MoveKey): Promise<void> {
  await moveIssue(id, (book) => MOVES[key](book, id), REFUSED[key]);
  focusRow(id);
}

export function startRenaming(id: IssueId): void {
  renaming.value = id;
}

/** Deletes an issue; the keyboard goes on to the next row. */
async function removeFrom(issue: Issue): Promise<void> {
  const rows = treeRows.value;
  const at = rows.findIndex((row) => row.issue.id === issue.id);
  const next = rows[at + 1] ?? rows[at - 1];
  if ((await removeIssueFromCodebook(issue)) && next !== undefined) focusRow(next.issue.id);
}

/** Does what a key means on a row; whether it means anything. */
export function pressOnRow(event: KeyboardEvent, row: TreeRow): boolean {
  const { key } = event;
  const { issue } = row;
  if (event.altKey && !event.ctrlKey && !event.metaKey && isMoveKey(key)) void move(issue.id, key);
  else if (event.ctrlKey && (key === 'm' || key === 'M')) mergeOrSay(issue);
  else if (event.ctrlKey || event.metaKey || event.altKey) return false;
  else if (key === 'F2') startRenaming(issue.id);
  else if (key === 'Delete') void removeFrom(issue);
  else if (key === 'Enter' || key === ' ') go({ view: 'issue', id: issue.id });
  else return walk(key, row);
  return true;
}

function mergeOrSay(issue: Issue): void {
  if (codebook.value.issues.length < 2) announce('There is no other issue to merge it into.');
  else ask({ kind: 'merge', issue });
}

/** As the keys of a tree go: WAI-ARIA Authoring Practices, Tree View. */
function walk(key: string, { issue, parts, isFolded, depth }: TreeRow): boolean {
  const rows = treeRows.value;
  const at = rows.findIndex((row) => row.issue.id === issue.id);
  const to = (row: TreeRow | undefined) => {
    if (row !== undefined) focusRow(row.issue.id);
  };
  if (key === 'ArrowDown') to(rows[at + 1]);
  else if (key === 'ArrowUp') to(rows[at - 1]);
  else if (key === 'Home') to(rows[0]);
  else if (key === 'End') to(rows.at(-1));
  else if (key === 'ArrowRight' && parts > 0) {
    if (isFolded) fold(issue.id, false);
    else to(rows[at + 1]);
  } else if (key === 'ArrowLeft') {
    if (parts > 0 && !isFolded) fold(issue.id, true);
    else to(rows.slice(0, at).findLast((row) => row.depth < depth));
  } else if (key.length === 1) to(startingWith(rows, at, key));
  else return false;
  return true;
}

/** The next row whose name begins with a letter. */
function startingWith(rows: readonly TreeRow[], at: number, letter: string): TreeRow | undefined {
  const wanted = letter.toLocaleLowerCase();
  return [...rows.slice(at + 1), ...rows.slice(0, at)].find(({ issue }) =>
    issue.name.toLocaleLowerCase().startsWith(wanted),
  );
}
