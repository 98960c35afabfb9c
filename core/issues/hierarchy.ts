/** What an id stands for, and which issue is a part of which. */
import type { Codebook, Issue, IssueId } from '../model.ts';

/** What is worked out of a codebook once, as passages by the thousand ask for it. */
interface Shape {
  /** The issue that each id stands for, ids of merged issues included. */
  readonly byId: ReadonlyMap<IssueId, Issue>;
  /** The issue that each is a part of. */
  readonly parents: ReadonlyMap<IssueId, Issue>;
  /** Depth first, each after what it is a part of, siblings in the order of the codebook. */
  readonly tree: readonly IssueAtDepth[];
}

/** An issue as a list shows it. */
export interface IssueAtDepth {
  readonly issue: Issue;
  /** 0 for what is not part of any other. */
  readonly depth: number;
}

const shapes = new WeakMap<Codebook, Shape>();

function shapeOf(codebook: Codebook): Shape {
  const known = shapes.get(codebook);
  if (known !== undefined) return known;
  const byId = issuesById(codebook);
  const parents = parentsOf(codebook, byId);
  const shape = { byId, parents, tree: treeOf(codebook.issues, parents) };
  shapes.set(codebook, shape);
  return shape;
}

function issuesById({ issues, merged }: Codebook): ReadonlyMap<IssueId, Issue> {
  const byId = new Map(issues.map((issue) => [issue.id, issue]));
  const into = new Map(merged.map((each) => [each.issue.id, each.into]));
  for (const { issue } of merged) {
    // What was merged may have been merged on; no id comes twice, so it ends.
    let target = into.get(issue.id);
    for (let step = 0; target !== undefined && into.has(target) && step < merged.length; step += 1)
      target = into.get(target);
    const found = target === undefined ? undefined : byId.get(target);
    if (found !== undefined && !byId.has(issue.id)) byId.set(issue.id, found);
  }
  return byId;
}

function parentsOf(codebook: Codebook, byId: ReadonlyMap<IssueId, Issue>): ReadonlyMap<IssueId, Issue> {
  const mergedIssues = new Map(codebook.merged.map(({ issue }) => [issue.id, issue]));
  const parents = new Map<IssueId, Issue>();
  const leadsTo = (from: Issue, wanted: IssueId): boolean => {
    for (let each: Issue | undefined = from; each !== undefined; each = parents.get(each.id))
      if (each.id === wanted) return true;
    return false;
  };
  const deleted = new Map(codebook.deleted?.map(({ id, parent }) => [id, parent]));
  const into = new Map(codebook.merged.map((each) => [each.issue.id, each.into]));
  /** Of what was merged into its own part, that part takes the place; of what was deleted, what it was a part of. */
  const insteadOf = (id: IssueId, part: Issue): IssueId | null => {
    const there = byId.get(id);
    if (there === undefined) return deleted.get(id) ?? into.get(id) ?? null;
    return there === part && id !== part.id ? (mergedIssues.get(id)?.parent ?? null) : id;
  };
  for (const issue of codebook.issues) {
    let id = issue.parent;
    // Each once, as a damaged codebook may go in a circle.
    const seen = new Set<IssueId>();
    while (id !== null && !seen.has(id)) {
      seen.add(id);
      id = insteadOf(id, issue);
    }
    const parent = id === null ? undefined : byId.get(id);
    if (parent !== undefined && !leadsTo(parent, issue.id)) parents.set(issue.id, parent);
  }
  return parents;
}

function treeOf(issues: readonly Issue[], parents: ReadonlyMap<IssueId, Issue>): readonly IssueAtDepth[] {
  const parts = new Map<IssueId | null, Issue[]>();
  for (const issue of issues) {
    const parent = parents.get(issue.id)?.id ?? null;
    const siblings = parts.get(parent);
    if (siblings === undefined) parts.set(parent, [issue]);
    else siblings.push(issue);
  }
  const below = (parent: IssueId | null, depth: number): readonly IssueAtDepth[] =>
    (parts.get(parent) ?? []).flatMap((issue) => [{ issue, depth }, ...below(issue.id, depth + 1)]);
  return below(null, 0);
}

/** The issue that an id stands for: of a merged issue the one it became; null where the codebook holds none. */
export const resolved = (codebook: Codebook, id: IssueId): Issue | null =>
  shapeOf(codebook).byId.get(id) ?? null;

/** All issues depth first, each after what it is a part of. */
export const issueTree = (codebook: Codebook): readonly IssueAtDepth[] => shapeOf(codebook).tree;

/** The issue that an issue is a part of, or null. */
export const parentOf = (codebook: Codebook, issue: IssueId): Issue | null =>
  shapeOf(codebook).parents.get(issue) ?? null;

/** What an issue is a part of, nearest first. */
export function above(codebook: Codebook, issue: IssueId): readonly Issue[] {
  const list: Issue[] = [];
  for (let each = parentOf(codebook, issue); each !== null; each = parentOf(codebook, each.id))
    list.push(each);
  return list;
}

/** Whether an issue is another, or a part of it however deep. */
export const isWithin = (codebook: Codebook, issue: IssueId, other: IssueId): boolean =>
  issue === other || above(codebook, issue).some(({ id }) => id === other);

/** The issues among `ids`, each once, in the order of the tree; ids that stand for nothing are passed over. */
export function knownIssues(codebook: Codebook, ids: readonly IssueId[]): readonly Issue[] {
  const { byId, tree } = shapeOf(codebook);
  const found = new Set(ids.flatMap((id) => byId.get(id) ?? []));
  if (found.size <= 1) return [...found];
  return tree.flatMap(({ issue }) => (found.has(issue) ? [issue] : []));
}

/** Whether any of these ids stands for an issue. */
export const isTagged = (codebook: Codebook, ids: readonly IssueId[]): boolean =>
  ids.some((id) => resolved(codebook, id) !== null);

/** Every id that passages may hold for an issue: its own, those of what was merged into it, and those of its parts. */
export function idsOf(codebook: Codebook, issue: IssueId): ReadonlySet<IssueId> {
  const { byId } = shapeOf(codebook);
  return new Set([...byId].flatMap(([id, found]) => (isWithin(codebook, found.id, issue) ? [id] : [])));
}

/** The ids that passages may hold for an issue itself, without its parts. */
export function ownIdsOf(codebook: Codebook, issue: IssueId): ReadonlySet<IssueId> {
  const { byId } = shapeOf(codebook);
  return new Set([...byId].flatMap(([id, found]) => (found.id === issue ? [id] : [])));
}
