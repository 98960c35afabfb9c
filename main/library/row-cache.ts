import { open } from 'node:fs/promises';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { ArticleRow } from '../../core/model.ts';
import { count, object, oneOf } from '../../core/parse.ts';
import { checkedLine, textIn } from '../store/checked-text.ts';
import { writeDurably } from '../store/durable-file.ts';
import type { JournalPosition } from '../store/journal.ts';

/** A row and the state of the file it was made from: time in milliseconds, size in bytes. */
export interface IndexEntry {
  readonly row: ArticleRow;
  readonly fileTime: number;
  readonly fileSize: number;
}

const NAME = 'briefmark/rows';
/** A cache of any other version is not read but made anew. */
const VERSION = 3;
/** Entries a line: one line is soon read, and shows more than a screen. */
const A_LINE = 300;

const headOf = object({
  format: oneOf(NAME),
  version: count,
  position: object<JournalPosition>({ file: count, offset: count }),
});

/** Bytes that are read first: more than the head and a line. */
const FIRST = 400_000;

/**
 * The rows of all articles as they were kept: a head, and lines of entries in the order in which lists show them, so
 * that the first can be shown before the others are read. Each line has its checksum.
 */
export class RowCache {
  #lines: readonly Buffer[];
  #next = 0;

  private constructor(
    readonly path: string,
    /** What the journal has from here on, the rows do not know of. */
    readonly position: JournalPosition,
    /** As much as has been read of the file. */
    start: Buffer,
  ) {
    this.#lines = linesOf(start);
    this.#readTo = start.length;
  }

  /** How far the file has been read, in bytes; null when to its end. */
  #readTo: number | null;

  /** Reads the beginning of the file. Null where there is none that this version can use. */
  static async open(path: string): Promise<RowCache | null> {
    try {
      const start = wholeLines(await readFrom(path, 0, FIRST));
      const end = start.indexOf('\n');
      const { version, position } = headOf(JSON.parse(textIn(start.subarray(0, end)) ?? ''), '');
      if (version !== VERSION) return null;
      const cache = new RowCache(path, position, start);
      cache.#next = 1;
      return cache;
    } catch {
      return null;
    }
  }

  /** The entries of the next line; null after the last. Of a damaged line there are none. */
  async next(): Promise<readonly IndexEntry[] | null> {
    if (this.#lines[this.#next] === undefined && this.#readTo !== null) {
      this.#lines = linesOf(await readFrom(this.path, this.#readTo, Infinity));
      this.#readTo = null;
      this.#next = 0;
    }
    const line = this.#lines[this.#next];
    this.#next += 1;
    if (line === undefined) return null;
    const text = textIn(line);
    // The checksum vouches for what this version wrote: looking at each field would slow every start.
    return text === null ? [] : (JSON.parse(text) as readonly IndexEntry[]);
  }

  /** Writes entries, in their order. */
  static async write(path: string, position: JournalPosition, entries: readonly IndexEntry[]): Promise<void> {
    const lines = [checkedLine({ format: NAME, version: VERSION, position })];
    for (let from = 0; from < entries.length; from += A_LINE) {
      lines.push(checkedLine(entries.slice(from, from + A_LINE)));
      await nextTurn();
    }
    await writeDurably(path, lines.join(''));
  }
}

async function readFrom(path: string, offset: number, atMost: number): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.alloc(Math.max(0, Math.min(size - offset, atMost)));
    await file.read(bytes, 0, bytes.length, offset);
    return bytes;
  } finally {
    await file.close();
  }
}

const wholeLines = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.lastIndexOf('\n') + 1);

function linesOf(bytes: Buffer): readonly Buffer[] {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf('\n', from);
    lines.push(bytes.subarray(from, end === -1 ? bytes.length : end));
    from = end === -1 ? bytes.length : end + 1;
  }
  return lines;
}
