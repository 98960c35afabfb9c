/**
 * What the search knows, on disk in search.bin: only a cache, made again from the articles where it is gone, damaged or
 * of another version. Behind a line of JSON stand the index's own bytes and those of each article's passages.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { count, listOf, object, oneOf, string } from '../../core/parse.ts';
import { writeDurably } from '../store/durable-file.ts';
import type { PackedSource } from './source-store.ts';

const NAME = 'briefmark/search';
/** To be raised whenever what is kept of an article changes. */
const VERSION = 3;

/** The line before the rest is as long as its first eight figures say. */
const LENGTH_DIGITS = 8;

const headOf = object({
  format: oneOf(NAME),
  version: count,
  index: count,
  /** CRC-32 of the index, then of the rest: against damage, not against malice. */
  checks: listOf(count),
  sources: listOf(object({ id: string, issues: listOf(string), bytes: count })),
});

export interface IndexFile {
  readonly index: Uint8Array;
  /** By the id of the article. */
  readonly sources: ReadonlyMap<string, PackedSource>;
}

/** Reads the file; null where there is none that can be used. */
export function readIndexFile(path: string): IndexFile | null {
  try {
    const file = openSync(path, 'r');
    try {
      return readFrom(file);
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}

function readFrom(file: number): IndexFile | null {
  const length = Number(bytesAt(file, 0, LENGTH_DIGITS).toString('latin1'));
  const head = headOf(JSON.parse(bytesAt(file, LENGTH_DIGITS, length).toString('utf8')), '');
  if (head.version !== VERSION) return null;
  const begin = LENGTH_DIGITS + length;
  // Each in memory of its own, so that neither keeps the other there.
  const index = bytesAt(file, begin, head.index);
  const rest = bytesAt(file, begin + head.index, fstatSync(file).size - begin - head.index);
  const [ofIndex, ofRest] = head.checks;
  if (crc32(index) !== ofIndex || crc32(rest) !== ofRest) return null;
  const sources = new Map<string, PackedSource>();
  let at = 0;
  for (const { id, issues, bytes } of head.sources) {
    sources.set(id, { issues, bytes: rest.subarray(at, at + bytes) });
    at += bytes;
  }
  return { index, sources };
}

function bytesAt(file: number, position: number, length: number): Buffer {
  // Typed arrays over the index begin where their own memory does.
  const bytes = Buffer.from(new ArrayBuffer(length));
  let read = 0;
  while (read < length) {
    const more = readSync(file, bytes, read, length - read, position + read);
    if (more === 0) throw new Error('The file ends too soon.');
    read += more;
  }
  return bytes;
}

/** Writes the file durably. @throws the system's error */
export async function writeIndexFile(path: string, { index, sources }: IndexFile): Promise<void> {
  const rest = Buffer.concat([...sources.values()].map(({ bytes }) => bytes));
  const head = JSON.stringify({
    format: NAME,
    version: VERSION,
    index: index.byteLength,
    checks: [crc32(index), crc32(rest)],
    sources: [...sources].map(([id, { issues, bytes }]) => ({ id, issues, bytes: bytes.byteLength })),
  });
  const length = String(Buffer.byteLength(head)).padStart(LENGTH_DIGITS, '0');
  await writeDurably(path, Buffer.concat([Buffer.from(`${length}${head}`), index, rest]));
}
