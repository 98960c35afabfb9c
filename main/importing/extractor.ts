import { Worker } from 'node:worker_threads';
import type { Extracted } from '../../core/importing.ts';
import { messageOf, PlainError } from '../../core/result.ts';

export interface ExtractRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Where files that belong to the article may lie; null where there is no such place. */
  readonly folder: string | null;
}

export type ExtractReply =
  { readonly ok: true; readonly extracted: Extracted } | { readonly ok: false; readonly error: string };

/** How long one file may take, in milliseconds. */
const PATIENCE = 60_000;
/** What one file may take of memory, in megabytes. */
const MEMORY = 1024;

/** Reads articles in a worker, one at a time. A file that breaks the worker fails alone; the next gets a new one. */
export class Extractor {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /** @param workerPath the bundled worker */
  constructor(
    readonly workerPath: string,
    readonly patience = PATIENCE,
  ) {}

  /** @throws PlainError for a file that holds no article, breaks the worker or takes too long */
  async extract(request: ExtractRequest): Promise<Extracted> {
    const turn = this.#last.then(() => this.#ask(request));
    this.#last = turn.catch(() => undefined);
    const reply = await turn;
    if (!reply.ok) throw new PlainError(reply.error);
    return reply.extracted;
  }

  async close(): Promise<void> {
    await this.#stop();
  }

  async #ask(request: ExtractRequest): Promise<ExtractReply> {
    const worker = (this.#worker ??= this.#start());
    worker.ref();
    try {
      return await replyOf(worker, request, this.patience);
    } catch (error) {
      await this.#stop();
      return { ok: false, error: messageOf(error) };
    } finally {
      // An idle worker must not keep a command from ending.
      worker.unref();
    }
  }

  #start(): Worker {
    const worker = new Worker(this.workerPath, { resourceLimits: { maxOldGenerationSizeMb: MEMORY } });
    const forget = () => {
      if (this.#worker === worker) this.#worker = null;
    };
    // One that ends between two files is replaced as well.
    return worker.on('error', forget).on('exit', forget);
  }

  async #stop(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }
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
