/** Which articles and passages of a segment a filter lets through: masks of 1 for those, 0 for the others. */
import { STANCES } from '../model.ts';
import { begins } from './beginning.ts';
import type { SearchContext } from './model.ts';
import type { LivePart, StoredKind } from './part.ts';
import type { Filter } from './query.ts';
import { READING_STATES } from './segment.ts';
import { ARCHIVED, NOTED, PLACED, STARRED } from './tables.ts';

/** The ids of issues that filters speak of, looked up once for a search. */
export interface IssueIds {
  readonly of: (value: string) => ReadonlySet<string>;
  /** Of all issues in the codebook. */
  readonly all: () => ReadonlySet<string>;
}

export function issueIdsIn({ idsOfIssue, knownIds }: SearchContext): IssueIds {
  const asked = new Map<string, ReadonlySet<string>>();
  let all: ReadonlySet<string> | null = null;
  return {
    of: (value) => {
      const ids = asked.get(value) ?? idsOfIssue(value);
      asked.set(value, ids);
      return ids;
    },
    all: () => (all ??= knownIds()),
  };
}

/** Whether a language begins with the parts of another: "en" with "en-GB". */
export const speaks = (parts: readonly string[], words: readonly string[], prefix: boolean): boolean =>
  words.every((word, index) => {
    const part = parts[index];
    if (part === undefined) return false;
    return prefix && index === words.length - 1 ? part.startsWith(word) : part === word;
  });

type Test = (unit: number) => boolean;

/** What a filter asks: of articles, or of passages and perhaps of an article as a whole. */
type Tests =
  { readonly article: Test } | { readonly passage: Test; readonly whole?: Test; readonly negated?: boolean };

/** The mask of one kind. */
export function filterMask(filter: Filter, kind: StoredKind, part: LivePart, ids: IssueIds): Uint8Array {
  const { articleOf, revisions } = part.segment.tables;
  const tests = testsOf(filter, part, ids);
  if ('article' in tests) {
    const articles = maskFrom(revisions.length, tests.article);
    if (kind === 'article') return articles;
    return maskFrom(articleOf.length, (passage) => articles[articleOf[passage] ?? 0] === 1);
  }
  const mask = maskFrom(articleOf.length, tests.passage);
  const through = kind === 'article' ? gathered(mask, part, tests.whole) : mask;
  return tests.negated === true ? through.map((bit) => 1 - bit) : through;
}

function maskFrom(length: number, test: Test): Uint8Array {
  const mask = new Uint8Array(length);
  for (let unit = 0; unit < length; unit += 1) if (test(unit)) mask[unit] = 1;
  return mask;
}

/** The articles of which any one passage is let through, or that are as a whole. */
function gathered(mask: Uint8Array, { segment }: LivePart, whole: Test | undefined): Uint8Array {
  const { articleOf, revisions } = segment.tables;
  const articles = maskFrom(revisions.length, whole ?? (() => false));
  for (let passage = 0; passage < mask.length; passage += 1)
    if (mask[passage] === 1) articles[articleOf[passage] ?? 0] = 1;
  return articles;
}

function testsOf(filter: Filter, part: LivePart, ids: IssueIds): Tests {
  const { tables } = part.segment;
  switch (filter.name) {
    case 'issue':
      return bearing(part, ids.of(filter.value));
    case 'source': {
      const values = wordedValues(part, (words) => begins(filter.beginnings, words));
      return { article: (article) => values[tables.sources[article] ?? 0] === 1 };
    }
    case 'lang': {
      const values = wordedValues(part, (words) => speaks(words, filter.words, filter.prefix));
      return { article: (article) => values[tables.languages[article] ?? 0] === 1 };
    }
    case 'speaker': {
      const values = wordedValues(part, (words) => begins(filter.beginnings, words));
      return { passage: (passage) => values[tables.speakers[passage] ?? 0] === 1 };
    }
    case 'stance': {
      const wanted = filter.stances.map((stance) => STANCES.indexOf(stance) + 1);
      return { passage: (passage) => wanted.includes(tables.stances[passage] ?? 0) };
    }
    case 'before':
      return { article: (article) => isWithin(tables.published[article], 1, filter.date - 1) };
    case 'after':
      return { article: (article) => isWithin(tables.published[article], filter.date, Infinity) };
    case 'event':
      return { passage: (passage) => isWithin(tables.events[passage], filter.from, filter.to) };
    case 'has':
      if (filter.what === 'issue') return bearing(part, ids.all());
      if (filter.what === 'passage') return { passage: () => true };
      return { passage: (passage) => ((tables.passageFlags[passage] ?? 0) & NOTED) !== 0 };
    case 'is':
      return stateTests(filter.what, part, ids);
  }
}

const isWithin = (date: number | undefined, from: number, to: number): boolean =>
  date !== undefined && from <= date && date <= to;

/** By the number of each value whether its words pass. */
const wordedValues = (part: LivePart, test: (words: readonly string[]) => boolean): Uint8Array =>
  Uint8Array.from(part.valueWords(), (words) => (test(words) ? 1 : 0));

/** Whether an article as a whole, or a passage, bears on any of some issues. */
function bearing(part: LivePart, ids: ReadonlySet<string>): { passage: Test; whole: Test } {
  const { tables } = part.segment;
  const wanted = Uint8Array.from(part.values(), (value) => (ids.has(value) ? 1 : 0));
  const any =
    (at: Uint32Array, issues: Uint32Array): Test =>
    (unit) => {
      const end = at[unit + 1] ?? 0;
      for (let index = at[unit] ?? 0; index < end; index += 1)
        if (wanted[issues[index] ?? 0] === 1) return true;
      return false;
    };
  return {
    passage: any(tables.passageIssuesAt, tables.passageIssues),
    whole: any(tables.articleIssuesAt, tables.articleIssues),
  };
}

function stateTests(what: (Filter & { name: 'is' })['what'], part: LivePart, ids: IssueIds): Tests {
  const { articleFlags, passageFlags } = part.segment.tables;
  const flagged = (flag: number): Tests => ({
    article: (article) => ((articleFlags[article] ?? 0) & flag) !== 0,
  });
  switch (what) {
    case 'starred':
      return flagged(STARRED);
    case 'archived':
      return flagged(ARCHIVED);
    case 'unplaced':
      return { passage: (passage) => ((passageFlags[passage] ?? 0) & PLACED) === 0 };
    case 'untagged':
      return { ...bearing(part, ids.all()), negated: true };
    default: {
      const state = READING_STATES.indexOf(what);
      return { article: (article) => ((articleFlags[article] ?? 0) & 3) === state };
    }
  }
}
