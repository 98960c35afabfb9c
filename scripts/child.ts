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
 * Runs a program on this terminal.
 * @returns its exit code; see {@link exitCode}.
 * @throws when the program cannot be started.
 */
export function runInherited(
  command: string,
  args: readonly string[],
  options: SpawnOptions = {},
): Promise<number> {
  return exitCode(spawn(command, args, { stdio: 'inherit', ...options }));
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
 * Waits for a program's end, and for everything it wrote. A signal that asks us to end is passed on to it, and
 * we end after it.
 * @returns its exit code; for a program ended by a signal, 128 and the signal's number, as shells do.
 * @throws when the program could not be started.
 */
export async function exitCode(child: ChildProcess): Promise<number> {
  let asked: NodeJS.Signals | undefined;
  const passOn = (signal: NodeJS.Signals): void => {
    asked = signal;
    child.kill(signal);
  };
  for (const signal of PASSED_ON) process.on(signal, passOn);
  try {
    return await closed(child);
  } finally {
    for (const signal of PASSED_ON) process.off(signal, passOn);
    if (asked) process.exit(codeOf(asked));
  }
}

function closed(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? (signal ? codeOf(signal) : 1)));
  });
}

function codeOf(signal: NodeJS.Signals): number {
  return 128 + constants.signals[signal];
}
