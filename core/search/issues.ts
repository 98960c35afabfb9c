/** Searching the issues themselves: they are few, and are read anew when they change. */
import type { IssueIds } from './filters.ts';
import type { SearchIssue } from './model.ts';
import { asksOfArticles, wantedWords, type Node, type Words } from './query.ts';
import { BOOSTS, bm25, ISSUE_WEIGHTS, rarityOf } from './ranking.ts';
import { wordsOf } from './tokens.ts';

/** What is read of an issue: each text with the weight of its words. */
interface IssueWords {
  readonly texts: readonly { readonly words: readonly string[]; readonly weight: number }[];
  readonly length: number;
}

const read = new WeakMap<SearchIssue, IssueWords>();

function wordsIn(issue: SearchIssue): IssueWords {
  const known = read.get(issue);
  if (known !== undefined) return known;
  const weighted = (texts: readonly string[], weight: number) =>
    texts.map((text) => ({ words: wordsOf(text), weight }));
  const texts = [
    ...weighted([issue.name], ISSUE_WEIGHTS.name),
    ...weighted(issue.aliases, ISSUE_WEIGHTS.alias),
    ...weighted(issue.keyTerms, ISSUE_WEIGHTS.keyTerm),
    ...weighted([issue.definition, issue.memo], ISSUE_WEIGHTS.description),
  ];
  const made = { texts, length: texts.reduce((sum, { words }) => sum + words.length, 0) };
  read.set(issue, made);
  return made;
}

/** Where in some folded words a row of words begins. */
export function startsIn(words: readonly string[], { words: row, prefix }: Words): readonly number[] {
  const starts: number[] = [];
  const last = row.length - 1;
  for (let start = 0; start + last < words.length; start += 1) {
    const fits = row.every((word, offset) => {
      const other = words[start + offset] ?? '';
      return prefix && offset === last ? other.startsWith(word) : other === word;
    });
    if (fits) starts.push(start);
  }
  return starts;
}

function countIn(issue: SearchIssue, words: Words): number {
  if (!words.fields.includes('issue')) return 0;
  return wordsIn(issue).texts.reduce(
    (sum, { words: text, weight }) => sum + startsIn(text, words).length * weight,
    0,
  );
}

export interface FoundIssue {
  /** Among the issues that were searched. */
  readonly index: number;
  readonly score: number;
}

/** The issues that a query matches, in their own order. */
export function foundIssues(
  root: Node,
  issues: readonly SearchIssue[],
  ids: IssueIds,
): readonly FoundIssue[] {
  if (asksOfArticles(root)) return [];
  const wanted = wantedWords(root);
  const counts = issues.map((issue) => wanted.map((words) => countIn(issue, words)));
  const rarities = wanted.map((_, at) =>
    rarityOf(counts.filter((each) => (each[at] ?? 0) > 0).length, issues.length),
  );
  const all = {
    count: issues.length,
    length: issues.reduce((sum, issue) => sum + wordsIn(issue).length, 0),
  };
  return issues.flatMap((issue, index) => {
    if (!matches(root, issue, ids)) return [];
    const { length } = wordsIn(issue);
    let score = 0;
    rarities.forEach((rarity, at) => {
      const count = counts[index]?.[at] ?? 0;
      if (count > 0) score += bm25(count, length, rarity, all);
    });
    return [{ index, score: score * BOOSTS.issue }];
  });
}

function matches(node: Node, issue: SearchIssue, ids: IssueIds): boolean {
  switch (node.type) {
    case 'words':
      return countIn(issue, node) > 0;
    case 'filter':
      return node.filter.name === 'issue' && ids.of(node.filter.value).has(issue.id);
    case 'kinds':
      return node.kinds.includes('issue');
    case 'not':
      return !matches(node.node, issue, ids);
    case 'all':
      return node.nodes.every((each) => matches(each, issue, ids));
    case 'any':
      return node.nodes.some((each) => matches(each, issue, ids));
  }
}
