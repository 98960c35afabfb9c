/** Saved pages from Pocket, as CSV or, from earlier years, as HTML. */
import type { Extracted } from '../../../core/importing.ts';
import { linksIn } from './html-lists.ts';
import type { Table } from './tables.ts';
import { detailsOf, savedPages } from './works.ts';

const TOOL = 'Pocket';

export const isPocketTable = (columns: readonly string[]): boolean =>
  ['title', 'url', 'time_added', 'tags', 'status'].every((name) => columns.includes(name));

export const readPocketTable = ({ rows }: Table): Extracted =>
  savedPages(
    TOOL,
    rows().map((row) => ({
      details: detailsOf(row.cell('title'), { url: row.cell('url') }),
      highlights: [],
      record: row.record,
      marks: { issues: row.cell('tags').split('|'), archived: row.cell('status') === 'archive' },
    })),
  );

/** Further than this nobody looks for the signs of one, in characters. */
const HEAD = 20_000;

export const isPocketHtml = (text: string): boolean =>
  /<title>\s*Pocket Export\s*<\/title>/i.test(text.slice(0, HEAD)) ||
  (/<h1>(?:Unread|Read Archive)<\/h1>/i.test(text.slice(0, HEAD)) &&
    /\btime_added="\d/i.test(text.slice(0, HEAD)));

/** Reads the pages in both lists; those that were read are marked by the heading above theirs. */
export function readPocketHtml(text: string): Extracted {
  const [unread = '', ...archive] = text.split(/(?=<h1>\s*Read Archive\s*<\/h1>)/i);
  const pages = [
    { html: unread, archived: false },
    { html: archive.join(''), archived: true },
  ].flatMap(({ html, archived }) =>
    linksIn(html).map((link) => ({
      details: detailsOf(link.title, { url: link.address }),
      highlights: [],
      record: {
        title: link.title,
        address: link.address,
        added: link.attribute('time_added'),
        tags: link.attribute('tags'),
      },
      marks: { issues: link.attribute('tags').split(','), archived },
    })),
  );
  return savedPages(TOOL, pages);
}
