import type { ReadArticle } from '../../core/text-versions.ts';
import { isUnplaced } from '../../core/passages.ts';
import { readingState, rowOf } from '../../core/rows.ts';
import type { SearchArticle, SearchPassage } from '../../core/search/model.ts';

/** What the search knows of an article. */
export function searchable(read: ReadArticle): SearchArticle {
  const { article, document } = read;
  return {
    id: article.id,
    revision: article.revision,
    title: article.title,
    byline: article.byline,
    source: article.source,
    section: article.section,
    published: article.published,
    imported: article.imported,
    language: article.language,
    url: article.url,
    text: document.text,
    issues: article.issues,
    starred: article.starred,
    archived: article.archived !== null,
    removed: article.removed !== null,
    state: readingState(rowOf(article)),
    passages: article.passages.map((passage): SearchPassage => ({
      id: passage.id,
      start: passage.start,
      end: passage.end,
      quote: passage.quote,
      note: passage.note,
      issues: passage.issues,
      speaker: passage.speaker,
      stance: passage.stance,
      eventDate: passage.eventDate,
      placed: !isUnplaced(article, passage),
    })),
  };
}
