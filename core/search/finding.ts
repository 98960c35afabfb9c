/** A search over all segments: matching, scoring, ordering, and the page that was asked for. */
import { countsOf, matchMask, type Scan } from './evaluate.ts';
import { issueIdsIn } from './filters.ts';
import { foundIssues, type FoundIssue } from './issues.ts';
import {
  KINDS,
  type Hit,
  type Kind,
  type SearchContext,
  type SearchPage,
  type SearchResult,
} from './model.ts';
import { foundable, lengthsOf, STORED_KINDS, type LivePart, type StoredKind } from './part.ts';
import { wantedWords, type Node, type Query, type Words } from './query.ts';
import { bm25, BOOSTS, rarityOf, sortedStretch, type Population } from './ranking.ts';
import { compareAt, stringAt } from './strings.ts';
import { articleIdsOf, passageIdsOf } from './tables.ts';

/** How many hits are given where it is not said. */
const USUAL_LIMIT = 50;

export type Populations = Readonly<Record<StoredKind, Population>>;

/** What of one kind of one segment was found. */
interface Found {
  readonly scan: Scan;
  /** 1 for each hit, else 0. */
  readonly mask: Uint8Array;
  readonly can: Uint8Array;
  readonly count: number;
}

/** Hits before they are ordered, by number. */
interface Hits {
  readonly count: number;
  /** Into KINDS. */
  readonly kinds: Uint8Array;
  readonly parts: Uint32Array;
  /** The number of the article or passage in its part, or of the issue. */
  readonly units: Uint32Array;
  readonly scores: Float64Array;
  readonly dates: Uint32Array;
}

/** Searches some parts, no article in two of them. */
export function find(
  parts: readonly LivePart[],
  populations: Populations,
  { root }: Query,
  context: SearchContext,
  { offset = 0, limit = USUAL_LIMIT, sort = 'relevance', kinds = KINDS }: SearchPage,
): SearchResult {
  if (root === null) return { total: 0, totals: { issue: 0, article: 0, passage: 0, note: 0 }, hits: [] };
  const ids = issueIdsIn(context);
  const issues = foundIssues(root, context.issues, ids);
  const found = STORED_KINDS.flatMap((kind) =>
    parts.map((part) => foundIn(root, { part, kind, ids, counts: new Map() })),
  );
  const asked = found.filter(({ scan }) => kinds.includes(scan.kind));
  const wanted = raritiesOf(wantedWords(root), found, populations);
  const hits = gathered(kinds.includes('issue') ? issues : [], asked, parts, populations, wanted);
  const compare = comparing(hits, parts, context, sort);
  const page = sortedStretch(hits.count, compare, offset, offset + limit);
  const totalOf = (kind: StoredKind) =>
    found.reduce((sum, { scan, count }) => sum + (scan.kind === kind ? count : 0), 0);
  return {
    total: hits.count,
    totals: {
      issue: issues.length,
      article: totalOf('article'),
      passage: totalOf('passage'),
      note: totalOf('note'),
    },
    hits: Array.from(page, (hit) => hitAt(hits, hit, parts, context)),
  };
}

function foundIn(root: Node, scan: Scan): Found {
  const can = foundable(scan.part, scan.kind);
  const mask = matchMask(root, scan);
  let count = 0;
  for (let unit = 0; unit < mask.length; unit += 1) {
    const bit = (mask[unit] ?? 0) & (can[unit] ?? 0);
    mask[unit] = bit;
    count += bit;
  }
  return { scan, mask, can, count };
}

/** A row of words and how much it says, over all kinds: one that is rare in notes and common in articles is not rare. */
interface Wanted {
  readonly words: Words;
  readonly rarity: number;
}

function raritiesOf(
  wanted: readonly Words[],
  found: readonly Found[],
  populations: Populations,
): readonly Wanted[] {
  const documents = STORED_KINDS.reduce((sum, kind) => sum + populations[kind].count, 0);
  return wanted.map((words) => {
    const having = found.reduce((sum, each) => sum + havingIn(words, each), 0);
    return { words, rarity: rarityOf(having, documents) };
  });
}

function gathered(
  issues: readonly FoundIssue[],
  found: readonly Found[],
  parts: readonly LivePart[],
  populations: Populations,
  wanted: readonly Wanted[],
): Hits {
  const count = found.reduce((sum, each) => sum + each.count, issues.length);
  const hits: Hits = {
    count,
    kinds: new Uint8Array(count),
    parts: new Uint32Array(count),
    units: new Uint32Array(count),
    scores: new Float64Array(count),
    dates: new Uint32Array(count),
  };
  issues.forEach(({ index, score }, hit) => {
    hits.kinds[hit] = KINDS.indexOf('issue');
    hits.units[hit] = index;
    hits.scores[hit] = score;
  });
  let next = issues.length;
  for (const kind of STORED_KINDS) {
    for (const each of found.filter(({ scan }) => scan.kind === kind)) {
      const part = parts.indexOf(each.scan.part);
      next = place(hits, next, each, part, { wanted, all: populations[kind] });
    }
  }
  return hits;
}

