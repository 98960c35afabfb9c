/** Highlights and the codebook of Taguette, both as CSV. */
import type { Extracted } from '../../../core/importing.ts';
import type { Row, Table } from './tables.ts';
import { keyOf, namesOf } from './values.ts';
import { nearestIssueColor } from './issue-colors.ts';
import { articlesOf, detailsOf, highlightOf, issuesOnly, saysSomething } from './works.ts';

export const isTaguette = (columns: readonly string[]): boolean =>
  columns.length === 4 && ['id', 'document', 'tag', 'content'].every((name) => columns.includes(name));

/** Reads the highlights of Taguette, which has a row for each tag of one. */
export function readTaguetteTable({ rows }: Table): Extracted {
  const highlights = new Map<string, [Row, ...Row[]]>();
  for (const row of rows()) {
    const key = keyOf('taguette', row.cell('document'), row.cell('id'), row.cell('content'));
    const same = highlights.get(key);
    if (same === undefined) highlights.set(key, [row]);
    else same.push(row);
  }
  const records = [...highlights].map(([key, same]) => {
    const highlight = highlightOf({
      key,
      quote: same[0].cell('content'),
      issues: namesOf(same.map((row) => row.cell('tag'))),
    });
    return {
      details: detailsOf(same[0].cell('document')),
      highlights: [highlight].filter(saysSomething),
      record: same.map(({ record }) => record),
    };
  });
  return { articles: articlesOf('Taguette', records), issues: [], left: [] };
}

/** What Taguette calls the column of names, in exports and in what it imports. */
const NAMES = ['tag', 'path', 'name'];
const BESIDE = ['description', 'number of highlights', 'color', 'colour'];

/**
 * Whether a table has the columns of a codebook and no others.
 * @param isCsv whether its file is called one: a column called "name" is met in tables of all kinds
 */
export const isTaguetteCodebook = (columns: readonly string[], isCsv: boolean): boolean =>
  columns.includes('description') &&
  columns.some((name) => NAMES.includes(name)) &&
  (isCsv || columns.includes('tag') || columns.includes('path')) &&
  columns.every((name) => NAMES.includes(name) || BESIDE.includes(name));

/** Reads a codebook: issues, and no articles. */
export function readTaguetteCodebook({ columns, rows }: Table): Extracted {
  const column = NAMES.find((name) => columns.includes(name)) ?? 'tag';
  const issues = rows().flatMap((row) =>
    namesOf([row.cell(column)]).map((name) => ({
      name,
      definition: row.cell('description'),
      color: nearestIssueColor(row.cell('color') || row.cell('colour')),
    })),
  );
  return issuesOnly(issues, []);
}
