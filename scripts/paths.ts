import { homedir } from 'node:os';
import { join } from 'node:path';

/** The project's folder. */
export const root = join(import.meta.dirname, '..');

/** What can be made anew lives here, shared by every checkout of the project. */
export const cacheFolder = join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'briefmark');

/**
 * The folder in which the person typed the command. npm moves to the project's folder first, so that a
 * relative path of theirs would otherwise be looked for in the wrong place.
 */
export function typedIn(): string {
  const here = process.cwd();
  return here === root ? (process.env['INIT_CWD'] ?? here) : here;
}
