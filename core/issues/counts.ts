/** How much there is on each issue. */
import type { ArticleRow, Codebook, Issue, IssueId } from '../model.ts';
import { above, isTagged, knownIssues } from './hierarchy.ts';

/** What lists of issues show beside a name. */
export type IssueCounts = ReadonlyMap<IssueId, number>;

/**
 * How many passages bear on each issue or on a part of it, each passage counted once; articles in the trash are passed
 * over. An issue without any is not in it.
 */
export function countPassages(codebook: Codebook, rows: readonly ArticleRow[]): IssueCounts {
  const counts = new Map<IssueId, number>();
  // There are few sets of issues beside the rows that have them.
  const wholes = new Map<string, readonly IssueId[]>();
  for (const { coded, removed } of rows) {
    if (removed !== null) continue;
    for (const { issues, passages } of coded) {
      const key = issues.join(' ');
      const whole = wholes.get(key) ?? withAbove(codebook, issues);
      wholes.set(key, whole);
      for (const id of whole) counts.set(id, (counts.get(id) ?? 0) + passages);
    }
  }
  return counts;
}

const withAbove = (codebook: Codebook, ids: readonly IssueId[]): readonly IssueId[] => [
  ...new Set(
    knownIssues(codebook, ids).flatMap(({ id }) => [id, ...above(codebook, id).map((each) => each.id)]),
  ),
];

/** The issues that an article bears on, by its passages or as a whole, in the order of the tree. */
export const issuesOfRow = (
  codebook: Codebook,
  row: Pick<ArticleRow, 'coded' | 'issues'>,
): readonly Issue[] => knownIssues(codebook, [...row.issues, ...row.coded.flatMap(({ issues }) => issues)]);

/** How many passages of an article bear on no issue that the codebook holds. */
export const untaggedIn = (codebook: Codebook, { coded }: Pick<ArticleRow, 'coded'>): number =>
  coded.reduce((sum, { issues, passages }) => sum + (isTagged(codebook, issues) ? 0 : passages), 0);

/** Whether any of these ids is on a passage of an article, or on the article as a whole. */
export const bearsOn = (
  { coded, issues }: Pick<ArticleRow, 'coded' | 'issues'>,
  ids: ReadonlySet<IssueId>,
): boolean => issues.some((id) => ids.has(id)) || coded.some((set) => set.issues.some((id) => ids.has(id)));
