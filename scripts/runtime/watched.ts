/** Long downloads made by other programs: shown while they go on, ended when nothing arrives any more. */
import { spawn } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { collectOutput, exitCode, type Finished } from '../child.ts';

export interface Watched {
  readonly label: string;
  /** Where what arrives is written. */
  readonly folders: readonly string[];
  /** How long nothing at all may change in those folders. A slow download still changes them. */
  readonly patienceMs: number;
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
}

const TICK_MS = 500;
const MB = 1e6;

/**
 * Runs a program which downloads something, with a progress line where there is a terminal to show it on.
 * @returns how it ended; a program ended for standing still has words about that as its stderr.
 * @throws when the program cannot be started.
 */
export async function runWatched(
  command: string,
  args: readonly string[],
  watched: Watched,
): Promise<Finished> {
  const child = spawn(command, args, {
    cwd: watched.cwd,
    env: watched.env ?? process.env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = collectOutput(child);
  const exited = exitCode(child);
  const progress = progressLine(watched.label);
  const stalled = endWhenStill(watched, exited, progress.show, () => child.kill());
  try {
    const code = await exited;
    if (!(await stalled)) return { code, ...output() };
    const reason = `nothing arrived for ${watched.patienceMs / 1000} seconds`;
    return { code: code || 1, stdout: '', stderr: reason };
  } finally {
    progress.clear();
  }
}

async function endWhenStill(
  watched: Watched,
  exited: Promise<number>,
  show: (bytes: number) => void,
  end: () => void,
): Promise<boolean> {
  const over = exited.then(
    () => true,
    () => true,
  );
  let size = 0;
  let changed = Date.now();
  while (!(await Promise.race([over, tick()]))) {
    const now = (await Promise.all(watched.folders.map(sizeOf))).reduce((sum, bytes) => sum + bytes, 0);
    if (now !== size) {
      size = now;
      changed = Date.now();
    } else if (Date.now() - changed >= watched.patienceMs) {
      end();
      return true;
    }
    show(size);
  }
  return false;
}

function tick(): Promise<false> {
  return new Promise((resolve) => setTimeout(() => resolve(false), TICK_MS));
}

/** Files come and go while they are counted; one that has just gone counts as nothing. */
async function sizeOf(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const sizes = entries
    .filter((entry) => entry.isFile())
    .map(async (entry) => (await stat(join(entry.parentPath, entry.name)).catch(() => ({ size: 0 }))).size);
  return (await Promise.all(sizes)).reduce((sum, bytes) => sum + bytes, 0);
}

function progressLine(label: string): { show: (bytes: number) => void; clear: () => void } {
  if (!process.stderr.isTTY) return { show: () => undefined, clear: () => undefined };
  const eraseLine = '\r\x1b[K';
  return {
    show: (bytes) => process.stderr.write(`${eraseLine}${label}: ${Math.round(bytes / MB)} MB`),
    clear: () => process.stderr.write(eraseLine),
  };
}
