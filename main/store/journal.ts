import { open, readdir, readFile, stat, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalRecord } from '../../core/journal.ts';
import { FORMATS, fromStored, versionOf } from '../../core/migrations.ts';
import { count, object } from '../../core/parse.ts';
import { PlainError } from '../../core/result.ts';
import { checkedLine, textIn } from './checked-text.ts';
import { writeDurably } from './durable-file.ts';
import { ifExists } from './io-errors.ts';

/** From this size on, in bytes, a new file is begun. */
const FULL = 1_000_000;
const NAME = /^(\d{6})\.jsonl$/;
const HEADER = `${JSON.stringify({ format: FORMATS.journal.name, version: versionOf(FORMATS.journal) })}\n`;

/** Stands in the line of every import: the long ones. */
const IMPORT = Buffer.from('"type":"article.import"');

const version = object<{ version: number }>({ version: count });

const NEWER =
  'The library was written by a newer version of Briefmark, and is open for reading only. Update Briefmark to change it.';

/** A place in the journal: after this many bytes of its nth file. */
export interface JournalPosition {
  readonly file: number;
  readonly offset: number;
}

/** The name of the journal's nth file, from 1. */
export const journalFile = (number: number): string => `${String(number).padStart(6, '0')}.jsonl`;

/** Records of one file of the journal, and the lines that could not be read. */
export interface JournalPart {
  readonly records: readonly JournalRecord[];
  readonly damagedLines: number;
}

export interface RecentRecords {
  readonly records: readonly JournalRecord[];
  readonly last: number;
  readonly all: boolean;
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
    const file = (await this.files()).at(-1);
    if (file === undefined) return { file: 0, offset: 0 };
    return { file, offset: (await stat(this.#path(file))).size };
  }

  /** The numbers of its files, oldest first. */
  async files(): Promise<readonly number[]> {
    const names = (await ifExists(readdir(this.folder))) ?? [];
    return names
      .flatMap((name) => NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((a, b) => a - b);
  }

  /** The records of one of its files after an offset in bytes, which should be the end of a line or 0. */
  async read(file: number, offset = 0): Promise<JournalPart> {
    const bytes = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
    return recordsIn(bytes, { offset });
  }

  /** The records after a position, file by file; null when the journal does not reach that far. */
  async *since({ file, offset }: JournalPosition): AsyncGenerator<JournalPart | null> {
    const files = await this.files();
    const size = files.includes(file) ? (await stat(this.#path(file))).size : 0;
    if (size < offset) yield null;
    for (const each of files) if (each >= file) yield await this.read(each, each === file ? offset : 0);
  }

  /**
   * The last records but for imports, from at least the last `bytes` of it, and further back until there is one; the
   * number of the very last record, imports included; and whether these are all.
   */
  async recent(bytes: number): Promise<RecentRecords> {
    let records: readonly JournalRecord[] = [];
    let last = 0;
    let left = bytes;
    for (const file of (await this.files()).toReversed()) {
      if (left <= 0 && last > 0) return { records, last, all: false };
      const content = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
      const from = Math.max(0, content.length - Math.max(left, 0));
      const whole = from === 0 ? 0 : content.indexOf('\n', from) + 1;
      last ||= lastNumberIn(content);
      const found = recordsIn(content, { offset: whole, without: IMPORT }).records;
      records = [...found, ...records];
      left -= content.length;
      if (whole > 0 && last > 0) return { records, last, all: false };
    }
    return { records, last, all: true };
  }

  /** Every record in whose line a word stands, such as an id, oldest first. */
  async *mentioning(word: string): AsyncGenerator<JournalPart> {
    for (const file of await this.files()) {
      const bytes = (await ifExists(readFile(this.#path(file)))) ?? Buffer.alloc(0);
      yield recordsIn(bytes, { only: Buffer.from(word) });
    }
  }

  #path(file: number): string {
    return join(this.folder, journalFile(file));
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
    const last = (await this.files()).at(-1);
    if (last !== undefined && (await takesMore(this.#path(last)))) return this.#path(last);
    const next = this.#path((last ?? 0) + 1);
    await writeDurably(next, HEADER);
    return next;
  }
}

async function takesMore(path: string): Promise<boolean> {
  const file = await open(path, 'r');
  try {
    const head = Buffer.alloc(200);
    await file.read(head, 0, head.length, 0);
    if ((versionOfFile(head) ?? 0) > versionOf(FORMATS.journal)) throw new PlainError(NEWER);
    return head.toString().startsWith(HEADER) && (await file.stat()).size < FULL;
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

interface Choice {
  /** In bytes; the end of a line, or 0. */
  readonly offset?: number;
  /** Only lines in which this stands. */
  readonly only?: Buffer;
  /** Only lines in which this does not stand. */
  readonly without?: Buffer;
}

function recordsIn(bytes: Buffer, { offset = 0, only, without }: Choice): JournalPart {
  const known = versionOfFile(bytes);
  const records: JournalRecord[] = [];
  let damagedLines = known === null ? 1 : 0;
  for (const line of linesIn(bytes, offset)) {
    if (line.length === 0) continue;
    if (only !== undefined && !line.includes(only)) continue;
    if (without !== undefined && line.includes(without)) continue;
    const record = recordOf(line, known ?? versionOf(FORMATS.journal));
    if (record === null) damagedLines += 1;
    else records.push(record);
  }
  return { records, damagedLines };
}

/** The whole lines after the head. What a crash cut short at the end was never said to be saved. */
function* linesIn(bytes: Buffer, offset: number): Generator<Buffer> {
  const head = bytes.indexOf('\n') + 1;
  for (let from = Math.max(offset, head); from < bytes.length;) {
    const end = bytes.indexOf('\n', from);
    if (end === -1) return;
    yield bytes.subarray(from, end);
    from = end + 1;
  }
}

/** Null where the first line is damaged. */
function versionOfFile(bytes: Buffer): number | null {
  try {
    return version(JSON.parse(bytes.toString('utf8', 0, Math.max(0, bytes.indexOf('\n')))), '').version;
  } catch {
    return null;
  }
}

function lastNumberIn(bytes: Buffer): number {
  let last = 0;
  for (const line of linesIn(bytes, 0)) {
    // Of long lines the beginning is enough.
    const number = Number(/^[0-9a-f]{8} \{"number":(\d+),/.exec(line.toString('latin1', 0, 40))?.[1] ?? 0);
    if (number > last) last = number;
  }
  return last;
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
