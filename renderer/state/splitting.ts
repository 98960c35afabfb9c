/** Splitting an issue: the passages that the person chooses go to a new one. */
import type { PassageEdit } from '../../core/changes.ts';
import type { PageEntry } from '../../core/issues/page.ts';
import { ownIdsOf } from '../../core/issues/hierarchy.ts';
import type { Issue, IssueId } from '../../core/model.ts';
import { without } from '../../core/passages.ts';
import { counted } from '../../core/words.ts';
import { call } from '../bridge.ts';
import { edit } from './edit.ts';
import { addWhole } from './issue-edits.ts';
import { codebook } from './library.ts';
import { nowStamp } from './marking.ts';
import { tell, tellError } from './status.ts';
import { UNDO } from './undoing.ts';
import { hasUnsaved } from './unsaved.ts';

/** Passages asked for at a time. */
const STRETCH = 1000;

/** The passages on an issue itself, its parts aside, newest first; null after saying why there are none to be had. */
export async function passagesToSplit(issue: IssueId): Promise<readonly PageEntry[] | null> {
  const entries: PageEntry[] = [];
  for (;;) {
    const asked = { issue, group: 'date', filter: {}, from: entries.length, count: STRETCH } as const;
    const result = await call('issue.page', asked);
    if (!result.ok) {
      tellError(result.error);
      return null;
    }
    entries.push(...result.value.entries);
    if (result.value.entries.length === 0 || entries.length >= result.value.passages) break;
  }
  const own = ownIdsOf(codebook.value, issue);
  return entries.filter(({ passage }) => passage.issues.some((id) => own.has(id)));
}

export interface SplitProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Adds an issue, then moves passages to it one by one. What cannot be moved stays where it is, and words say how many.
 * @param made the new issue, of which everything is decided
 * @param onProgress called after each; false stops there
 * @returns whether the new issue is there
 */
export async function splitIssue(
  issue: Issue,
  made: Issue,
  chosen: readonly PageEntry[],
  onProgress: (progress: SplitProgress) => boolean,
): Promise<boolean> {
  const group = `split ${made.id}`;
  if (!(await addWhole(made, group))) return false;
  let moved = 0;
  for (const [index, entry] of chosen.entries()) {
    const done = await edit(() => moveTo(made.id, issue.id, entry), { group });
    if (done) moved += 1;
    // What waits for the disk is tried again; to pile up more would help nobody.
    else if (hasUnsaved.value) break;
    if (!onProgress({ done: index + 1, total: chosen.length })) break;
  }
  tellOf(issue, made, moved, chosen.length);
  return true;
}

function moveTo(to: IssueId, from: IssueId, { article, passage }: PageEntry): PassageEdit {
  const issues = [...without(codebook.value, passage.issues, from), to];
  return {
    type: 'passage.edit',
    article: article.id,
    passage: passage.id,
    from: { issues: passage.issues },
    to: { issues, modified: nowStamp().now },
  };
}

function tellOf(issue: Issue, made: Issue, moved: number, total: number): void {
  const words =
    moved === total
      ? `${counted(moved, 'passage')} went from “${issue.name}” to “${made.name}”.`
      : `${moved} of ${counted(total, 'passage')} went to “${made.name}”; the others are still on “${issue.name}”.`;
  tell(words, {
    ...UNDO,
    tone: moved === total ? 'plain' : 'error',
  });
}
