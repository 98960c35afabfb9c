/** The changes of the codebook; see core/changes for what all changes have in common. */
import { agrees } from '../agreeing.ts';
import type { Codebook, DeletedIssue, Issue, IssueId, MergedIssue } from '../model.ts';
import { fail, ok, type Result } from '../result.ts';
import { isWithin, resolved } from './hierarchy.ts';

export interface IssueAdd {
  readonly type: 'issue.add';
  readonly issue: Issue;
  /** Its place in the codebook. */
  readonly index: number;
}
/** Passages keep the id, so that undo gives them the issue back; what was part of it hangs on above it meanwhile. */
export interface IssueRemove {
  readonly type: 'issue.remove';
  readonly issue: Issue;
  readonly index: number;
}
export interface IssueEdit {
  readonly type: 'issue.edit';
  readonly issue: IssueId;
  readonly from: Partial<Omit<Issue, 'id' | 'created'>>;
  readonly to: Partial<Omit<Issue, 'id' | 'created'>>;
}
/** Where an issue stands: what it is part of, and its place in the codebook once it is taken out of it. */
export interface IssuePlace {
  readonly parent: IssueId | null;
  readonly index: number;
}
export interface IssueMove {
  readonly type: 'issue.move';
  readonly issue: IssueId;
  readonly from: IssuePlace;
  readonly to: IssuePlace;
}
/** No passage is touched: the id of the one stands for the other from then on, so it can be taken back whole. */
export interface IssueMerge {
  readonly type: 'issue.merge';
  readonly issue: Issue;
  readonly index: number;
  readonly into: IssueId;
  /** What the other is a part of, before and after, where it was a part of this one: it takes its place. */
  readonly parent?: { readonly from: IssueId | null; readonly to: IssueId | null };
}
export interface IssueUnmerge extends Omit<IssueMerge, 'type'> {
  readonly type: 'issue.unmerge';
}

export type CodebookChange = IssueAdd | IssueRemove | IssueEdit | IssueMove | IssueMerge | IssueUnmerge;

const CODEBOOK_CHANGES: ReadonlySet<string> = new Set<CodebookChange['type']>([
  'issue.add',
  'issue.remove',
  'issue.edit',
  'issue.move',
  'issue.merge',
  'issue.unmerge',
]);

/** Whether a change is one of the codebook. */
export const isCodebookChange = (change: { readonly type: string }): change is CodebookChange =>
  CODEBOOK_CHANGES.has(change.type);

/** As inverseOf in core/changes. */
export function inverseOfCodebookChange(change: CodebookChange): CodebookChange {
  switch (change.type) {
    case 'issue.add':
      return { ...change, type: 'issue.remove' };
    case 'issue.remove':
      return { ...change, type: 'issue.add' };
    case 'issue.merge':
      return { ...change, type: 'issue.unmerge' };
    case 'issue.unmerge':
      return { ...change, type: 'issue.merge' };
    case 'issue.edit':
      return { ...change, from: change.to, to: change.from };
    case 'issue.move':
      return { ...change, from: change.to, to: change.from };
  }
}

interface AppliedToCodebook {
  readonly state: Codebook;
  readonly inverse: CodebookChange;
}

/** Applies a change to the codebook. Refused, in words, when it finds something else than it expects. */
export function applyToCodebook(codebook: Codebook, change: CodebookChange): Result<AppliedToCodebook> {
  const result = applied(codebook, change);
  if (!result.ok) return result;
  const { next, inverse } = result.value;
  const { issues, merged, deleted = [] } = { ...codebook, ...next };
  const state = { revision: codebook.revision + 1, issues, merged };
  return ok({ state: deleted.length === 0 ? state : { ...state, deleted }, inverse });
}

type Next = Result<{ readonly next: Partial<Codebook>; readonly inverse: CodebookChange }>;

const GONE = 'The issue has been removed in the meantime.';
const WITHIN_ITSELF = 'An issue cannot be a part of itself.';
const CHANGED = 'The issue has been changed elsewhere in the meantime; nothing was overwritten.';

function applied(codebook: Codebook, change: CodebookChange): Next {
  switch (change.type) {
    case 'issue.add':
      return added(codebook, change);
    case 'issue.remove':
      return taken(codebook, change, (index) => ({
        next: { deleted: deletedWith(codebook, change.issue) },
        inverse: { ...change, type: 'issue.add', index },
      }));
    case 'issue.edit':
      return edited(codebook, change);
    case 'issue.move':
      return moved(codebook, change);
    case 'issue.merge':
      return merged(codebook, change);
    case 'issue.unmerge':
      return unmerged(codebook, change);
  }
}

/** What is remembered of deleted issues when one more is: of one with parts, what it was a part of itself. */
function deletedWith(
  { issues, merged, deleted = [] }: Codebook,
  { id, parent }: Issue,
): readonly DeletedIssue[] {
  const leads =
    [...issues, ...deleted, ...merged.map(({ issue }) => issue)].some((each) => each.parent === id) ||
    merged.some(({ into }) => into === id);
  return parent === null || !leads ? deleted : [...deleted, { id, parent }];
}

