/** The worker in which files are read, so that no page, however large or strange, holds up the app. */
import { readFileSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { messageOf, PlainError } from '../../core/result.ts';
import { extract } from './extract.ts';
import type { ExtractReply, ExtractRequest } from './extractor.ts';
import { LARGEST_IMAGE, type ReadLocal } from './images.ts';

/** Files in the folder of the article and below it, and no others, wherever links lead. */
function readerOf(folder: string | null): ReadLocal {
  return (name) => {
    if (folder === null) return null;
    try {
      const path = realpathSync(resolve(folder, name));
      const way = relative(realpathSync(folder), path);
      const info = statSync(path);
      if (isAbsolute(way) || way.startsWith('..') || !info.isFile() || info.size > LARGEST_IMAGE) return null;
      return readFileSync(path);
    } catch {
      return null;
    }
  };
}

async function answer({ bytes, name, folder, review = false }: ExtractRequest): Promise<ExtractReply> {
  try {
    return { ok: true, extracted: await extract(bytes, { name, readLocal: readerOf(folder), review }) };
  } catch (error) {
    const words =
      error instanceof PlainError ? error.message : `The file could not be read: ${messageOf(error)}.`;
    return { ok: false, error: words };
  }
}

parentPort?.on('message', (request: ExtractRequest) => {
  void answer(request).then((reply) => parentPort?.postMessage(reply));
});
