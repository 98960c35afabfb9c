/** Chromium's sandbox needs rights that some Linux machines do not give; there it has to be told to do without. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { note } from '../note.ts';

/** The switches that Electron's executable needs on this machine, said in a line where that is a surprise. */
export function sandboxArgs(dist: string): string[] {
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0) return ['--no-sandbox'];
  if (hasSetuidHelper(dist) || namespacesAreFree()) return [];
  note(
    "This system forbids the namespaces that Chromium's sandbox is made of; Electron runs without the sandbox.",
  );
  return ['--no-sandbox'];
}

function hasSetuidHelper(dist: string): boolean {
  const helper = statSync(join(dist, 'chrome-sandbox'), { throwIfNoEntry: false });
  const setuidBit = 0o4000;
  return helper?.uid === 0 && (helper.mode & setuidBit) !== 0;
}

function namespacesAreFree(): boolean {
  const restriction = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
  if (existsSync(restriction) && readFileSync(restriction, 'utf8').trim() === '1') return false;
  // Containers forbid them in ways no file tells, so it is tried; where it cannot be tried, nothing is known.
  const { status } = spawnSync('unshare', ['--user', '--map-root-user', 'true'], { stdio: 'ignore' });
  return status === 0 || status === null;
}
