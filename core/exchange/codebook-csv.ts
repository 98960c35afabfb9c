/** The codebook as a table: a row for each issue. */
import type { ForeignIssue } from '../importing.ts';
import { issueTree, parentOf } from '../issues/hierarchy.ts';
import { ISSUE_COLORS, UNDERLINES, type Codebook, type Issue } from '../model.ts';
import { asCsv, wordsOfCell } from './csv.ts';
import { aliasesOf, listIn, momentIn, oneIn, oneLine } from './words.ts';

const COLUMNS = [
  'name',
  'part of',
  'definition',
  'memo',
  'also called',
  'key terms',
  'colour',
  'underline',
  'created',
  'closed',
] as const;
type Column = (typeof COLUMNS)[number];

/** The codebook as CSV: a header, then the issues, each after what it is a part of, which it gives by name. */
export const codebookAsCsv = (codebook: Codebook): string =>
  asCsv([
    COLUMNS,
    ...issueTree(codebook).map(({ issue }) => COLUMNS.map((column) => cellsOf(codebook, issue)[column])),
  ]);

const cellsOf = (codebook: Codebook, issue: Issue): Readonly<Record<Column, string>> => ({
  name: oneLine(issue.name),
  'part of': oneLine(parentOf(codebook, issue.id)?.name ?? ''),
  definition: issue.definition,
  memo: issue.memo,
  'also called': aliasesOf(codebook, issue).map(oneLine).join('; '),
  'key terms': issue.keyTerms.map(oneLine).join('; '),
  colour: issue.color,
  underline: issue.underline,
  created: issue.created,
  closed: issue.closed ?? '',
});

/** What people also write above the columns. */
const ALSO: Readonly<Partial<Record<Column, readonly string[]>>> = {
  'part of': ['parent'],
  'also called': ['aliases'],
  colour: ['color'],
};

const namesOf = (column: Column): readonly string[] => [column, ...(ALSO[column] ?? [])];

/** Whether a table with these columns, in lower case, is a codebook as it is written here. */
export const isCodebookTable = (columns: readonly string[]): boolean =>
  columns.includes('name') &&
  columns.includes('definition') &&
  columns.every((each) => COLUMNS.some((column) => namesOf(column).includes(each)));

/** An issue from a row of such a table; null for one without a name. @param cell the cell of a column, empty where there is none */
export function issueInRow(cell: (column: string) => string): ForeignIssue | null {
  const words = (column: Column): string =>
    wordsOfCell(
      namesOf(column)
        .map(cell)
        .find((each) => each !== '') ?? '',
    )
      .replace(/\r\n?/g, '\n')
      .trim();
  const name = oneLine(words('name'));
  if (name === '') return null;
  return {
    name,
    parent: oneLine(words('part of')) || null,
    definition: words('definition'),
    memo: words('memo'),
    aliases: listIn(words('also called')),
    keyTerms: listIn(words('key terms')),
    color: oneIn(ISSUE_COLORS, words('colour')),
    underline: oneIn(UNDERLINES, words('underline')),
    created: momentIn(words('created')),
    closed: momentIn(words('closed')),
  };
}
