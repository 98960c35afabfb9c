import { basename } from 'node:path';
import { messageOf, NOT_SAVED, PlainError } from '../../core/result.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ETXTBSY: 'another program holds the file',
  EFBIG: 'the file is too large for this disk',
  ENODEV: 'the disk is gone',
  ENXIO: 'the disk is gone',
  EIO: 'the disk reports an error',
  ENAMETOOLONG: 'the name is too long for this disk',
  EBUSY: 'another program holds the file',
  EMFILE: 'too many files are open',
  ENOENT: 'the folder is gone',
};

/** The system's code of an error, such as "ENOSPC", or null. */
export function codeOf(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}

/** The reason of a failed file operation, in words. */
export const reasonOf = (error: unknown): string => REASONS[codeOf(error) ?? ''] ?? messageOf(error);

/** What to tell the person when a document could not be saved. */
export const notSaved = (path: string, error: unknown): PlainError =>
  new PlainError(
    `${NOT_SAVED}: ${reasonOf(error)} (${basename(path)}). What was saved before is safe; this change is not on disk.`,
    { cause: error },
  );

/** Waits for a file operation, taking "there is no such file" for an answer. */
export async function ifExists<T>(operation: Promise<T>): Promise<T | null> {
  try {
    return await operation;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}
