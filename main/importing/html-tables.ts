/** Tables of a page: those that hold data become tables, those that only place things become what they place. */
import type TurndownService from 'turndown';
import { closestNamed, named } from './page-elements.ts';

/** What no table of data has in its cells. */
const PARTS = 'table, blockquote, pre, hr, figure, h1, h2, h3, h4, h5, h6';
/** What its cells have at times, and those of a table that places things nearly always. */
const BLOCKS = 'ul, ol, dl, p + p, div + div';
/** Nobody writes more into a cell that has such in it, in characters. */
const LONGEST_CELL = 1000;
/** Nobody means more columns than this, in one cell or in a row. */
const MOST_COLUMNS = 200;
/** So many empty cells are put into one table at most. */
const MOST_ADDED = 10_000;
/** On the first row: how many columns its table has. */
const COLUMNS = 'data-columns';

const TABLES = new Set(['table']);

/** Makes the tables among all `elements` of a text ones that Markdown can hold, or takes them apart where they only place things. */
export function settleTables(elements: readonly Element[]): void {
  for (const table of named(elements, TABLES)) {
    if (isLayout(table)) flatten(table);
    else {
      unlist(table);
      square(table);
    }
  }
}

function isLayout(table: Element): boolean {
  if (
    table.querySelector(PARTS) !== null ||
    /^(?:presentation|none)$/i.test(table.getAttribute('role') ?? '')
  )
    return true;
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.children.length > 1);
  return rows.length === 0 || (table.querySelector(BLOCKS) !== null && !holdsData(table, rows));
}

/** Whether there are rows under one another, of more than one cell with words each, and none of them is a text. */
function holdsData(table: Element, rows: readonly Element[]): boolean {
  const filled = rows.filter(
    ({ children }) => [...children].filter((cell) => /\S/.test(cell.textContent)).length > 1,
  );
  const enough = filled.length > 1 && (table.querySelector('th') !== null || filled.length > 2);
  return (
    enough &&
    rows.every(({ children }) => [...children].every((cell) => cell.textContent.length <= LONGEST_CELL))
  );
}

/** A cell of a Markdown table has lines alone. */
function unlist(table: Element): void {
  for (const list of table.querySelectorAll('ul, ol')) {
    const items = [...list.children].filter(({ localName }) => localName === 'li');
    for (const [index, item] of items.entries()) {
      const line = table.ownerDocument.createElement('div');
      line.append(list.localName === 'ol' ? `${index + 1}. ` : '• ', ...item.childNodes);
      item.replaceWith(line);
    }
    list.replaceWith(...list.childNodes);
  }
}

function flatten(table: Element): void {
  const parts = [...table.querySelectorAll('caption, th, td')]
    .filter((cell) => closestNamed(cell, 'table') === table)
    .map((cell) => {
      const part = table.ownerDocument.createElement('div');
      part.append(...cell.childNodes);
      return part;
    });
  table.replaceWith(...parts);
}

/** Puts an empty cell wherever one of another row or column reaches over, so that columns stay true. */
function square(table: Element): void {
  const rows = [...table.querySelectorAll('tr')].filter((row) => row.children.length > 0);
  let added = 0;
  const empty = (): Element => {
    added += 1;
    return table.ownerDocument.createElement('td');
  };
  /** For each column, how many rows further down are taken. */
  const taken: number[] = [];
  for (const row of rows) {
    let column = 0;
    for (const cell of [...row.children]) {
      for (; (taken[column] ?? 0) > 0 && added < MOST_ADDED; column += 1) {
        taken[column] = (taken[column] ?? 0) - 1;
        cell.before(empty());
      }
      const width = Math.min(spanOf(cell, 'colspan'), MOST_ADDED - added + 1);
      const height = spanOf(cell, 'rowspan');
      for (let step = 0; step < width; step += 1) taken[column + step] = height - 1;
      if (width > 1) cell.after(...Array.from({ length: width - 1 }, empty));
      column += width;
    }
    for (; column < Math.min(taken.length, MOST_COLUMNS) && added < MOST_ADDED; column += 1) {
      if ((taken[column] ?? 0) === 0) continue;
      taken[column] = (taken[column] ?? 0) - 1;
      row.append(empty());
    }
  }
  const widest = rows.reduce((most, row) => Math.max(most, row.children.length), 0);
  rows[0]?.setAttribute(COLUMNS, String(Math.min(widest, MOST_COLUMNS)));
}

const spanOf = (cell: Element, name: 'colspan' | 'rowspan'): number =>
  Math.min(Math.max(Math.trunc(Number(cell.getAttribute(name) ?? 1)) || 1, 1), MOST_COLUMNS);

/** Teaches the service settled tables; the first row becomes the head, which Markdown cannot do without. */
export function addTables(service: TurndownService): void {
  service.addRule('cell', {
    filter: ['th', 'td'],
    replacement: (words) => `| ${words.trim().replace(/\s*\\?\n+\s*/g, '<br>')} `,
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (cells, node) => (cells.trim() === '' ? '' : `${cells}${ruleUnder(node)}`),
  });
  service.addRule('rows', { filter: ['thead', 'tbody', 'tfoot'], replacement: (rows) => rows });
  service.addRule('table', {
    filter: 'table',
    // Its caption has blank lines around it already.
    replacement: (words) => `\n\n${words.trim()}\n\n`,
  });
}

/** What ends a row; under the first, the rule that makes the table one, as wide as the widest row. */
function ruleUnder(row: Element): string {
  const columns = Number(row.getAttribute(COLUMNS) ?? 0);
  const missing = Math.max(0, columns - row.children.length);
  return `${'| '.repeat(missing)}|\n${columns === 0 ? '' : `${'| --- '.repeat(columns)}|\n`}`;
}
