import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalRecord } from '../../core/journal.ts';
import { FORMATS, fromStored, versionOf, type JournalPosition } from '../../core/migrations.ts';
import { count, object } from '../../core/parse.ts';
import { checkedLine, textIn } from './checked-text.ts';
import { writeDurably } from './durable-file.ts';
import { ifExists } from './io-errors.ts';

/** From this size on, in bytes, a new file is begun. */
const FULL = 1_000_000;
const NAME = /^(\d{6})\.jsonl$/;
const HEADER = `${JSON.stringify({ format: FORMATS.journal.name, version: versionOf(FORMATS.journal) })}\n`;

const version = object<{ version: number }>({ version: count });

/** Records of one file of the journal, and the lines that could not be read. */
export interface JournalPart {
  readonly records: readonly JournalRecord[];
  readonly damagedLines: number;
}

interface Waiting {
  readonly line: string;
  readonly done: () => void;
  readonly failed: (error: unknown) => void;
}

/**
 * The journal of a library: files of lines, each a checksum and a record, that are only ever added to. A line that
 * a crash cut short, or that is damaged, is passed over; the others stand.
 */
export class Journal {
  #waiting: Waiting[] = [];
  #flushing: Promise<void> | null = null;
  /** The file to write on, once it is known. */
  #current: string | null = null;

  constructor(readonly folder: string) {}

  /** Adds a record. Resolves when it is on disk; those that come at once share one flush of the disk. */
  append(record: JournalRecord): Promise<void> {
    return new Promise((done, failed) => {
      this.#waiting.push({ line: checkedLine(record), done, failed });
      this.#flushing ??= this.#flush();
    });
  }

  /** Where the journal ends at present. */
  async end(): Promise<JournalPosition> {
    const file = (await this.#files()).at(-1);
    if (file === undefined) return { file: 0, offset: 0 };
    return { file, offset: (await stat(this.#path(file))).size };
  }

  /** The numbers of its files, oldest first. */
  async files(): Promise<readonly number[]> {
    return this.#files();
  }

  /** The records of one of its files after an offset in bytes, which should be the end of a line or 0. */
  async read(file: number, offset = 0): Promise<JournalPart> {
    const bytes = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
    return recordsIn(bytes, offset);
  }

  /** The records after a position, file by file; null when the journal does not reach that far. */
  async *since({ file, offset }: JournalPosition): AsyncGenerator<JournalPart | null> {
    const files = await this.#files();
    const size = files.includes(file) ? (await stat(this.#path(file))).size : 0;
    if (size < offset) yield null;
    for (const each of files) if (each >= file) yield await this.read(each, each === file ? offset : 0);
  }

  /** The records of its last files, at least `bytes` of them where there are as many. */
  async recent(bytes: number): Promise<{ records: readonly JournalRecord[]; all: boolean }> {
    const records: JournalRecord[][] = [];
    let left = bytes;
    const files = (await this.#files()).toReversed();
    for (const file of files) {
      if (left <= 0) return { records: records.flat(), all: false };
      const content = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
      const from = Math.max(0, content.length - left);
      records.unshift([...recordsIn(content, from === 0 ? 0 : content.indexOf('\n', from) + 1).records]);
      left -= content.length;
      if (from > 0) return { records: records.flat(), all: false };
    }
    return { records: records.flat(), all: true };
  }

  /** Every record in whose line a word stands, such as an id, oldest first. */
  async *mentioning(word: string): AsyncGenerator<JournalPart> {
    for (const file of await this.#files()) {
      const bytes = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
      yield recordsIn(bytes, 0, Buffer.from(word));
    }
  }

  #path(file: number): string {
    return join(this.folder, `${String(file).padStart(6, '0')}.jsonl`);
  }

  async #files(): Promise<readonly number[]> {
    const names = (await ifExists(readdir(this.folder))) ?? [];
    return names
      .flatMap((name) => NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  async #flush(): Promise<void> {
    for (let batch = this.#waiting; batch.length > 0; batch = this.#waiting) {
      this.#waiting = [];
      try {
        await this.#write(batch.map(({ line }) => line).join(''));
        for (const { done } of batch) done();
      } catch (error) {
        for (const { failed } of batch) failed(error);
      }
    }
    this.#flushing = null;
  }

  async #write(lines: string): Promise<void> {
    this.#current ??= await this.#findCurrent();
    // Opened each time: a journal that was taken away or replaced must not be written on in the dark.
    const file = await open(this.#current, 'r+');
    try {
      const end = await endOfLines(file);
      try {
        await writeAll(file, Buffer.from(lines), end);
        await file.datasync();
      } catch (error) {
        await file.truncate(end).catch(() => undefined);
        throw error;
      }
      if (end >= FULL) this.#current = null;
    } finally {
      await file.close();
    }
  }

  /** The file to write on: the last one, or a new one when that is full or of another version. */
  async #findCurrent(): Promise<string> {
    const last = (await this.#files()).at(-1);
    if (last !== undefined && (await takesMore(this.#path(last)))) return this.#path(last);
    const next = this.#path((last ?? 0) + 1);
    await writeDurably(next, HEADER);
    return next;
  }
}

async function takesMore(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(HEADER.length);
    await file.read(head, 0, HEADER.length, 0);
    return head.toString() === HEADER && (await file.stat()).size < FULL;
  } finally {
    await file.close();
  }
}

/** The size of a file in bytes up to the end of its last whole line; what a crash cut short after it is removed. */
async function endOfLines(file: FileHandle): Promise<number> {
  const { size } = await file.stat();
  const last = Buffer.alloc(1);
  if (size > 0) await file.read(last, 0, 1, size - 1);
  if (last.toString() === '\n') return size;
  const content = Buffer.alloc(size);
  await file.read(content, 0, size, 0);
  const end = content.lastIndexOf('\n') + 1;
  await file.truncate(end);
  return end;
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let done = 0; done < bytes.length;) {
    const { bytesWritten } = await file.write(bytes, done, bytes.length - done, position + done);
    done += bytesWritten;
  }
}

function recordsIn(bytes: Buffer, offset: number, word?: Buffer): JournalPart {
  const header = bytes.subarray(0, Math.max(0, bytes.indexOf('\n')));
  const records: JournalRecord[] = [];
  let damagedLines = 0;
  let known = versionOf(FORMATS.journal);
  try {
    known = version(JSON.parse(header.toString('utf8')), '').version;
  } catch {
    damagedLines += 1;
  }
  for (let from = Math.max(offset, header.length + 1); from < bytes.length;) {
    const newline = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, newline === -1 ? bytes.length : newline);
    from += line.length + 1;
    // What a crash cut short was never said to be saved.
    if (newline === -1) break;
    if (line.length === 0 || (word !== undefined && !line.includes(word))) continue;
    const record = recordOf(line, known);
    if (record === null) damagedLines += 1;
    else records.push(record);
  }
  return { records, damagedLines };
}

function recordOf(line: Buffer, known: number): JournalRecord | null {
  const text = textIn(line);
  if (text === null) return null;
  try {
    const data = JSON.parse(text) as object;
    return fromStored(FORMATS.journal, { format: FORMATS.journal.name, version: known, ...data });
  } catch {
    return null;
  }
}
