/** What a segment knows of its articles and passages besides their words, in typed arrays. */
import { Numbering, stringAt, stringsFrom, type Strings } from './strings.ts';

/** The arrays and the types of their numbers, in the order in which they are stored. */
export const TABLES = {
  /** Ids, by the number of the article. */
  articleIdsAt: Uint32Array,
  articleIds: Uint16Array,
  revisions: Float64Array,
  /** YYYYMMDD; 0 where it is not known. */
  published: Uint32Array,
  /** By which it is sorted: when it was published, or else imported. */
  dates: Uint32Array,
  articleFlags: Uint8Array,
  /** Words in title, byline and text. */
  articleLengths: Uint32Array,
  /** Into `values`. */
  sources: Uint32Array,
  languages: Uint32Array,
  /** The number of the first passage, and at the end how many passages there are. */
  passagesAt: Uint32Array,
  articleIssuesAt: Uint32Array,
  /** Into `values`. */
  articleIssues: Uint32Array,
  /** Ids, by the number of the passage. */
  passageIdsAt: Uint32Array,
  passageIds: Uint16Array,
  /** The number of the article. */
  articleOf: Uint32Array,
  passageFlags: Uint8Array,
  /** 0 for none, else 1 and beyond in the order of STANCES. */
  stances: Uint8Array,
  /** YYYYMMDD; 0 for none. */
  events: Uint32Array,
  passageLengths: Uint32Array,
  noteLengths: Uint32Array,
  /** Into `values`. */
  speakers: Uint32Array,
  passageIssuesAt: Uint32Array,
  passageIssues: Uint32Array,
  /** Sources, languages, speakers and ids of issues, each once. */
  valuesAt: Uint32Array,
  values: Uint16Array,
} as const;

/** The array of a constructor, on a buffer of any kind. */
export type ArrayOf<Type> = Type extends Uint8ArrayConstructor
  ? Uint8Array
  : Type extends Uint16ArrayConstructor
    ? Uint16Array
    : Type extends Uint32ArrayConstructor
      ? Uint32Array
      : Float64Array;

export type Tables = { readonly [Name in keyof typeof TABLES]: ArrayOf<(typeof TABLES)[Name]> };

/** Bits of `articleFlags`; the lowest two are the reading state. */
export const STARRED = 4;
export const ARCHIVED = 8;
export const REMOVED = 16;
/** Bits of `passageFlags`. */
export const PLACED = 1;
export const NOTED = 2;

export interface ArticleRow {
  readonly id: string;
  readonly revision: number;
  readonly published: number;
  readonly date: number;
  readonly flags: number;
  readonly length: number;
  /** Empty where it is not known, as `language`. */
  readonly source: string;
  readonly language: string;
  readonly issues: readonly string[];
  readonly passages: readonly PassageRow[];
}

export interface PassageRow {
  readonly id: string;
  readonly flags: number;
  readonly stance: number;
  readonly event: number;
  readonly length: number;
  readonly noteLength: number;
  /** Empty where it is not known. */
  readonly speaker: string;
  readonly issues: readonly string[];
}

export function tablesFrom(articles: readonly ArticleRow[]): Tables {
  const passages = articles.flatMap((article) => article.passages);
  const values = new Numbering();
  const ids = stringsFrom(articles.map(({ id }) => id));
  const passageIds = stringsFrom(passages.map(({ id }) => id));
  const numbers = (strings: readonly string[]): Uint32Array =>
    Uint32Array.from(strings, (value) => values.numberOf(value));
  const tables = {
    articleIdsAt: ids.at,
    articleIds: ids.units,
    revisions: Float64Array.from(articles, ({ revision }) => revision),
    published: Uint32Array.from(articles, ({ published }) => published),
    dates: Uint32Array.from(articles, ({ date }) => date),
    articleFlags: Uint8Array.from(articles, ({ flags }) => flags),
    articleLengths: Uint32Array.from(articles, ({ length }) => length),
    sources: numbers(articles.map(({ source }) => source)),
    languages: numbers(articles.map(({ language }) => language)),
    passagesAt: startsOf(articles.map((article) => article.passages.length)),
    articleIssuesAt: startsOf(articles.map(({ issues }) => issues.length)),
    articleIssues: numbers(articles.flatMap(({ issues }) => issues)),
    passageIdsAt: passageIds.at,
    passageIds: passageIds.units,
    articleOf: Uint32Array.from(articles.flatMap((article, number) => article.passages.map(() => number))),
    passageFlags: Uint8Array.from(passages, ({ flags }) => flags),
    stances: Uint8Array.from(passages, ({ stance }) => stance),
    events: Uint32Array.from(passages, ({ event }) => event),
    passageLengths: Uint32Array.from(passages, ({ length }) => length),
    noteLengths: Uint32Array.from(passages, ({ noteLength }) => noteLength),
    speakers: numbers(passages.map(({ speaker }) => speaker)),
    passageIssuesAt: startsOf(passages.map(({ issues }) => issues.length)),
    passageIssues: numbers(passages.flatMap(({ issues }) => issues)),
  };
  const held = stringsFrom(values.values());
  return { ...tables, valuesAt: held.at, values: held.units };
}

function startsOf(lengths: readonly number[]): Uint32Array {
  const starts = new Uint32Array(lengths.length + 1);
  let start = 0;
  lengths.forEach((length, index) => (starts[index + 1] = start += length));
  return starts;
}

export const articleIdsOf = (tables: Tables): Strings => ({
  at: tables.articleIdsAt,
  units: tables.articleIds,
});
export const passageIdsOf = (tables: Tables): Strings => ({
  at: tables.passageIdsAt,
  units: tables.passageIds,
});

export function valuesOf(tables: Tables): readonly string[] {
  const strings = { at: tables.valuesAt, units: tables.values };
  return Array.from({ length: strings.at.length - 1 }, (_, index) => stringAt(strings, index));
}

/** The row of an article, read back. */
export function rowOf(tables: Tables, values: readonly string[], article: number): ArticleRow {
  const first = tables.passagesAt[article] ?? 0;
  const count = (tables.passagesAt[article + 1] ?? first) - first;
  return {
    id: stringAt(articleIdsOf(tables), article),
    revision: tables.revisions[article] ?? 0,
    published: tables.published[article] ?? 0,
    date: tables.dates[article] ?? 0,
    flags: tables.articleFlags[article] ?? 0,
    length: tables.articleLengths[article] ?? 0,
    source: values[tables.sources[article] ?? 0] ?? '',
    language: values[tables.languages[article] ?? 0] ?? '',
    issues: named(values, tables.articleIssuesAt, tables.articleIssues, article),
    passages: Array.from({ length: count }, (_, index) => passageRow(tables, values, first + index)),
  };
}

const passageRow = (tables: Tables, values: readonly string[], passage: number): PassageRow => ({
  id: stringAt(passageIdsOf(tables), passage),
  flags: tables.passageFlags[passage] ?? 0,
  stance: tables.stances[passage] ?? 0,
  event: tables.events[passage] ?? 0,
  length: tables.passageLengths[passage] ?? 0,
  noteLength: tables.noteLengths[passage] ?? 0,
  speaker: values[tables.speakers[passage] ?? 0] ?? '',
  issues: named(values, tables.passageIssuesAt, tables.passageIssues, passage),
});

const named = (
  values: readonly string[],
  at: Uint32Array,
  numbers: Uint32Array,
  index: number,
): readonly string[] =>
  Array.from(numbers.subarray(at[index], at[index + 1]), (number) => values[number] ?? '');
