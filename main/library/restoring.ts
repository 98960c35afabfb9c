import { readFile, rm } from 'node:fs/promises';
import { nonEmpty, object } from '../../core/parse.ts';
import type { Backups } from '../store/backups.ts';
import { writeDurably } from '../store/durable-file.ts';
import { ifExists } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';

/** The backup that is put back, and the one that the state before became. */
interface Marker {
  readonly backup: string;
  readonly present: string;
}
const markerOf = object<Marker>({ backup: nonEmpty, present: nonEmpty });

/**
 * Puts a backup in the place of the library's present state, which becomes a backup itself. A crash on the way is made
 * good by `resumeRestoring`.
 * @returns the name of the backup that the present state became
 */
export async function restoreBackup(layout: Layout, backups: Backups, name: string): Promise<string> {
  await backups.mustExist(name);
  const present = await backups.make();
  const marker: Marker = { backup: name, present };
  await writeDurably(layout.restoring, JSON.stringify(marker));
  await finish(layout, backups, marker);
  return present;
}

/** Goes on with putting back a backup where a crash cut it short. */
export async function resumeRestoring(layout: Layout, backups: Backups): Promise<void> {
  const text = await ifExists(readFile(layout.restoring, 'utf8'));
  if (text === null) return;
  const marker = markerIn(text);
  if (marker === null) await rm(layout.restoring, { force: true });
  else await finish(layout, backups, marker);
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
  await backups.markReplaced(backup, present);
  await backups.putBack(backup);
  await rm(layout.index, { force: true });
  await rm(layout.restoring, { force: true });
}
