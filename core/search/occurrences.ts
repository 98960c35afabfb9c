/** Finding in one text whatever is typed, words or not: what the field over an article does. */
import { wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import { folded, foldText, type FoldedText } from './fold.ts';

/** Stretches given at most: more are no help to anybody. */
const MOST = 10_000;

/** A text and its folded form, which is worked out once while it is searched again and again. */
export interface Findable {
  readonly text: string;
  readonly folded: FoldedText;
}

export const findable = (text: string): Findable => ({ text, folded: foldText(text) });

/**
 * Every stretch of a text that reads as what is typed, in order, none over another: whatever the case, the diacritics and
 * the width. White space at the ends of what is typed counts. Offsets in UTF-16 code units, on whole grapheme clusters.
 */
export function occurrencesOf({ text, folded: source }: Findable, typed: string): readonly Span[] {
  const wanted = folded(typed);
  if (wanted.trim() === '') return [];
  const spans: Span[] = [];
  for (
    let at = source.text.indexOf(wanted);
    at !== -1 && spans.length < MOST;
    at = source.text.indexOf(wanted, at + wanted.length)
  )
    spans.push(wholeGraphemes(text, source.unfold({ start: at, end: at + wanted.length })));
  return spans;
}
