/** Tables of other tools, as CSV. */
import Papa from 'papaparse';

/** One row, its cells by the names of their columns. */
export interface Row {
  /** The words of a cell; empty where the row or the table has none. */
  cell(column: string): string;
  /** As the table has it. */
  readonly record: Readonly<Record<string, string>>;
}

export interface Table {
  /** In lower case, in their order. */
  readonly columns: readonly string[];
  readonly rows: () => readonly Row[];
}

/** What parts the cells: commas, and what spreadsheets save instead. */
const DELIMITERS = [',', ';', '\t'];
/** Further than this nobody looks for a header, in characters. */
const HEADER = 4096;

/** What a text is as a table, for each of the characters that may part its cells; its rows are read when they are asked for. */
export function tablesIn(text: string): readonly Table[] {
  const beginning = text.slice(0, HEADER);
  return DELIMITERS.filter((delimiter) => beginning.includes(delimiter))
    .map((delimiter) => ({ columns: columnsOf(beginning, delimiter), rows: () => rowsOf(text, delimiter) }))
    .filter(({ columns }) => columns.length > 1);
}

function columnsOf(beginning: string, delimiter: string): readonly string[] {
  const [line = ''] = beginning.split('\n', 1);
  const cells = line.split(delimiter);
  const header = cells.some((cell) => cell.startsWith('"')) ? quotedHeader(beginning, delimiter) : cells;
  return header.map((name) => name.trim().toLowerCase());
}

function quotedHeader(beginning: string, delimiter: string): readonly string[] {
  const options = { delimiter, newline: '\n', preview: 1 } as const;
  return Papa.parse<readonly string[]>(beginning, options).data[0] ?? [];
}

function rowsOf(text: string, delimiter: string): readonly Row[] {
  const options = { delimiter, newline: '\n', skipEmptyLines: true } as const;
  const [header = [], ...rows] = Papa.parse<readonly string[]>(withShortGaps(text), options).data;
  const places = new Map(header.map((name, index) => [name.trim().toLowerCase(), index] as const));
  return rows.map((cells) => ({
    cell: (column) => (cells[places.get(column) ?? -1] ?? '').trim(),
    record: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])),
  }));
}

/** Longer runs of blanks are no words, and the time that Papa Parse takes for them grows with their square. */
const LONGEST_GAP = 200;

const withShortGaps = (text: string): string =>
  text.replace(/[^\S\n]+/g, (blanks) => (blanks.length > LONGEST_GAP ? ' ' : blanks));
