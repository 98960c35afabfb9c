/** Words that stand one after another, found by their positions. */
import { ByteReader } from './bytes.ts';
import { countWord, type Postings } from './postings.ts';
import { rangeOf } from './strings.ts';

/** Where a phrase may begin: documents in order, and the positions in each from its `at` to the `at` of the next. */
interface Starts {
  documents: number;
  readonly document: Uint32Array;
  readonly at: Uint32Array;
  readonly position: Uint32Array;
}

/** One word of a phrase: a range of the dictionary, and how far from the beginning it stands. */
interface PhraseWord {
  readonly offset: number;
  readonly from: number;
  readonly to: number;
  /** Bytes of positions, of which each takes at least one. */
  readonly cost: number;
}

/**
 * Adds to `counts` for every document how often it has a row of words, times `weight`.
 * @param prefix whether the last word may go on
 */
export function countWords(
  postings: Postings,
  words: readonly string[],
  prefix: boolean,
  weight: number,
  counts: Uint32Array,
): void {
  const [only] = words;
  if (only !== undefined && words.length === 1) {
    countWord(postings, only, prefix, weight, counts);
    return;
  }
  const ranges = words.map((word, offset): PhraseWord => {
    const { from, to } = rangeOf(postings.words, word, prefix && offset === words.length - 1);
    const cost = (postings.positionsAt[to] ?? 0) - (postings.positionsAt[from] ?? 0);
    return { offset, from, to, cost };
  });
  if (ranges.some(({ from, to }) => from === to)) return;
  // From the rarest on, so that what must be remembered is little; a word that may go on can only narrow.
  const [rarest, ...others] = ranges.toSorted(
    (a, b) => Number(a.to - a.from > 1) - Number(b.to - b.from > 1) || a.cost - b.cost,
  );
  if (rarest === undefined) return;
  const starts = startsOf(postings, rarest);
  const slots = new Int32Array(counts.length);
  for (const word of others) narrow(postings, word, starts, slots);
  for (let slot = 0; slot < starts.documents; slot += 1) {
    const document = starts.document[slot] ?? 0;
    const found = (starts.at[slot + 1] ?? 0) - (starts.at[slot] ?? 0);
    counts[document] = (counts[document] ?? 0) + found * weight;
  }
}

function startsOf(postings: Postings, { offset, from, cost }: PhraseWord): Starts {
  const end = postings.documentsAt[from + 1] ?? 0;
  const most = end - (postings.documentsAt[from] ?? 0);
  const document = new Uint32Array(most);
  const at = new Uint32Array(most + 1);
  const position = new Uint32Array(cost);
  const reader = new ByteReader(postings.documents, postings.documentsAt[from] ?? 0);
  const positions = new ByteReader(postings.positions, postings.positionsAt[from] ?? 0);
  let [documents, length, current] = [0, 0, 0];
  while (reader.at < end) {
    const step = reader.next();
    current += step >>> 1;
    let place = -offset;
    for (let left = (step & 1) === 1 ? 1 : reader.next(); left > 0; left -= 1) {
      place += positions.next();
      if (place >= 0) position[length++] = place;
    }
    if (length === at[documents]) continue;
    document[documents] = current;
    documents += 1;
    at[documents] = length;
  }
  return { documents, document, at, position };
}

/**
 * Leaves of the starts those at which another of the words stands where it should.
 * @param slots a number for each document, all 0, and so again afterwards
 */
function narrow(postings: Postings, word: PhraseWord, starts: Starts, slots: Int32Array): void {
  const { document } = starts;
  for (let slot = 0; slot < starts.documents; slot += 1) slots[document[slot] ?? 0] = slot + 1;
  const stands = standing(postings, word, starts, slots);
  for (let slot = 0; slot < starts.documents; slot += 1) slots[document[slot] ?? 0] = 0;
  keep(starts, stands);
}

/** 1 for each start at which the word stands, else 0. */
function standing(
  postings: Postings,
  { offset, from, to }: PhraseWord,
  { at, position }: Starts,
  slots: Int32Array,
): Uint8Array {
  const stands = new Uint8Array(position.length);
  const reader = new ByteReader(postings.documents, postings.documentsAt[from] ?? 0);
  const positions = new ByteReader(postings.positions, postings.positionsAt[from] ?? 0);
  for (let word = from; word < to; word += 1) {
    const end = postings.documentsAt[word + 1] ?? 0;
    let document = 0;
    while (reader.at < end) {
      const step = reader.next();
      document += step >>> 1;
      const count = (step & 1) === 1 ? 1 : reader.next();
      const slot = (slots[document] ?? 0) - 1;
      if (slot < 0) {
        positions.skip(count);
        continue;
      }
      let start = at[slot] ?? 0;
      const last = at[slot + 1] ?? 0;
      let place = -offset;
      for (let left = count; left > 0; left -= 1) {
        place += positions.next();
        while (start < last && (position[start] ?? 0) < place) start += 1;
        if (start < last && position[start] === place) stands[start] = 1;
      }
    }
  }
  return stands;
}

/** Moves the starts that are left together. */
function keep(starts: Starts, stands: Uint8Array): void {
  const { document, at, position } = starts;
  let [documents, length, from] = [0, 0, 0];
  for (let slot = 0; slot < starts.documents; slot += 1) {
    const to = at[slot + 1] ?? 0;
    const before = length;
    for (let start = from; start < to; start += 1)
      if (stands[start] === 1) position[length++] = position[start] ?? 0;
    from = to;
    if (length === before) continue;
    document[documents] = document[slot] ?? 0;
    documents += 1;
    at[documents] = length;
  }
  starts.documents = documents;
}
