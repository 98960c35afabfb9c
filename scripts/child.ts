/** Running other programs: with the person's terminal handed to them, or quietly with their words collected. */
import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { constants } from 'node:os';

export interface Finished {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const PASSED_ON = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Runs a program on this terminal and passes signals on to it.
 * @returns its exit code; for a program ended by a signal, 128 and the signal's number, as shells do.
 * @throws when the program cannot be started.
 */
export async function runInherited(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  const child = spawn(command, args, { stdio: 'inherit', ...options });
  const passOn = (signal: NodeJS.Signals): void => {
    child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, passOn);
  try {
    return await exitCode(child);
  } finally {
    for (const signal of PASSED_ON) process.off(signal, passOn);
  }
}

/**
 * Runs a program to its end and collects what it said.
 * @throws when the program cannot be started.
 */
export async function runCollected(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<Finished> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = collectOutput(child);
  const code = await exitCode(child);
  return { code, ...output() };
}

/** Starts collecting what a program says; the returned function tells what it has said so far. */
export function collectOutput(child: ChildProcess): () => { stdout: string; stderr: string } {
  const said = { stdout: '', stderr: '' };
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  return () => ({ ...said });
}

/**
 * Waits for a program's end, and for everything it wrote.
 * @throws when the program could not be started.
 */
export function exitCode(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? 128 + (signal ? constants.signals[signal] : 0)));
  });
}
