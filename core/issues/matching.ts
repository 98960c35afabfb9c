/** Issues by what people call them: their names, aliases, and the names of what was merged into them. */
import { begins, beginningsOf } from '../search/beginning.ts';
import { folded } from '../search/fold.ts';
import type { SearchContext } from '../search/model.ts';
import { wordsOf } from '../search/tokens.ts';
import type { Codebook, Issue, IssueId } from '../model.ts';
import { idsOf, issueTree, resolved } from './hierarchy.ts';

/** An issue and all that it is called. */
interface Called {
  readonly issue: Issue;
  /** Its own name, its aliases, the names and aliases of what was merged into it: a later kind counts where no earlier fits. */
  readonly kinds: readonly [own: readonly string[], aliases: readonly string[], merged: readonly string[]];
}

/** What is worked out of a codebook once, as every letter typed asks for it. */
interface Names {
  readonly called: readonly Called[];
  readonly context: SearchContext;
}

const known = new WeakMap<Codebook, Names>();

function namesIn(codebook: Codebook): Names {
  const before = known.get(codebook);
  if (before !== undefined) return before;
  const names: Names = {
    called: issueTree(codebook).map(({ issue }) => ({
      issue,
      kinds: [[issue.name], issue.aliases, mergedInto(codebook, issue).flatMap(calledBy)],
    })),
    context: contextFrom(codebook),
  };
  known.set(codebook, names);
  return names;
}

const mergedInto = (codebook: Codebook, into: Issue): readonly Issue[] =>
  codebook.merged.flatMap(({ issue }) => (resolved(codebook, issue.id) === into ? [issue] : []));

const calledBy = ({ name, aliases }: Issue): readonly string[] => [name, ...aliases];

/** An issue with the names, aliases and key terms of what was merged into it, and what was suggested for that. */
export function withMerged(codebook: Codebook, issue: Issue): Issue {
  const merged = mergedInto(codebook, issue);
  if (merged.length === 0) return issue;
  return {
    ...issue,
    aliases: distinct([...issue.aliases, ...merged.flatMap(calledBy)]),
    keyTerms: distinct([...issue.keyTerms, ...merged.flatMap(({ keyTerms }) => keyTerms)]),
    accepted: [...new Set([issue, ...merged].flatMap(({ accepted }) => accepted))],
    dismissed: [...new Set([issue, ...merged].flatMap(({ dismissed }) => dismissed))],
  };
}

/** The first of those that pass for the same. */
const distinct = (words: readonly string[]): readonly string[] =>
  [...new Map(words.toReversed().map((each) => [keyOf(each), each])).values()].reverse();

/** What names that pass for the same have in common: their folded words, or the signs of a name that has none. */
const keyOf = (name: string): string => wordsOf(name).join(' ') || folded(name).trim();

/** All that an issue is called, its own name first. */
export const namesOf = (codebook: Codebook, issue: IssueId): readonly string[] =>
  namesIn(codebook)
    .called.find((each) => each.issue.id === issue)
    ?.kinds.flat() ?? [];

/**
 * The issues that are meant by a name as it may be typed: of that name, letter for letter or as it is folded; of that alias;
 * that of that name was merged into; else all of which the words of a name begin so.
 */
export function issuesCalled(codebook: Codebook, said: string): readonly Issue[] {
  const { called } = namesIn(codebook);
  const key = keyOf(said);
  if (key === '') return [];
  const plain = said.trim().toLocaleLowerCase();
  const exact = called.filter(({ issue }) => issue.name.toLocaleLowerCase() === plain);
  if (exact.length > 0) return exact.map(({ issue }) => issue);
  for (const kind of [0, 1, 2] as const) {
    const same = called.filter(({ kinds }) => kinds[kind].some((name) => keyOf(name) === key));
    if (same.length > 0) return same.map(({ issue }) => issue);
  }
  const rows = beginningsOf(said);
  if (rows.length === 0) return [];
  return called
    .filter(({ kinds }) => kinds.flat().some((name) => begins(rows, wordsOf(name))))
    .map(({ issue }) => issue);
}

/**
 * The issues for which a picker may be typed into: every word stands somewhere in one of their names. Those that are called
 * so come first, then those of which a name begins so; each in the order of the tree. All where nothing is typed.
 */
export function issuesMatching(codebook: Codebook, typed: string): readonly Issue[] {
  const key = folded(typed).trim();
  const words = key.split(/\s+/u);
  const ranked = namesIn(codebook).called.flatMap(({ issue, kinds }) => {
    const names = kinds.flat().map(folded);
    if (!names.some((name) => words.every((word) => name.includes(word)))) return [];
    const rank = names.includes(key) ? 0 : names.some((name) => name.startsWith(key)) ? 1 : 2;
    return [{ issue, rank }];
  });
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ issue }) => issue);
}

/** What a search needs to know of a codebook. */
export const searchContextOf = (codebook: Codebook): SearchContext => namesIn(codebook).context;

function contextFrom(codebook: Codebook): SearchContext {
  const idsFor = (some: readonly Issue[]) => new Set(some.flatMap(({ id }) => [...idsOf(codebook, id)]));
  return {
    issues: codebook.issues.map((issue) => withMerged(codebook, issue)),
    idsOfIssue: (said) => idsFor(issuesCalled(codebook, said)),
    knownIds: () =>
      new Set(
        [...codebook.issues, ...codebook.merged.map(({ issue }) => issue)].flatMap(({ id }) =>
          resolved(codebook, id) === null ? [] : [id],
        ),
      ),
  };
}
