import { readFile, stat } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type {
  Extracted,
  ExtractedArticle,
  ForeignIssue,
  Imported,
  ImportOutcome,
  ImportProgress,
} from '../../core/importing.ts';
import type { ArticleId, Original } from '../../core/model.ts';
import { messageOf } from '../../core/result.ts';
import { sha256Of } from '../store/blobs.ts';
import type { Extractor } from './extractor.ts';
import { findImportable, openingReason } from './files.ts';

/** Larger files are no articles, in bytes. */
const LARGEST = 200 * 1024 * 1024;

export interface ImportedTitle {
  readonly id: ArticleId;
  readonly title: string;
}

/** Where imported articles go. */
export interface ImportTarget {
  /** The article that was made from these bytes before. */
  findByOriginal(sha256: string): Promise<ImportedTitle | null>;
  /** Resolves when the article, or the newer text of one that is there, is kept. */
  add(extracted: ExtractedArticle, original: Original, bytes: Uint8Array): Promise<Imported>;
  /** Resolves when the codebook has issues of these names. */
  addIssues(issues: readonly ForeignIssue[]): Promise<void>;
}

export interface ImportOptions {
  /** Aborted, the job stops before the next file; what is imported stays. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** Imports files and what lies in folders, one after another. What goes wrong with one is its outcome alone. */
export async function importPaths(
  paths: readonly string[],
  target: ImportTarget,
  extractor: Extractor,
  { signal, onProgress }: ImportOptions,
): Promise<readonly ImportOutcome[]> {
  const { files, failures } = await findImportable(paths);
  const outcomes: ImportOutcome[] = failures.map(({ path, error }) => ({ path, status: 'failed', error }));
  for (const [done, path] of files.entries()) {
    if (signal.aborted) break;
    onProgress({ done, total: files.length, name: basename(path) });
    outcomes.push(...(await importFile(path, target, extractor)));
  }
  return outcomes;
}

/** Imports one file: an outcome for each article in it. What goes wrong is the outcome. */
export async function importFile(
  path: string,
  target: ImportTarget,
  extractor: Extractor,
): Promise<readonly ImportOutcome[]> {
  try {
    if ((await stat(path)).size > LARGEST)
      return [{ path, status: 'failed', error: 'The file is larger than 200 MB, which no article is.' }];
    return await importBytes(await readFile(path), path, dirname(path), target, extractor);
  } catch (error) {
    return [{ path, status: 'failed', error: `It cannot be opened: ${openingReason(error)}.` }];
  }
}

/**
 * Imports bytes from anywhere.
 * @param path what the outcome calls them; its last part is the original's name
 * @param folder where files that belong to the article may lie, or null
 */
export async function importBytes(
  bytes: Uint8Array,
  path: string,
  folder: string | null,
  target: ImportTarget,
  extractor: Extractor,
): Promise<readonly ImportOutcome[]> {
  const sha256 = sha256Of(bytes);
  const name = basename(path);
  try {
    const present = await target.findByOriginal(sha256);
    if (present !== null) return [{ path, status: 'duplicate', id: present.id, title: present.title }];
    const extracted = await extractor.extract({ bytes, name, folder });
    return await keep(extracted, { path, name, sha256, bytes }, target);
  } catch (error) {
    return [{ path, status: 'failed', error: messageOf(error) }];
  }
}

interface File {
  readonly path: string;
  readonly name: string;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Keeps what a file holds. An article that cannot be kept is an outcome; the others go through. */
async function keep(
  { articles, issues, left }: Extracted,
  { path, name, sha256, bytes }: File,
  target: ImportTarget,
): Promise<readonly ImportOutcome[]> {
  await target.addIssues(issues);
  const outcomes: ImportOutcome[] = [];
  for (const article of articles) {
    const { part, type } = article;
    const content = part?.bytes ?? bytes;
    const original = {
      sha256: part === null ? sha256 : sha256Of(content),
      name: part?.name ?? name,
      bytes: content.byteLength,
      type,
    };
    try {
      outcomes.push({ path, ...(await target.add(article, original, content)) });
    } catch (error) {
      outcomes.push({ path, status: 'failed', error: `${article.details.title}: ${messageOf(error)}` });
    }
  }
  const [first, ...rest] = outcomes;
  return left.length === 0 || first === undefined ? outcomes : [{ ...first, left }, ...rest];
}
