/** Letting an issue become one with another: the change behind the gesture. */
import type { Codebook, IssueId } from '../model.ts';
import type { IssueMerge } from './changes.ts';
import { isWithin } from './hierarchy.ts';

/** The change that lets an issue become one with another, which takes its place if it was a part of it; null where one is gone. */
export function mergeOf(codebook: Codebook, id: IssueId, into: IssueId): IssueMerge | null {
  const index = codebook.issues.findIndex((each) => each.id === id);
  const issue = codebook.issues[index];
  const other = codebook.issues.find((each) => each.id === into);
  if (issue === undefined || other === undefined) return null;
  const merge = { type: 'issue.merge', issue, index, into } as const;
  return isWithin(codebook, into, id)
    ? { ...merge, parent: { from: other.parent, to: issue.parent } }
    : merge;
}
