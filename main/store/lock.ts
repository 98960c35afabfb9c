import { readFileSync, rmSync } from 'node:fs';
import { link, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { count, nullable, object, string, type Parser } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import { codeOf, ifExists } from './io-errors.ts';

/** How long the writing of a lock takes at most, in milliseconds. */
const WRITING_TAKES = 5000;

/** Who holds a library. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** "the app", "the command line" */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  /** When the system started the process, in its own measure; null where it does not say. */
  readonly started: string | null;
}

const holderParser: Parser<Holder> = object<Holder>({
  pid: count,
  host: string,
  what: string,
  since: count,
  started: nullable(string),
});

/** The right to write into a library, held by one process at a time. */
export interface Lock {
  /** Gives the right back. Synchronous, so that it works while the process exits. */
  release(): void;
}

/**
 * Takes the library's lock. A lock whose process is dead is taken over.
 * @param patience how long to wait for a holder of that name to give it back, in milliseconds
 * @throws PlainError that names the holder
 */
export async function acquireLock(
  path: string,
  what: string,
  patience: (holder: string) => number,
): Promise<Lock> {
  const start = Date.now();
  for (;;) {
    if (await create(path, what)) return { release: () => release(path) };
    const holder = await readHolder(path);
    if (holder === null && (await ifExists(stat(path))) === null) continue;
    if (holder === null ? await isLeft(path) : isGone(holder)) {
      await takeAway(path, holder);
      continue;
    }
    if (Date.now() >= start + patience(holder?.what ?? '')) throw new PlainError(refusal(holder, path));
    await pause(50);
  }
}

async function create(path: string, what: string): Promise<boolean> {
  const holder: Holder = {
    pid: process.pid,
    host: hostname(),
    what,
    since: Date.now(),
    started: startOf(process.pid),
  };
  const own = `${path}.${process.pid}-1.tmp`;
  try {
    await writeFile(own, JSON.stringify(holder));
    // A link appears with its content, so no one ever reads half a lock.
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return await createWithoutLinks(path, JSON.stringify(holder));
  } finally {
    await rm(own, { force: true }).catch(() => undefined);
  }
}

async function createWithoutLinks(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    await rm(path, { force: true }).catch(() => undefined);
    throw error;
  }
}

/** Null while the lock is being written, or was torn by a crash. */
async function readHolder(path: string): Promise<Holder | null> {
  const text = await ifExists(readFile(path, 'utf8'));
  try {
    return text === null ? null : holderParser(JSON.parse(text), '');
  } catch {
    return null;
  }
}

/** Whether a lock that cannot be read has been so for longer than writing one takes: a power cut may leave such. */
async function isLeft(path: string): Promise<boolean> {
  const file = await ifExists(stat(path));
  return file !== null && Math.abs(Date.now() - file.mtimeMs) > WRITING_TAKES;
}

function isGone(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  try {
    process.kill(holder.pid, 0);
    // Else another process bears the number by now, as after a restart of the machine.
    return holder.started !== null && startOf(holder.pid) !== holder.started;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** When a process started, where the system tells: the 22nd field of its status on Linux. */
function startOf(pid: number): string | null {
  try {
    const status = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may hold anything.
    return status.slice(status.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

/**
 * Removes a dead lock, one process at a time: else one that found it dead could remove the lock that another has taken
 * in the meantime.
 */
async function takeAway(path: string, dead: Holder | null): Promise<void> {
  const guard = `${path}.guard`;
  if (!(await create(guard, 'a takeover'))) {
    const other = await readHolder(guard);
    if (other === null ? await isLeft(guard) : isGone(other)) await rm(guard, { force: true });
    else await pause(5);
    return;
  }
  try {
    const present = await readHolder(path);
    const same =
      present === null
        ? dead === null && (await isLeft(path))
        : present.pid === dead?.pid && present.since === dead.since;
    if (same) await rm(path, { force: true });
  } finally {
    await rm(guard, { force: true });
  }
}

function refusal(holder: Holder | null, path: string): string {
  if (holder === null)
    return `The library is being opened by another program. If none is, delete the file ${path} and try again.`;
  if (holder.host !== hostname())
    return `The library is open on another computer, ${holder.host}. If it is not, delete the file ${path} and try again.`;
  return `The library is open in ${holder.what} (process ${holder.pid}). Close it there and try again.`;
}

function release(path: string): void {
  try {
    const holder = holderParser(JSON.parse(readFileSync(path, 'utf8')), '');
    if (holder.pid === process.pid && holder.host === hostname()) rmSync(path, { force: true });
  } catch {
    // A lock that is gone or not ours is not ours to remove.
  }
}
