/** Tables of a page: those that hold data become tables, those that only place things become what they place. */
import type TurndownService from 'turndown';

/** What no cell of a Markdown table can hold. */
const BLOCKS = 'table, ul, ol, dl, blockquote, pre, hr, figure, h1, h2, h3, h4, h5, h6, p + p, div + div';

/** Takes apart the tables in an element that are there for its layout, and keeps what is in their cells. */
export function flattenLayoutTables(content: HTMLElement): void {
  for (const table of content.querySelectorAll('table')) {
    if (!isLayout(table)) continue;
    const parts = [...table.querySelectorAll('caption, th, td')]
      .filter((cell) => cell.closest('table') === table)
      .map((cell) => {
        const part = content.ownerDocument.createElement('div');
        part.append(...cell.childNodes);
        return part;
      });
    table.replaceWith(...parts);
  }
}

function isLayout(table: Element): boolean {
  const rows = [...table.querySelectorAll('tr')];
  return table.querySelector(BLOCKS) !== null || rows.every((row) => row.children.length <= 1);
}

/** Teaches the service tables; the first row becomes the head, which Markdown cannot do without. */
export function addTables(service: TurndownService): void {
  service.addRule('cell', {
    filter: ['th', 'td'],
    replacement: (words, node) =>
      `| ${words.trim().replace(/\s*\\?\n+\s*/g, '<br>')} ${'| '.repeat(spanOf(node) - 1)}`,
  });
  service.addRule('row', {
    filter: 'tr',
    replacement: (cells, node) =>
      cells.trim() === '' ? '' : `${cells}|\n${isFirst(node) ? rule(node) : ''}`,
  });
  service.addRule('rows', { filter: ['thead', 'tbody', 'tfoot'], replacement: (rows) => rows });
  service.addRule('table', {
    filter: 'table',
    // Its caption has blank lines around it already.
    replacement: (words) => `\n\n${words.trim()}\n\n`,
  });
}

/** Nobody means more columns than this, in one cell or in a row. */
const MOST_COLUMNS = 200;

const spanOf = (cell: Element): number =>
  Math.min(Math.max(Math.trunc(Number(cell.getAttribute('colspan') ?? 1)) || 1, 1), MOST_COLUMNS);

const rowsOf = (row: Element): readonly Element[] => [
  ...(row.closest('table')?.querySelectorAll('tr') ?? []),
];

const isFirst = (row: Element): boolean =>
  rowsOf(row).find((each) => each.textContent.trim() !== '' || each.children.length > 0) === row;

function rule(row: Element): string {
  const columns = [...row.children].reduce((sum, cell) => sum + spanOf(cell), 0);
  return `${'| --- '.repeat(Math.min(columns, MOST_COLUMNS))}|\n`;
}
