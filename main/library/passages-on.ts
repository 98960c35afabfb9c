import { idsOf } from '../../core/issues/hierarchy.ts';
import { bearsOn } from '../../core/issues/counts.ts';
import type { ArticleId, ArticlePassages, IssueId } from '../../core/model.ts';
import type { Library } from './library.ts';

/** Articles read at a time. */
const AT_ONCE = 16;

/** The passages on an issue, over all articles outside the trash. */
export async function passagesOn(library: Library, issue: IssueId): Promise<readonly ArticlePassages[]> {
  const ids = idsOf(library.codebook, issue);
  const rows = (await library.allRows()).filter((row) => row.removed === null && bearsOn(row, ids));
  const found: (ArticlePassages | null)[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    found.push(
      ...(await Promise.all(rows.slice(from, from + AT_ONCE).map(({ id }) => passagesIn(library, id, ids)))),
    );
  return found.filter((each) => each !== null);
}

async function passagesIn(
  library: Library,
  id: ArticleId,
  wanted: ReadonlySet<IssueId>,
): Promise<ArticlePassages | null> {
  const open = await library.readable(id);
  if (open === null) return null;
  const { title, byline, source, published, url, passages } = open.article;
  return {
    article: { id, title, byline, source, published, url },
    passages: passages.filter(({ issues }) => issues.some((each) => wanted.has(each))),
  };
}
