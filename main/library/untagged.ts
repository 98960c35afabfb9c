import type { UntaggedPassages } from '../../core/contract.ts';
import { untaggedIn } from '../../core/issues/counts.ts';
import { isTagged } from '../../core/issues/hierarchy.ts';
import type { ArticleId } from '../../core/model.ts';
import { byDate } from '../../core/rows.ts';
import type { Library } from './library.ts';

/** Articles read at a time. */
const AT_ONCE = 16;

/** The passages that bear on no issue, of the first so many articles outside the trash that have some. */
export async function untaggedPassages(
  library: Library,
  articles: number,
): Promise<readonly UntaggedPassages[]> {
  const rows = (await library.allRows())
    .filter((row) => row.removed === null && untaggedIn(library.codebook, row) > 0)
    .sort(byDate)
    .slice(0, articles);
  const found: (UntaggedPassages | null)[] = [];
  for (let from = 0; from < rows.length; from += AT_ONCE)
    found.push(
      ...(await Promise.all(rows.slice(from, from + AT_ONCE).map(({ id }) => untagged(library, id)))),
    );
  return found.filter((each) => each !== null);
}

async function untagged(library: Library, id: ArticleId): Promise<UntaggedPassages | null> {
  const open = await library.readable(id);
  if (open === null) return null;
  const { title, source, published, passages } = open.article;
  return {
    article: { id, title, source, published },
    passages: passages.filter(({ issues }) => !isTagged(library.codebook, issues)),
  };
}
