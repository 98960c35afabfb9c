/** Which of several places that are about as good is a passage's, and whether that can be told at all. */
import type { Span } from '../document/tree.ts';
import { meet } from '../spans.ts';
import { PLACED } from './likeness.ts';

/** What a passage stood in: much more of it than its context. */
export interface Surroundings {
  readonly before: string;
  readonly after: string;
}

/** A place that a passage may have. */
export interface Candidate {
  /** Where it is in the text that is gone by, in UTF-16 code units. */
  readonly match: Span;
  /** From 0 to 1. */
  readonly confidence: number;
}

/** What there is to go by beside the places themselves. */
export interface Circumstances {
  /** The text that the candidates' matches are in. */
  readonly text: string;
  /** About where the passage is expected there. */
  readonly near: number;
  /** What the passage stood in, read as that text is; null where it is not known. */
  readonly around: Surroundings | null;
}

/** Confidences that differ by no more than this tell nothing. */
const AS_GOOD = 0.1;
/** Of places whose confidences differ by no more than this, what is farther around them tells. */
const LIKE = 0.25;
/** A place is believed with so much more of what was around the passage than any other has, in UTF-16 code units. */
const MORE_SHARED = 120;
/**
 * A place is the expected one when it is no farther from it than this, and all others are ten times as far: in UTF-16
 * code units, and as a share of the text, since in a short one every place is near.
 */
const AT_PLACE = { most: 100, share: 0.002 } as const;
const FARTHER = 10;
/** Of two places that are as good each is half as sure at most: too little to be believed. */
export const HALF = 0.49;

/** The best of some candidates: less sure where another place is about as good and nothing tells them apart; null for none. */
export function settled<T extends Candidate>(
  candidates: readonly T[],
  circumstances: Circumstances,
): T | null {
  const { near, around, text } = circumstances;
  const places = apart(candidates, near);
  const [best, next] = places;
  if (best === undefined) return null;
  // What is not believed needs no rival; the very words in all of their context are beyond rivalry of any others.
  if (next === undefined || best.confidence < PLACED || (isWhole(best) && !isWhole(next))) return best;
  if (around !== null) {
    const told = bySurroundings(placesWithin(places, LIKE), text, around);
    if (told !== null) return told;
  }
  const field = placesWithin(places, AS_GOOD);
  if (field.length === 1) return best;
  const [nearest = best, second] = field.toSorted((a, b) => away(a, near) - away(b, near));
  const atPlace = away(nearest, near) <= Math.min(AT_PLACE.most, AT_PLACE.share * text.length);
  if (atPlace && second !== undefined && away(second, near) > FARTHER * away(nearest, near)) return nearest;
  return { ...best, confidence: best.confidence * HALF };
}

const away = ({ match }: Candidate, near: number): number => Math.abs(match.start - near);

const isWhole = ({ confidence }: Candidate): boolean => confidence > 1 - 1e-9;

/** The best candidate of each place, the best of all first, of equally good ones the nearest. */
function apart<T extends Candidate>(candidates: readonly T[], near: number): readonly T[] {
  const ranked = candidates.toSorted((a, b) => {
    const better = b.confidence - a.confidence;
    return Math.abs(better) > 1e-9 ? better : away(a, near) - away(b, near);
  });
  const places: T[] = [];
  for (const each of ranked) if (!places.some(({ match }) => meet(match, each.match))) places.push(each);
  return places;
}

const placesWithin = <T extends Candidate>(places: readonly T[], margin: number): readonly T[] =>
  places.filter(({ confidence }) => confidence >= (places[0]?.confidence ?? 0) - margin);

/** The place that has evidently more of what was around the passage than the others have; null where none has. */
function bySurroundings<T extends Candidate>(
  places: readonly T[],
  text: string,
  around: Surroundings,
): T | null {
  const ranked = places
    .map((place) => ({ place, shared: sharedAround(text, place.match, around) }))
    .toSorted((a, b) => b.shared - a.shared);
  const [first, second] = ranked;
  return first !== undefined && (second === undefined || first.shared >= second.shared + MORE_SHARED)
    ? first.place
    : null;
}

/** What is around is known by its pieces of this length, one beginning with every fourth UTF-16 code unit. */
const PIECE = 8;
const STEP = 4;
/** A piece is still where it was when it is no farther than this from there, and this share of its distance from the passage. */
const SHIFT = { least: 24, share: 0.125 } as const;

/** How much of what was around a passage is around a place, as far away from it, in UTF-16 code units. */
function sharedAround(text: string, { start, end }: Span, { before, after }: Surroundings): number {
  let shared = 0;
  for (let away = 0; away + PIECE <= Math.max(before.length, after.length); away += STEP) {
    const shift = Math.floor(SHIFT.least + SHIFT.share * away);
    const isAt = (from: number, piece: string): boolean =>
      piece.length === PIECE &&
      text.slice(Math.max(0, from - shift), Math.max(0, from + PIECE + shift)).includes(piece);
    const head = before.length - away - PIECE;
    if (head >= 0 && isAt(start - away - PIECE, before.slice(head, head + PIECE))) shared += STEP;
    if (isAt(end + away, after.slice(away, away + PIECE))) shared += STEP;
  }
  return shared;
}
