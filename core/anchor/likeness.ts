/** How like the surroundings of a place are to those that a passage was marked in. */
import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';

/** From this confidence on a passage is placed; below it a place is no more than a candidate. */
export const PLACED = 0.5;

/** Of more surroundings than this, in UTF-16 code units, only the nearest are compared letter by letter. */
const COMPARED = 64;

/**
 * How sure it is that a passage stands at a place, from 0 to 1. The quote counts twice for each of its characters,
 * its surroundings once, so that a long quote is known by itself and a short one by where it stands. What differs
 * counts double: half wrong is not half right.
 * @param errors how many characters of the quote differ
 */
export function confidenceOf(text: string, anchor: Anchor, place: Span, errors: number): number {
  const quote = 2 * anchor.quote.length;
  const prefix = anchor.prefix.length;
  const suffix = anchor.suffix.length;
  const sum =
    quote * agreement(errors, anchor.quote.length) +
    prefix * likeness(backwards(anchor.prefix), backwards(before(text, place.start, prefix))) +
    suffix * likeness(anchor.suffix, text.slice(place.end, place.end + suffix + SLACK));
  return sum / (quote + prefix + suffix);
}

/** The surroundings may have become longer by so much and still be compared to their end. */
const SLACK = 16;

const before = (text: string, end: number, length: number): string =>
  text.slice(Math.max(0, end - length - SLACK), end);

const backwards = (text: string): string => {
  let reversed = '';
  for (let at = text.length - 1; at >= 0; at -= 1) reversed += text.charAt(at);
  return reversed;
};

const agreement = (errors: number, length: number): number => Math.max(0, 1 - (2 * errors) / length);

/** The agreement of some characters with the beginning of others; what agrees without a break from there on counts in full. */
function likeness(expected: string, actual: string): number {
  if (expected === '') return 1;
  if (actual.startsWith(expected)) return 1;
  let same = 0;
  while (same < expected.length && expected[same] === actual[same]) same += 1;
  const rest = expected.slice(same, same + COMPARED);
  const errors = distance(rest, actual.slice(same, same + rest.length + SLACK));
  // What lies beyond what was compared differs as much as that does.
  const left = expected.length - same;
  return (same + left * agreement(errors, rest.length)) / expected.length;
}

/** The least edits that lead from one text to another. Takes time by the product of their lengths. */
export const editsBetween = (a: string, b: string): number => lastRow(a, b).at(-1) ?? 0;

/** The least edits that lead from `pattern` to some beginning of `text`. */
const distance = (pattern: string, text: string): number => Math.min(...lastRow(pattern, text));

/** The least edits that lead from `pattern` to each beginning of `text`: Wagner and Fischer, row by row. */
function lastRow(pattern: string, text: string): Uint16Array {
  let row = Uint16Array.from({ length: text.length + 1 }, (_, index) => index);
  let next = new Uint16Array(text.length + 1);
  for (let at = 1; at <= pattern.length; at += 1) {
    const letter = pattern.charCodeAt(at - 1);
    next[0] = at;
    for (let index = 1; index <= text.length; index += 1) {
      const replaced = (row[index - 1] ?? 0) + (letter === text.charCodeAt(index - 1) ? 0 : 1);
      const kept = Math.min(row[index] ?? 0, next[index - 1] ?? 0) + 1;
      next[index] = replaced < kept ? replaced : kept;
    }
    [row, next] = [next, row];
  }
  return row;
}
