/** Cells of tables for spreadsheets and scripts, as CSV (RFC 4180, with a byte order mark). */

/** Makes Excel read the file as UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';

/** What spreadsheets would run as a formula, apostrophes before it or not. */
const FORMULA = /^'*[=+\-@＝＋－＠\t\r]/u;

/**
 * A table as CSV. Cells hold the words as they are, but for one apostrophe before what a spreadsheet would run as a
 * formula; `wordsOfCell` takes it away.
 */
export const asCsv = (rows: readonly (readonly string[])[]): string =>
  BYTE_ORDER_MARK + rows.map((row) => row.map(cellOf).join(',') + LINE_END).join('');

function cellOf(words: string): string {
  const safe = FORMULA.test(words) ? `'${words}` : words;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** The words that a cell was made of. */
export const wordsOfCell = (cell: string): string =>
  cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
