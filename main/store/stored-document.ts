import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { Low, type Adapter } from 'lowdb';
import {
  asFarAsKnown,
  fromStored,
  NewerVersionError,
  toStored,
  versionIn,
  versionOf,
  type DocumentFormat,
} from '../../core/migrations.ts';
import { ParseError } from '../../core/parse.ts';
import { messageOf, PlainError } from '../../core/result.ts';
import { checkedBytes, parseChecked } from './checked-text.ts';
import { previousOf, writeDurably } from './durable-file.ts';
import { codeOf, ifExists, notSaved, reasonOf } from './io-errors.ts';
import type { Quarantine } from './quarantine.ts';

/** lowdb's adapter for one JSON document, written durably, its previous copy kept. */
class DurableAdapter<T extends object> implements Adapter<T> {
  /** What must be on disk before the next document takes the place of the present one. */
  before: Promise<void> = Promise.resolve();
  /** Whether the file may hold a document that was refused, and so must not become the copy before the next one. */
  uncertain = false;

  constructor(
    readonly path: string,
    readonly format: DocumentFormat<T>,
  ) {}

  async read(): Promise<T | null> {
    return readStored(this.path, this.format);
  }

  async write(document: T): Promise<void> {
    const bytes = checkedBytes(toStored(this.format, document), 1);
    await writeDurably(this.path, bytes, { keepPrevious: !this.uncertain, before: this.before });
  }
}

/**
 * Reads a stored document as it is on disk; null where there is no file.
 * @throws NewerVersionError, ParseError or SyntaxError for what the file holds; the system's error for the rest
 */
export async function readStored<T>(path: string, format: DocumentFormat<T>): Promise<T | null> {
  const bytes = await ifExists(readFile(path));
  return bytes === null ? null : documentIn(bytes, format);
}

/** The document in the bytes of a file. @throws as `readStored` does for what the file holds */
export function documentIn<T>(bytes: Buffer, format: DocumentFormat<T>): T {
  const { data, checked } = parseChecked(bytes);
  const version = versionIn(data);
  // Files of the first version bore no checksum; those of versions to come may bear another.
  if (!checked && version > 1 && version <= versionOf(format)) throw new ParseError('its checksum is gone');
  return fromStored(format, data);
}

export interface StoreContext {
  /** The library's folder, which the words about a file leave out. */
  readonly folder: string;
  readonly quarantine: Quarantine;
}

/** Puts a document together again, from the copy before it where that can be read. Null where nothing is known of it. */
export type Recover<T> = (previous: T | null) => Promise<T | null>;

/**
 * One document on disk. A file that cannot be read is set aside with the reason, and put together again from the
 * copy before it and the journal; nothing is ever replaced by defaults. A file from a newer version is read as far
 * as it is understood, and never written.
 */
export class StoredDocument<T extends object> {
  readonly #low: Low<T | null>;
  readonly #adapter: DurableAdapter<T>;
  /** Why it may not be written, or null. */
  #sealed: string | null = null;

  constructor(
    path: string,
    format: DocumentFormat<T>,
    readonly context: StoreContext,
    readonly recover: Recover<T> = (previous) => Promise.resolve(previous),
  ) {
    this.#adapter = new DurableAdapter(path, format);
    this.#low = new Low<T | null>(this.#adapter as Adapter<T | null>, null);
  }

  /** What was last read or saved. */
  get data(): T | null {
    return this.#low.data;
  }

  /**
   * Reads the file, or puts it together again when it is damaged; null when there is none, nor a copy of it.
   * @param evenIfGone also when file and copy are gone
   */
  async read({ evenIfGone = false } = {}): Promise<T | null> {
    try {
      await this.#low.read();
      return this.#low.data ?? (await this.#restore(null, evenIfGone));
    } catch (error) {
      if (error instanceof NewerVersionError) return this.#readNewer(error);
      if (!isDamage(error)) throw error;
      return this.#restore(error, true);
    }
  }

