/**
 * Where in a text something like a pattern may stand: places that share short pieces with it, found through an index of
 * all pieces of the text ("filter then verify", as in G. Navarro, A guided tour to approximate string matching, 2001).
 * Offsets and lengths in UTF-16 code units.
 */
import type { Span } from '../document/tree.ts';

const BITS = 18;
const MASK = (1 << BITS) - 1;
/** Places of one piece that are looked at. */
const MOST_PLACES = 48;
/** Of a long pattern so many pieces are looked for, evenly spread. */
const MOST_PIECES = 96;
/** Places are counted together that differ by less than this: what insertions shift. */
const BUCKET = 32;

/** Of places near the expected one so many are asked for besides. */
const MOST_NEAR = 3;
/** What has less than this share of the votes of the first is no match for it. */
const FAR_FEWER = 0.5;

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
    const leaving = powerOf(piece);
    let sum = sumAt(text, 0, piece - 1);
    for (let at = 0; at < count; at += 1) {
      sum = (Math.imul(sum, BASE) + text.charCodeAt(at + piece - 1)) | 0;
      const hash = mixed(sum);
      sum = (sum - Math.imul(leaving, text.charCodeAt(at))) | 0;
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

  /** All places of words of at least one piece: where their rarest piece is with the rest of them around it. At most `most`. */
  occurrences(words: string, most: number): Span[] {
    let [rarest, fewest] = [0, Infinity];
    for (let at = 0; at + this.piece <= words.length && fewest > 0; at += 1) {
      const count = this.#count(hashAt(words, at, this.piece));
      if (count < fewest) [rarest, fewest] = [at, count];
    }
    const found: Span[] = [];
    const hash = hashAt(words, rarest, this.piece);
    for (let index = this.#first(hash); index < this.#first(hash + 1) && found.length < most; index += 1) {
      const start = (this.#places[index] ?? 0) - rarest;
      if (start >= 0 && this.text.startsWith(words, start)) found.push({ start, end: start + words.length });
    }
    return found;
  }

  /**
   * Offsets at which the pattern may begin, give or take 32: those that share most with it, and of the near ones
   * those that share most. A piece that stands often counts where it is near alone.
   */
  places(pattern: string, { most, near, within }: SeedSearch): readonly number[] {
    const votes = new Map<number, number>();
    const step = Math.ceil(pattern.length / MOST_PIECES);
    for (let at = 0; at + this.piece <= pattern.length; at += step) {
      const hash = hashAt(pattern, at, this.piece);
      let index = this.#first(hash);
      let last = this.#first(hash + 1);
      if (last - index > MOST_PLACES) {
        index = this.#firstFrom(near + at - within, index, last);
        last = Math.min(this.#firstFrom(near + at + within, index, last), index + MOST_PLACES);
      }
      for (; index < last; index += 1) {
        const bucket = Math.floor(((this.#places[index] ?? 0) - at) / BUCKET);
        votes.set(bucket, (votes.get(bucket) ?? 0) + 1);
      }
    }
    const isNear = (bucket: number): boolean => Math.abs(bucket * BUCKET - near) <= within;
    const best = new Set([...mostVoted(votes, most), ...mostVoted(votes, MOST_NEAR, isNear)]);
    return [...best].map((bucket) => bucket * BUCKET);
  }

  #first(hash: number): number {
    return this.#firsts[hash] ?? 0;
  }

  #count(hash: number): number {
    return this.#first(hash + 1) - this.#first(hash);
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

/** The keys with most votes, most first, without those that have far fewer than the first. */
function mostVoted(
  votes: ReadonlyMap<number, number>,
  most: number,
  counts: (key: number) => boolean = () => true,
): readonly number[] {
  const best: { key: number; count: number }[] = [];
  for (const [key, count] of votes) {
    if ((best.length === most && count <= (best.at(-1)?.count ?? 0)) || !counts(key)) continue;
    const at = best.findIndex((each) => each.count < count);
    best.splice(at === -1 ? best.length : at, 0, { key, count });
    if (best.length > most) best.pop();
  }
  const enough = (best[0]?.count ?? 0) * FAR_FEWER;
  return best.filter(({ count }) => count >= enough).map(({ key }) => key);
}

const BASE = 31;

/** The hash of a piece: of the sum of its code units times powers of the base, modulo 2³² (R. Karp and M. Rabin, 1987). */
const hashAt = (text: string, at: number, length: number): number => mixed(sumAt(text, at, length));

function sumAt(text: string, at: number, length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1)
    sum = (Math.imul(sum, BASE) + text.charCodeAt(at + index)) | 0;
  return sum;
}

/** What the first code unit of a piece counts by. */
const powerOf = (length: number): number => sumAt(`\u0001${'\0'.repeat(length - 1)}`, 0, length);

const mixed = (sum: number): number => (sum ^ (sum >>> BITS)) & MASK;
