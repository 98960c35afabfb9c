import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { UnplacedPassages, UpdateOutcome } from '../../core/contract.ts';
import { unplacedIn } from '../../core/candidates.ts';
import type { ArticleId } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Extractor } from '../importing/extractor.ts';
import { openingReason } from '../importing/files.ts';
import { LARGEST } from '../importing/job.ts';
import { sha256Of } from '../store/blobs.ts';
import type { Library } from './library.ts';

/**
 * Takes what is in a file as the newer text of an article, whatever address it is from.
 * @throws PlainError when it cannot be read or saved
 */
export async function updateFromFile(
  library: Library,
  extractor: Extractor,
  id: ArticleId,
  path: string,
): Promise<UpdateOutcome> {
  const { article } = await library.article(id);
  const size = (await stat(path).catch(() => null))?.size ?? 0;
  if (size > LARGEST) throw new PlainError('The file is larger than 50 MB, which no article is.');
  const bytes = await readFile(path).catch((error: unknown) => {
    throw new PlainError(`${basename(path)} cannot be opened: ${openingReason(error)}.`, { cause: error });
  });
  const extracted = await extractor.extract({ bytes, name: basename(path), folder: dirname(path) });
  const original = {
    sha256: sha256Of(bytes),
    name: basename(path),
    bytes: bytes.byteLength,
    type: extracted.type,
  };
  const report = await library.update(id, extracted, original, bytes);
  return { id, title: article.title, report };
}

/** The passages of all articles outside the trash that have lost their place. */
export async function unplacedPassages(library: Library): Promise<readonly UnplacedPassages[]> {
  const rows = (await library.allRows()).filter((row) => row.removed === null && row.unplaced > 0);
  const found: UnplacedPassages[] = [];
  for (const { id } of rows) {
    const open = await library.readable(id);
    if (open === null) continue;
    const { title, textVersion } = open.article;
    found.push({ article: { id, title, textVersion }, passages: unplacedIn(open) });
  }
  return found;
}
