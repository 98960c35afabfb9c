/**
 * The index as bytes, and back without copying: the arrays of a loaded index are views on the bytes. All numbers are in the
 * order of bytes of this machine, which the header tells.
 *
 * Header of 32-bit numbers: mark, version, checksum of what follows it, number of segments, reserved to a multiple of 8.
 * Then for each segment its arrays in their order, each as its count of numbers (64 bits wide) and the numbers, padded to 8
 * bytes; last the array of the articles that are kept.
 */
import type { Postings } from './postings.ts';
import { SEGMENT_FIELDS, type Part, type Segment, type SegmentField } from './segment.ts';
import { TABLES, type ArrayOf, type Tables } from './tables.ts';

const MARK = 0x4d_4b_53_46;
/** Raised with every change of the format, of folding or of how words are divided. */
export const INDEX_VERSION = 1;
const HEADER = 24;

const POSTINGS = {
  wordsAt: Uint32Array,
  words: Uint16Array,
  documentsAt: Uint32Array,
  positionsAt: Uint32Array,
  documents: Uint8Array,
  positions: Uint8Array,
} as const;

/** What cannot be read as an index: it is damaged, or of another version. The index is to be made anew. */
export class UnreadableIndex extends Error {
  override readonly name = 'UnreadableIndex';
}

type Numbers = Uint8Array | Uint16Array | Uint32Array | Float64Array;

export function bytesFrom(parts: readonly Part[]): Uint8Array {
  const arrays = parts.flatMap(arraysOf);
  const length = arrays.reduce((sum, { byteLength }) => sum + 8 + padded(byteLength), HEADER);
  const bytes = new Uint8Array(length);
  const words = new Uint32Array(bytes.buffer);
  let at = HEADER;
  for (const array of arrays) {
    words[at / 4] = array.length;
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at + 8);
    at += 8 + padded(array.byteLength);
  }
  words.set([MARK, INDEX_VERSION, 0, parts.length, length]);
  words[2] = checksumOf(words);
  return bytes;
}

const padded = (length: number): number => Math.ceil(length / 8) * 8;

function arraysOf({ segment: { tables, postings }, kept }: Part): readonly Numbers[] {
  return [
    ...Object.keys(TABLES).map((name) => tables[name as keyof typeof TABLES]),
    ...SEGMENT_FIELDS.flatMap((field) => {
      const { words, documentsAt, positionsAt, documents, positions } = postings[field];
      return [words.at, words.units, documentsAt, positionsAt, documents, positions];
    }),
    kept,
  ];
}

/** Of all after the checksum itself (FNV-1a, by 32-bit numbers). */
function checksumOf(words: Uint32Array): number {
  let sum = 0x81_1c_9d_c5;
  for (let at = 3; at < words.length; at += 1) sum = Math.imul(sum ^ (words[at] ?? 0), 0x01_00_01_93);
  return sum >>> 0;
}

/**
 * The parts that some bytes hold. The bytes are not copied where they begin at a multiple of 8, and must not change.
 * @throws UnreadableIndex
 */
export function partsFrom(given: Uint8Array): readonly Part[] {
  const bytes = given.byteOffset % 8 === 0 ? given : given.slice();
  if (bytes.length < HEADER || bytes.length % 8 !== 0)
    throw new UnreadableIndex('The search index is cut short.');
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);
  const [mark, version, checksum, count = 0, length] = words;
  if (mark !== MARK) throw new UnreadableIndex('This is no search index.');
  if (version !== INDEX_VERSION)
    throw new UnreadableIndex(`The search index is of version ${version ?? 0}, not ${INDEX_VERSION}.`);
  if (length !== bytes.length) throw new UnreadableIndex('The search index is cut short.');
  if (checksum !== checksumOf(words)) throw new UnreadableIndex('The search index is damaged.');
  const reader = { bytes, words, at: HEADER };
  return Array.from({ length: count }, () => partFrom(reader));
}

interface Reader {
  readonly bytes: Uint8Array;
  readonly words: Uint32Array;
  at: number;
}

type NumbersType = (typeof TABLES)[keyof typeof TABLES];

function arrayFrom(reader: Reader, type: NumbersType): Numbers {
  const length = reader.words[reader.at / 4] ?? 0;
  const start = reader.at + 8;
  const bytes = length * type.BYTES_PER_ELEMENT;
  reader.at = start + padded(bytes);
  if (reader.at > reader.bytes.length) throw new UnreadableIndex('The search index is damaged.');
  const { buffer, byteOffset } = reader.bytes;
  const Type = type as new (buffer: ArrayBufferLike, at: number, length: number) => Numbers;
  return new Type(buffer, byteOffset + start, length);
}

/** The arrays of a layout, each of the type that it names. */
function layoutFrom<Layout extends Readonly<Record<string, NumbersType>>>(
  reader: Reader,
  layout: Layout,
): { readonly [Name in keyof Layout]: ArrayOf<Layout[Name]> } {
  const arrays = Object.entries(layout).map(([name, type]) => [name, arrayFrom(reader, type)] as const);
  return Object.fromEntries(arrays) as { [Name in keyof Layout]: ArrayOf<Layout[Name]> };
}

function partFrom(reader: Reader): Part {
  const tables: Tables = layoutFrom(reader, TABLES);
  const postings = Object.fromEntries(SEGMENT_FIELDS.map((field) => [field, postingsFrom(reader)]));
  const segment: Segment = { tables, postings: postings as Record<SegmentField, Postings> };
  // This one changes, and so is a copy.
  return { segment, kept: Uint8Array.from(arrayFrom(reader, Uint8Array)) };
}

function postingsFrom(reader: Reader): Postings {
  const { wordsAt, words, ...rest } = layoutFrom(reader, POSTINGS);
  return { words: { at: wordsAt, units: words }, ...rest };
}
