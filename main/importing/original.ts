import type { OriginalView } from '../../core/contract.ts';
import { decode, isBinary } from './decode.ts';
import { foreignKind } from './refusals.ts';

/** The bytes that an article was made from, as text where they are text. */
export function originalAsText(bytes: Uint8Array): Omit<OriginalView, 'name'> {
  const isText = !isBinary(bytes);
  const kind = foreignKind(bytes) ?? (isText ? 'a text' : 'a file');
  return { text: isText ? decode(bytes) : null, kind: `${kind} of ${sizeInWords(bytes.byteLength)}` };
}

function sizeInWords(bytes: number): string {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1_000_000 ? `${Math.round(bytes / 1000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
