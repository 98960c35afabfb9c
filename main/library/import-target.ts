import { shareInCommon } from '../../core/anchor/compare.ts';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import type { ArticleRow } from '../../core/model.ts';
import type { ImportedTitle, ImportTarget } from '../importing/job.ts';
import type { Library } from './library.ts';

/** Pages from one address that have less than this of their text in common are different articles, not versions of one. */
const IN_COMMON = 0.2;

/**
 * How imported articles get into a library. What comes from the address of an article that is there is a newer version
 * of its text. Importing again what lies in the trash takes it out of there.
 */
export const importTarget = (library: Library): ImportTarget => ({
  findByOriginal: async (sha256) => {
    const row = await library.findByOriginal(sha256);
    if (row === null) return null;
    await takeOutOfTrash(library, row);
    return { id: row.id, title: row.title };
  },
  add: async (extracted, original, bytes) => {
    const row = await earlierVersion(library, extracted);
    if (row === null) {
      const { id, title } = await library.add(extracted, original, bytes);
      return { status: 'added', id, title };
    }
    const kept = await updateTarget(library, row).add(extracted, original, bytes);
    await takeOutOfTrash(library, row);
    return kept;
  },
});

/** How a newer text gets to an article that is there, whatever it is made from. */
export const updateTarget = (library: Library, { id, title }: ImportedTitle): ImportTarget => ({
  findByOriginal: () => Promise.resolve(null),
  add: async (extracted, original, bytes) => {
    const report = await library.update(id, extracted, original, bytes);
    return report === null ? { status: 'duplicate', id, title } : { status: 'updated', id, title, report };
  },
});

/** The article of which this is another version: of several from one address the one that has most in common with it. */
async function earlierVersion(library: Library, extracted: ExtractedArticle): Promise<ArticleRow | null> {
  const text = canonicalText(extracted.markdown);
  let best: { readonly row: ArticleRow; readonly share: number } | null = null;
  for (const row of await library.findByAddress(extracted.details.url)) {
    const open = await library.readable(row.id);
    const share = open === null ? 0 : shareInCommon(open.document.text, text);
    if (share >= IN_COMMON && share > (best?.share ?? 0)) best = { row, share };
  }
  return best?.row ?? null;
}

async function takeOutOfTrash(library: Library, { id, removed }: ArticleRow): Promise<void> {
  if (removed === null) return;
  await library.apply({ type: 'article.edit', article: id, from: { removed }, to: { removed: null } });
}
