/**
 * The inverted file of one field: for every word the documents that have it, how often, and where. A document is an
 * article or a passage by its number in the segment; a position counts words from the beginning of the field.
 *
 * Documents and positions are kept apart, so that whoever only counts need not read positions. For each document of a word
 * there is the difference to the document before it, doubled, plus 1 when the word is there once; else the count follows.
 * Positions are differences within the document (Zobel & Moffat, Inverted Files for Text Search Engines, 2006).
 */
import { ByteReader, ByteWriter } from './bytes.ts';
import { countOf, rangeOf, stringAt, stringsFrom, type Strings } from './strings.ts';

export interface Postings {
  /** Sorted. */
  readonly words: Strings;
  /** Where the documents and positions of each word begin, and at the end where those of the last end. */
  readonly documentsAt: Uint32Array;
  readonly positionsAt: Uint32Array;
  readonly documents: Uint8Array;
  readonly positions: Uint8Array;
}

/** @param documents the words of each, in order */
export function postingsFrom(documents: readonly (readonly string[])[]): Postings {
  const numbers = new Map<string, number>();
  const total = documents.reduce((sum, words) => sum + words.length, 0);
  const numberAt = new Uint32Array(total);
  let next = 0;
  for (const words of documents)
    for (const word of words) {
      const number = numbers.get(word) ?? numbers.size;
      if (number === numbers.size) numbers.set(word, number);
      numberAt[next++] = number;
    }
  const { documentAt, positionAt, starts } = byWord(documents, numberAt, numbers.size);
  const sorted = [...numbers.keys()].sort();
  const writer = new PostingsWriter();
  for (const word of sorted) {
    const number = numbers.get(word) ?? 0;
    writer.begin(word);
    const end = starts[number + 1] ?? 0;
    for (let from = starts[number] ?? 0; from < end;) {
      const document = documentAt[from] ?? 0;
      let to = from + 1;
      while (to < end && documentAt[to] === document) to += 1;
      writer.add(document, positionAt.subarray(from, to));
      from = to;
    }
  }
  return writer.finish();
}

/** All occurrences, those of one word together and in their order: a counting sort. */
function byWord(
  documents: readonly (readonly string[])[],
  numberAt: Uint32Array,
  distinct: number,
): { documentAt: Uint32Array; positionAt: Uint32Array; starts: Uint32Array } {
  const starts = new Uint32Array(distinct + 1);
  for (const number of numberAt) starts[number + 1] = (starts[number + 1] ?? 0) + 1;
  for (let number = 0; number < distinct; number += 1)
    starts[number + 1] = (starts[number + 1] ?? 0) + (starts[number] ?? 0);
  const free = starts.slice();
  const documentAt = new Uint32Array(numberAt.length);
  const positionAt = new Uint32Array(numberAt.length);
  let next = 0;
  documents.forEach((words, document) => {
    for (let position = 0; position < words.length; position += 1) {
      const number = numberAt[next++] ?? 0;
      const place = free[number] ?? 0;
      free[number] = place + 1;
      documentAt[place] = document;
      positionAt[place] = position;
    }
  });
  return { documentAt, positionAt, starts };
}

/** Writes words in their order, and for each its documents in theirs. */
class PostingsWriter {
  readonly #words: string[] = [];
  readonly #documentsAt: number[] = [];
  readonly #positionsAt: number[] = [];
  readonly #documents = new ByteWriter();
  readonly #positions = new ByteWriter();
  #last = 0;

  begin(word: string): void {
    this.#words.push(word);
    this.#documentsAt.push(this.#documents.length);
    this.#positionsAt.push(this.#positions.length);
    this.#last = 0;
  }

  add(document: number, positions: Uint32Array): void {
    this.#count(document, positions.length);
    let before = 0;
    for (const position of positions) {
      this.#positions.write(position - before);
      before = position;
    }
  }

  /** A document whose positions are written already. */
  copy(document: number, count: number, positions: Uint8Array, start: number, end: number): void {
    this.#count(document, count);
    this.#positions.copy(positions, start, end);
  }

  finish(): Postings {
    return {
      words: stringsFrom(this.#words),
      documentsAt: Uint32Array.from([...this.#documentsAt, this.#documents.length]),
      positionsAt: Uint32Array.from([...this.#positionsAt, this.#positions.length]),
      documents: this.#documents.finish(),
      positions: this.#positions.finish(),
    };
  }

  #count(document: number, count: number): void {
    const step = (document - this.#last) * 2;
    this.#last = document;
    this.#documents.write(count === 1 ? step + 1 : step);
    if (count !== 1) this.#documents.write(count);
  }
}

/** Postings on the way to being merged. */
export interface Merging {
  readonly postings: Postings;
  /** The new number of each document, ascending over all that are merged; -1 for one that is left out. */
  readonly renumbered: Int32Array;
}

/** Makes one of several. */
export function mergedPostings(parts: readonly Merging[]): Postings {
  const writer = new PostingsWriter();
  const next = parts.map(() => 0);
  const heads = parts.map(({ postings }) => wordAt(postings, 0));
  for (;;) {
    const word = heads.reduce(
      (least, head) => (head === null || (least !== null && least <= head) ? least : head),
      null,
    );
    if (word === null) return writer.finish();
    let begun = false;
    parts.forEach((part, index) => {
      if (heads[index] !== word) return;
      begun = copyWord(writer, word, begun, part, next[index] ?? 0);
      next[index] = (next[index] ?? 0) + 1;
      heads[index] = wordAt(part.postings, next[index]);
    });
  }
}

function wordAt({ words }: Postings, index: number): string | null {
  return index < countOf(words) ? stringAt(words, index) : null;
}

/** @returns whether the word has been begun: one that is in none of the documents that are kept is not */
function copyWord(
  writer: PostingsWriter,
  word: string,
  begun: boolean,
  { postings, renumbered }: Merging,
  index: number,
): boolean {
  let started = begun;
  const reader = new ByteReader(postings.positions, postings.positionsAt[index] ?? 0);
  eachDocument(postings, index, (document, count) => {
    const start = reader.at;
    reader.skip(count);
    const kept = renumbered[document] ?? -1;
    if (kept < 0) return;
    if (!started) writer.begin(word);
    started = true;
    writer.copy(kept, count, postings.positions, start, reader.at);
  });
  return started;
}

/** Calls for each document that has a word, in order, with how often. */
export function eachDocument(
  { documents, documentsAt }: Postings,
  word: number,
  use: (document: number, count: number) => void,
): void {
  const reader = new ByteReader(documents, documentsAt[word] ?? 0);
  const end = documentsAt[word + 1] ?? 0;
  let document = 0;
  while (reader.at < end) {
    const step = reader.next();
    document += step >>> 1;
    use(document, (step & 1) === 1 ? 1 : reader.next());
  }
}

/** Adds to `counts` for every document how often it has a word, times `weight`. */
export function countWord(
  { words, documents, documentsAt }: Postings,
  word: string,
  prefix: boolean,
  weight: number,
  counts: Uint32Array,
): void {
  const { from, to } = rangeOf(words, word, prefix);
  const reader = new ByteReader(documents, documentsAt[from] ?? 0);
  for (let index = from; index < to; index += 1) {
    const end = documentsAt[index + 1] ?? 0;
    let document = 0;
    while (reader.at < end) {
      const step = reader.next();
      document += step >>> 1;
      const count = (step & 1) === 1 ? 1 : reader.next();
      counts[document] = (counts[document] ?? 0) + count * weight;
    }
  }
}
