import { readFile, rm } from 'node:fs/promises';
import { nonEmpty, object } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import type { Backups } from '../store/backups.ts';
import { writeDurably } from '../store/durable-file.ts';
import { ifExists, reasonOf } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';

/** The backup that is put back, and the one that the state before became. */
interface Marker {
  readonly backup: string;
  readonly present: string;
}
const markerOf = object<Marker>({ backup: nonEmpty, present: nonEmpty });

/** The state is a mixture of two; nothing may be changed until a start has made it whole. */
export class HalfRestoredError extends PlainError {
  override name = 'HalfRestoredError';
}

/** What to say where a library that was read cannot be read again. */
export const unreadable = (error: unknown): PlainError =>
  new PlainError(
    `The library cannot be read at present: ${reasonOf(error)}. Close Briefmark and open it again; until then nothing can be changed.`,
    { cause: error },
  );

/**
 * Puts a backup in the place of the library's present state, which becomes a backup itself. A crash on the way is made
 * good by `resumeRestoring`; where a file cannot be put back, the present state is.
 * @returns the name of the backup that the present state became
 * @throws HalfRestoredError when neither succeeds
 */
export async function restoreBackup(layout: Layout, backups: Backups, name: string): Promise<string> {
  return backups.inTurn(async () => {
    await backups.mustExist(name);
    const present = await backups.makeNow({ kept: true });
    const marker: Marker = { backup: name, present };
    await writeDurably(layout.restoring, JSON.stringify(marker));
    try {
      await finish(layout, backups, marker);
    } catch (error) {
      await goBack(layout, backups, present, error);
      throw error;
    }
    return present;
  });
}

async function goBack(layout: Layout, backups: Backups, present: string, reason: unknown): Promise<void> {
  try {
    await backups.putBack(present);
    await forgetCaches(layout);
    await rm(layout.restoring, { force: true });
  } catch {
    throw new HalfRestoredError(
      `The backup could not be restored: ${reasonOf(reason)}. Close Briefmark and open it again when the disk is in order; until then nothing can be changed. The library as it was before is the backup ${present}.`,
      { cause: reason },
    );
  }
}

/**
 * Goes on with putting back a backup where a crash cut it short.
 * @returns what the person should know; null where there is nothing
 */
export async function resumeRestoring(layout: Layout, backups: Backups): Promise<string | null> {
  const text = await ifExists(readFile(layout.restoring, 'utf8'));
  if (text === null) return null;
  const marker = markerIn(text);
  try {
    if (marker !== null) await finish(layout, backups, marker);
  } catch (error) {
    // Of a backup that someone has removed nothing more can be put back.
    if (!(error instanceof PlainError)) throw error;
    await rm(layout.restoring, { force: true });
    return `A restore was cut short, and cannot be finished. ${error.message} The library as it was before is the backup ${marker?.present ?? ''}.`;
  }
  await rm(layout.restoring, { force: true });
  return null;
}

/** Null for a marker that makes no sense: nothing had been put back yet when it was written. */
function markerIn(text: string): Marker | null {
  try {
    return markerOf(JSON.parse(text), '');
  } catch {
    return null;
  }
}

async function finish(layout: Layout, backups: Backups, { backup, present }: Marker): Promise<void> {
  await backups.putBack(backup);
  await backups.markReplaced(backup, present);
  await forgetCaches(layout);
  await rm(layout.restoring, { force: true });
}

/** Revisions count anew from the backup's: caches that go by them would take one state for another. */
async function forgetCaches(layout: Layout): Promise<void> {
  await rm(layout.index, { force: true });
  await rm(layout.search, { force: true });
}
