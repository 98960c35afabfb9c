import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { UnplacedPassages, UpdateOutcome } from '../../core/contract.ts';
import { unplacedIn } from '../../core/candidates.ts';
import type { ArticleId } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Extractor } from '../importing/extractor.ts';
import { importFile } from '../importing/job.ts';
import { updateTarget } from './import-target.ts';
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
  const { title } = (await library.article(id)).article;
  const [outcome] = await importFile(path, updateTarget(library, { id, title }), extractor);
  if (outcome === undefined) throw new PlainError('There are no words in the file to read.');
  // Among others the file is named beside the words; alone it is named in them.
  if (outcome.status === 'failed') throw new PlainError(outcome.error.replace(/^It\b/, basename(path)));
  return { id, title, report: outcome.status === 'updated' ? outcome.report : null };
}

/** The passages of all articles outside the trash that have lost their place. */
export async function unplacedPassages(library: Library): Promise<readonly UnplacedPassages[]> {
  const rows = (await library.allRows()).filter((row) => row.removed === null && row.unplaced > 0);
  const found: UnplacedPassages[] = [];
  for (const { id } of rows) {
    const open = await library.readable(id);
    if (open === null) continue;
    const { title, textVersion } = open.article;
    const passages = (await unplacedIn(open, inTurn)) ?? [];
    found.push({ article: { id, title, textVersion }, passages });
  }
  return found;
}

const inTurn = async (): Promise<boolean> => {
  await nextTurn();
  return true;
};
