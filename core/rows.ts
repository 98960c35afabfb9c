import type { Article, ArticleRow, IssueId } from './model.ts';
import { wordsIn } from './words.ts';

/** The row that stands for an article in lists. `text` is its canonical text. */
export function rowOf(article: Article, text: string): ArticleRow {
  return {
    ...rowFields(article),
    words: wordsIn(text),
  };
}

/** The row after a change of the article, whose text, and so its count of words, never changes. */
export const updatedRow = (row: ArticleRow, article: Article): ArticleRow => ({
  ...row,
  ...rowFields(article),
});

function rowFields(article: Article): Omit<ArticleRow, 'words'> {
  return {
    id: article.id,
    title: article.title,
    source: article.source,
    section: article.section,
    published: article.published,
    imported: article.imported,
    originalSha256: article.original.sha256,
    passages: article.passages.length,
    notes: article.passages.filter(({ note }) => note !== '').length,
    issues: issueCounts(article),
    progress: article.reading?.progress ?? 0,
    read: article.reading?.at ?? null,
    removed: article.removed,
  };
}

function issueCounts(article: Article): Record<IssueId, number> {
  const counts: Record<IssueId, number> = {};
  for (const { issues } of article.passages) for (const id of issues) counts[id] = (counts[id] ?? 0) + 1;
  return counts;
}

/** Newest publication first, undated last among their like, then by title. */
export const byDate = (a: ArticleRow, b: ArticleRow): number =>
  (b.published ?? '').localeCompare(a.published ?? '') ||
  a.title.localeCompare(b.title) ||
  (a.id < b.id ? -1 : 1);
