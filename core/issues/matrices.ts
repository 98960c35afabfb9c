/** How passages are spread: issues over sources or months, speakers over stances. */
import { STANCES, type Codebook, type IssueId, type Stance } from '../model.ts';
import { filtered, holds, type Found, type IssueFilter, type SourceArticle } from './bearing.ts';
import { idsOf, issueTree, isWithin } from './hierarchy.ts';
import { bucketOf, daysBetween, firstDay, lastDay, periodsBetween } from './periods.ts';

/** Whether the rows are an issue and its parts, or all issues. */
export const MATRIX_ROWS = ['parts', 'all'] as const;
export type MatrixRows = (typeof MATRIX_ROWS)[number];
export const MATRIX_COLUMNS = ['sources', 'months'] as const;
export type MatrixColumns = (typeof MATRIX_COLUMNS)[number];

/** Issues over sources or months, every cell, those without a passage too. */
export interface Matrix {
  /** Sources with most passages first, some without any after them, or months in order; null, for what is not known, last. */
  readonly columns: readonly (string | null)[];
  readonly rows: readonly {
    readonly issue: IssueId;
    readonly depth: number;
    /** Passages on the issue or a part of it, each once. */
    readonly passages: number;
    /** The same for each column. */
    readonly cells: readonly number[];
  }[];
}

/**
 * @param articles those that bear on the issue; for the rows of all issues, all articles that bear on any
 * @param silent sources of the library, of which those without a passage are shown, too, so that it is seen who says nothing
 * @returns columns are the sources in which the rows have a passage at all and some of the silent ones, or the months from
 * the first to the last
 */
export function matrixOf(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  asked: {
    readonly issue: IssueId;
    readonly filter: IssueFilter;
    readonly rows: MatrixRows;
    readonly columns: MatrixColumns;
  },
  silent: readonly string[] = [],
): Matrix {
  const tree = issueTree(codebook).filter(
    ({ issue }) => asked.rows === 'all' || isWithin(codebook, issue.id, asked.issue),
  );
  const top = Math.min(...tree.map(({ depth }) => depth));
  const found = filtered(codebook, articles, asked.filter);
  const counts = tree.map(({ issue }) => {
    const ids = idsOf(codebook, issue.id);
    return tally(found, (each) =>
      holds(each.passage.issues, ids) ? columnOf(each, asked.columns) : undefined,
    );
  });
  const used = columnsOf(counts, found, asked.columns);
  const columns = showsSilence(asked) ? withSilent(used, silent) : used;
  return {
    columns,
    rows: tree.map(({ issue, depth }, row) => {
      const cells = columns.map((column) => counts[row]?.get(column) ?? 0);
      return { issue: issue.id, depth: depth - top, passages: sum(cells), cells };
    }),
  };
}

type Column = string | null;

/** So many sources without a passage are shown at most. */
const MOST_SILENT = 12;

/** Whoever asks for one source asks nothing of others. */
const showsSilence = ({
  columns,
  filter,
}: {
  readonly columns: MatrixColumns;
  readonly filter: IssueFilter;
}): boolean =>
  columns === 'sources' && [filter, ...(filter.also ?? [])].every(({ source }) => source === undefined);

/** What is not known stays last. */
function withSilent(columns: readonly Column[], sources: readonly string[]): readonly Column[] {
  if (columns.length === 0) return columns;
  const others = sources.filter((source) => !columns.includes(source)).slice(0, MOST_SILENT);
  const known = columns.filter((column) => column !== null);
  return [...known, ...others, ...columns.slice(known.length)];
}

const columnOf = ({ article }: Found, columns: MatrixColumns): Column =>
  columns === 'sources' ? article.source : bucketOf(article.published, 'month');

/** How many give each value; those that give undefined are passed over. */
function tally<T>(found: readonly Found[], valueOf: (each: Found) => T | undefined): ReadonlyMap<T, number> {
  const counts = new Map<T, number>();
  for (const each of found) {
    const value = valueOf(each);
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return counts;
}

function columnsOf(
  rows: readonly ReadonlyMap<Column, number>[],
  found: readonly Found[],
  columns: MatrixColumns,
): readonly Column[] {
  const all = tally(found, (each) => columnOf(each, columns));
  const used = [...new Set(rows.flatMap((row) => [...row.keys()]))];
  const known = used.filter((column) => column !== null);
  const sorted =
    columns === 'months'
      ? withEmptyMonths(known).sort(letters)
      : known.sort((a, b) => (all.get(b) ?? 0) - (all.get(a) ?? 0) || letters(a, b));
  return used.includes(null) ? [...sorted, null] : sorted;
}

/** Months that are further apart than this are not all named. */
const MOST_MONTHS = 240;

/** The months from the first to the last, too, in which nothing is; dates without a month stay as they are. */
function withEmptyMonths(columns: readonly string[]): string[] {
  const months = columns.filter((column) => column.length === 7).toSorted(letters);
  const [first, last] = [months[0], months.at(-1)];
  if (first === undefined || last === undefined) return [...columns];
  if (daysBetween(firstDay(first), lastDay(last)) > MOST_MONTHS * 31) return [...columns];
  return [...new Set([...columns, ...periodsBetween(firstDay(first), lastDay(last), 'month')])];
}

const letters = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1);
const sum = (numbers: readonly number[]): number => numbers.reduce((all, each) => all + each, 0);

/** Speakers over stances. */
export interface Sayings {
  /** In their usual order, null for none last. */
  readonly stances: readonly (Stance | null)[];
  /** Those of most passages first; null, for passages without a speaker, last. */
  readonly rows: readonly {
    readonly speaker: string | null;
    readonly passages: number;
    /** One for each stance. */
    readonly cells: readonly number[];
  }[];
}

/** Who says what in passages. */
export function sayingsOf(found: readonly Found[]): Sayings {
  const stances = [...STANCES, null];
  const bySpeaker = new Map<string | null, Found[]>();
  for (const each of found) {
    const list = bySpeaker.get(each.passage.speaker);
    if (list === undefined) bySpeaker.set(each.passage.speaker, [each]);
    else list.push(each);
  }
  const rows = [...bySpeaker].map(([speaker, list]) => {
    const counts = tally(list, ({ passage }) => passage.stance);
    return { speaker, passages: list.length, cells: stances.map((stance) => counts.get(stance) ?? 0) };
  });
  const order = (a: Sayings['rows'][number], b: Sayings['rows'][number]): number =>
    a.speaker === null || b.speaker === null
      ? Number(a.speaker === null) - Number(b.speaker === null)
      : b.passages - a.passages || letters(a.speaker, b.speaker);
  return { stances, rows: rows.sort(order) };
}
