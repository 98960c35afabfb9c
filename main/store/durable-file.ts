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
  const temporary = temporaryFor(path);
  try {
    const file = await open(temporary, 'wx');
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await before;
    if (keepPrevious) await keep(path);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
  await syncFolder(dirname(path));
}

const temporaryFor = (path: string): string => `${path}.${process.pid}-${(written += 1)}.tmp`;

async function keep(path: string): Promise<void> {
  const temporary = temporaryFor(path);
  const linked = link(path, temporary).catch(async (error: unknown) => {
    // Some file systems (exFAT, some network drives) have no hard links.
    if (codeOf(error) === 'ENOENT') throw error;
    await copyFile(path, temporary);
  });
  if ((await ifExists(linked.then(() => true))) === null) return;
  await rename(temporary, previousOf(path));
  // Where both are names of one file already, renaming leaves both.
  await rm(temporary, { force: true });
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
