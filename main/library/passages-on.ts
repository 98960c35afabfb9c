import type { ArticlePassages, IssueId } from '../../core/model.ts';
import type { Library } from './library.ts';

/** The passages on an issue, over all articles outside the trash. */
export async function passagesOn(library: Library, issue: IssueId): Promise<readonly ArticlePassages[]> {
  const rows = (await library.allRows()).filter(
    (row) => row.removed === null && (row.issues[issue] ?? 0) > 0,
  );
  const found: ArticlePassages[] = [];
  for (const { id } of rows) {
    const open = await library.readable(id);
    if (open === null) continue;
    const { title, byline, source, published, url, passages } = open.article;
    found.push({
      article: { id, title, byline, source, published, url },
      passages: passages.filter(({ issues }) => issues.includes(issue)),
    });
  }
  return found;
}
