/** What was marked and noted on a Kindle: its file "My Clippings.txt". */
import type { Extracted, ForeignHighlight } from '../../../core/importing.ts';
import { authorOf } from '../reading.ts';
import { clippingsIn, type Clipping } from './kindle-clippings.ts';
import { gathered, type Marked } from './kindle-marks.ts';
import { keyOf, noteOf } from './values.ts';
import { articlesOf, detailsOf, highlightOf, said, type WorkRecord } from './works.ts';

/** So much is looked at to see what a file is, in characters. */
const BEGINNING = 20_000;

/** Whether a text is a list of entries between lines of "=", of which one at least is understood. */
export function isKindle(text: string): boolean {
  const beginning = text.slice(0, BEGINNING);
  if (!/^={10}[^\S\n]*$/m.test(beginning)) return false;
  return clippingsIn(beginning).clippings.some(
    ({ kind, place, created }) => kind !== null && (place !== null || created !== null),
  );
}

/**
 * Reads the entries of each book: notes join the highlights they stand in, and what was marked again with more or
 * fewer words is there once, as the longest.
 */
export function readKindle(text: string): Extracted {
  const { clippings, unread } = clippingsIn(text);
  const marks = booksOf(clippings.filter(hasWords)).flatMap(gathered);
  return {
    articles: articlesOf('Kindle', marks.map(recordOf)),
    issues: [],
    left: leftOf(clippings, unread, marks),
  };
}

const hasWords = ({ kind, text }: Clipping): boolean => kind !== 'bookmark' && text !== '' && !isLimit(text);

/** What a Kindle writes in place of the words once too much of a book was copied. */
const isLimit = (text: string): boolean => /^<[^<>\n]{10,200}>$/.test(text);

function booksOf(clippings: readonly Clipping[]): readonly (readonly Clipping[])[] {
  const books = new Map<string, Clipping[]>();
  for (const clipping of clippings) {
    const key = JSON.stringify([clipping.title, clipping.author]);
    const book = books.get(key);
    if (book === undefined) books.set(key, [clipping]);
    else book.push(clipping);
  }
  return [...books.values()];
}

const recordOf = ({ clipping, notes, others }: Marked): WorkRecord => ({
  details: detailsOf(clipping.title, { byline: authorOf(clipping.author) }),
  highlights: [highlightFrom(clipping, notes)],
  record: [clipping, ...notes, ...others].map(({ entry }) => entry),
});

function highlightFrom(clipping: Clipping, notes: readonly Clipping[]): ForeignHighlight {
  const { title, author, place, text, created } = clipping;
  const key = keyOf('kindle', title, author, place?.first ?? null, text);
  return clipping.kind === 'note'
    ? highlightOf({ key, note: noteOf(text), created })
    : highlightOf({ key, quote: text, note: notes.map((note) => noteOf(note.text)).join('\n\n'), created });
}

function leftOf(clippings: readonly Clipping[], unread: number, marks: readonly Marked[]): readonly string[] {
  const bookmarks = clippings.filter(({ kind }) => kind === 'bookmark').length;
  const empty = clippings.filter(({ kind, text }) => kind !== 'bookmark' && text === '').length;
  const limited = clippings.filter(({ text }) => isLimit(text)).length;
  const unknown = clippings.filter(({ kind, text }) => kind === null && text !== '').length;
  const again = marks.reduce((sum, { others }) => sum + others.length, 0);
  return [
    ...said(
      bookmarks,
      'bookmark',
      'bookmarks',
      (things, isOne) => `${things} without words ${stays(isOne)} behind.`,
    ),
    ...said(empty, 'empty entry', 'empty entries', (things, isOne) => `${things} ${stays(isOne)} behind.`),
    ...said(
      limited,
      'highlight',
      'highlights',
      (things, isOne) =>
        `${things} ${isOne ? 'is' : 'are'} without words in the file, because too much of the book was copied.`,
    ),
    ...said(
      again,
      'entry',
      'entries',
      (things, isOne) =>
        `${things} ${isOne ? 'was' : 'were'} made again with more or fewer words: the longest of each is there.`,
    ),
    ...said(
      unknown,
      'entry',
      'entries',
      (things, isOne) =>
        `${things} in a language that Briefmark does not know ${isOne ? 'is' : 'are'} taken for highlights.`,
    ),
    ...said(unread, 'entry', 'entries', (things) => `${things} of the file could not be read.`),
  ];
}

const stays = (isOne: boolean): string => (isOne ? 'stays' : 'stay');
