/** With which other issues an issue appears. */
import type { Codebook, IssueId } from '../model.ts';
import {
  holds,
  paragraphsIn,
  passagesOn,
  SHARED,
  type Found,
  type IssueFilter,
  type Shared,
  type SourceArticle,
  type SourcePassage,
} from './bearing.ts';
import { above, idsOf, isWithin, issueTree, knownIssues } from './hierarchy.ts';

/** How often two issues meet. */
export interface Meeting {
  /** In how many passages, paragraphs or articles both are. */
  readonly places: number;
  /** How many passages on the first issue stand there. */
  readonly passages: number;
}

/** An issue that appears with another, and how often in the same passage, paragraph and article. */
export type Companion = { readonly issue: IssueId } & { readonly [S in Shared]: Meeting };

/**
 * The issues that an issue appears with, those in most passages first, then in most paragraphs and articles. Its own
 * parts and what it is a part of are passed over, as they are with it always; others count with their parts.
 *
 * A passage stands in every paragraph that it reaches into. An article counts where it bears on both, by passages or as a
 * whole; under a filter, where a passage on the issue passes it.
 * @param found the passages on the issue that pass the filter, where they are known already
 */
export function companionsOf(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  issue: IssueId,
  filter: IssueFilter = {},
  found: readonly Found[] = passagesOn(codebook, articles, issue, filter),
): readonly Companion[] {
  const whole = idsOf(codebook, issue);
  const othersOf = otherIssues(codebook, issue);
  const counts = new Counts();
  const unfiltered = Object.keys(filter).length === 0;
  const passages = byArticle(found);
  for (const article of articles) {
    const own = passages.get(article.id) ?? [];
    if (own.length === 0 && !(unfiltered && holds(article.issues, whole))) continue;
    const inParagraph = othersByParagraph(article, othersOf);
    for (const passage of own) {
      const others = othersOf(passage.issues);
      counts.add('passage', others, BOTH);
      // A passage that has lost its place is in a paragraph of its own.
      if (passage.paragraph < 0) counts.add('paragraph', others, BOTH);
      else counts.add('paragraph', nearOf(passage, inParagraph), { places: 0, passages: 1 });
    }
    for (const paragraph of new Set(own.flatMap(paragraphsIn)))
      counts.add('paragraph', inParagraph.get(paragraph) ?? NONE, { places: 1, passages: 0 });
    const all = new Set(othersOf(article.issues));
    for (const { issues } of article.passages) addTo(all, othersOf(issues));
    counts.add('article', all, { places: 1, passages: own.length });
  }
  return counts.companions(issueTree(codebook).map((each) => each.issue.id));
}

function byArticle(found: readonly Found[]): ReadonlyMap<string, readonly SourcePassage[]> {
  const lists = new Map<string, SourcePassage[]>();
  for (const { article, passage } of found) {
    const list = lists.get(article.id);
    if (list === undefined) lists.set(article.id, [passage]);
    else list.push(passage);
  }
  return lists;
}

type Others = ReadonlySet<IssueId>;
const NONE: Others = new Set();

/** The issues that ids stand for and what those are parts of, without an issue, its parts and what it is a part of. */
function otherIssues(codebook: Codebook, issue: IssueId): (ids: readonly IssueId[]) => Others {
  const isOther = (id: IssueId) => !isWithin(codebook, id, issue) && !isWithin(codebook, issue, id);
  // Thousands of passages have the same list of issues.
  const known = new Map<readonly IssueId[], Others>();
  return (ids) => {
    const others =
      known.get(ids) ??
      new Set(
        knownIssues(codebook, ids)
          .flatMap(({ id }) => [id, ...above(codebook, id).map((each) => each.id)])
          .filter(isOther),
      );
    known.set(ids, others);
    return others;
  };
}

function addTo(set: Set<IssueId>, more: Others): void {
  for (const id of more) set.add(id);
}

/** The other issues of all passages in each paragraph. */
function othersByParagraph(
  { passages }: SourceArticle,
  othersOf: (ids: readonly IssueId[]) => Others,
): ReadonlyMap<number, Others> {
  const byParagraph = new Map<number, Set<IssueId>>();
  for (const { paragraph, lastParagraph, issues } of passages)
    for (let at = paragraph; at >= 0 && at <= lastParagraph; at += 1) {
      const others = byParagraph.get(at) ?? new Set();
      byParagraph.set(at, others);
      addTo(others, othersOf(issues));
    }
  return byParagraph;
}

/** The other issues in the paragraphs of a passage. */
function nearOf(passage: SourcePassage, inParagraph: ReadonlyMap<number, Others>): Others {
  if (passage.paragraph === passage.lastParagraph) return inParagraph.get(passage.paragraph) ?? NONE;
  const near = new Set<IssueId>();
  for (const paragraph of paragraphsIn(passage)) addTo(near, inParagraph.get(paragraph) ?? NONE);
  return near;
}

const NEVER: Meeting = { places: 0, passages: 0 };
const BOTH: Meeting = { places: 1, passages: 1 };

interface Counted {
  places: number;
  passages: number;
}

class Counts {
  readonly #counts: Readonly<Record<Shared, Map<IssueId, Counted>>> = {
    passage: new Map(),
    paragraph: new Map(),
    article: new Map(),
  };

  /** So much more for each of these issues. */
  add(shared: Shared, issues: Others, { places, passages }: Meeting): void {
    const counts = this.#counts[shared];
    for (const id of issues) {
      const count = counts.get(id) ?? { ...NEVER };
      count.places += places;
      count.passages += passages;
      counts.set(id, count);
    }
  }

  companions(order: readonly IssueId[]): readonly Companion[] {
    const meeting = (shared: Shared, id: IssueId) => this.#counts[shared].get(id) ?? NEVER;
    const weights = (each: Companion) => SHARED.map((shared) => each[shared].places);
    return order
      .filter((id) => this.#counts.article.has(id))
      .map((issue) => ({
        issue,
        passage: meeting('passage', issue),
        paragraph: meeting('paragraph', issue),
        article: meeting('article', issue),
      }))
      .sort((a, b) => compare(weights(b), weights(a)));
  }
}

/** As words are compared: by the first place in which they differ. */
const compare = (a: readonly number[], b: readonly number[]): number =>
  a.map((each, at) => each - (b[at] ?? 0)).find((difference) => difference !== 0) ?? 0;
