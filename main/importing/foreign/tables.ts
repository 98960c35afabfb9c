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

/**
 * The table whose header has certain columns; null for a text that begins with no such header. Its rows are read when
 * they are asked for.
 * @param isWanted is given the names of the columns in lower case
 */
export function tableIn(text: string, isWanted: (columns: readonly string[]) => boolean): Table | null {
  for (const delimiter of DELIMITERS) {
    const [header = []] = Papa.parse<readonly string[]>(text.slice(0, HEADER), {
      delimiter,
      newline: '\n',
      preview: 1,
    }).data;
    const columns = header.map((name) => name.trim().toLowerCase());
    if (columns.length > 1 && isWanted(columns)) return { columns, rows: () => rowsOf(text, delimiter) };
  }
  return null;
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
