import { mkdir, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { findAnchor } from '../../core/anchor/find.ts';
import { describeSpan } from '../../core/anchor/describe.ts';
import type { Finding, RepairReport } from '../../core/contract.ts';
import { editPassage, isUnplaced } from '../../core/passages.ts';
import { PlainError } from '../../core/result.ts';
import { versionsOf } from '../../core/text-versions.ts';
import { blobIsWhole, copyBlob } from '../store/blobs.ts';
import { checkLibrary } from './check.ts';
import type { Library } from './library.ts';

/**
 * Mends what can be mended in a library that is open for writing: articles whose files are gone or damaged, originals
 * and images of which a backup has a whole copy, and passages whose words stand elsewhere in the text than they say.
 * What cannot be mended is left as it is.
 */
export async function repairLibrary(library: Library): Promise<RepairReport> {
  const mended: Finding[] = [];
  for (const id of await missingArticles(library)) {
    const open = await library.bringBack(id);
    if (open !== null)
      mended.push({ file: `articles/${id}.json`, what: `“${open.article.title}” was brought back.` });
  }
  for (const { id } of await library.allRows()) mended.push(...(await repairArticle(library, id)));
  return { mended, remaining: (await checkLibrary(library.layout.folder)).problems };
}

/** Articles that the journal knows of and that have no file; not those whose import failed and was done again. */
async function missingArticles(library: Library): Promise<readonly string[]> {
  const missing = new Set<string>();
  const present = new Set(await library.layout.articleIds());
  for await (const { records } of library.journal.mentioning('"article.import"'))
    for (const { what } of records) {
      if (what.type !== 'article.import' || present.has(what.imported.id)) continue;
      // An article that was updated with the same bytes is another one.
      const { sha256 } = what.imported.original;
      if ((await library.findByOriginal(sha256))?.originals[0] !== sha256) missing.add(what.imported.id);
    }
  return [...missing];
}

async function repairArticle(library: Library, id: string): Promise<readonly Finding[]> {
  const open = await library.readable(id);
  if (open === null) return [];
  const mended: Finding[] = [];
  for (const { original, markdown } of versionsOf(open.article)) {
    const { sha256, name } = original;
    if (await repairBlob(library, library.layout.original(sha256), sha256))
      mended.push({ file: `originals/${sha256}`, what: `“${name}” was brought back from a backup.` });
    for (const image of markdown.matchAll(/\b([0-9a-f]{64})\.[a-z]+/g)) {
      const [file, hash = ''] = image;
      if (await repairBlob(library, library.layout.image(file), hash))
        mended.push({ file: `images/${file}`, what: 'The image was brought back from a backup.' });
    }
  }
  return [...mended, ...(await repairPassages(library, id))];
}

/** @returns whether the bytes were amiss and are whole again */
async function repairBlob(library: Library, path: string, sha256: string): Promise<boolean> {
  const whole = await blobIsWhole(path, sha256);
  if (whole === true) return false;
  for (const copy of await library.backups.copiesOf(path)) {
    if ((await blobIsWhole(copy, sha256)) !== true) continue;
    if (whole === false) {
      await mkdir(library.layout.damaged, { recursive: true });
      await rename(path, join(library.layout.damaged, basename(path)));
    }
    await copyBlob(copy, path);
    return true;
  }
  return false;
}

/** Moves passages to where their words stand, where they stand there to the letter. */
async function repairPassages(library: Library, id: string): Promise<readonly Finding[]> {
  const { article, document } = await library.article(id);
  const mended: Finding[] = [];
  for (const passage of article.passages) {
    if (isUnplaced(article, passage)) continue;
    if (document.text.slice(passage.start, passage.end) === passage.quote) continue;
    const found = findAnchor(document.text, passage);
    if (found?.exact !== true) continue;
    const change = editPassage(id, passage, describeSpan(document.text, found), new Date().toISOString());
    try {
      await library.apply(change);
    } catch (error) {
      if (!(error instanceof PlainError)) throw error;
      continue;
    }
    const what = `The passage “${passage.quote}” was moved to where its words stand, ${found.start}–${found.end}.`;
    mended.push({ file: `articles/${id}.json`, what });
  }
  return mended;
}
