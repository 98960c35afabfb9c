/** Reading over what is no difference in words. Offsets in UTF-16 code units. */
import type { Span } from '../document/tree.ts';

/**
 * Quotation marks, dashes and spaces by the plain form of each; those with nothing are left out, as are the marks that
 * only set the direction of a line, and the tatweel that only stretches Arabic words.
 */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '‹': "'",
  '›': "'",
  '\u2010': '-',
  '\u2011': '-',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\r': '',
  '\u00ad': '',
  '\u0640': '',
  '\u200b': '',
  '\u200e': '',
  '\u200f': '',
  '\u2060': '',
  '\ufeff': '',
};

/**
 * What may be spelled in another way: a letter with its marks, a syllable of conjoining Hangul, a character for which
 * NFC has another one, and the above.
 */
const WRITTEN_OTHERWISE = new RegExp(
  [
    '\\P{M}\\p{M}+',
    '[\\u1100-\\u115f][\\u1160-\\u11a7][\\u11a8-\\u11ff]?',
    '[\\uac00-\\ud7a3][\\u11a8-\\u11ff]',
    '[\\u0340-\\u0387\\u0958-\\u095f\\u09dc-\\u09df\\u0a33-\\u0a5e\\u0b5c\\u0b5d\\u0f43-\\u0fb9\\u1f71-\\u1ffd]',
    '[\\u2000\\u2001\\u2126\\u212a\\u212b\\u2329\\u232a\\u2adc\\uf900-\\ufaff\\ufb1d-\\ufb4e]|[\\u{2f800}-\\u{2fa1d}]',
    `[${Object.keys(PLAIN).join('')}]`,
  ].join('|'),
  'gu',
);

/** A text in which one spelling stands for all that read the same: NFC, plain quotation marks, no invisible characters. */
export interface Folded {
  readonly text: string;
  /** The stretch of the text before folding that a stretch of the folded one stands for. */
  readonly unfold: (span: Span) => Span;
  /** Where in the folded text an offset of the text before folding is; about, within what is spelled otherwise. */
  readonly offsetOf: (offset: number) => number;
}

interface Step {
  readonly to: number;
  readonly from: number;
  /** Whether what lies before it in the original has no trace in the folded text. */
  readonly dropped: boolean;
}

const itself = <T>(place: T): T => place;

/** Reads a text with one spelling for all that reads the same. */
export function fold(text: string): Folded {
  const parts: string[] = [];
  /** Where folded and original part: from folded offset `to` on, the original is at `from` and beyond. */
  const steps: Step[] = [];
  let length = 0;
  let read = 0;
  for (const match of text.matchAll(WRITTEN_OTHERWISE)) {
    const [piece] = match;
    const plain = PLAIN[piece] ?? piece.normalize('NFC');
    if (plain === piece) continue;
    const before = text.slice(read, match.index);
    parts.push(before, plain);
    length += before.length + plain.length;
    read = match.index + piece.length;
    if (plain.length !== piece.length) {
      const dropped = plain === '';
      if (!dropped) steps.push({ to: length - plain.length, from: match.index, dropped });
      steps.push({ to: length, from: read, dropped });
    }
  }
  if (read === 0) return { text, unfold: itself, offsetOf: itself };
  parts.push(text.slice(read));
  return {
    text: parts.join(''),
    unfold: ({ start, end }) => ({
      start: originOf(steps, start),
      end: end <= start ? originOf(steps, start) : originOf(steps, end - 1, end),
    }),
    offsetOf: (offset) => {
      const step = steps[countUpTo(steps, offset, (step) => step.from) - 1] ?? { to: 0, from: 0 };
      return step.to + offset - step.from;
    },
  };
}

/**
 * The original offset of a folded one.
 * @param end where it is asked for as the end of a stretch, the offset after it: then of its last character the whole counts
 */
function originOf(steps: readonly Step[], offset: number, end?: number): number {
  const count = countUpTo(steps, offset, (step) => step.to);
  const step = steps[count - 1] ?? { to: 0, from: 0 };
  const next = steps[count];
  const origin = step.from + offset - step.to;
  // A letter that NFC takes apart is longer folded than it was.
  const isBeyond = next !== undefined && origin >= next.from;
  if (end === undefined) return isBeyond ? step.from : origin;
  // A letter that lost its marks ends where they do.
  return isBeyond || (next?.to === end && !next.dropped) ? next.from : origin + 1;
}

/** How many steps lie at an offset or before it, in one of the two texts. */
function countUpTo(steps: readonly Step[], offset: number, sideOf: (step: Step) => number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const step = steps[middle];
    if (step !== undefined && sideOf(step) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
