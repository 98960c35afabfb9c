/** What the person does to the codebook: each is one change, undone by one undo. */
import type { IssueEdit, IssueMove } from '../../core/issues/changes.ts';
import { parentOf } from '../../core/issues/hierarchy.ts';
import { newIssue } from '../../core/issues/issues.ts';
import { mergeOf } from '../../core/issues/merging.ts';
import { partsOf } from '../../core/issues/moving.ts';
import type { Codebook, Issue, IssueId } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { announce } from './announcing.ts';
import { edit } from './edit.ts';
import { codebook, issueCounts, issueOf } from './library.ts';
import { nowStamp } from './marking.ts';
import { go, route } from './route.ts';
import { tell, tellError } from './status.ts';
import { UNDO } from './undoing.ts';

/** Adds an issue at the end of the codebook; null when it was refused, after saying why. */
export async function addIssue(name: string, definition = ''): Promise<Issue | null> {
  const issue = newIssue(codebook.value, name, definition, nowStamp());
  return (await addWhole(issue)) ? issue : null;
}

/** Adds an issue of which everything is decided, as the last of what it is a part of. @returns whether it is there */
export const addWhole = (issue: Issue, group: string | null = null): Promise<boolean> =>
  edit(() => ({ type: 'issue.add', issue, index: codebook.value.issues.length }), { group });

/** What the person can say of an issue. */
export type IssueContent = Omit<Issue, 'id' | 'created' | 'dismissed' | 'accepted'>;

/** Changes what is different, as one edit. @returns whether it is so now; else the person has been told why not */
export const editIssue = (issue: Issue, to: Partial<IssueContent>): Promise<boolean> =>
  edit(() => {
    const now = issueOf(issue.id) ?? issue;
    const keys = (Object.keys(to) as (keyof IssueContent)[]).filter(
      (key) => JSON.stringify(now[key]) !== JSON.stringify(to[key]),
    );
    const part = (of: Partial<IssueContent>): IssueEdit['from'] =>
      Object.fromEntries(keys.map((key) => [key, of[key]]));
    return keys.length === 0 ? null : { type: 'issue.edit', issue: issue.id, from: part(now), to: part(to) };
  });

/** Closes an issue, or opens it again. */
export async function setClosed(issue: Issue, closed: boolean): Promise<void> {
  if (!(await editIssue(issue, { closed: closed ? nowStamp().now : null }))) return;
  tell(closed ? `“${issue.name}” is closed. Its passages stay.` : `“${issue.name}” is open again.`, UNDO);
}

/**
 * Moves an issue, and says where it is then.
 * @param move the change by what the codebook is when its turn has come; null where there is no such place
 * @param refused what is said where there is none
 */
export async function moveIssue(
  id: IssueId,
  move: (codebook: Codebook) => IssueMove | null,
  refused: string,
): Promise<boolean> {
  const found = { there: true };
  const done = await edit(() => {
    const change = move(codebook.value);
    found.there = change !== null;
    return change;
  });
  if (done) announce(found.there ? placeInWords(id) : refused);
  return done && found.there;
}

/** "Missiles: 2 of 3 in Security" */
function placeInWords(id: IssueId): string {
  const parent = parentOf(codebook.value, id);
  const siblings = partsOf(codebook.value, parent?.id ?? null);
  const at = siblings.findIndex((each) => each.id === id);
  const where = parent === null ? 'at the top' : `in ${parent.name}`;
  return `${issueOf(id)?.name ?? ''}: ${at + 1} of ${siblings.length} ${where}`;
}

/** Lets an issue become one with another, whatever the number of its passages: none is touched. */
export async function mergeIssue(issue: Issue, into: Issue): Promise<boolean> {
  const words = passagesInWords(issue);
  const found = { there: false };
  const done = await edit(() => {
    const change = mergeOf(codebook.value, issue.id, into.id);
    found.there = change !== null;
    return change;
  });
  if (!done) return false;
  if (!found.there) {
    tellError('One of the two issues has been removed in the meantime.');
    return false;
  }
  if (route.value.view === 'issue' && route.value.id === issue.id) go({ view: 'issue', id: into.id });
  tell(`“${issue.name}” is one with “${into.name}” now, with ${words}.`, UNDO);
  return true;
}

/** "41 passages" */
export const passagesInWords = ({ id }: Issue): string => {
  const count = issueCounts.value.get(id) ?? 0;
  return count === 0 ? 'no passages' : counted(count, 'passage');
};

/** Deletes an issue; its passages stay, and have it back when this is undone. */
export async function removeIssueFromCodebook({ id, name }: Issue): Promise<boolean> {
  const parts = partsOf(codebook.value, id).length;
  const parent = parentOf(codebook.value, id);
  const done = await edit(() => {
    const index = codebook.value.issues.findIndex((each) => each.id === id);
    const issue = codebook.value.issues[index];
    return issue === undefined ? null : { type: 'issue.remove', issue, index };
  });
  if (!done) return false;
  if (route.value.view === 'issue' && route.value.id === id) go({ view: 'library', shelf: 'all' });
  const [its, are] = parts === 1 ? ['Its part', 'is'] : [`Its ${parts} parts`, 'are'];
  const alone = parts === 1 ? 'stands by itself' : 'stand by themselves';
  const about =
    parts === 0 ? '' : ` ${its} ${parent === null ? alone : `${are} under “${parent.name}” now`}.`;
  tell(`“${name}” is deleted. Its passages stay.${about}`, UNDO);
  return true;
}