  /**
   * Resolves when the bytes are on disk.
   * @param before what must be on disk first; where it is not, nothing is saved
   * @throws PlainError that says what is not saved, and why
   */
  async save(document: T, before: Promise<void> = Promise.resolve()): Promise<void> {
    before.catch(() => undefined);
    if (this.#sealed !== null) throw new PlainError(this.#sealed);
    const last = this.#low.data;
    this.#low.data = document;
    this.#adapter.before = before;
    try {
      await this.#low.write();
      this.#adapter.uncertain = false;
    } catch (error) {
      this.#adapter.uncertain = true;
      this.#low.data = last;
      // What was to be there first may be on its way still, and must not come after what follows.
      await before.catch(() => undefined);
      throw error instanceof PlainError ? error : notSaved(this.#adapter.path, error);
    } finally {
      this.#adapter.before = Promise.resolve();
    }
  }

  /** Makes the document that no one has saved yet. Where that fails it is made at the first save. */
  async create(document: T): Promise<void> {
    if (this.#sealed === null) await this.save(document).catch(() => undefined);
  }

  async #readNewer(error: NewerVersionError): Promise<T | null> {
    this.#sealed = error.message;
    const bytes = await readFile(this.#adapter.path);
    this.#low.data = asFarAsKnown(this.#adapter.format, parseChecked(bytes).data);
    this.#report(
      this.#low.data === null
        ? error.message
        : `${error.message} Until then it is open for reading only, as far as this version understands it.`,
    );
    return this.#low.data;
  }

  async #restore(damage: unknown, evenIfGone: boolean): Promise<T | null> {
    const { previous, words } = await this.#readPrevious();
    if (previous === null && !evenIfGone) return null;
    const found = await this.recover(previous);
    if (damage === null && found === null) return null;
    const what =
      damage === null ? 'The file was gone.' : `The file could not be read: ${damageInWords(damage)}.`;
    await this.#setAside(damage !== null, `${what}${words} ${outcomeOf(found, previous)}`);
    this.#low.data = found;
    if (found !== null) await this.#putBack();
    return found;
  }

  async #readPrevious(): Promise<{ previous: T | null; words: string }> {
    try {
      return { previous: await readStored(previousOf(this.#adapter.path), this.#adapter.format), words: '' };
    } catch (error) {
      return { previous: null, words: ` Nor could the copy before it: ${damageInWords(error)}.` };
    }
  }

  /** What cannot be set aside must not be written over either. */
  async #setAside(exists: boolean, what: string): Promise<void> {
    const { path } = this.#adapter;
    try {
      if (exists) await this.context.quarantine.setAside(path, this.#name, what);
      else this.#report(what);
    } catch (error) {
      this.#sealed = `The damaged file ${this.#name} could not be set aside (${reasonOf(error)}), and must not be written over. Open Briefmark again when it can be.`;
      this.#report(`${what} It could not be set aside: ${reasonOf(error)}.`);
    }
  }

  /** Where this fails the document is still there to read, and the next save writes it. */
  async #putBack(): Promise<void> {
    if (!this.context.quarantine.writes || this.#sealed !== null) return;
    try {
      await this.#low.write();
    } catch (error) {
      this.#report(`It is not on disk again yet: ${reasonOf(error)}.`);
    }
  }

  get #name(): string {
    return relative(this.context.folder, this.#adapter.path).replaceAll('\\', '/');
  }

  #report(what: string): void {
    this.context.quarantine.report({ file: this.#name, what, record: null });
  }
}

/** Whether a file's content makes no sense, or the disk has lost it; as opposed to one that may not be read at present. */
export const isDamage = (error: unknown): boolean => {
  const code = codeOf(error);
  return code === null || code === 'EIO' || code === 'ERR_INVALID_ARG_VALUE';
};

/** Why a document could not be read, in words without a full stop. */
export function damageInWords(error: unknown): string {
  if (error instanceof SyntaxError) return 'it is not whole';
  return codeOf(error) === null ? messageOf(error).replace(/\.$/, '') : reasonOf(error);
}

function outcomeOf(found: unknown, previous: unknown): string {
  if (found === null) return 'There is nothing to put it together again from.';
  return found === previous
    ? 'The copy before the last change is used in its place; the last change may be missing.'
    : 'It was put together again from other copies and the journal.';
}
