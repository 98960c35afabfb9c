import { mkdir, readFile, rename } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import { fromStored, NewerVersionError, toStored, type DocumentFormat } from '../../core/migrations.ts';
import type { Problem } from '../../core/model.ts';
import { messageOf } from '../../core/result.ts';
import { previousOf, syncFolder, writeDurably } from './durable-file.ts';
import { ifExists, notSaved } from './io-errors.ts';

/** lowdb's adapter for one JSON document, written durably, its previous copy kept. */
class DurableAdapter<T extends object> implements Adapter<T> {
  constructor(
    readonly path: string,
    readonly format: DocumentFormat<T>,
  ) {}

  async read(): Promise<T | null> {
    return readStored(this.path, this.format);
  }

  async write(document: T): Promise<void> {
    const text = `${JSON.stringify(toStored(this.format, document), null, 1)}\n`;
    await writeDurably(this.path, text, { keepPrevious: true });
  }
}

/** Reads a stored document as it is on disk; null where there is no file. */
export async function readStored<T>(path: string, format: DocumentFormat<T>): Promise<T | null> {
  const text = await ifExists(readFile(path, 'utf8'));
  if (text === null) return null;
  if (text.trim() === '') throw new Error('The file is empty.');
  return fromStored(format, JSON.parse(text) as unknown);
}

export interface StoreContext {
  /** Where unreadable files are kept; null when nothing may be moved, as for a reader without the lock. */
  readonly damaged: string | null;
  readonly report: (problem: Problem) => void;
}

/**
 * One document on disk. A file that cannot be read is set aside with the reason, and the previous copy used;
 * nothing is ever replaced by defaults. A file from a newer version can be neither read nor written.
 */
export class StoredDocument<T extends object> {
  readonly #low: Low<T | null>;
  readonly #adapter: DurableAdapter<T>;
  #sealed: string | null = null;

  constructor(
    path: string,
    format: DocumentFormat<T>,
    readonly context: StoreContext,
  ) {
    this.#adapter = new DurableAdapter(path, format);
    this.#low = new Low<T | null>(this.#adapter as Adapter<T | null>, null);
  }

  /** What was last read or saved. */
  get data(): T | null {
    return this.#low.data;
  }

  /** Reads the file, or the copy before it when the file is damaged; null when there is neither. */
  async read(): Promise<T | null> {
    try {
      await this.#low.read();
      return this.#low.data ?? (await this.#readPrevious());
    } catch (error) {
      if (error instanceof NewerVersionError) {
        this.#sealed = messageOf(error);
        this.#report(this.#sealed);
        return null;
      }
      if (!isAboutContent(error)) throw error;
      return this.#recover(error);
    }
  }

  /** Resolves when the bytes are on disk. @throws PlainError that says what is not saved, and why */
  async save(document: T): Promise<void> {
    if (this.#sealed !== null) throw notSaved(this.#adapter.path, new Error(this.#sealed));
    const before = this.#low.data;
    this.#low.data = document;
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      throw notSaved(this.#adapter.path, error);
    }
  }

  async #recover(error: unknown): Promise<T | null> {
    const aside = await this.#setAside();
    const previous = await this.#readPrevious();
    const kept = aside === null ? '' : ` It is kept as ${aside}.`;
    const outcome =
      previous === null
        ? ' There is no copy of it from before.'
        : ' The copy before the last change is used in its place; the last change may be missing.';
    this.#report(`The file could not be read (${messageOf(error)}).${kept}${outcome}`);
    return previous;
  }

  async #readPrevious(): Promise<T | null> {
    try {
      const previous = await readStored(previousOf(this.#adapter.path), this.#adapter.format);
      this.#low.data = previous;
      if (previous !== null && this.context.damaged !== null) await this.#low.write();
      return previous;
    } catch (error) {
      this.#report(`The copy before the last change could not be read either (${messageOf(error)}).`);
      return null;
    }
  }

  /** Moves the damaged file away, under a name that says when. */
  async #setAside(): Promise<string | null> {
    const { damaged } = this.context;
    if (damaged === null) return null;
    await mkdir(damaged, { recursive: true });
    const stamp = new Date().toISOString().replace(/[:.]/g, '-');
    const name = `${stamp}-${basename(this.#adapter.path)}`;
    await rename(this.#adapter.path, join(damaged, name));
    await syncFolder(damaged);
    return `${basename(damaged)}/${name}`;
  }

  #report(what: string): void {
    this.context.report({ file: basename(this.#adapter.path), what });
  }
}

/** Whether the bytes were read and make no sense, as opposed to a disk that would not give them. */
const isAboutContent = (error: unknown): boolean => error instanceof Error && !('code' in error);
