import type { ArticleId, ArticlePassages, IssueId } from '../../core/model.ts';
import type { Library } from './library.ts';

/** Articles read at a time. */
const AT_ONCE = 16;

/** The passages on an issue, over all articles outside the trash. */
export async function passagesOn(library: Library, issue: IssueId): Promise<readonly ArticlePassages[]> {
  const rows = (await library.allRows()).filter(
    (row) => row.removed === null && (row.issues[issue] ?? 0) > 0,
  );
  const found: (ArticlePassages | null)[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    found.push(
      ...(await Promise.all(
        rows.slice(from, from + AT_ONCE).map(({ id }) => passagesIn(library, id, issue)),
      )),
    );
  return found.filter((each) => each !== null);
}

async function passagesIn(library: Library, id: ArticleId, issue: IssueId): Promise<ArticlePassages | null> {
  const open = await library.readable(id);
  if (open === null) return null;
  const { title, byline, source, published, url, passages } = open.article;
  return {
    article: { id, title, byline, source, published, url },
    passages: passages.filter(({ issues }) => issues.includes(issue)),
  };
}
