/** Where some words stand to the letter, and how familiar what surrounds them is. Offsets in UTF-16 code units. */
import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';

/** Of more places than this only the most familiar are compared letter by letter. */
const FEW = 12;
/** What surrounds a place is known by pieces of this length, at most so many on either side. */
const PIECE = 8;
const MOST_PIECES = 8;
/** What insertions may have shifted a piece by. */
const SHIFT = 16;

/** All places of some words, at most so many; none for no words. */
export function occurrences(text: string, words: string, most: number): Span[] {
  const found: Span[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at !== -1 && found.length < most; at = text.indexOf(words, at + 1))
    found.push({ start: at, end: at + words.length });
  return found;
}

/** At most twelve of the places of a quote: those whose surroundings have most of the anchor's, the nearer ones first. */
export function mostFamiliar(
  text: string,
  anchor: Anchor,
  places: readonly Span[],
  near: number,
): readonly Span[] {
  if (places.length <= FEW) return places;
  const [before, after] = [pieces(anchor.prefix, true), pieces(anchor.suffix, false)];
  return places
    .map((place) => ({
      place,
      familiar: familiarity(text, anchor, place, before, after),
      away: Math.abs(place.start - near),
    }))
    .toSorted((a, b) => b.familiar - a.familiar || a.away - b.away)
    .slice(0, FEW)
    .map(({ place }) => place);
}

/** How many characters around a place are the anchor's, about. */
function familiarity(
  text: string,
  { prefix, suffix }: Anchor,
  { start, end }: Span,
  before: readonly string[],
  after: readonly string[],
): number {
  const head = text.slice(Math.max(0, start - PIECE * MOST_PIECES - SHIFT), start);
  const tail = text.slice(end, end + PIECE * MOST_PIECES + SHIFT);
  const shared =
    before.filter((each) => head.includes(each)).length + after.filter((each) => tail.includes(each)).length;
  let touching = 0;
  while (touching < prefix.length && prefix.at(-1 - touching) === head.at(-1 - touching)) touching += 1;
  let following = 0;
  while (following < suffix.length && suffix[following] === tail[following]) following += 1;
  return PIECE * shared + touching + following;
}

/** The pieces of the words before or after a place, from it outwards; what is left over at the far end is none. */
function pieces(words: string, before: boolean): readonly string[] {
  const count = Math.min(MOST_PIECES, Math.floor(words.length / PIECE));
  return Array.from({ length: count }, (_, index) => {
    const at = before ? words.length - (index + 1) * PIECE : index * PIECE;
    return words.slice(at, at + PIECE);
  });
}
