import type { Extracted } from '../../core/importing.ts';
import { messageOf, PlainError } from '../../core/result.ts';
import {
  startNodeProcess,
  type ExtractReply,
  type ExtractRequest,
  type ReadingProcess,
  type StartProcess,
} from './reading-process.ts';

/** How long one file may take, in milliseconds. */
const PATIENCE = 60_000;

/** As many as keep two cores busy; more would only take memory. */
const WORKERS = 2;

/** One worker, and what is in its hands. */
interface Hand {
  worker: ReadingProcess | null;
  busy: Promise<unknown> | null;
}

/**
 * Reads articles in workers, each a process of its own. A file that breaks its worker fails alone; the next gets a new
 * one.
 */
export class Extractor {
  readonly #hands: readonly Hand[];
  #waiting: (() => void)[] = [];

  /**
   * @param workerPath the bundled worker
   * @param patience how long one file may take, in milliseconds
   */
  constructor(
    readonly workerPath: string,
    readonly patience = PATIENCE,
    workers = WORKERS,
    readonly start: StartProcess = startNodeProcess,
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

  /** Resolves when its processes have ended. */
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
    const worker = (hand.worker ??= this.#begin(hand));
    worker.hold(true);
    const giveUp = () => void stop(hand);
    signal?.addEventListener('abort', giveUp);
    try {
      return await replyOf(worker, request, this.patience);
    } catch (error) {
      void stop(hand);
      return isAborted(signal) ? GIVEN_UP : { ok: false, error: messageOf(error) };
    } finally {
      signal?.removeEventListener('abort', giveUp);
      if (hand.worker === worker) this.#rest(hand, worker);
    }
  }

  #begin(hand: Hand): ReadingProcess {
    const worker = this.start(this.workerPath);
    this.#rest(hand, worker);
    return worker;
  }

  /** An idle worker must not keep a command from ending; one that ends between two files is replaced as well. */
  #rest(hand: Hand, worker: ReadingProcess): void {
    worker.hold(false);
    worker.onReply = () => undefined;
    worker.onEnd = () => {
      if (hand.worker === worker) hand.worker = null;
    };
  }
}

const isAborted = (signal?: AbortSignal): boolean => signal?.aborted === true;

const GIVEN_UP: ExtractReply = { ok: false, error: 'Reading the file was given up.' };

function stop(hand: Hand): Promise<void> {
  const { worker } = hand;
  hand.worker = null;
  if (worker === null) return Promise.resolve();
  return new Promise((done) => {
    const { onEnd } = worker;
    worker.onEnd = (code) => {
      onEnd(code);
      done();
    };
    // A command that ends before its workers would say that all went well.
    worker.hold(true);
    worker.kill();
  });
}

/** The worker's reply, or an error in words when it breaks or takes too long. */
function replyOf(worker: ReadingProcess, request: ExtractRequest, patience: number): Promise<ExtractReply> {
  return new Promise((done, failed) => {
    const timer = setTimeout(
      () => failed(new Error(`Reading the file took more than ${patience / 1000} seconds and was given up.`)),
      patience,
    );
    worker.onReply = (reply) => {
      clearTimeout(timer);
      done(reply);
    };
    worker.onEnd = (code) => {
      clearTimeout(timer);
      failed(new Error(isOrderly(code) ? 'Reading the file broke off.' : TOO_MUCH));
    };
    worker.post(request);
  });
}

/** A worker that ends by itself gives a small number; one whose memory ends gives a large one, or none. */
const isOrderly = (code: number | null): boolean => code !== null && code >= 0 && code < 100;
const TOO_MUCH = 'The file is too much for the memory that one file may take.';
