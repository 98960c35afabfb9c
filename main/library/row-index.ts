import { stat } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { subjectOf } from '../../core/journal.ts';
import { addressKey } from '../../core/addresses.ts';
import type { ArticleId, ArticleRow } from '../../core/model.ts';
import { byDate, rowOf, type RowSource } from '../../core/rows.ts';
import type { Journal } from '../store/journal.ts';
import type { Layout } from '../store/layout.ts';
import { freshRows, type FreshRows, type KnownFiles } from './fresh-rows.ts';
import { RowCache, type IndexEntry } from './row-cache.ts';
import type { RowsJob } from './rows-worker.ts';

/** How long rows may change before library.jsonl is written again, in milliseconds; the journal knows them meanwhile. */
const WRITE_AFTER = 60_000;

/** What the index asks of the library. */
export interface RowIndexHost {
  /** The row of an article whose file could not be read as it stands, after mending it; null where it cannot be. */
  readonly mend: (id: ArticleId) => Promise<ArticleRow | null>;
  /** Told of rows that are new or different. */
  readonly onRows: (rows: readonly ArticleRow[]) => void;
  /** Told of articles that have gone. */
  readonly onGone: (ids: readonly ArticleId[]) => void;
}

/** How far the look through the files is. */
export type OnLook = (progress: { readonly done: number; readonly total: number }) => void;

/**
 * The rows of all articles, cached in library.jsonl. Only a cache: every row is made from its article, and is made
 * again when the journal says that the article has changed since, or its file is not the one the row was made from.
 */
export class RowIndex {
  readonly #entries = new Map<ArticleId, IndexEntry>();
  readonly #byOriginal = new Map<string, ArticleId>();
  /** Made when it is first asked for: a start has no use for it. */
  #byAddress: Map<string, Set<ArticleId>> | null = null;
  /** Rows set by saves while the files are looked through; the look may have seen an older file. */
  #savedMeanwhile: Set<ArticleId> | null = null;
  /** What is not read yet, and the articles for which it is out of date. */
  #cache: RowCache | null = null;
  #changedSince: ReadonlySet<ArticleId> = new Set();
  #resting: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #changed = false;
  #abandoned = false;
  /** Saves whose journal record may be there already while their row is not. */
  #saving = 0;

  /** @param mayWrite whether library.jsonl may be written: only by the one that holds the lock */
  constructor(
    readonly layout: Layout,
    readonly journal: Journal,
    readonly mayWrite: () => boolean,
    readonly host: RowIndexHost,
  ) {}

  /**
   * Reads the beginning of the cache, enough for a window to show; `rest` reads on.
   * @returns the articles that have changed since it was written; null where there is no cache to speak of
   */
  async load(): Promise<ReadonlySet<ArticleId> | null> {
    const cache = await RowCache.open(this.layout.index);
    if (cache === null) return null;
    const changed = new Set<ArticleId>();
    for await (const part of this.journal.since(cache.position)) {
      // A journal shorter than the cache says is another journal.
      if (part === null) return null;
      for (const { what } of part.records) changed.add(subjectOf(what));
    }
    changed.delete('codebook');
    changed.delete('settings');
    this.#cache = cache;
    this.#changedSince = changed;
    await this.#readOn(cache);
    return changed;
  }

  /** Reads what is left of the cache, a part at a time. */
  async rest(): Promise<void> {
    this.#resting ??= this.#readAll();
    await this.#resting;
  }

