/** How hits are scored and ordered. All of it is settled by the library alone, not by how the index came about. */
import type { Kind } from './model.ts';

/** How much a word counts for, by where of an article or an issue it stands. */
export const WEIGHTS = { title: 5, byline: 2, text: 1, passage: 1, note: 1 } as const;
export const ISSUE_WEIGHTS = { name: 5, alias: 4, keyTerm: 2, description: 1 } as const;

/** What a person marked or wrote says more than what happens to stand in a text. */
export const BOOSTS: Readonly<Record<Kind, number>> = { issue: 1.5, article: 1, passage: 1.25, note: 1.25 };

const K1 = 1.2;
const B = 0.75;

/** What is known of all documents of a kind. */
export interface Population {
  /** How many there are. */
  readonly count: number;
  /** Words in all of them. */
  readonly length: number;
}

/**
 * How much it says that a document has a row of words (inverse document frequency; Robertson & Zaragoza, The Probabilistic
 * Relevance Framework, 2009). Always above 0.
 * @param having how many of the documents have it
 */
export function rarityOf(having: number, documents: number): number {
  return Math.log(1 + (documents - having + 0.5) / (having + 0.5));
}

/**
 * What one row of words adds to the score of a document (Okapi BM25, as above), counts weighted by field as in BM25F.
 * Always above 0.
 * @param count how often it is there, weighted; above 0
 * @param length words in the document
 * @param rarity of the row of words
 * @param all documents of the same kind: what is long for a passage is short for an article
 */
export function bm25(count: number, length: number, rarity: number, all: Population): number {
  const usual = all.length === 0 ? 1 : (length * all.count) / all.length;
  return (rarity * count * (K1 + 1)) / (count + K1 * (1 - B + B * usual));
}

/**
 * The stretch [from, to) of what would be there if all numbers below `count` were sorted. Takes linear time for a short
 * stretch (Hoare, Algorithm 65: Find).
 * @param compare a total order without equals
 */
export function sortedStretch(
  count: number,
  compare: (a: number, b: number) => number,
  from: number,
  to: number,
): Uint32Array {
  const order = new Uint32Array(count);
  for (let index = 0; index < count; index += 1) order[index] = index;
  const start = Math.min(Math.max(0, from), count);
  const end = Math.min(Math.max(start, to), count);
  if (start > 0) settle(order, start, 0, count - 1, compare);
  if (end < count) settle(order, end, start, count - 1, compare);
  return order.subarray(start, end).sort(compare);
}

/** Moves so that what belongs before `place` stands before it, within [first, last]. */
function settle(
  order: Uint32Array,
  place: number,
  first: number,
  last: number,
  compare: (a: number, b: number) => number,
): void {
  let [low, high] = [first, last];
  while (low < high) {
    const pivot = order[(low + high) >> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while (compare(order[left] ?? 0, pivot) < 0) left += 1;
      while (compare(order[right] ?? 0, pivot) > 0) right -= 1;
      if (left > right) break;
      const moved = order[left] ?? 0;
      order[left] = order[right] ?? 0;
      order[right] = moved;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else return;
  }
}
