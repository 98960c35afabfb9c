import { Worker } from 'node:worker_threads';
import type { Extracted } from '../../core/importing.ts';
import { messageOf, PlainError } from '../../core/result.ts';

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

/** How long one file may take, in milliseconds. */
const PATIENCE = 60_000;
/** What one file may take of memory, in megabytes. */
const MEMORY = 1024;

/** As many as keep two cores busy; more would only take memory. */
const WORKERS = 2;

/** One worker, and what is in its hands. */
interface Hand {
  worker: Worker | null;
  busy: Promise<unknown> | null;
}

/** Reads articles in workers. A file that breaks its worker fails alone; the next gets a new one. */
export class Extractor {
  readonly #hands: readonly Hand[];
  #waiting: (() => void)[] = [];

  /** @param workerPath the bundled worker */
  constructor(
    readonly workerPath: string,
    readonly patience = PATIENCE,
    workers = WORKERS,
  ) {
    this.#hands = Array.from({ length: workers }, () => ({ worker: null, busy: null }));
  }

  /**
   * @param signal aborted, the file is given up at once, wherever its reading is
   * @throws PlainError for a file that holds no article, breaks the worker, takes too long or is given up
   */
  async extract(request: ExtractRequest, signal?: AbortSignal): Promise<Extracted> {
    const hand = await this.#free();
    try {
      const asking = this.#ask(hand, request, signal);
      hand.busy = asking;
      const reply = await asking;
      if (!reply.ok) throw new PlainError(reply.error);
      return reply.extracted;
    } finally {
      hand.busy = null;
      this.#waiting.shift()?.();
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#hands.map((hand) => stop(hand)));
  }

  /** A hand that has nothing in it, in the order in which they were asked for. */
  async #free(): Promise<Hand> {
    for (;;) {
      const free = this.#hands.find(({ busy }) => busy === null);
      if (free !== undefined) {
        free.busy = Promise.resolve();
        return free;
      }
      await new Promise<void>((done) => this.#waiting.push(done));
    }
  }

  async #ask(hand: Hand, request: ExtractRequest, signal?: AbortSignal): Promise<ExtractReply> {
    if (isAborted(signal)) return GIVEN_UP;
    const worker = (hand.worker ??= start(this.workerPath, hand));
    worker.ref();
    const giveUp = () => void stop(hand);
    signal?.addEventListener('abort', giveUp);
    try {
      return await replyOf(worker, request, this.patience);
    } catch (error) {
      await stop(hand);
      return isAborted(signal) ? GIVEN_UP : { ok: false, error: messageOf(error) };
    } finally {
      signal?.removeEventListener('abort', giveUp);
      // An idle worker must not keep a command from ending.
      worker.unref();
    }
  }
}

const isAborted = (signal?: AbortSignal): boolean => signal?.aborted === true;

const GIVEN_UP: ExtractReply = { ok: false, error: 'Reading the file was given up.' };

function start(path: string, hand: Hand): Worker {
  const worker = new Worker(path, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
  const forget = () => {
    if (hand.worker === worker) hand.worker = null;
  };
  // One that ends between two files is replaced as well.
  return worker.on('error', forget).on('exit', forget);
}

async function stop(hand: Hand): Promise<void> {
  const { worker } = hand;
  hand.worker = null;
  await worker?.terminate();
}

/** The worker's reply, or an error in words when it breaks or takes too long. */
function replyOf(worker: Worker, request: ExtractRequest, patience: number): Promise<ExtractReply> {
  return new Promise((done, failed) => {
    const broken = (error: Error) => settle(() => failed(new Error(wordsOf(error))));
    const ended = () => settle(() => failed(new Error('Reading the file broke off.')));
    const answered = (reply: ExtractReply) => settle(() => done(reply));
    const timer = setTimeout(() => {
      settle(() =>
        failed(new Error(`Reading the file took more than ${patience / 1000} seconds and was given up.`)),
      );
    }, patience);
    const settle = (finish: () => void) => {
      clearTimeout(timer);
      worker.off('message', answered).off('error', broken).off('exit', ended);
      finish();
    };
    worker.on('message', answered).on('error', broken).on('exit', ended);
    worker.postMessage(request);
  });
}

const wordsOf = (error: Error): string =>
  'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
    ? 'The file is too much for the memory that one file may take.'
    : `Reading the file broke off: ${error.message}.`;
