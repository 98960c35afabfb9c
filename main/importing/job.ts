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
import { findImportable, openingReason, tellingOf } from './files.ts';
import { LARGEST, TOO_LARGE, tooLarge } from './sizes.ts';

export interface ImportedTitle {
  readonly id: ArticleId;
  readonly title: string;
}

/** Where imported articles go. */
export interface ImportTarget {
  /** The article that was made from these bytes before. */
  findByOriginal(sha256: string): Promise<ImportedTitle | null>;
  /** Resolves when a file is kept as it came that is more than one article's. */
  keepWhole(sha256: string, bytes: Uint8Array): Promise<void>;
  /** Resolves when the article, or the newer text of one that is there, is kept. */
  add(extracted: ExtractedArticle, original: Original, bytes: Uint8Array): Promise<Imported>;
  /**
   * Resolves with how many were new, when the codebook has issues of these names.
   * @param alone whether they are all that the file holds: then they are undone together
   */
  addIssues(issues: readonly ForeignIssue[], alone: boolean): Promise<number>;
}

export interface ImportOptions {
  /** Aborted, the job stops before the next file; what is imported stays. */
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
}

/** So many files are read while the one before them is kept: as many as there are workers, and one that waits. */
const AHEAD = 3;

/**
 * Imports files and what lies in folders: read side by side, kept one after another in their order. What goes wrong with
 * one is its outcome alone.
 */
export async function importPaths(
  paths: readonly string[],
  target: ImportTarget,
  extractor: Extractor,
  { signal, onProgress }: ImportOptions,
): Promise<readonly ImportOutcome[]> {
  const { files, failures, passedOver } = await findImportable(paths);
  const outcomes: ImportOutcome[] = failures.map(({ path, error }) => ({ path, status: 'failed', error }));
  const ahead: Promise<ReadFile>[] = [];
  let next = 0;
  const isOver = (): boolean => signal.aborted;
  for (const [done, path] of files.entries()) {
    if (isOver()) break;
    for (const each of files.slice(next, done + AHEAD))
      ahead.push(readOne(each, target, extractor, { signal }));
    next = Math.max(next, done + AHEAD);
    onProgress({ done, total: files.length, name: basename(path) });
    const read = await ahead.shift();
    if (isOver() || read === undefined) break;
    outcomes.push(...(await keep(read, target)));
  }
  return tellingOf(passedOver, outcomes);
}

/** Imports one file: an outcome for each article in it. What goes wrong is the outcome. */
export const importFile = async (
  path: string,
  target: ImportTarget,
  extractor: Extractor,
): Promise<readonly ImportOutcome[]> => keep(await readOne(path, target, extractor), target);

/**
 * Imports bytes from anywhere.
 * @param path what the outcome calls them; its last part is the original's name
 * @param address where on the web they were, if they were there
 */
export const importBytes = async (
  bytes: Uint8Array,
  path: string,
  target: ImportTarget,
  extractor: Extractor,
  address?: string,
): Promise<readonly ImportOutcome[]> =>
  keep(await readBytes(given(bytes, path, address), target, extractor), target);

/** Bytes beside which nothing lies. */
export const given = (bytes: Uint8Array, path: string, address?: string): Given => ({
  path,
  bytes,
  folder: null,
  ...(address === undefined ? {} : { address }),
});

/** A file that is read and not kept yet, or what became of it. */
export type ReadFile =
  | { readonly outcome: ImportOutcome }
  | {
      readonly path: string;
      readonly extracted: Extracted;
      readonly sha256: string;
      readonly bytes: Uint8Array;
    };

/** Reads a file, and keeps nothing. */
export async function readOne(
  path: string,
  target: ImportTarget,
  extractor: Extractor,
  options: ReadOptions = {},
): Promise<ReadFile> {
  try {
    if ((await stat(path)).size > LARGEST) return failed(path, TOO_LARGE);
    const bytes = await readFile(path);
    return await readBytes({ path, bytes, folder: dirname(path) }, target, extractor, options);
  } catch (error) {
    return failed(path, `It cannot be opened: ${openingReason(error)}.`);
  }
}

interface ReadOptions {
  readonly signal?: AbortSignal;
  /** Whether what is dropped is to be told. */
  readonly review?: boolean;
}

export interface Given {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Where files that belong to the article may lie, or null. */
  readonly folder: string | null;
  /** Where on the web they were, for an article that does not say so itself. */
  readonly address?: string;
}

/** Reads bytes, and keeps nothing. */
export async function readBytes(
  { path, bytes, folder, address }: Given,
  target: ImportTarget,
  extractor: Extractor,
  { signal, review = false }: ReadOptions = {},
): Promise<ReadFile> {
  const large = tooLarge(bytes, basename(path));
  if (large !== null) return failed(path, large);
  const sha256 = sha256Of(bytes);
  try {
    const present = await target.findByOriginal(sha256);
    if (present !== null)
      return { outcome: { path, status: 'duplicate', id: present.id, title: present.title } };
    const extracted = await extractor.extract({ bytes, name: basename(path), folder, review }, signal);
    return { path, extracted: address === undefined ? extracted : at(address, extracted), sha256, bytes };
  } catch (error) {
    return failed(path, messageOf(error));
  }
}

/** A file of several articles is none of them. */
const at = (address: string, { articles, ...rest }: Extracted): Extracted => ({
  ...rest,
  articles: articles.map((article) => {
    const { details } = article;
    return articles.length > 1 || details.url !== null
      ? article
      : { ...article, details: { ...details, url: address } };
  }),
});

const failed = (path: string, error: string): ReadFile => ({ outcome: { path, status: 'failed', error } });

/** Keeps what a file holds. An article that cannot be kept is an outcome; the others go through. */
export async function keep(read: ReadFile, target: ImportTarget): Promise<readonly ImportOutcome[]> {
  if ('outcome' in read) return [read.outcome];
  const { path, extracted, sha256, bytes } = read;
  const { articles, issues, left } = extracted;
  const outcomes: ImportOutcome[] = [];
  try {
    const added = await target.addIssues(issues, articles.length === 0);
    if (articles.length === 0) outcomes.push({ path, status: 'issues', issues: added });
  } catch (error) {
    return [{ path, status: 'failed', error: messageOf(error) }];
  }
  try {
    // Of a file of many articles each has its part; the file itself is kept as it came, too.
    if (articles.some(({ part }) => part !== null)) await target.keepWhole(sha256, bytes);
  } catch (error) {
    return [{ path, status: 'failed', error: messageOf(error) }];
  }
  for (const article of articles) {
    const { part, type } = article;
    const content = part?.bytes ?? bytes;
    const original = {
      sha256: part === null ? sha256 : sha256Of(content),
      name: part?.name ?? basename(path),
      bytes: content.byteLength,
      type,
    };
    try {
      // The same bytes may have been kept while these were read.
      const present = article.highlights.length > 0 ? null : await target.findByOriginal(original.sha256);
      outcomes.push({
        path,
        ...(present === null
          ? await target.add(article, original, content)
          : { status: 'duplicate', id: present.id, title: present.title }),
      });
    } catch (error) {
      outcomes.push({ path, status: 'failed', error: `${article.details.title}: ${messageOf(error)}` });
    }
  }
  const [first, ...rest] = outcomes;
  if (left.length === 0 || first === undefined) return outcomes;
  return [{ ...first, left: [...left, ...('left' in first ? (first.left ?? []) : [])] }, ...rest];
}
