import { copyFile, link, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { codeOf, ifExists } from './io-errors.ts';

let written = 0;

/** Names that durable writes use while they run. */
const TEMPORARY = /\.(\d+)-\d+\.tmp$/;

/** Whether a file's name is one that a durable write uses while it runs. */
export const isTemporary = (name: string): boolean => TEMPORARY.test(name);

/** Whether a file is what a write has left that a crash cut short: the process that wrote it is another one. */
export const isLeftOver = (name: string): boolean => {
  const pid = TEMPORARY.exec(name)?.[1];
  return pid !== undefined && Number(pid) !== process.pid;
};

/** The name under which the copy before the present one is kept. */
export const previousOf = (path: string): string => `${path}.previous`;

export interface WriteOptions {
  readonly keepPrevious?: boolean;
  readonly before?: Promise<void>;
}

/**
 * Writes a file so that after a crash at any moment either the old or the new content is there, whole: into a
 * temporary file of the same folder, flushed, renamed into place, the folder flushed. Resolves when the bytes are
 * on disk. With `keepPrevious` the content replaced stays as `<path>.previous`. The new content takes the place of the
 * old only after `before` has resolved; where that rejects, so does this.
 * @throws the system's error; the old content is then untouched
 */
export async function writeDurably(
  path: string,
  content: string | Uint8Array,
  { keepPrevious = false, before = Promise.resolve() }: WriteOptions = {},
): Promise<void> {
  const [temporary, aside] = [temporaryFor(path), temporaryFor(path)];
  const discard = (name: string): Promise<void> => rm(name, { force: true }).catch(() => undefined);
  try {
    // Side by side: the disk is waited for once.
    await all([
      writeFlushed(temporary, content),
      keepPrevious ? keep(path, aside) : Promise.resolve(),
      before,
    ]);
    await rename(temporary, path);
  } catch (error) {
    await Promise.all([discard(temporary), discard(aside)]);
    throw error;
  }
  await all([syncFolder(dirname(path)), keepPrevious ? discard(aside) : Promise.resolve()]);
}

const temporaryFor = (path: string): string => `${path}.${process.pid}-${(written += 1)}.tmp`;

/** Waits until each of several has come to an end, whatever becomes of the others. @throws the first error */
async function all(jobs: readonly Promise<void>[]): Promise<void> {
  const outcomes = await Promise.allSettled(jobs);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed !== undefined) throw failed.reason;
}

async function writeFlushed(path: string, content: string | Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}

/**
 * Gives the present file a second name. A crash between the two steps leaves no copy, but the file itself whole.
 * @param aside what becomes of the copy before: for the disk a new name is quicker than the end of a large file
 */
async function keep(path: string, aside: string): Promise<void> {
  const previous = previousOf(path);
  await ifExists(rename(previous, aside));
  await ifExists(
    link(path, previous).catch(async (error: unknown) => {
      // Some file systems (exFAT, some network drives) have no hard links.
      if (codeOf(error) === 'ENOENT') throw error;
      const temporary = temporaryFor(path);
      await copyFile(path, temporary);
      await rename(temporary, previous);
    }),
  );
}

/** Flushes a folder, so that a name in it survives a power cut. Windows keeps names without being asked. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
