import { Worker } from 'node:worker_threads';
import type { ArticleId, ArticleRow, Codebook } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type {
  FromSearchWorker,
  Question,
  QuestionName,
  Questions,
  SearchJob,
  ToSearchWorker,
} from './messages.ts';

/** How long rows may change before search.bin is written again, in milliseconds. */
const SAVE_AFTER = 120_000;

interface Waiting {
  readonly done: (value: unknown) => void;
  readonly failed: (error: Error) => void;
}

/**
 * The search over a library, in a worker of its own. It is told of every change and answers in the order in which it is
 * told and asked, so that what has been changed is found at once.
 */
export class Searcher {
  #worker: Worker | null = null;
  readonly #waiting = new Map<number, Waiting>();
  #asked = 0;
  #timer: NodeJS.Timeout | null = null;
  /** Told how many articles are still to be read before everything is found. */
  onLeft: (articles: number) => void = () => undefined;

  /**
   * @param workerPath the bundled worker
   * @param folder the library's
   * @param mayWrite whether search.bin may be written: only by the one that holds the lock
   */
  constructor(
    readonly workerPath: string,
    readonly folder: string,
    readonly mayWrite: () => boolean,
  ) {}

  /**
   * Takes all rows; what was known of other articles is forgotten.
   * @param anew whether the articles' files were replaced by others
   */
  all(rows: readonly ArticleRow[], anew: boolean): void {
    this.#tell({ type: 'all', anew, rows: rows.map(({ id, revision }) => ({ id, revision })) });
    this.#saveLater();
  }

  changed(rows: readonly ArticleRow[]): void {
    this.#tell({ type: 'changed', ids: rows.map(({ id }) => id) });
    this.#saveLater();
  }

  gone(ids: readonly ArticleId[]): void {
    this.#tell({ type: 'gone', ids });
    this.#saveLater();
  }

  codebook(codebook: Codebook): void {
    this.#tell({ type: 'codebook', codebook });
  }

  /** @throws PlainError when the search cannot answer */
  async ask<K extends QuestionName>(name: K, asked: Questions[K]['asked']): Promise<Questions[K]['answer']> {
    // The names of questions and what is asked belong together, which the compiler cannot see through K.
    const question = { name, asked } as Question;
    return this.#answered((number) => ({ type: 'ask', number, question })) as Promise<Questions[K]['answer']>;
  }

  async close(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    if (this.#worker === null) return;
    if (this.mayWrite()) await this.#save();
    const worker = this.#worker;
    this.#worker = null;
    await worker.terminate();
  }

  #saveLater(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = null;
      if (this.mayWrite()) void this.#save();
    }, SAVE_AFTER).unref();
  }

  /** It is a cache: where it cannot be written, it is made again. */
  async #save(): Promise<void> {
    await this.#answered((number) => ({ type: 'save', number })).catch(() => undefined);
  }

  #answered(message: (number: number) => ToSearchWorker): Promise<unknown> {
    this.#asked += 1;
    const number = this.#asked;
    return new Promise((done, failed) => {
      this.#waiting.set(number, { done, failed });
      this.#tell(message(number));
    });
  }

  #tell(message: ToSearchWorker): void {
    this.#worker ??= this.#start();
    this.#worker.postMessage(message);
  }

  #start(): Worker {
    const worker = new Worker(this.workerPath, { workerData: { folder: this.folder } satisfies SearchJob });
    worker.unref();
    worker.on('message', (message: FromSearchWorker) => this.#take(message));
    worker.on('error', (error) => this.#broken(worker, error));
    return worker;
  }

  #take(message: FromSearchWorker): void {
    if (message.type === 'left') {
      this.onLeft(message.articles);
      return;
    }
    const waiting = this.#waiting.get(message.number);
    this.#waiting.delete(message.number);
    if (message.type === 'answer') waiting?.done(message.value);
    else waiting?.failed(new PlainError(`The search could not answer: ${message.error}`));
  }

  #broken(worker: Worker, error: Error): void {
    if (this.#worker === worker) this.#worker = null;
    for (const { failed } of this.#waiting.values())
      failed(new PlainError(`The search broke off: ${error.message}`, { cause: error }));
    this.#waiting.clear();
  }
}
