import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** What the app was started with. */
export interface Options {
  /** Absolute. */
  readonly library: string;
  /** Start, draw the window, say "smoke ok", read a page, say "reading ok" and end: the trial of a package. */
  readonly smoke: boolean;
  /** Print one HTML file to PDF without a window that can be seen, and end. */
  readonly print: { readonly html: string; readonly pdf: string } | null;
  /** Files to import, absolute. */
  readonly files: readonly string[];
}

/** The person's library when none is named: in the data directory that the system gives each program. */
export function defaultLibrary(env: NodeJS.ProcessEnv = process.env, platform = process.platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Briefmark', 'library');
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Briefmark', 'library');
  return join(env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'briefmark');
}

/** The library to open: the one named, else that of BRIEFMARK_LIBRARY, else the person's own. */
export const libraryFolder = (named: string | undefined, cwd: string, env = process.env): string =>
  resolve(cwd, named ?? env['BRIEFMARK_LIBRARY'] ?? defaultLibrary(env));

/**
 * Reads the app's arguments.
 * @param args those after the program, and after the app's folder in development
 * @param cwd what relative paths count from
 */
export function readOptions(args: readonly string[], cwd: string): Options {
  const valueOf = (name: string): string | undefined => {
    const joined = args.find((arg) => arg.startsWith(`${name}=`));
    if (joined !== undefined) return joined.slice(name.length + 1);
    const at = args.indexOf(name);
    return at === -1 ? undefined : args[at + 1];
  };
  const at = args.indexOf('--print-pdf');
  const [html, pdf] = at === -1 ? [] : args.slice(at + 1, at + 3);
  const named = valueOf('--library');
  return {
    library: libraryFolder(named, cwd),
    smoke: args.includes('--smoke'),
    print:
      html !== undefined && pdf !== undefined ? { html: resolve(cwd, html), pdf: resolve(cwd, pdf) } : null,
    files: args
      .filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--library' && at === -1)
      // Some desktops hand over addresses in the place of paths.
      .map((file) => (file.startsWith('file://') ? fileURLToPath(file) : resolve(cwd, file))),
  };
}

/** A short name for a library, so that each has its own single running app. */
export const nameOfLibrary = (folder: string): string =>
  createHash('sha256').update(folder).digest('hex').slice(0, 12);
