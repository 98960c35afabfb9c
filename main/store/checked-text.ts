import { crc32 } from 'node:zlib';
import { ParseError } from '../../core/parse.ts';
import { piecesOf } from './json-pieces.ts';

/** `{"check":"89abcdef",` in front of the rest of the object: still JSON, and readable by eye. */
const HEAD = /^\{"check":"([0-9a-f]{8})",/;
const HEAD_LENGTH = '{"check":"00000000",'.length;

/** CRC-32 in eight hexadecimal digits; of text, over its UTF-8. Finds damage and edits by hand, not forgery. */
export const checkOf = (content: string | Uint8Array): string => inHex(crc32(content));

const inHex = (check: number): string => check.toString(16).padStart(8, '0');

/**
 * The bytes of a file that holds an object with its checksum. `indent` is for people who open it.
 * @param document what its lists hold must never change: it is made into bytes once
 */
export function checkedBytes(document: object, indent?: number): Buffer {
  const [first = Buffer.from('{}'), ...others] = piecesOf(document, indent);
  const rest = [first.subarray(1), ...others];
  const check = inHex(rest.reduce((sum, piece) => crc32(piece, sum), 0));
  return Buffer.concat([Buffer.from(`{"check":"${check}",`), ...rest]);
}

/** What a file held: its data, and whether a checksum vouches for them. */
export interface Checked {
  readonly data: unknown;
  readonly checked: boolean;
}

/**
 * Reads what `checkedBytes` made; files without a checksum pass as unchecked.
 * @throws ParseError in words when the bytes are not those that were written
 * @throws SyntaxError when they are no JSON
 */
export function parseChecked(bytes: Buffer): Checked {
  const check = HEAD.exec(bytes.toString('latin1', 0, HEAD_LENGTH))?.[1];
  if (check !== undefined && checkOf(bytes.subarray(HEAD_LENGTH)) !== check)
    throw new ParseError('its contents are not what Briefmark wrote');
  const text = bytes.toString('utf8');
  if (text.trim() === '') throw new ParseError('the file is empty');
  return { data: JSON.parse(text) as unknown, checked: check !== undefined };
}

/** A line of JSON with its checksum in front, for files of many lines. */
export function checkedLine(data: unknown): string {
  const json = JSON.stringify(data);
  return `${checkOf(json)} ${json}\n`;
}

/** The JSON of such a line; null when the line is damaged. */
export const textIn = (line: Buffer): string | null =>
  line.toString('latin1', 0, 9) === `${checkOf(line.subarray(9))} ` ? line.toString('utf8', 9) : null;
