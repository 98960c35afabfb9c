/** Text in UTF-8 into which bytes of Windows-1252 were mixed: a line pasted from elsewhere, a template of another age. */
import { windows1252 } from './mojibake.ts';

/** What a lone byte has to stand beside to be a letter of the West: a letter without an accent. */
const LATIN = /[a-z]/i;
/** Quotation marks, dashes and dots, which stand beside anything. */
const MARKS = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97]);

/** Reads bytes as UTF-8; those that are none, as Windows-1252 where that is likely, else as U+FFFD. */
export function leniently(bytes: Uint8Array): string {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < bytes.length; at += 1) {
    if ((bytes[at] ?? 0) < 0x80) continue;
    const length = lengthAt(bytes, at);
    if (length === 0 && isWestern(bytes, at)) {
      parts.push(decoder.decode(bytes.subarray(from, at)), windows1252(bytes.subarray(at, at + 1)));
      from = at + 1;
    }
    at += Math.max(0, length - 1);
  }
  parts.push(decoder.decode(bytes.subarray(from)));
  return parts.join('').replace(/^\uFEFF/, '');
}

/** How many bytes the letter at a place has; 0 where none begins there, or its bytes are not all there. */
function lengthAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (first >= 0xf5) return 0;
  for (let next = at + 1; next < at + length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return 0;
  return length;
}

const isWestern = (bytes: Uint8Array, at: number): boolean =>
  MARKS.has(bytes[at] ?? 0) || isLatin(bytes[at - 1]) || isLatin(bytes[at + 1]);

const isLatin = (byte = 0): boolean => LATIN.test(String.fromCharCode(byte));
