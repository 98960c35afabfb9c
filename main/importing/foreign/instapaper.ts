/** Saved pages from Instapaper, as CSV. */
import type { Extracted } from '../../../core/importing.ts';
import type { Row, Table } from './tables.ts';
import { keyOf, listedNames, timeOf } from './values.ts';
import { detailsOf, highlightOf, savedPages, type SavedPage } from './works.ts';

export const isInstapaper = (columns: readonly string[]): boolean =>
  ['url', 'title', 'selection', 'folder'].every((name) => columns.includes(name));

/** Reads the pages of Instapaper; the words that a page was saved with are a highlight in it. */
export const readInstapaper = ({ rows }: Table): Extracted => savedPages('Instapaper', rows().map(pageOf));

/** The folders that every account has say how far a page has come. */
const STATES = /^(?:unread|archive|starred)?$/i;

function pageOf(row: Row): SavedPage {
  const url = row.cell('url');
  const quote = row.cell('selection');
  const created = timeOf(row.cell('timestamp'));
  return {
    details: detailsOf(row.cell('title'), { url }),
    highlights: quote === '' ? [] : [highlightOf({ key: keyOf('instapaper', url, quote), quote, created })],
    record: row.record,
    folder: !STATES.test(row.cell('folder')),
    marks: {
      issues: listedNames(row.cell('tags')),
      starred: /^starred$/i.test(row.cell('folder')),
      archived: /^archive$/i.test(row.cell('folder')),
    },
  };
}
