import { chmod, realpath, stat, writeFile } from 'node:fs/promises';
import { PlainError } from '../../core/result.ts';
import { writeDurably } from '../store/durable-file.ts';
import { codeOf, ifExists, reasonOf } from '../store/io-errors.ts';

/**
 * Writes a file that the person asked for, whole or not at all. A link is followed and stays a link; what is no plain
 * file, such as a pipe, is written into.
 * @param what begins the words of the error: "The brief"
 * @throws PlainError
 */
export async function writeOut(path: string, content: string | Uint8Array, what: string): Promise<void> {
  try {
    const target = (await ifExists(realpath(path))) ?? path;
    const present = await ifExists(stat(target));
    if (present?.isFile() === false) await writeFile(target, content);
    else await writeDurably(target, content);
    if (present?.isFile() === true) await chmod(target, present.mode);
  } catch (error) {
    throw new PlainError(`${what} was not written to ${path}: ${reason(error)}.`, { cause: error });
  }
}

function reason(error: unknown): string {
  if (codeOf(error) === 'ENOENT') return 'there is no such folder';
  if (codeOf(error) === 'EISDIR') return 'it is a folder';
  return reasonOf(error);
}
