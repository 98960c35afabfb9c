/** The passages on an issue, in groups, a stretch at a time. */
import { STANCES, type Article, type Codebook, type IssueId, type Passage } from '../model.ts';
import { passagesOn, type Found, type IssueFilter, type SourceArticle } from './bearing.ts';
import { bucketOf, periodName } from './periods.ts';
import { wholesOn } from './wholes.ts';
import { once } from '../once.ts';

export const GROUPINGS = ['date', 'source', 'speaker', 'stance'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** What a page shows of one passage. */
export interface PageEntry {
  readonly article: Pick<Article, 'id' | 'title' | 'source' | 'published'>;
  readonly passage: Pick<
    Passage,
    'id' | 'quote' | 'note' | 'issues' | 'speaker' | 'stance' | 'certainty' | 'eventDate'
  >;
  /** The words of its sentence before and after it. */
  readonly before: string;
  readonly after: string;
}

/** A run of passages that have something in common. */
export interface PageGroup {
  /** What they have in common: a month, a source, a speaker, a stance; null where it is not known. */
  readonly key: string | null;
  readonly passages: number;
  readonly articles: number;
}

/** Passages in the order of a page. */
export interface OrderedPassages {
  readonly found: readonly Found[];
  readonly groups: readonly PageGroup[];
  readonly articles: number;
  /** The articles that bear on the issue as a whole. */
  readonly wholes: readonly SourceArticle[];
}

/** Articles that bear on an issue as a whole. */
export interface WholeArticles {
  /** How many there are. */
  readonly articles: number;
  /** Those published last, at most 100. */
  readonly first: readonly PageEntry['article'][];
}

/** A stretch of the passages on an issue. */
export interface IssuePage {
  /** How many passages pass the filter, and in how many articles they stand. */
  readonly passages: number;
  readonly articles: number;
  /** How many there are without the filter. */
  readonly all: number;
  /** In order; the passages of each follow each other. */
  readonly groups: readonly PageGroup[];
  readonly from: number;
  readonly entries: readonly PageEntry[];
  /** What passes the filter as an article has no part in the numbers of passages. */
  readonly wholes: WholeArticles;
}

const MOST_WHOLES = 100;

/**
 * The passages on an issue that pass a filter, in groups: months newest first, sources by name, speakers with most
 * passages first, stances in their usual order; what is not known last. In a group those published last come first.
 */
export function orderedPassages(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  {
    issue,
    group,
    filter,
  }: { readonly issue: IssueId; readonly group: Grouping; readonly filter: IssueFilter },
): OrderedPassages {
  const newest = [...articles].sort(newestFirst);
  const found = passagesOn(codebook, newest, issue, filter);
  return arranged(found, wholesOn(codebook, newest, issue, filter), group);
}

/** @param found article by article, those published last first */
function arranged(
  found: readonly Found[],
  wholes: readonly SourceArticle[],
  group: Grouping,
): OrderedPassages {
  const members = new Map<string | null, Found[]>();
  for (const each of found) {
    const key = keyOf(each, group);
    const list = members.get(key);
    if (list === undefined) members.set(key, [each]);
    else list.push(each);
  }
  const groups = [...members].sort(([a, as], [b, bs]) =>
    compareGroups(group, [a, as.length], [b, bs.length]),
  );
  return {
    found: groups.flatMap(([, list]) => list),
    groups: groups.map(([key, list]) => ({ key, passages: list.length, articles: articlesIn(list) })),
    articles: articlesIn(found),
    wholes,
  };
}

/** A stretch of ordered passages, and what there is around it. @param all how many there are without the filter */
export function pageOf(
  { found, groups, articles, wholes }: OrderedPassages,
  all: number,
  { from, count }: { readonly from: number; readonly count: number },
): IssuePage {
  return {
    passages: found.length,
    articles,
    all,
    groups,
    from,
    entries: found.slice(from, from + count).map(entryOf),
    wholes: { articles: wholes.length, first: wholes.slice(0, MOST_WHOLES).map(named) },
  };
}

/** "November 2005", "VOA", "No speaker": a group as a heading names it. */
export function groupName(group: Grouping, key: string | null): string {
  if (key === null) return UNKNOWN[group];
  if (group === 'date') return periodName(key);
  return group === 'stance' ? key.charAt(0).toUpperCase() + key.slice(1) : key;
}

const UNKNOWN: Readonly<Record<Grouping, string>> = {
  date: 'Date not known',
  source: 'Source not known',
  speaker: 'No speaker',
  stance: 'No stance',
};

function keyOf({ article, passage }: Found, group: Grouping): string | null {
  switch (group) {
    case 'date':
      return bucketOf(article.published, 'month');
    case 'source':
      return article.source;
    case 'speaker':
      return passage.speaker;
    case 'stance':
      return passage.stance;
  }
}

type Sized = readonly [key: string | null, passages: number];

function compareGroups(group: Grouping, [a, as]: Sized, [b, bs]: Sized): number {
  if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
  switch (group) {
    case 'date':
      return letters(b, a);
    case 'source':
      return names().compare(a, b) || letters(a, b);
    case 'speaker':
      return bs - as || names().compare(a, b) || letters(a, b);
    case 'stance':
      return stanceOrder(a) - stanceOrder(b);
  }
}

const names = once(() => new Intl.Collator());
const letters = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const stanceOrder = (stance: string): number => STANCES.findIndex((each) => each === stance);

/** Passages of one article stay together, in the order of its text. */
const newestFirst = (a: SourceArticle, b: SourceArticle): number =>
  letters(b.published ?? '', a.published ?? '') ||
  letters(a.source ?? '', b.source ?? '') ||
  letters(a.title, b.title) ||
  letters(a.id, b.id);

const articlesIn = (found: readonly Found[]): number => new Set(found.map(({ article }) => article.id)).size;

const named = ({ id, title, source, published }: SourceArticle): PageEntry['article'] => ({
  id,
  title,
  source,
  published,
});

function entryOf({ article, passage }: Found): PageEntry {
  const { quote, note, issues, speaker, stance, certainty, eventDate } = passage;
  return {
    article: named(article),
    passage: { id: passage.id, quote, note, issues, speaker, stance, certainty, eventDate },
    ...around(passage),
  };
}

/** Where the quote stands in its context more than once, the words before it tell which one it is. */
function around({ quote, prefix, context }: Found['passage']): Pick<PageEntry, 'before' | 'after'> {
  let at = context.indexOf(quote);
  for (let next = at; next !== -1; next = context.indexOf(quote, next + 1))
    if (agree(context.slice(0, next), prefix)) {
      at = next;
      break;
    }
  return at === -1
    ? { before: '', after: '' }
    : { before: context.slice(0, at), after: context.slice(at + quote.length) };
}

/** Whether one of two texts ends with the other, the sign for what is left out aside. */
function agree(before: string, prefix: string): boolean {
  const plain = before.replace(/^…/, '');
  return plain.endsWith(prefix) || prefix.endsWith(plain);
}
