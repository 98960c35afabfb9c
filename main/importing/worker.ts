/** The worker in which files are read, so that no page, however large or strange, holds up the app. */
import { readFileSync } from 'node:fs';
import { resolve, sep } from 'node:path';
import { parentPort } from 'node:worker_threads';
import { messageOf, PlainError } from '../../core/result.ts';
import { extractArticle } from './extract.ts';
import type { ExtractReply, ExtractRequest } from './extractor.ts';
import type { ReadLocal } from './images.ts';

/** Files in the folder of the article and below it, and no others. */
function readerOf(folder: string | null): ReadLocal {
  return (relative) => {
    if (folder === null) return null;
    const path = resolve(folder, relative);
    if (!path.startsWith(resolve(folder) + sep)) return null;
    try {
      return readFileSync(path);
    } catch {
      return null;
    }
  };
}

function answer({ bytes, name, folder }: ExtractRequest): ExtractReply {
  try {
    return { ok: true, article: extractArticle(bytes, { name, readLocal: readerOf(folder) }) };
  } catch (error) {
    const words =
      error instanceof PlainError ? error.message : `The file could not be read: ${messageOf(error)}.`;
    return { ok: false, error: words };
  }
}

parentPort?.on('message', (request: ExtractRequest) => parentPort?.postMessage(answer(request)));
