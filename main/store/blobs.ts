import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { writeDurably } from './durable-file.ts';
import { ifExists, notSaved } from './io-errors.ts';

/** SHA-256 in hexadecimal; of text, over its UTF-8. */
export const sha256Of = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex');

/**
 * Stores bytes that never change under a name that begins with their hash; nothing is written when they are there, and
 * whole.
 */
export async function putBlob(path: string, bytes: Uint8Array): Promise<void> {
  try {
    if ((await blobIsWhole(path, basename(path).slice(0, 64))) === true) return;
    await writeDurably(path, bytes);
  } catch (error) {
    throw notSaved(path, error);
  }
}

/** Whether a stored blob still has the bytes that its hash promises; null when it is gone. */
export async function blobIsWhole(path: string, sha256: string): Promise<boolean | null> {
  const bytes = await ifExists(readFile(path));
  return bytes === null ? null : sha256Of(bytes) === sha256;
}

/** Copies a blob into place. Resolves when its bytes are on disk. */
export async function copyBlob(from: string, to: string): Promise<void> {
  await writeDurably(to, await readFile(from));
}
