/** How large a file may be: what is packed, or holds pictures, may be larger than what is words alone. */
import { messageKind } from './refusals.ts';

/** Larger files are no articles, in bytes. */
export const LARGEST = 200 * 1024 * 1024;
/** What a page of so many bytes turns into just fits the memory that one file may take, and some minutes of patience. */
const LARGEST_TEXT = 60 * 1024 * 1024;

/** How files begin that hold others: ZIP, PDF, SQLite, Safari's web archives. */
const CONTAINER = /^(?:PK|[^\w<]{0,64}%PDF-|SQLite format 3|bplist00)/;

/** Why a file is too large to be read, in words; null where it is not. */
export function tooLarge(bytes: Uint8Array, name: string): string | null {
  if (bytes.byteLength > LARGEST) return TOO_LARGE;
  const head = Buffer.from(bytes.subarray(0, 128)).toString('latin1');
  if (bytes.byteLength <= LARGEST_TEXT || CONTAINER.test(head) || messageKind(bytes, name) !== null)
    return null;
  return `The file holds ${Math.round(bytes.byteLength / 1024 / 1024)} MB of text, and no article has more than 60. Divide it, and import the parts.`;
}

export const TOO_LARGE = 'The file is larger than 200 MB, which no article is.';
