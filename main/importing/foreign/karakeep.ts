/** Bookmarks from Karakeep, as JSON. */
import type { Extracted, ExtractedArticle } from '../../../core/importing.ts';
import { object, record, type Parser } from '../../../core/parse.ts';
import { readMarkdown } from '../markdown.ts';
import { fieldsOf, listIn, names, readEach, words } from './records.ts';
import { keyOf, noteOf, timeOf } from './values.ts';
import { articlesOf, detailsOf, highlightOf, said, savedPages, type SavedPage } from './works.ts';

const TOOL = 'Karakeep';

interface Bookmark {
  readonly createdAt: string | null;
  readonly title: string;
  readonly tags: readonly string[];
  readonly lists: readonly unknown[];
  readonly note: string;
  readonly archived: boolean;
  readonly content: { readonly type: string; readonly url: string; readonly text: string };
}

const bookmark: Parser<Bookmark> = (value, at) =>
  object<Bookmark>({
    createdAt: (time) => timeOf(time),
    title: words,
    tags: names,
    lists: listIn,
    note: words,
    archived: (archived) => archived === true,
    content: (content, within) =>
      object<Bookmark['content']>({ type: words, url: words, text: words })(fieldsOf(content) ?? {}, within),
  })(record(value, at), at);

export const isKarakeep = (value: unknown): boolean => {
  const bookmarks = fieldsOf(value)?.['bookmarks'];
  if (!Array.isArray(bookmarks)) return false;
  const first = fieldsOf(bookmarks[0]);
  return bookmarks.length === 0 || (first !== null && 'content' in first && 'createdAt' in first);
};

/** Reads links, and texts that were kept there, which are Markdown. */
export function readKarakeep(value: unknown): Extracted {
  const { items, left } = readEach(listIn(fieldsOf(value)?.['bookmarks']), bookmark);
  const texts = items.filter(({ item }) => item.content.url === '' && item.content.text !== '');
  const links = items.filter(({ item }) => item.content.url !== '');
  const others = items.length - texts.length - links.length;
  const saved = savedPages(
    TOOL,
    links.map(({ item, record: own }) => pageOf(item, own)),
    [
      ...left,
      ...said(others, 'file', 'files', (files, isOne) =>
        isOne
          ? `${files} that was kept in ${TOOL} is not in its export.`
          : `${files} that were kept in ${TOOL} are not in its export.`,
      ),
    ],
  );
  return {
    ...saved,
    articles: [...saved.articles, ...texts.flatMap(({ item, record: own }) => textOf(item, own))],
  };
}

const pageOf = (item: Bookmark, own: unknown): SavedPage => ({
  details: detailsOf(item.title, { url: item.content.url }),
  highlights: notesOn(item, item.content.url),
  record: own,
  marks: { issues: item.tags, archived: item.archived },
  folder: item.lists.length > 0,
});

function textOf(item: Bookmark, own: unknown): readonly ExtractedArticle[] {
  const { details, markdown, images } = readMarkdown(item.content.text, () => null);
  const named = item.title === '' ? details : { ...details, title: item.title };
  const marks = { issues: item.tags, archived: item.archived };
  const records = [{ details: named, highlights: notesOn(item, item.content.text), marks, record: own }];
  return articlesOf(TOOL, records).map((article) => ({ ...article, markdown, images }));
}

const notesOn = ({ note, createdAt }: Bookmark, work: string) =>
  note === '' ? [] : [highlightOf({ key: keyOf('karakeep', work), note: noteOf(note), created: createdAt })];