  async #readAll(): Promise<void> {
    const cache = this.#cache;
    try {
      while (cache !== null && (await this.#readOn(cache))) await nextTurn();
    } catch {
      // What is missing is made anew by the look through the files.
    }
    this.#cache = null;
  }

  /** @returns whether there was anything left */
  async #readOn(cache: RowCache): Promise<boolean> {
    const entries = await cache.next();
    for (const entry of entries ?? []) {
      const { id } = entry.row;
      if (!this.#entries.has(id) && !this.#changedSince.has(id)) this.#place(entry);
    }
    return entries !== null;
  }

  /** Compares every article's file with its row and makes anew what differs; in a worker where one is named. */
  async look(workerPath: string | null, onLook: OnLook): Promise<void> {
    await this.rest();
    if (this.#abandoned) return;
    this.#savedMeanwhile = new Set();
    const known: KnownFiles = new Map(
      [...this.#entries.values()].map(({ row, fileTime, fileSize }) => [row.id, [fileTime, fileSize]]),
    );
    const job: RowsJob = { folder: this.layout.articles, known };
    const take = async (part: FreshRows) => {
      await this.#take(part);
      onLook(part);
    };
    if (workerPath === null) for (const part of freshRows(job.folder, job.known)) await take(part);
    else await lookInWorker(workerPath, job, take);
    this.#savedMeanwhile = null;
    if (this.#changed) await this.flush();
  }

  get(id: ArticleId): ArticleRow | null {
    return this.#entries.get(id)?.row ?? null;
  }

  all(): readonly ArticleRow[] {
    return [...this.#entries.values()].map(({ row }) => row);
  }

  /** The article of which a version was made from these bytes. */
  byOriginal(sha256: string): ArticleRow | null {
    const id = this.#byOriginal.get(sha256);
    const row = id === undefined ? null : this.get(id);
    return row?.originals.includes(sha256) === true ? row : null;
  }

  /** The articles from this address, those in the trash last. */
  byAddress(url: string | null): readonly ArticleRow[] {
    const key = addressKey(url);
    if (key === null) return [];
    if (this.#byAddress === null) {
      this.#byAddress = new Map();
      for (const row of this.all()) this.#noteAddress(row);
    }
    return [...(this.#byAddress.get(key) ?? [])]
      .flatMap((id) => this.get(id) ?? [])
      .filter((row) => addressKey(row.url) === key)
      .toSorted((a, b) => Number(a.removed !== null) - Number(b.removed !== null));
  }

  /** The article of this title, whatever the case: one without a text first, one in the trash last. */
  byTitle(title: string): ArticleRow | null {
    const wanted = title.toLocaleLowerCase();
    const named = this.all().filter((row) => row.title.toLocaleLowerCase() === wanted);
    const rank = (row: ArticleRow) => Number(row.removed !== null) * 2 + Number(row.words > 0);
    return named.toSorted((a, b) => rank(a) - rank(b))[0] ?? null;
  }

  /** Saves an article and sets its row: to the cache the two are one. */
  async saving(save: () => Promise<ArticleRow>): Promise<ArticleRow> {
    this.#saving += 1;
    try {
      const row = await save();
      // The article is saved, whatever the disk says of its file's time.
      await this.#set(row).catch(() => this.#place({ row, fileTime: 0, fileSize: 0 }));
      return row;
    } finally {
      this.#saving -= 1;
    }
  }

  /** Sets the row of an article as it was read. */
  async fill(open: { readonly article: RowSource } | null): Promise<void> {
    if (open !== null) await this.#set(rowOf(open.article));
  }

  /** Writes library.jsonl if a row has changed since. A failure loses nothing: the rows can be made again. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#changed && this.mayWrite())
      this.#writing = this.#writing.then(() => this.#store()).catch(() => undefined);
    await this.#writing;
  }

  /** Forgets all of it: the files are others now. */
  abandon(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#abandoned = true;
  }

  async #set(row: ArticleRow): Promise<void> {
    const file = await stat(this.layout.article(row.id));
    this.#place({ row, fileTime: file.mtimeMs, fileSize: file.size });
    this.#savedMeanwhile?.add(row.id);
    this.#note();
  }

  #place(entry: IndexEntry): void {
    this.#entries.set(entry.row.id, entry);
    for (const sha256 of entry.row.originals) this.#byOriginal.set(sha256, entry.row.id);
    this.#noteAddress(entry.row);
  }

  #noteAddress({ id, url }: ArticleRow): void {
    const key = this.#byAddress === null ? null : addressKey(url);
    if (key !== null) this.#byAddress?.set(key, (this.#byAddress.get(key) ?? new Set()).add(id));
  }

  #note(): void {
    if (this.#abandoned) return;
    this.#changed = true;
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER).unref();
  }

  async #take({ entries, unreadable, gone }: FreshRows): Promise<void> {
    if (this.#abandoned) return;
    const fresh = entries.filter(({ row }) => this.#savedMeanwhile?.has(row.id) !== true);
    for (const entry of fresh) this.#place(entry);
    if (fresh.length > 0) this.host.onRows(fresh.map(({ row }) => row));
    const lost = gone.filter((id) => this.#entries.delete(id));
    for (const id of unreadable) {
      const row = await this.host.mend(id);
      if (row !== null) {
        await this.#set(row).catch(() => this.#place({ row, fileTime: 0, fileSize: 0 }));
        this.host.onRows([row]);
      } else if (this.#entries.delete(id)) lost.push(id);
    }
    if (lost.length > 0) this.host.onGone(lost);
    if (fresh.length + lost.length + unreadable.length > 0) this.#changed = true;
  }

  async #store(): Promise<void> {
    if (this.#abandoned) return;
    await this.rest();
    // Taken before the rows are: what comes in between is read again from the journal, never missed.
    const position = await this.journal.end();
    if (this.#saving > 0) {
      this.#note();
      return;
    }
    this.#changed = false;
    const entries = [...this.#entries.values()].toSorted((a, b) => byDate(a.row, b.row));
    try {
      await RowCache.write(this.layout.index, position, entries);
    } catch (error) {
      this.#changed = true;
      throw error;
    }
  }
}

/** Runs the look in a worker. @throws the worker's error */
async function lookInWorker(
  workerPath: string,
  job: RowsJob,
  take: (part: FreshRows) => Promise<void>,
): Promise<void> {
  const worker = new Worker(workerPath, { workerData: job });
  worker.unref();
  let taking: Promise<void> = Promise.resolve();
  await new Promise<void>((done, failed) => {
    worker.on('message', (part: FreshRows) => {
      taking = taking.then(() => take(part));
    });
    worker.on('error', failed);
    worker.on('exit', () => done());
  });
  await taking;
}
