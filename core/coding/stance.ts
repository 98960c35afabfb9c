/** What a speaker does in a sentence: asserts, denies, demands, proposes, promises or reports. A suggestion to confirm. */
import type { Span } from '../document/tree.ts';
import type { Stance } from '../model.ts';
import { type Attribution, attributionsIn, withoutQuotes } from './attribution.ts';

export interface FoundStance {
  readonly stance: Stance;
  /** The words that say it. */
  readonly why: string;
  /** Of those words, in UTF-16 code units of the sentence. */
  readonly span: Span;
}

/** Verbs that only hand on what comes after them. */
const HANDS_ON = new Set<Stance>(['asserts', 'reports']);
/** "said it rejected", "insisted that they", where the same speaker goes on. */
const GOES_ON =
  /^\s+(?:(?:\p{L}+\s+){0,3}?that\s+)?(?:\p{L}+ly,?\s+)?(?:it|he|she|they|we|I)\s+(?:(?:also|had|has|have|would|will|is|are|was|were|does|did|\p{L}+ly)\s+)*$/u;
/** "insisted that the North must return": saying that something must be is demanding it. */
const MUST = /^[^.;]{0,120}?\b(must|ha(?:s|ve) to|needs? to be)\b/u;

/**
 * The stance that the sentence's verbs of saying give its speaker: the first verb that is not negated, and where that
 * one only hands on what the same speaker does ("said it rejected"), the next. Verbs in quoted speech do not count.
 * @param sentence English
 * @returns null where no verb tells
 */
export function stanceIn(sentence: string): FoundStance | null {
  const verbs = attributionsIn(sentence).filter(({ negated }) => !negated);
  const plain = withoutQuotes(sentence);
  const [first, second] = verbs;
  if (first === undefined) return null;
  if (!HANDS_ON.has(first.stance)) return found(sentence, first);
  if (
    first.stance === 'asserts' &&
    /^(?:say|said|insist|told|tell|stat|maintain|warn|stress|declar|reiterat|repeat)/.test(first.words)
  ) {
    const must = MUST.exec(plain.slice(first.end));
    if (must?.[1] !== undefined) {
      const start = first.end + must[0].length - must[1].length;
      return { stance: 'demands', why: must[1], span: { start, end: start + must[1].length } };
    }
  }
  const own = second !== undefined && GOES_ON.test(plain.slice(first.end, second.start));
  return found(sentence, own && !HANDS_ON.has(second.stance) ? second : first);
}

const found = (sentence: string, { stance, start, end }: Attribution): FoundStance => ({
  stance,
  why: sentence.slice(start, end),
  span: { start, end },
});
