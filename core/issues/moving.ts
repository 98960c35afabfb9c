/** Where an issue goes when the person drags it or moves it by keyboard: the changes behind the gestures. */
import type { Codebook, Issue, IssueId } from '../model.ts';
import type { IssueMove } from './changes.ts';
import { isWithin, issueTree, parentOf, resolved } from './hierarchy.ts';

/** The issues that are a part of one, or of none, in their order. */
export const partsOf = (codebook: Codebook, parent: IssueId | null): readonly Issue[] =>
  issueTree(codebook)
    .map(({ issue }) => issue)
    .filter(({ id }) => (parentOf(codebook, id)?.id ?? null) === parent);

/** The change that puts an issue right before another, a part of the same; null where it cannot go there, or is there. */
export function moveBefore(codebook: Codebook, issue: IssueId, other: IssueId): IssueMove | null {
  if (issue === other || resolved(codebook, other) === null) return null;
  const parent = parentOf(codebook, other)?.id ?? null;
  const siblings = partsOf(codebook, parent).filter(({ id }) => id !== issue);
  const at = siblings.findIndex(({ id }) => id === other);
  return placedAfter(codebook, issue, parent, siblings[at - 1]?.id ?? null);
}

/** As moveBefore, right after another. */
export const moveAfter = (codebook: Codebook, issue: IssueId, other: IssueId): IssueMove | null =>
  resolved(codebook, other) === null
    ? null
    : placedAfter(codebook, issue, parentOf(codebook, other)?.id ?? null, other);

/** The change that makes an issue the last part of another; null where it cannot be one, or is that. */
export function moveInto(codebook: Codebook, issue: IssueId, parent: IssueId): IssueMove | null {
  if (resolved(codebook, parent) === null) return null;
  return placedAfter(codebook, issue, parent, lastPartBeside(codebook, issue, parent));
}

/** The change that makes an issue the last of those that are a part of no other; null where it is that. */
export const moveToEnd = (codebook: Codebook, issue: IssueId): IssueMove | null =>
  placedAfter(codebook, issue, null, lastPartBeside(codebook, issue, null));

/** The change that lets an issue and the one before it, parts of the same, change places; null for the first. */
export function moveUp(codebook: Codebook, issue: IssueId): IssueMove | null {
  const before = siblingOf(codebook, issue, -1);
  return before === null ? null : moveBefore(codebook, issue, before);
}

/** As moveUp, with the one after it; null for the last. */
export function moveDown(codebook: Codebook, issue: IssueId): IssueMove | null {
  const after = siblingOf(codebook, issue, 1);
  return after === null ? null : moveAfter(codebook, issue, after);
}

/** The change that makes an issue a part of the one before it, parts of the same; null for the first. */
export function indent(codebook: Codebook, issue: IssueId): IssueMove | null {
  const before = siblingOf(codebook, issue, -1);
  return before === null ? null : moveInto(codebook, issue, before);
}

/** The change that takes an issue out of what it is a part of, to right after that; null where it is a part of none. */
export function outdent(codebook: Codebook, issue: IssueId): IssueMove | null {
  const parent = parentOf(codebook, issue);
  return parent === null ? null : moveAfter(codebook, issue, parent.id);
}

function siblingOf(codebook: Codebook, issue: IssueId, by: 1 | -1): IssueId | null {
  const siblings = partsOf(codebook, parentOf(codebook, issue)?.id ?? null);
  const at = siblings.findIndex(({ id }) => id === issue);
  return at === -1 ? null : (siblings[at + by]?.id ?? null);
}

const lastPartBeside = (codebook: Codebook, issue: IssueId, parent: IssueId | null): IssueId | null =>
  partsOf(codebook, parent).findLast(({ id }) => id !== issue)?.id ?? null;

/** @param after the part of the same that it comes after; null for the first place */
function placedAfter(
  codebook: Codebook,
  id: IssueId,
  parent: IssueId | null,
  after: IssueId | null,
): IssueMove | null {
  const index = codebook.issues.findIndex((each) => each.id === id);
  const issue = codebook.issues[index];
  if (issue === undefined || after === id) return null;
  if (parent !== null && isWithin(codebook, parent, id)) return null;
  const stays = (parentOf(codebook, id)?.id ?? null) === parent;
  if (stays && siblingOf(codebook, id, -1) === after) return null;
  const rest = codebook.issues.filter((each) => each !== issue);
  return {
    type: 'issue.move',
    issue: id,
    from: { parent: issue.parent, index },
    to: {
      parent: stays && mayStay(codebook, issue) ? issue.parent : parent,
      index: indexAfter(codebook, rest, parent, after),
    },
  };
}

/** Among its siblings an issue keeps the id of what it was a part of, should that come back by undo. */
const mayStay = (codebook: Codebook, { id, parent }: Issue): boolean =>
  parent === null || !isWithin(codebook, parent, id);

function indexAfter(
  codebook: Codebook,
  rest: readonly Issue[],
  parent: IssueId | null,
  after: IssueId | null,
): number {
  if (after !== null) return rest.findIndex(({ id }) => id === after) + 1;
  const first = partsOf(codebook, parent).find((each) => rest.includes(each));
  if (first !== undefined) return rest.indexOf(first);
  return rest.findIndex(({ id }) => id === parent) + 1;
}