/** How many of those that can be found have a row of words. */
function havingIn(words: Words, { scan, can }: Found): number {
  const counts = countsOf(words, scan);
  let having = 0;
  for (let unit = 0; unit < counts.length; unit += 1) if ((counts[unit] ?? 0) > 0) having += can[unit] ?? 0;
  return having;
}

interface Scoring {
  readonly wanted: readonly Wanted[];
  readonly all: Population;
}

/** Puts the hits of one kind of one part behind those before. */
function place(hits: Hits, first: number, { scan, mask }: Found, part: number, scoring: Scoring): number {
  const { dates, articleOf } = scan.part.segment.tables;
  const kind = KINDS.indexOf(scan.kind);
  let next = first;
  for (let unit = 0; unit < mask.length; unit += 1) {
    if (mask[unit] !== 1) continue;
    hits.kinds[next] = kind;
    hits.parts[next] = part;
    hits.units[next] = unit;
    hits.dates[next] = dates[scan.kind === 'article' ? unit : (articleOf[unit] ?? 0)] ?? 0;
    next += 1;
  }
  const lengths = lengthsOf(scan.part, scan.kind);
  scoring.wanted.forEach(({ words, rarity }) => {
    const counts = countsOf(words, scan);
    for (let hit = first; hit < next; hit += 1) {
      const unit = hits.units[hit] ?? 0;
      const count = counts[unit] ?? 0;
      if (count === 0) continue;
      const more = bm25(count, lengths[unit] ?? 0, rarity, scoring.all);
      hits.scores[hit] = (hits.scores[hit] ?? 0) + more;
    }
  });
  for (let hit = first; hit < next; hit += 1) hits.scores[hit] = (hits.scores[hit] ?? 0) * BOOSTS[scan.kind];
  return next;
}

/** The order of hits: total, and the same however the articles are spread over parts. */
function comparing(
  { scores, dates, kinds, parts: partOf, units }: Hits,
  parts: readonly LivePart[],
  { issues }: SearchContext,
  sort: 'relevance' | 'date',
): (a: number, b: number) => number {
  const byScore = (a: number, b: number): number => (scores[b] ?? 0) - (scores[a] ?? 0);
  const byDate = (a: number, b: number): number => (dates[b] ?? 0) - (dates[a] ?? 0);
  const byRest = (a: number, b: number): number => {
    const byKind = (kinds[a] ?? 0) - (kinds[b] ?? 0);
    if (byKind !== 0) return byKind;
    const [unit, other] = [units[a] ?? 0, units[b] ?? 0];
    if (KINDS[kinds[a] ?? 0] === 'issue')
      return compareText(issues[unit]?.id, issues[other]?.id) || unit - other;
    return compareIds(parts[partOf[a] ?? 0], unit, parts[partOf[b] ?? 0], other, KINDS[kinds[a] ?? 0]);
  };
  return sort === 'date'
    ? (a, b) => byDate(a, b) || byScore(a, b) || byRest(a, b)
    : (a, b) => byScore(a, b) || byDate(a, b) || byRest(a, b);
}

const compareText = (a = '', b = ''): number => (a < b ? -1 : a > b ? 1 : 0);

function compareIds(
  part: LivePart | undefined,
  unit: number,
  otherPart: LivePart | undefined,
  otherUnit: number,
  kind: Kind | undefined,
): number {
  const tables = part?.segment.tables;
  const others = otherPart?.segment.tables;
  if (tables === undefined || others === undefined) return 0;
  if (kind === 'article') return compareAt(articleIdsOf(tables), unit, articleIdsOf(others), otherUnit);
  const article = tables.articleOf[unit] ?? 0;
  const otherArticle = others.articleOf[otherUnit] ?? 0;
  return (
    (part === otherPart && article === otherArticle
      ? 0
      : compareAt(articleIdsOf(tables), article, articleIdsOf(others), otherArticle)) ||
    compareAt(passageIdsOf(tables), unit, passageIdsOf(others), otherUnit) ||
    unit - otherUnit
  );
}

function hitAt(hits: Hits, hit: number, parts: readonly LivePart[], { issues }: SearchContext): Hit {
  const kind = KINDS[hits.kinds[hit] ?? 0] ?? 'issue';
  const unit = hits.units[hit] ?? 0;
  const score = hits.scores[hit] ?? 0;
  const tables = parts[hits.parts[hit] ?? 0]?.segment.tables;
  if (kind === 'issue' || tables === undefined)
    return { kind, article: null, passage: null, issue: issues[unit]?.id ?? null, score };
  const article = kind === 'article' ? unit : (tables.articleOf[unit] ?? 0);
  return {
    kind,
    article: stringAt(articleIdsOf(tables), article),
    passage: kind === 'article' ? null : stringAt(passageIdsOf(tables), unit),
    issue: null,
    score,
  };
}
