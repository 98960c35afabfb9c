/** The process in which files are read, so that no page, however large or strange, holds up the app or ends it. */
import { closeSync, openSync, readSync, realpathSync, statSync } from 'node:fs';
import { isAbsolute, relative, resolve } from 'node:path';
import { messageOf, PlainError } from '../../core/result.ts';
import { extract } from './extract.ts';
import { LARGEST_IMAGE, type ReadLocal } from './images.ts';
import type { ExtractReply, ExtractRequest } from './reading-process.ts';

/** Files in the folder of the article and below it, and no others, wherever links lead. */
function readerOf(folder: string | null): ReadLocal {
  return (name) => {
    if (folder === null) return null;
    try {
      const path = realpathSync(resolve(folder, name));
      const way = relative(realpathSync(folder), path);
      const info = statSync(path);
      if (isAbsolute(way) || way.startsWith('..') || !info.isFile()) return null;
      return beginningOf(path, Math.min(info.size, LARGEST_IMAGE + 1));
    } catch {
      return null;
    }
  };
}

/** As many bytes of a file as tell that it is too large. */
function beginningOf(path: string, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, 0));
  } finally {
    closeSync(file);
  }
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

/** Under Electron there is a port; under Node messages come to the process itself. */
interface Port {
  on(event: 'message', hear: (event: { readonly data: ExtractRequest }) => void): void;
  postMessage(reply: ExtractReply): void;
}
const port = (process as { readonly parentPort?: Port | null }).parentPort ?? null;

const reply = (words: ExtractReply): void => {
  if (port === null) process.send?.(words);
  else port.postMessage(words);
};

function hear(request: ExtractRequest): void {
  void answer(request).then(reply);
}

if (port === null) process.on('message', hear);
else port.on('message', ({ data }) => hear(data));
process.on('disconnect', () => process.exit());
process.on('uncaughtException', (error) => {
  reply({ ok: false, error: `Reading the file broke off: ${messageOf(error)}.` });
});
