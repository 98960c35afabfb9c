import type { ImportTarget } from '../importing/job.ts';
import type { Library } from './library.ts';

/** How imported articles get into a library. Importing again what lies in the trash takes it out of there. */
export const importTarget = (library: Library): ImportTarget => ({
  findByOriginal: async (sha256) => {
    const row = await library.findByOriginal(sha256);
    if (row === null) return null;
    if (row.removed !== null)
      await library.apply({
        type: 'article.edit',
        article: row.id,
        from: { removed: row.removed },
        to: { removed: null },
      });
    return { id: row.id, title: row.title };
  },
  add: (extracted, original, bytes) => library.add(extracted, original, bytes),
});
