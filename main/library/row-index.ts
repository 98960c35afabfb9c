import { stat } from 'node:fs/promises';
import { FORMATS, toStored, type IndexEntry, type LibraryIndex } from '../../core/migrations.ts';
import type { ArticleId, ArticleRow } from '../../core/model.ts';
import { writeDurably } from '../store/durable-file.ts';
import { ifExists } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';
import { readStored } from '../store/stored-document.ts';

/** How long rows may change before library.json is written again, in milliseconds. */
const WRITE_AFTER = 1000;
/** The time of no folder: a cache that is looked through when it is read. */
const NEVER = 0;
/** Articles read at a time while the index is rebuilt. */
const READ_AT_ONCE = 16;

/**
 * The rows of all articles, cached in library.json. Only a cache: every row is made from its article, and is made
 * again when the article's file is not the one it was made from.
 */
export class RowIndex {
  readonly #entries = new Map<ArticleId, IndexEntry>();
  readonly #byOriginal = new Map<string, ArticleId>();
  #timer: NodeJS.Timeout | null = null;
  #writing: Promise<void> = Promise.resolve();
  #fresh = false;
  /** Saves whose file may be in place already while its row is not. */
  #saving = 0;

  /** @param write whether library.json may be written: only by the one that holds the lock */
  constructor(
    readonly layout: Layout,
    readonly write: boolean,
  ) {}

  /**
   * Loads the cache. Where the articles folder has changed since, every file's time and size is compared and rows
   * that are stale or missing are made by `makeRow`, which gives null for an article that cannot be read.
   */
  async load(makeRow: (id: ArticleId) => Promise<ArticleRow | null>): Promise<void> {
    const cached = await readStored(this.layout.index, FORMATS.index).catch(() => null);
    for (const entry of cached?.entries ?? []) this.#place(entry);
    const folderTime = await timeOf(this.layout.articles);
    this.#fresh = cached?.folderTime === folderTime;
    if (!this.#fresh) await this.#refresh(makeRow);
  }

  get(id: ArticleId): ArticleRow | null {
    return this.#entries.get(id)?.row ?? null;
  }

  all(): readonly ArticleRow[] {
    return [...this.#entries.values()].map(({ row }) => row);
  }

  /** The article made from these bytes. */
  byOriginal(sha256: string): ArticleRow | null {
    const id = this.#byOriginal.get(sha256);
    return id === undefined ? null : this.get(id);
  }

  /** Saves an article and sets its row: to the cache the two are one. */
  async saving(save: () => Promise<ArticleRow>): Promise<ArticleRow> {
    this.#saving += 1;
    try {
      const row = await save();
      await this.#set(row);
      return row;
    } finally {
      this.#saving -= 1;
    }
  }

  async #set(row: ArticleRow): Promise<void> {
    const file = await stat(this.layout.article(row.id));
    this.#place({ row, fileTime: file.mtimeMs, fileSize: file.size });
    this.#schedule();
  }

  /** Writes library.json if a row has changed since. A failure loses nothing: the rows can be made again. */
  async flush(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    if (!this.#fresh && this.write) {
      this.#fresh = true;
      this.#writing = this.#writing.then(() => this.#store()).catch(() => undefined);
    }
    await this.#writing;
  }

  #place(entry: IndexEntry): void {
    this.#entries.set(entry.row.id, entry);
    this.#byOriginal.set(entry.row.originalSha256, entry.row.id);
  }

  #schedule(): void {
    this.#fresh = false;
    this.#timer ??= setTimeout(() => void this.flush(), WRITE_AFTER);
  }

  async #store(): Promise<void> {
    // Taken before the rows are: a save in between leaves the cache looking stale, never looking fresh.
    const folderTime = await timeOf(this.layout.articles);
    const index: LibraryIndex = {
      folderTime: this.#saving > 0 ? NEVER : folderTime,
      entries: [...this.#entries.values()],
    };
    await writeDurably(this.layout.index, `${JSON.stringify(toStored(FORMATS.index, index))}\n`);
  }

  async #refresh(makeRow: (id: ArticleId) => Promise<ArticleRow | null>): Promise<void> {
    const ids = await this.layout.articleIds();
    const present = new Set(ids);
    for (const id of this.#entries.keys()) if (!present.has(id)) this.#entries.delete(id);
    const waiting = [...ids];
    const work = async () => {
      for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) await this.#refreshOne(id, makeRow);
    };
    await Promise.all(Array.from({ length: READ_AT_ONCE }, work));
    if (this.write) this.#schedule();
  }

  async #refreshOne(id: ArticleId, makeRow: (id: ArticleId) => Promise<ArticleRow | null>): Promise<void> {
    const entry = this.#entries.get(id);
    const before = await ifExists(stat(this.layout.article(id)));
    if (entry !== undefined && before?.mtimeMs === entry.fileTime && before.size === entry.fileSize) return;
    const row = await makeRow(id);
    // Reading may have put a copy in the place of a damaged file.
    const file = await ifExists(stat(this.layout.article(id)));
    if (row === null) this.#entries.delete(id);
    else this.#place({ row, fileTime: file?.mtimeMs ?? 0, fileSize: file?.size ?? 0 });
  }
}

const timeOf = async (path: string): Promise<number> => (await stat(path)).mtimeMs;
