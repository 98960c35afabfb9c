import { readFileSync, rmSync } from 'node:fs';
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { hostname, uptime } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { count, object, string, type Parser } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import { codeOf, ifExists } from './io-errors.ts';

/** Who holds a library. */
interface Holder {
  readonly pid: number;
  readonly host: string;
  /** "the app", "the command line" */
  readonly what: string;
  /** Milliseconds since 1970. */
  readonly since: number;
}

const holderParser: Parser<Holder> = object<Holder>({ pid: count, host: string, what: string, since: count });

/** The right to write into a library, held by one process at a time. */
export interface Lock {
  /** Gives the right back. Synchronous, so that it works while the process exits. */
  release(): void;
}

/**
 * Takes the library's lock, waiting up to `patience` milliseconds for another to give it back. A lock whose
 * process is dead, or from before the machine started, is taken over.
 * @throws PlainError that names the holder
 */
export async function acquireLock(path: string, what: string, patience: number): Promise<Lock> {
  const deadline = Date.now() + patience;
  for (;;) {
    if (await create(path, what)) return { release: () => release(path) };
    const holder = await readHolder(path);
    if (holder !== null && isGone(holder)) {
      await takeAway(path, holder);
      continue;
    }
    if (Date.now() >= deadline) throw new PlainError(refusal(holder, path));
    await pause(50);
  }
}

async function create(path: string, what: string): Promise<boolean> {
  const holder: Holder = { pid: process.pid, host: hostname(), what, since: Date.now() };
  const own = `${path}.${process.pid}-1.tmp`;
  await writeFile(own, JSON.stringify(holder));
  try {
    // A link appears with its content, so no one ever reads half a lock.
    await link(own, path);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    return await createWithoutLinks(path, JSON.stringify(holder));
  } finally {
    await rm(own, { force: true });
  }
}

async function createWithoutLinks(path: string, content: string): Promise<boolean> {
  try {
    await writeFile(path, content, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
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

function isGone(holder: Holder): boolean {
  if (holder.host !== hostname()) return false;
  if (holder.since < Date.now() - uptime() * 1000 - 60_000) return true;
  try {
    process.kill(holder.pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Moves a dead lock away first, so that of two that find it only one goes on with it. */
async function takeAway(path: string, dead: Holder): Promise<void> {
  const away = `${path}.${process.pid}-0.tmp`;
  if ((await ifExists(rename(path, away).then(() => true))) === null) return;
  const moved = await readHolder(away);
  if (moved !== null && (moved.pid !== dead.pid || moved.since !== dead.since)) await rename(away, path);
  else await rm(away, { force: true });
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
