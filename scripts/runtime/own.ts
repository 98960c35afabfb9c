/** The binary that the `electron` package names: found where its installer leaves it, or downloaded by it. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { executableWithin } from './runtime.ts';
import { runWatched } from './watched.ts';

const home = join(root, 'node_modules/electron');
const PATIENCE_MS = 30_000;

/** The unpacked release, once it is there. */
export const ownDist = join(home, 'dist');

/** The version that the project asks for. */
export function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Whether the binary of the version asked for is there, whole: the installer writes `path.txt` last. */
export function ownIsInstalled(): boolean {
  return (
    textOf(join(home, 'path.txt')) === executableWithin() &&
    textOf(join(ownDist, 'version')).replace(/^v/, '') === ownVersion() &&
    existsSync(join(ownDist, executableWithin()))
  );
}

/**
 * Downloads the binary with Electron's own installer, which knows mirrors, proxies and checksums.
 * @returns nothing when it is there now, or else the reason why not.
 */
export function downloadOwn(): Promise<string | undefined> {
  return inTemporaryFolder('briefmark-electron-', async (temporary) => {
    const { code, stderr } = await runWatched(process.execPath, [join(home, 'install.js')], {
      label: `Downloading Electron ${ownVersion()}`,
      folders: [temporary, ownDist],
      patienceMs: PATIENCE_MS,
      cwd: root,
      // The installer downloads into the system's temporary folder; in one of its own, progress can be seen.
      env: { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary },
    });
    return code === 0 && ownIsInstalled() ? undefined : reasonIn(stderr);
  });
}

/** The words of a stack trace: what stands before the frames, without the kind of error. */
export function reasonIn(stderr: string): string {
  const line = stderr.split('\n').find((candidate) => candidate.trim() !== '') ?? 'it gave no reason';
  return line.trim().replace(/^\w*Error: /, '');
}

function textOf(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8').trim() : '';
}
