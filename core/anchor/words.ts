import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';

const IN_WORD = /[\p{L}\p{N}\p{M}]/u;
/** Writings without spaces between words have no such edges. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
/** An edge is moved by no more than this, in UTF-16 code units. */
const REACH = 16;

/** Whether the characters before and after an offset are of one word. */
function insideWord(text: string, offset: number): boolean {
  const [before, after] = [text.charAt(offset - 1), text.charAt(offset)];
  return IN_WORD.test(before) && IN_WORD.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}

/**
 * A match that is about right with its ragged edges on the nearest words' edges, where those of the passage were. What
 * differs at an edge can be counted to either side, and half a word is never meant.
 */
export function onWords(text: string, { start, end }: Span, { quote, prefix, suffix }: Anchor): Span {
  const whole = `${prefix}${quote}${suffix}`;
  const onStart = !insideWord(whole, prefix.length);
  const onEnd = !insideWord(whole, prefix.length + quote.length);
  const settled = {
    start: onStart ? nearestEdge(text, start) : start,
    end: onEnd ? nearestEdge(text, end) : end,
  };
  return settled.start < settled.end ? settled : { start, end };
}

function nearestEdge(text: string, offset: number): number {
  for (let by = 0; by <= REACH; by += 1) {
    if (offset - by >= 0 && !insideWord(text, offset - by)) return offset - by;
    if (offset + by <= text.length && !insideWord(text, offset + by)) return offset + by;
  }
  return offset;
}
