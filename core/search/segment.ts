/**
 * A part of the index that never changes: some articles with their passages, numbered, in typed arrays alone. What changes
 * comes in a newer segment, and the older one is told which of its articles no longer count.
 */
import { STANCES } from '../model.ts';
import { dateNumber } from './filter-values.ts';
import type { SearchArticle, SearchPassage } from './model.ts';
import { mergedPostings, postingsFrom, type Postings } from './postings.ts';
import * as table from './tables.ts';
import { wordsOf } from './tokens.ts';

/** The first three by the number of the article, the others by that of the passage. */
export const SEGMENT_FIELDS = ['title', 'byline', 'text', 'passage', 'note'] as const;
export type SegmentField = (typeof SEGMENT_FIELDS)[number];

export interface Segment {
  readonly tables: table.Tables;
  readonly postings: Readonly<Record<SegmentField, Postings>>;
}

/** Lowest bits of `articleFlags`. */
export const READING_STATES = ['unread', 'reading', 'read'] as const;

type Documents = Record<SegmentField, (readonly string[])[]>;

/** Indexes some articles, no two of one id. Of those in the trash it keeps id and revision alone. */
export function segmentFrom(articles: readonly SearchArticle[]): Segment {
  const documents: Documents = { title: [], byline: [], text: [], passage: [], note: [] };
  const rows = articles.map((article) => articleRow(article, documents));
  return {
    tables: table.tablesFrom(rows),
    postings: forEachField((field) => postingsFrom(documents[field])),
  };
}

const forEachField = <T>(make: (field: SegmentField) => T): Record<SegmentField, T> => ({
  title: make('title'),
  byline: make('byline'),
  text: make('text'),
  passage: make('passage'),
  note: make('note'),
});

function articleRow(article: SearchArticle, documents: Documents): table.ArticleRow {
  const { removed } = article;
  const title = removed ? [] : wordsOf(article.title);
  const byline = removed ? [] : wordsOf(article.byline ?? '');
  const text = removed ? [] : wordsOf(article.text);
  documents.title.push(title);
  documents.byline.push(byline);
  documents.text.push(text);
  const published = dateNumber(article.published);
  return {
    id: article.id,
    revision: article.revision,
    published,
    date: published === 0 ? dateNumber(article.imported) : published,
    flags:
      READING_STATES.indexOf(article.state) +
      (article.starred ? table.STARRED : 0) +
      (article.archived ? table.ARCHIVED : 0) +
      (removed ? table.REMOVED : 0),
    length: title.length + byline.length + text.length,
    source: article.source ?? '',
    language: article.language ?? '',
    issues: article.issues,
    passages: removed ? [] : article.passages.map((passage) => passageRow(passage, documents)),
  };
}

function passageRow(passage: SearchPassage, documents: Documents): table.PassageRow {
  const quote = wordsOf(passage.quote);
  const note = wordsOf(passage.note);
  documents.passage.push(quote);
  documents.note.push(note);
  return {
    id: passage.id,
    flags: (passage.placed ? table.PLACED : 0) + (passage.note.trim() === '' ? 0 : table.NOTED),
    stance: passage.stance === null ? 0 : STANCES.indexOf(passage.stance) + 1,
    event: dateNumber(passage.eventDate),
    length: quote.length,
    noteLength: note.length,
    speaker: passage.speaker ?? '',
    issues: passage.issues,
  };
}

export const articlesIn = ({ tables }: Segment): number => tables.revisions.length;
export const passagesIn = ({ tables }: Segment): number => tables.articleOf.length;

/** A segment, and which of its articles are kept: 1 for each, else 0. */
export interface Part {
  readonly segment: Segment;
  readonly kept: Uint8Array;
}

/** Makes one of several, without the articles that are not kept; the articles stay in their order. */
export function mergedSegment(parts: readonly Part[]): Segment {
  const rows: table.ArticleRow[] = [];
  const numbered = { articles: 0, passages: 0 };
  const merging = parts.map(({ segment, kept }) => {
    const values = table.valuesOf(segment.tables);
    kept.forEach((keep, article) => {
      if (keep === 1) rows.push(table.rowOf(segment.tables, values, article));
    });
    const { articleOf } = segment.tables;
    const articles = Int32Array.from(kept, (keep) => (keep === 1 ? numbered.articles++ : -1));
    const passages = Int32Array.from(articleOf, (article) =>
      kept[article] === 1 ? numbered.passages++ : -1,
    );
    return { segment, articles, passages };
  });
  return {
    tables: table.tablesFrom(rows),
    postings: forEachField((field) =>
      mergedPostings(
        merging.map(({ segment, articles, passages }) => ({
          postings: segment.postings[field],
          renumbered: field === 'passage' || field === 'note' ? passages : articles,
        })),
      ),
    ),
  };
}