function added({ issues, merged, deleted = [] }: Codebook, change: IssueAdd): Next {
  const { issue, index } = change;
  if (issues.some(({ id }) => id === issue.id) || merged.some((each) => each.issue.id === issue.id))
    return fail('This issue is already in the codebook.');
  const problem = nameProblem(issues, issue.name);
  if (problem !== null) return fail(problem);
  return ok({
    next: {
      issues: issues.toSpliced(index, 0, issue),
      deleted: deleted.filter(({ id }) => id !== issue.id),
    },
    inverse: inverseOfCodebookChange(change),
  });
}

/** The codebook without an issue, and whatever else becomes of it. */
function taken(
  { issues }: Codebook,
  change: IssueRemove | IssueMerge,
  also: (index: number) => { readonly next: Partial<Codebook>; readonly inverse: CodebookChange },
): Next {
  const index = issues.findIndex(({ id }) => id === change.issue.id);
  const found = issues[index];
  if (found === undefined) return fail('The issue has been removed already.');
  if (!agrees(found, change.issue))
    return fail('The issue has been changed elsewhere in the meantime, so it was left as it is.');
  const { next, inverse } = also(index);
  return ok({ next: { ...next, issues: issues.toSpliced(index, 1) }, inverse });
}

function edited(codebook: Codebook, change: IssueEdit): Next {
  const { issues } = codebook;
  const found = issues.find(({ id }) => id === change.issue);
  if (found === undefined) return fail(GONE);
  if (!agrees(found, change.from)) return fail(CHANGED);
  const problem = change.to.name === undefined ? null : nameProblem(issues, change.to.name, found.id);
  if (problem !== null) return fail(problem);
  const parent = change.to.parent ?? null;
  if (parent !== null && isWithin(codebook, parent, found.id)) return fail(WITHIN_ITSELF);
  return ok({
    next: { issues: issues.map((each) => (each === found ? { ...each, ...change.to } : each)) },
    inverse: inverseOfCodebookChange(change),
  });
}

function moved(codebook: Codebook, change: IssueMove): Next {
  const { from, to } = change;
  const index = codebook.issues.findIndex(({ id }) => id === change.issue);
  const found = codebook.issues[index];
  if (found === undefined) return fail(GONE);
  if (found.parent !== from.parent) return fail('The issue has been moved elsewhere in the meantime.');
  if (to.parent !== null && isWithin(codebook, to.parent, found.id)) return fail(WITHIN_ITSELF);
  return ok({
    next: {
      issues: codebook.issues.toSpliced(index, 1).toSpliced(to.index, 0, { ...found, parent: to.parent }),
    },
    inverse: { ...change, from: to, to: { parent: found.parent, index } },
  });
}

function merged(codebook: Codebook, change: IssueMerge): Next {
  const { issue, into, parent } = change;
  const target = resolved(codebook, into);
  if (target === null) return fail('The issue that it should become a part of has been removed.');
  if (target.id === issue.id) return fail('An issue cannot be merged with itself.');
  if (parent !== undefined && target.parent !== parent.from) return fail(CHANGED);
  const without = taken(codebook, change, (index) => ({
    next: { merged: [...codebook.merged, { issue, into }] },
    inverse: { ...change, type: 'issue.unmerge', index },
  }));
  if (!without.ok || parent === undefined) return without;
  const { next, inverse } = without.value;
  return ok({ next: { ...next, issues: withParent(next.issues, target, parent.to) }, inverse });
}

function unmerged(codebook: Codebook, change: IssueUnmerge): Next {
  const { merged, issues } = codebook;
  const found: MergedIssue | undefined = merged.find(({ issue }) => issue.id === change.issue.id);
  if (found === undefined) return fail('The issues are apart already.');
  const problem = nameProblem(issues, found.issue.name);
  if (problem !== null) return fail(problem);
  const { issue, into } = found;
  const { index, parent } = change;
  const apart = {
    ...codebook,
    merged: merged.filter((each) => each !== found),
    issues: issues.toSpliced(index, 0, issue),
  };
  const target = issues.find(({ id }) => id === into) ?? null;
  // One that was moved since stays where it is, and none comes to be a part of itself.
  const goesBack =
    parent !== undefined &&
    target?.parent === parent.to &&
    (parent.from === null || !isWithin(apart, parent.from, target.id));
  return ok({
    next: goesBack ? { ...apart, issues: withParent(apart.issues, target, parent.from) } : apart,
    inverse: { ...(goesBack && { parent }), type: 'issue.merge', issue, index, into },
  });
}

const withParent = (
  issues: readonly Issue[] = [],
  issue: Issue | null,
  parent: IssueId | null,
): readonly Issue[] => issues.map((each) => (each === issue ? { ...each, parent } : each));

/** Names are how people call issues, on the command line too, so no two are alike but for case. */
function nameProblem(issues: readonly Issue[], name: string, except?: IssueId): string | null {
  const folded = name.trim().toLocaleLowerCase();
  const other = issues.find(({ id, name: n }) => id !== except && n.toLocaleLowerCase() === folded);
  return other === undefined ? null : `There is already an issue named “${other.name}”.`;
}
