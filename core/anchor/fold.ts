/** Reading over what is no difference in words. Offsets in UTF-16 code units. */
import type { Span } from '../document/tree.ts';

/** Quotation marks, dashes and spaces by the plain form of each; those with nothing are left out. */
const PLAIN: Readonly<Record<string, string>> = {
  '‘': "'",
  '’': "'",
  '‚': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '\u00a0': ' ',
  '\u202f': ' ',
  '\t': ' ',
  '\r': '',
  '\u00ad': '',
  '\u200b': '',
  '\u2060': '',
  '\ufeff': '',
};

/** A letter with its marks, conjoining Hangul, letters with a form of their own that has another spelling, and the above. */
const WRITTEN_OTHERWISE = new RegExp(
  `\\P{M}\\p{M}+|[\\u1100-\\u11ff]+|[\\u0340-\\u0387\\u2000\\u2001\\u2126\\u212a\\u212b\\u2329\\u232a\\uf900-\\ufaff]|[${Object.keys(PLAIN).join('')}]`,
  'gu',
);

/** A text in which one spelling stands for all that read the same: NFC, plain quotation marks, no invisible characters. */
export interface Folded {
  readonly text: string;
  /** The stretch of the text before folding that a stretch of the folded one stands for. */
  readonly unfold: (span: Span) => Span;
}

const itself = (span: Span): Span => span;

export function fold(text: string): Folded {
  const parts: string[] = [];
  /** Where folded and original part: from folded offset `to` on, the original is at `from` and beyond. */
  const steps: { to: number; from: number }[] = [];
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
      if (plain.length > 0) steps.push({ to: length - plain.length, from: match.index });
      steps.push({ to: length, from: read });
    }
  }
  if (read === 0) return { text, unfold: itself };
  parts.push(text.slice(read));
  return {
    text: parts.join(''),
    unfold: ({ start, end }) => ({
      start: originOf(steps, start),
      end: end <= start ? originOf(steps, start) : originOf(steps, end - 1, end),
    }),
  };
}

/**
 * The original offset of a folded one.
 * @param end where it is asked for as the end of a stretch, the offset after it: then of its last character the whole counts
 */
function originOf(steps: readonly { to: number; from: number }[], offset: number, end?: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle]?.to ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  const step = steps[low - 1] ?? { to: 0, from: 0 };
  const origin = step.from + offset - step.to;
  if (end === undefined) return origin;
  const next = steps[low];
  // A letter that lost its marks ends where they do.
  return next !== undefined && next.to === end ? next.from : origin + 1;
}
