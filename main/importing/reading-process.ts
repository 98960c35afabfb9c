/**
 * A process in which files are read. A thread that runs out of memory takes the whole app with it; a process ends alone.
 */
import { fork } from 'node:child_process';
import type { Extracted } from '../../core/importing.ts';

export interface ExtractRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Where files that belong to the article may lie; null where there is no such place. */
  readonly folder: string | null;
  /** Whether what is dropped is to be told. */
  readonly review?: boolean;
}

export type ExtractReply =
  { readonly ok: true; readonly extracted: Extracted } | { readonly ok: false; readonly error: string };

/** What one file may take of memory for what it is turned into, in megabytes. */
const MEMORY = 1024;

/** Tells the engine so. */
export const MEMORY_FLAG = `--max-old-space-size=${MEMORY}`;

/**
 * There are as many such processes as cores to keep busy: threads that tidy up the memory of one would take the core of another,
 * and where more is let lie there is less to tidy.
 */
const FOR_SPEED = ['--max-semi-space-size=32', '--single-threaded-gc'] as const;

export interface ReadingProcess {
  post(request: ExtractRequest): void;
  /** Who hears the replies from now on. */
  onReply: (reply: ExtractReply) => void;
  /** Who hears that it has ended; null where it was ended from outside, as by the system for want of memory. */
  onEnd: (code: number | null) => void;
  /** Whether the app is to stay up for it. */
  hold(busy: boolean): void;
  /** Ends it at once, whatever it does. */
  kill(): void;
}

/** @param path the bundled worker */
export type StartProcess = (path: string) => ReadingProcess;

/** Under plain Node. */
export const startNodeProcess: StartProcess = (path) => {
  const child = fork(path, {
    serialization: 'advanced',
    execArgv: [MEMORY_FLAG, ...FOR_SPEED],
    // What an engine says when its memory ends is for nobody who imports a file.
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  const started: ReadingProcess = {
    post: (request) => void child.send(request),
    onReply: () => undefined,
    onEnd: () => undefined,
    hold: (busy) => {
      if (busy) child.ref();
      else child.unref();
      if (busy) child.channel?.ref();
      else child.channel?.unref();
    },
    kill: () => void child.kill('SIGKILL'),
  };
  child.on('message', (reply) => started.onReply(reply as ExtractReply));
  child.once('exit', (code) => started.onEnd(code));
  child.once('error', () => started.onEnd(null));
  return started;
};
