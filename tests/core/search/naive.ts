/** Searching by reading everything: plain loops, no index. What the index finds must be the same, in the same order. */
import { STANCES, type Stance } from '../../../core/model.ts';
import type {
  Hit,
  Kind,
  SearchArticle,
  SearchContext,
  SearchPassage,
  Sort,
} from '../../../core/search/model.ts';
import type { Field, Filter, Node, Query, Words } from '../../../core/search/query.ts';
import { wordsOf } from '../../../core/search/tokens.ts';

type Texts = Readonly<
  Partial<Record<Field, readonly (readonly [words: readonly string[], weight: number])[]>>
>;

interface Unit {
  readonly kind: Kind;
  readonly article: SearchArticle | null;
  readonly passage: SearchPassage | null;
  readonly issue: string | null;
  readonly texts: Texts;
  readonly date: number;
}

const ORDER: readonly Kind[] = ['issue', 'article', 'passage', 'note'];
const BOOST: Readonly<Record<Kind, number>> = { issue: 1.5, article: 1, passage: 1.25, note: 1.25 };

const number = (date: string): number => Number(date.replaceAll('-', '').slice(0, 8).padEnd(8, '0'));

function unitsIn(articles: readonly SearchArticle[], { issues }: SearchContext): readonly Unit[] {
  const units: Unit[] = issues.map((issue) => {
    const rows: (readonly [readonly string[], number])[] = [[wordsOf(issue.name), 5]];
    for (const alias of issue.aliases) rows.push([wordsOf(alias), 4]);
    for (const term of issue.keyTerms) rows.push([wordsOf(term), 2]);
    rows.push([wordsOf(issue.definition), 1], [wordsOf(issue.memo), 1]);
    return { kind: 'issue', article: null, passage: null, issue: issue.id, texts: { issue: rows }, date: 0 };
  });
  for (const article of articles) {
    if (article.removed) continue;
    const date = number(article.published ?? article.imported.slice(0, 10));
    const texts: Texts = {
      title: [[wordsOf(article.title), 5]],
      byline: [[wordsOf(article.byline ?? ''), 2]],
      text: [[wordsOf(article.text), 1]],
    };
    units.push({ kind: 'article', article, passage: null, issue: null, texts, date });
    for (const passage of article.passages) {
      const common = { article, passage, issue: null, date };
      units.push({ ...common, kind: 'passage', texts: { passage: [[wordsOf(passage.quote), 1]] } });
      if (passage.note.trim() !== '')
        units.push({ ...common, kind: 'note', texts: { note: [[wordsOf(passage.note), 1]] } });
    }
  }
  return units;
}

function occurrences(text: readonly string[], { words, prefix }: Words): number {
  let count = 0;
  for (let start = 0; start + words.length <= text.length; start += 1) {
    let fits = true;
    for (let at = 0; at < words.length; at += 1) {
      const [word = '', other = ''] = [words[at], text[start + at]];
      const open = prefix && at === words.length - 1;
      if (open ? !other.startsWith(word) : other !== word) fits = false;
    }
    if (fits) count += 1;
  }
  return count;
}

function countIn(unit: Unit, words: Words): number {
  let count = 0;
  for (const field of words.fields)
    for (const [text, weight] of unit.texts[field] ?? []) count += occurrences(text, words) * weight;
  return count;
}

const lengthOf = (unit: Unit): number =>
  Object.values(unit.texts)
    .flat()
    .reduce((sum, [words]) => sum + words.length, 0);

/** Rows of words stand in a name as they do in a text. */
function hasBeginnings(rows: readonly (readonly string[])[], value: string | null): boolean {
  const name = wordsOf(value ?? '');
  for (const words of rows)
    if (occurrences(name, { type: 'words', words, prefix: true, fields: [] }) === 0) return false;
  return true;
}

/** What holds for a passage or note itself, or for an article as a whole or through any of its passages. */
function onPassages(
  { kind, article, passage }: Unit,
  own: (passage: SearchPassage) => boolean,
  whole: (article: SearchArticle) => boolean = () => false,
): boolean {
  if (kind === 'article') return article !== null && (whole(article) || article.passages.some(own));
  return passage !== null && own(passage);
}

