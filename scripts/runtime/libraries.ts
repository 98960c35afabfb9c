/** Makes sure that the system has what Electron's executable needs to start on Linux. */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCollected } from '../child.ts';
import { note } from '../note.ts';
import { missingLibraries, packageNames } from './packages.ts';

/**
 * Installs the system's packages that are missing, where this is a Debian or Ubuntu and we may; says so in a line.
 * @param options.virtualDisplay whether Xvfb is needed too.
 * @throws in words for the person when something is missing and cannot be installed; they name the command to run.
 */
export async function ensureLibraries(
  executable: string,
  { virtualDisplay }: { virtualDisplay: boolean },
): Promise<void> {
  if (process.platform !== 'linux') return;
  const missing = await whatIsMissing(executable, virtualDisplay);
  if (missing.length === 0) return;
  await install(missing);
  const still = await whatIsMissing(executable, virtualDisplay);
  if (still.length > 0) throw new Error(`Electron still lacks ${still.join(', ')} after the installation.`);
}

async function whatIsMissing(executable: string, virtualDisplay: boolean): Promise<string[]> {
  const { stdout } = await runCollected('ldd', [executable]);
  const libraries = missingLibraries(stdout);
  return virtualDisplay && !isOnPath('Xvfb') ? [...libraries, 'Xvfb'] : libraries;
}

async function install(missing: readonly string[]): Promise<void> {
  const lacks = `Electron needs ${missing.join(', ')}, which this system does not have.`;
  if (!isOnPath('apt-get'))
    throw new Error(`${lacks} Install what holds it with the system's package manager.`);
  const rights = rightsToInstall();
  if (!rights) {
    const names = packageNames(isOffered).join(' ');
    throw new Error(`${lacks} Run: sudo apt-get update && sudo apt-get install -y ${names}`);
  }
  note(`${lacks} Installing it with apt-get …`);
  if (!isOffered('xvfb')) await apt(rights, ['update']);
  // Lists that are too old name packages which are gone; fresh ones settle that.
  await aptInstall(rights).catch(async () => {
    await apt(rights, ['update']);
    await aptInstall(rights);
  });
}

async function aptInstall(rights: readonly string[]): Promise<void> {
  await apt(rights, ['install', '--yes', '--no-install-recommends', ...packageNames(isOffered)]);
}

async function apt(rights: readonly string[], args: readonly string[]): Promise<void> {
  const [command, ...before] = [...rights, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get'];
  const { code, stdout, stderr } = await runCollected(command, [
    ...before,
    '--quiet',
    '-o',
    'DPkg::Lock::Timeout=120',
    ...args,
  ]);
  if (code !== 0) throw new Error(`apt-get ${args.join(' ')} failed: ${(stderr || stdout).trim()}`);
}

/** What must stand before a command to run it as root, or nothing when that needs a password. */
function rightsToInstall(): readonly string[] | undefined {
  if (process.getuid?.() === 0) return [];
  const { status } = spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' });
  return status === 0 ? ['sudo', '-n'] : undefined;
}

/** Whether apt's lists hold a package of this very name. */
function isOffered(name: string): boolean {
  return spawnSync('apt-cache', ['show', '--no-all-versions', name], { stdio: 'ignore' }).status === 0;
}

function isOnPath(program: string): boolean {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}
