import { messageOf, NOT_SAVED, PlainError } from '../../core/result.ts';
import type { Backups } from '../store/backups.ts';
import { notSaved, reasonOf } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';
import { acquireLock, type Lock } from '../store/lock.ts';
import { resumeRestoring } from './restoring.ts';

export interface AccessOptions {
  /** Who opens it, for others to read: "the app". Null opens it for reading only, without the lock. */
  readonly writer: string | null;
  /** How long to wait for another writer of that name, in milliseconds; not at all where it is left out. */
  readonly patience?: (holder: string) => number;
}

/** The right to write into a library: had from the start, or taken later, when a folder becomes writable. */
export class Access {
  #lock: Lock | null = null;
  #takingLate: Promise<void> | null = null;
  #closed = false;

  constructor(
    readonly layout: Layout,
    readonly backups: Backups,
    readonly options: AccessOptions,
  ) {}

  get writes(): boolean {
    return this.#lock !== null;
  }

  /**
   * Takes the lock, and goes on with what a crash cut short.
   * @returns what the person should know of that; null where there is nothing
   * @throws PlainError when another writer has the lock, or the folder cannot be written into
   */
  async take(): Promise<string | null> {
    const { writer, patience = () => 0 } = this.options;
    if (writer === null || this.#closed) throw new PlainError('The library is open for reading only.');
    try {
      await this.layout.create();
      this.#lock = await acquireLock(this.layout.lock, writer, patience);
      if (this.isClosed) throw new PlainError('The library is closed.');
      return await resumeRestoring(this.layout, this.backups);
    } catch (error) {
      this.release();
      throw error instanceof PlainError ? error : notSaved(this.layout.folder, error);
    }
  }

  /**
   * As `take`; but where the system keeps it from being taken, as opposed to another writer, that may be all right.
   * @param mayRead whether there is something to read
   */
  async takeOrRead(mayRead: boolean): Promise<string | null> {
    try {
      return await this.take();
    } catch (error) {
      if (!mayRead || !(error instanceof PlainError) || error.cause === undefined) throw error;
      return `The library is open for reading only: ${reasonOf(error.cause)}.`;
    }
  }

  /**
   * Sees to it that there is the right to write; asked for by several at once it is taken once.
   * @param onLate run after it was taken late, with what `take` gave: another may have written since the library was read
   */
  async require(onLate: (note: string | null) => Promise<void>): Promise<void> {
    if (this.#lock !== null && this.#takingLate === null) return;
    this.#takingLate ??= this.#takeLate(onLate).finally(() => (this.#takingLate = null));
    await this.#takingLate;
  }

  async #takeLate(onLate: (note: string | null) => Promise<void>): Promise<void> {
    let note: string | null;
    try {
      note = await this.take();
    } catch (error) {
      const words = messageOf(error);
      // Another program may have it at present; the change is to be tried again.
      if (this.options.writer === null || this.isClosed || words.startsWith(NOT_SAVED)) throw error;
      throw new PlainError(`${NOT_SAVED}. ${words}`, { cause: error });
    }
    await onLate(note);
  }

  get isClosed(): boolean {
    return this.#closed;
  }

  /** Gives the right back; it can be taken again. */
  release(): void {
    this.#lock?.release();
    this.#lock = null;
  }

  /** Gives the right back for good. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#takingLate?.catch(() => undefined);
    this.release();
  }
}