function passes(filter: Filter, unit: Unit, context: SearchContext): boolean {
  const { article } = unit;
  if (unit.kind === 'issue')
    return filter.name === 'issue' && context.idsOfIssue(filter.value).has(unit.issue ?? '');
  if (article === null) return false;
  const bears = (ids: ReadonlySet<string>) =>
    onPassages(
      unit,
      (passage) => passage.issues.some((id) => ids.has(id)),
      (whole) => whole.issues.some((id) => ids.has(id)),
    );
  switch (filter.name) {
    case 'issue':
      return bears(context.idsOfIssue(filter.value));
    case 'source':
      return hasBeginnings(filter.beginnings, article.source);
    case 'speaker':
      return onPassages(unit, ({ speaker }) => hasBeginnings(filter.beginnings, speaker));
    case 'stance': {
      const wanted: readonly (Stance | null)[] = STANCES.filter((stance) => filter.stances.includes(stance));
      return onPassages(unit, ({ stance }) => wanted.includes(stance));
    }
    case 'before':
      return article.published !== null && number(article.published) < filter.date;
    case 'after':
      return article.published !== null && number(article.published) >= filter.date;
    case 'event':
      return onPassages(
        unit,
        ({ eventDate }) =>
          eventDate !== null && filter.from <= number(eventDate) && number(eventDate) <= filter.to,
      );
    case 'lang': {
      const parts = wordsOf(article.language ?? '');
      return filter.words.every((word, at) =>
        filter.prefix && at === filter.words.length - 1 ? parts[at]?.startsWith(word) : parts[at] === word,
      );
    }
    case 'has':
      if (filter.what === 'issue') return bears(context.knownIds());
      return onPassages(unit, ({ note }) => filter.what === 'passage' || note.trim() !== '');
    case 'is':
      if (filter.what === 'starred') return article.starred;
      if (filter.what === 'archived') return article.archived;
      if (filter.what === 'untagged') return !bears(context.knownIds());
      if (filter.what === 'unplaced') return onPassages(unit, ({ placed }) => !placed);
      return article.state === filter.what;
  }
}

function matches(node: Node, unit: Unit, context: SearchContext): boolean {
  switch (node.type) {
    case 'words':
      return countIn(unit, node) > 0;
    case 'filter':
      return passes(node.filter, unit, context);
    case 'kinds':
      return node.kinds.includes(unit.kind);
    case 'not':
      return !matches(node.node, unit, context);
    case 'all':
      return node.nodes.every((each) => matches(each, unit, context));
    case 'any':
      return node.nodes.some((each) => matches(each, unit, context));
  }
}

function rowsIn(node: Node): Words[] {
  if (node.type === 'words') return [node];
  return node.type === 'all' || node.type === 'any' ? node.nodes.flatMap(rowsIn) : [];
}

const hasOtherFilters = (node: Node): boolean =>
  node.type === 'filter'
    ? node.filter.name !== 'issue'
    : node.type === 'not'
      ? hasOtherFilters(node.node)
      : (node.type === 'all' || node.type === 'any') && node.nodes.some(hasOtherFilters);

/** @param peers the units that a word is rare or common in: an issue's are the issues, those of others all the others */
function scoreOf(unit: Unit, rows: readonly Words[], peers: readonly Unit[]): number {
  const ofKind = peers.filter(({ kind }) => kind === unit.kind);
  let total = 0;
  for (const each of ofKind) total += lengthOf(each);
  let score = 0;
  for (const row of rows) {
    const count = countIn(unit, row);
    if (count === 0) continue;
    const having = peers.filter((each) => countIn(each, row) > 0).length;
    const idf = Math.log(1 + (peers.length - having + 0.5) / (having + 0.5));
    const usual = total === 0 ? 1 : (lengthOf(unit) * ofKind.length) / total;
    score += (idf * count * 2.2) / (count + 1.2 * (0.25 + 0.75 * usual));
  }
  return score * BOOST[unit.kind];
}

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** All hits of a query, in order. */
export function scan(
  articles: readonly SearchArticle[],
  { root }: Query,
  context: SearchContext,
  sort: Sort,
): readonly Hit[] {
  if (root === null) return [];
  const units = unitsIn(articles, context);
  const rows = rowsIn(root);
  const found = units
    .filter((unit) => unit.kind !== 'issue' || !hasOtherFilters(root))
    .filter((unit) => matches(root, unit, context))
    .map((unit) => ({
      unit,
      score: scoreOf(
        unit,
        rows,
        units.filter(({ kind }) => (kind === 'issue') === (unit.kind === 'issue')),
      ),
    }));
  found.sort((a, b) => {
    const byDate = b.unit.date - a.unit.date;
    const byScore = b.score - a.score;
    const first = sort === 'date' ? byDate || byScore : byScore || byDate;
    return (
      first ||
      ORDER.indexOf(a.unit.kind) - ORDER.indexOf(b.unit.kind) ||
      byText(a.unit.article?.id ?? '', b.unit.article?.id ?? '') ||
      byText(a.unit.passage?.id ?? a.unit.issue ?? '', b.unit.passage?.id ?? b.unit.issue ?? '')
    );
  });
  return found.map(({ unit, score }) => ({
    kind: unit.kind,
    article: unit.article?.id ?? null,
    passage: unit.passage?.id ?? null,
    issue: unit.issue,
    score,
  }));
}
