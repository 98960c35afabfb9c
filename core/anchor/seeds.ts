/**
 * Where in a text something like a pattern may stand: places that share short pieces with it, found through an index of
 * all pieces of the text ("filter then verify", as in G. Navarro, A guided tour to approximate string matching, 2001).
 * Offsets and lengths in UTF-16 code units.
 */

const BITS = 18;
const MASK = (1 << BITS) - 1;
/** Places of one piece that are looked at. */
const MOST_PLACES = 48;
/** Of a long pattern so many pieces are looked for, evenly spread. */
const MOST_PIECES = 512;
/** Places are counted together that differ by less than this: what insertions shift. */
const BUCKET = 32;

export interface SeedSearch {
  /** How many places are asked for. */
  readonly most: number;
  /** About where the pattern is expected, and how far from there a place is still near. */
  readonly near: number;
  readonly within: number;
}

/** Every piece of a text, by its hash: the places of each, in order. */
export class SeedIndex {
  /** Where the places of a hash begin among all places; they end where those of the next begin. */
  readonly #firsts = new Int32Array((1 << BITS) + 1);
  readonly #places: Int32Array;

  /** @param piece length of a piece: short enough to survive among many edits, long enough to be rare */
  constructor(
    readonly text: string,
    readonly piece: number,
  ) {
    const count = Math.max(0, text.length - piece + 1);
    const hashes = new Int32Array(count);
    this.#places = new Int32Array(count);
    const firsts = this.#firsts;
    for (let at = 0; at < count; at += 1) {
      const hash = hashAt(text, at, piece);
      hashes[at] = hash;
      firsts[hash + 1] = (firsts[hash + 1] ?? 0) + 1;
    }
    for (let hash = 0; hash <= MASK; hash += 1)
      firsts[hash + 1] = (firsts[hash + 1] ?? 0) + (firsts[hash] ?? 0);
    const next = firsts.slice();
    for (let at = 0; at < count; at += 1) {
      const hash = hashes[at] ?? 0;
      this.#places[next[hash] ?? 0] = at;
      next[hash] = (next[hash] ?? 0) + 1;
    }
  }

  /** Whether some words may stand in the text to the letter: false only where they do not. */
  mayHold(words: string): boolean {
    for (let at = 0; at + this.piece <= words.length; at += 1) {
      const hash = hashAt(words, at, this.piece);
      if (this.#firsts[hash] === this.#firsts[hash + 1]) return false;
    }
    return true;
  }

  /**
   * Offsets at which the pattern may begin, give or take 32: those that share most with it, and of those that are near
   * the one that shares most. A piece that stands often counts where it is near alone.
   */
  places(pattern: string, { most, near, within }: SeedSearch): readonly number[] {
    const votes = new Map<number, number>();
    const step = Math.ceil(pattern.length / MOST_PIECES);
    for (let at = 0; at + this.piece <= pattern.length; at += step) {
      const hash = hashAt(pattern, at, this.piece);
      const end = this.#firsts[hash + 1] ?? 0;
      let index = this.#firsts[hash] ?? 0;
      let last = end;
      if (end - index > MOST_PLACES) {
        index = this.#firstFrom(near + at - within, index, end);
        last = Math.min(end, index + MOST_PLACES);
      }
      for (; index < last; index += 1) {
        const bucket = Math.floor(((this.#places[index] ?? 0) - at) / BUCKET);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      }
    }
    const ranked = [...votes].toSorted((a, b) => b[1] - a[1]);
    const best = ranked.slice(0, most);
    const nearest = ranked.find(([bucket]) => Math.abs(bucket * BUCKET - near) <= within);
    if (nearest !== undefined && !best.includes(nearest)) best.push(nearest);
    return best.map(([bucket]) => bucket * BUCKET);
  }

  /** Which of some places in order is the first at an offset or after it. */
  #firstFrom(offset: number, first: number, end: number): number {
    let [low, high] = [first, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#places[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function hashAt(text: string, at: number, length: number): number {
  let hash = 0;
  for (let index = 0; index < length; index += 1)
    hash = (Math.imul(hash, 31) + text.charCodeAt(at + index)) | 0;
  return (hash ^ (hash >>> BITS)) & MASK;
}
