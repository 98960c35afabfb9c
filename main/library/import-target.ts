import { randomUUID } from 'node:crypto';
import type { ExtractedArticle, Imported, MarksReport } from '../../core/importing.ts';
import type { ArticleDetails, ArticleRow, Original } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import type { ImportedTitle, ImportTarget } from '../importing/job.ts';
import { putBlob } from '../store/blobs.ts';
import { ASIDE } from './editor.ts';
import { addMarks, ensureIssues } from './foreign-marks.ts';
import type { Library } from './library.ts';
import { markWhole } from './whole-marks.ts';
import { earlierVersion, sameWork } from './same-work.ts';

/**
 * How imported articles get into a library. What comes from the address of an article that is there is a newer version
 * of its text, or the text of one that had none. Importing again what lies in the trash takes it out of there. What
 * another tool marked goes to the article that is there, or waits in one without a text.
 */
export const importTarget = (library: Library): ImportTarget => ({
  findByOriginal: async (sha256) => {
    const row = await library.findByOriginal(sha256);
    if (row === null) return null;
    await takeOutOfTrash(library, row);
    return { id: row.id, title: row.title };
  },
  add: async (extracted, original, bytes) => {
    const imported = await addText(library, extracted, original, bytes);
    if (extracted.marks !== undefined) await markWhole(library, imported.id, extracted.marks);
    if (extracted.highlights.length === 0) return imported;
    const marks = await addMarks(library, await library.article(imported.id), extracted.highlights);
    return { ...imported, marks, ...leftOf(marks) };
  },
  keepWhole: (sha256, bytes) => putBlob(library.layout.original(sha256), bytes),
  addIssues: (issues, alone) =>
    ensureIssues(library, issues, alone ? { kind: 'edit', of: null, group: randomUUID() } : ASIDE),
});

/** What the person has to be told of passages beside how many came. */
function leftOf({ differing, removed }: MarksReport): Pick<Imported, 'left'> {
  const left = [
    ...said(
      differing,
      (passages, isOne) =>
        `${passages} ${isOne ? 'was' : 'were'} changed here and in the other tool, and ${isOne ? 'stays as it is' : 'stay as they are'} here.`,
    ),
    ...said(
      removed,
      (passages, isOne) =>
        `${passages} that ${isOne ? 'was' : 'were'} removed here ${isOne ? 'was' : 'were'} not brought back.`,
    ),
  ];
  return left.length === 0 ? {} : { left };
}

const said = (count: number, sentence: (passages: string, isOne: boolean) => string): readonly string[] =>
  count === 0 ? [] : [sentence(counted(count, 'passage'), count === 1)];

/** How a newer text gets to an article that is there, whatever it is made from. */
export function updateTarget(library: Library, { id, title }: ImportedTitle): ImportTarget {
  let taken = false;
  return {
    findByOriginal: () => Promise.resolve(null),
    add: async (extracted, original, bytes) => {
      if (taken || extracted.part !== null)
        throw new PlainError(
          'The file holds several articles. Import it, and update from the one that is meant.',
        );
      taken = true;
      const report = await library.update(id, extracted, original, bytes);
      return report === null ? { status: 'duplicate', id, title } : { status: 'updated', id, title, report };
    },
    keepWhole: () => Promise.resolve(),
    addIssues: () => Promise.resolve(0),
  };
}

async function addText(
  library: Library,
  extracted: ExtractedArticle,
  original: Original,
  bytes: Uint8Array,
): Promise<Imported> {
  const present = await library.findByOriginal(original.sha256);
  const row =
    present ??
    (extracted.markdown === ''
      ? await sameWork(library, extracted)
      : await earlierVersion(library, extracted));
  if (row === null) {
    const { id, title } = await library.add(extracted, original, bytes);
    return { status: 'added', id, title };
  }
  const { id, title } = row;
  // The page itself may wait in the trash for the marks on it; a bookmark alone does not bring it back.
  if (extracted.markdown !== '' || extracted.highlights.length > 0) await takeOutOfTrash(library, row);
  if (present !== null || extracted.markdown === '') return { status: 'duplicate', id, title };
  const report = await library.update(id, extracted, original, bytes);
  if (row.words === 0) await complete(library, row, extracted.details);
  return report === null ? { status: 'duplicate', id, title } : { status: 'updated', id, title, report };
}

/** Fills in what an article without a text did not know of itself. */
async function complete(library: Library, { id }: ArticleRow, details: ArticleDetails): Promise<void> {
  const { article } = await library.article(id);
  const isMissing = (key: keyof ArticleDetails): boolean => {
    if (key === 'title') return isAddress(article.title) && !isAddress(details.title);
    // A time is that of its day, and of no other that is known already.
    if (key === 'publishedTime' && article.published !== null && article.published !== details.published)
      return false;
    return article[key] === null;
  };
  const missing = (Object.keys(details) as (keyof ArticleDetails)[]).filter(
    (key) => isMissing(key) && details[key] !== null,
  );
  if (missing.length === 0) return;
  const part = (from: ArticleDetails) => Object.fromEntries(missing.map((key) => [key, from[key]]));
  await library.apply({ type: 'article.edit', article: id, from: part(article), to: part(details) }, ASIDE);
}

/** What stands in place of a title where nobody knew one. */
const isAddress = (title: string): boolean => /^https?:\/\/\S+$/.test(title);

async function takeOutOfTrash(library: Library, { id, removed }: ArticleRow): Promise<void> {
  if (removed === null) return;
  await library.apply({ type: 'article.edit', article: id, from: { removed }, to: { removed: null } });
}
