/** Highlights from Readwise and the list of what Readwise Reader keeps, both as CSV. */
import type { Extracted } from '../../../core/importing.ts';
import { authorOf } from '../reading.ts';
import type { Row, Table } from './tables.ts';
import { keyOf, listedNames, namesOf, noteOf, timeOf } from './values.ts';
import {
  articlesOf,
  detailsOf,
  highlightOf,
  noPlace,
  said,
  saysSomething,
  savedPages,
  type WorkRecord,
} from './works.ts';

const has = (columns: readonly string[], ...wanted: readonly string[]): boolean =>
  wanted.every((name) => columns.includes(name));

export const isReadwise = (columns: readonly string[]): boolean =>
  has(columns, 'highlight', 'book title', 'book author', 'note');

/** Reads the highlights of Readwise, each book's in the order of their places in it. */
export function readReadwise({ rows }: Table): Extracted {
  const all = rows();
  const records = inPlaces(all).map(recordOf);
  const kept = records.filter(({ highlights }) => highlights.length > 0);
  return {
    articles: articlesOf('Readwise', kept),
    issues: [],
    left: [
      ...said(records.length - kept.length, 'entry', 'entries', (entries, isOne) =>
        isOne ? `${entries} without words stays behind.` : `${entries} without words stay behind.`,
      ),
      ...noPlace('colours', all.filter((row) => row.cell('color') !== '').length, 'highlight'),
    ],
  };
}

/** Books in the order of the file, and within each its highlights by place, which is counted in one unit there. */
function inPlaces(rows: readonly Row[]): readonly Row[] {
  const books = new Map(
    [...new Set(rows.map((row) => row.cell('book title')))].map((title, rank) => [title, rank]),
  );
  const bookOf = (row: Row): number => books.get(row.cell('book title')) ?? 0;
  return rows.toSorted((a, b) => bookOf(a) - bookOf(b) || placeIn(a) - placeIn(b));
}

const placeIn = (row: Row): number => Number(/\d+/.exec(row.cell('location'))?.[0] ?? 0);

function recordOf(row: Row): WorkRecord {
  const title = row.cell('book title');
  const quote = row.cell('highlight');
  const note = row.cell('note');
  const identity = quote === '' ? note : quote;
  const highlight = highlightOf({
    key: keyOf('readwise', title, row.cell('book author'), row.cell('location'), identity),
    quote,
    note: noteOf(note),
    issues: namesOf(row.cell('tags').split(',')),
    created: timeOf(row.cell('highlighted at')),
  });
  return {
    details: detailsOf(title, { byline: authorOf(row.cell('book author')) }),
    highlights: [highlight].filter(saysSomething),
    marks: { issues: listedNames(row.cell('document tags')) },
    record: row.record,
  };
}

export const isReader = (columns: readonly string[]): boolean =>
  has(columns, 'title', 'url', 'id', 'document tags', 'saved date');

/** Reads the list of Readwise Reader, which knows titles and addresses. */
export const readReader = ({ rows }: Table): Extracted =>
  savedPages(
    'Readwise Reader',
    rows().map((row) => ({
      details: detailsOf(row.cell('title'), { url: row.cell('url') }),
      highlights: [],
      record: row.record,
      marks: {
        issues: listedNames(row.cell('document tags')),
        archived: /archive/i.test(row.cell('location')),
      },
      state: Number(row.cell('reading progress')) > 0,
    })),
  );
