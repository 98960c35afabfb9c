/**
 * Where in a text something like a pattern may stand: places that share short pieces with it, found through an index of
 * all pieces of the text ("filter then verify", as in G. Navarro, A guided tour to approximate string matching, 2001).
 */

/** Length of a piece in UTF-16 code units: short enough to survive among many edits, long enough to be rare. */
const PIECE = 8;
const BITS = 18;
const MASK = (1 << BITS) - 1;
/** Places of one piece that are looked at; one with more tells nothing. */
const MOST_PLACES = 48;
/** Places are counted together that differ by less than this: what insertions shift. */
const BUCKET = 32;

/** Every piece of a text, by its hash: heads of chains of places. */
export class SeedIndex {
  readonly #heads = new Int32Array(1 << BITS).fill(-1);
  readonly #next: Int32Array;

  constructor(readonly text: string) {
    const count = Math.max(0, text.length - PIECE + 1);
    this.#next = new Int32Array(count);
    for (let at = count - 1; at >= 0; at -= 1) {
      const hash = hashAt(text, at);
      this.#next[at] = this.#heads[hash] ?? -1;
      this.#heads[hash] = at;
    }
  }

  /** Offsets at which the pattern may begin, give or take 32, those that share most with it first. At most `most`. */
  places(pattern: string, most: number): readonly number[] {
    const votes = new Map<number, number>();
    for (let at = 0; at + PIECE <= pattern.length; at += 1) {
      let place = this.#heads[hashAt(pattern, at)] ?? -1;
      for (let looked = 0; place !== -1 && looked < MOST_PLACES; looked += 1) {
        const bucket = Math.floor((place - at) / BUCKET);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
        place = this.#next[place] ?? -1;
      }
    }
    return [...votes]
      .toSorted((a, b) => b[1] - a[1])
      .slice(0, most)
      .map(([bucket]) => bucket * BUCKET);
  }
}

function hashAt(text: string, at: number): number {
  let hash = 0;
  for (let index = 0; index < PIECE; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at + index)) | 0;
  return (hash ^ (hash >>> BITS)) & MASK;
}
