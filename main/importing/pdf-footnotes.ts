/** Footnotes of a PDF: what stands below the text of a column in smaller letters, and begins with a mark. */
import type { Line } from './pdf-lines.ts';

/** Footnotes are set smaller than this, in sizes of the text. */
const SMALLER = 0.93;

const MARK = /^(?:[⁰¹²³⁴-⁹]+|\d{1,3}[.):]?\s|[*†‡§¶]+)\s*\S/u;

/** The lines of a page that are its text, and those that are told after it: footnotes, and what is written another way. */
export interface Parted {
  readonly text: readonly Line[];
  readonly asides: readonly Line[];
}

/**
 * @param lines of one page, in reading order
 * @param size of the letters of the text
 */
export function partedLines(lines: readonly Line[], size: number): Parted {
  const turn = lines[0]?.turn;
  const asides = new Set(lines.filter((line) => line.turn !== turn));
  for (const column of columnsOf(lines.filter((line) => !asides.has(line))))
    for (const line of footnotesOf(column, size)) asides.add(line);
  const text = lines.filter((line) => !asides.has(line));
  // A page of notes and nothing else is read like any other.
  return text.length === 0 ? { text: lines, asides: [] } : { text, asides: [...asides] };
}

export function columnsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const columns: Line[][] = [];
  for (const line of lines) {
    const last = columns.at(-1);
    if (last?.[0] !== undefined && last[0].column === line.column && last[0].page === line.page)
      last.push(line);
    else columns.push([line]);
  }
  return columns;
}

function footnotesOf(column: readonly Line[], size: number): readonly Line[] {
  const last = column.findLastIndex((line) => line.size > size * SMALLER);
  const first = column.findIndex((line, index) => index > last && MARK.test(line.words));
  return first === -1 ? [] : column.slice(first);
}
