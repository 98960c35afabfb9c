/**
 * What the search knows, on disk in search.bin: only a cache, made again from the articles where it is gone, damaged or
 * of another version. Behind a line of JSON stand the index's own bytes and those of each article's passages.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { count, listOf, object, oneOf, string } from '../../core/parse.ts';
import { writeDurably } from '../store/durable-file.ts';
import type { PackedSource } from './source-store.ts';

const NAME = 'briefmark/search';
/** To be raised whenever what is kept of an article changes. */
const VERSION = 1;

const headOf = object({
  format: oneOf(NAME),
  version: count,
  sha256: string,
  index: count,
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
    const bytes = readFileSync(path);
    const end = bytes.indexOf('\n');
    const head = headOf(JSON.parse(bytes.toString('utf8', 0, end)), '');
    const body = bytes.subarray(end + 1);
    if (head.version !== VERSION || sha256Of(body) !== head.sha256) return null;
    const sources = new Map<string, PackedSource>();
    let at = head.index;
    for (const { id, issues, bytes: length } of head.sources) {
      sources.set(id, { issues, bytes: body.subarray(at, at + length) });
      at += length;
    }
    // A copy of its own begins where typed arrays may begin.
    return { index: new Uint8Array(body.subarray(0, head.index)), sources };
  } catch {
    return null;
  }
}

/** Writes the file durably. @throws the system's error */
export async function writeIndexFile(path: string, { index, sources }: IndexFile): Promise<void> {
  const body = Buffer.concat([index, ...[...sources.values()].map(({ bytes }) => bytes)]);
  const head = {
    format: NAME,
    version: VERSION,
    sha256: sha256Of(body),
    index: index.byteLength,
    sources: [...sources].map(([id, { issues, bytes }]) => ({ id, issues, bytes: bytes.byteLength })),
  };
  await writeDurably(path, Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]));
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
