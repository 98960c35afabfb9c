/** What is said of a text whose letters may be wrong, so that it is never wrong in silence. */
import { isUtf8 } from 'node:buffer';
import { counted } from '../../core/words.ts';
import { encodingOf, isDeclared } from './decode.ts';
import { isUnsure, sampleOf } from './encodings.ts';

/** What the decoder puts where bytes mean nothing. */
const LOST = /\uFFFD/g;

/** A sentence where letters of a text could not be read. */
export function lettersLost(text: string): readonly string[] {
  const count = text.match(LOST)?.length ?? 0;
  return count === 0
    ? []
    : [
        `Some letters may be wrong: ${counted(count, 'letter')} could not be read, and a “\uFFFD” stands for each.`,
      ];
}

/** A sentence where it is not sure in which encoding a text is, and its letters could be others. */
export function encodingDoubted(bytes: Uint8Array): readonly string[] {
  if (isUtf8(bytes) || isDeclared(bytes)) return [];
  const encoding = encodingOf(bytes);
  if (encoding.startsWith('utf-') || !isUnsure(sampleOf(bytes), encoding)) return [];
  return [
    `Some letters may be wrong: the file does not say which encoding it is in, and was read as ${encoding}.`,
  ];
}
