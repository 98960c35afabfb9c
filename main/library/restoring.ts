import { readFile, rm } from 'node:fs/promises';
import { nonEmpty, object } from '../../core/parse.ts';
import type { Backups } from '../store/backups.ts';
import { writeDurably } from '../store/durable-file.ts';
import { ifExists } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';

const markerOf = object<{ backup: string }>({ backup: nonEmpty });

/**
 * Puts a backup in the place of the library's present state, which becomes a backup itself. A crash on the way is made
 * good by `resumeRestoring`.
 * @returns the name of the backup that the present state became
 */
export async function restoreBackup(layout: Layout, backups: Backups, name: string): Promise<string> {
  await backups.mustExist(name);
  const present = await backups.make();
  await writeDurably(layout.restoring, JSON.stringify({ backup: name }));
  await finish(layout, backups, name);
  return present;
}

/** Goes on with putting back a backup where a crash cut it short. */
export async function resumeRestoring(layout: Layout, backups: Backups): Promise<void> {
  const text = await ifExists(readFile(layout.restoring, 'utf8'));
  if (text === null) return;
  const name = nameIn(text);
  if (name === null) await rm(layout.restoring, { force: true });
  else await finish(layout, backups, name);
}

/** Null for a marker that makes no sense: nothing had been put back yet when it was written. */
function nameIn(text: string): string | null {
  try {
    return markerOf(JSON.parse(text), '').backup;
  } catch {
    return null;
  }
}

async function finish(layout: Layout, backups: Backups, name: string): Promise<void> {
  await backups.putBack(name);
  await rm(layout.index, { force: true });
  await rm(layout.restoring, { force: true });
}
