/** Property lists in Apple's binary form, "bplist00": objects, a table of where each begins, and a trailer at the end. */
import { PlainError } from '../../core/result.ts';

/** A date is given in seconds since 2001, a UID as its number. */
export type PlistValue =
  null | boolean | number | string | Uint8Array | readonly PlistValue[] | ReadonlyMap<string, PlistValue>;

const MAGIC = 'bplist00';
const TRAILER = 32;
/** Lists lie deeper in one another in no file that a program wrote. */
const DEEPEST = 100;

/**
 * Reads a property list. Each object is read once, and all of them together take no more than the file has bytes, so no
 * list takes more than its share of time or memory.
 * @throws PlainError for bytes that are none, or a damaged one
 */
export const readBinaryPlist = (bytes: Uint8Array): PlistValue => new PlistReader(bytes).top();

const damaged = (): PlainError =>
  new PlainError('The file is damaged: what it says of itself does not fit its contents.');

class PlistReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #trailer: {
    readonly offsetSize: number;
    readonly referenceSize: number;
    readonly count: number;
    readonly top: number;
    readonly table: number;
  };
  readonly #known = new Map<number, PlistValue>();
  readonly #open = new Set<number>();
  /** How many units more may be read: more than this were read twice. */
  #left: number;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = bytes.length;
    if (
      bytes.length < MAGIC.length + TRAILER ||
      Buffer.from(bytes.subarray(0, MAGIC.length)).toString('latin1') !== MAGIC
    )
      throw damaged();
    const at = bytes.length - TRAILER;
    this.#trailer = {
      offsetSize: this.#number(at + 6, 1),
      referenceSize: this.#number(at + 7, 1),
      count: this.#number(at + 8, 8),
      top: this.#number(at + 16, 8),
      table: this.#number(at + 24, 8),
    };
    const { offsetSize, referenceSize, count, table } = this.#trailer;
    if (
      ![offsetSize, referenceSize].every((size) => size >= 1 && size <= 8) ||
      table + count * offsetSize > at
    )
      throw damaged();
  }

  top(): PlistValue {
    return this.#object(this.#trailer.top, 0);
  }

  #object(index: number, depth: number): PlistValue {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    const { count, table, offsetSize } = this.#trailer;
    if (index >= count || depth > DEEPEST || this.#open.has(index)) throw damaged();
    this.#open.add(index);
    const value = this.#valueAt(this.#number(table + index * offsetSize, offsetSize), depth);
    this.#open.delete(index);
    this.#known.set(index, value);
    return value;
  }

  #valueAt(at: number, depth: number): PlistValue {
    const marker = this.#number(at, 1);
    const [kind, low] = [marker >> 4, marker & 15];
    if (kind === 0) return low === 8 ? false : low === 9 ? true : null;
    if (kind === 1) return this.#integer(at + 1, 2 ** low);
    if (kind === 2 || kind === 3) return this.#real(at + 1, 2 ** low);
    if (kind === 8) return this.#number(at + 1, low + 1);
    const { length, start } = this.#length(at, low);
    switch (kind) {
      case 4:
        return this.#span(start, length);
      case 5:
        return Buffer.from(this.#span(start, length)).toString('latin1');
      case 6:
        return new TextDecoder('utf-16be').decode(this.#span(start, length * 2));
      case 10:
      case 12:
        return this.#references(start, length).map((index) => this.#object(index, depth + 1));
      case 13:
        return this.#dictionary(start, length, depth);
      default:
        throw damaged();
    }
  }

  #dictionary(start: number, length: number, depth: number): ReadonlyMap<string, PlistValue> {
    const references = this.#references(start, length * 2);
    const entries = new Map<string, PlistValue>();
    for (let at = 0; at < length; at += 1) {
      const [key, value] = [references[at], references[at + length]];
      if (key === undefined || value === undefined) throw damaged();
      const name = this.#object(key, depth + 1);
      if (typeof name !== 'string') throw damaged();
      entries.set(name, this.#object(value, depth + 1));
    }
    return entries;
  }

  /** A length of 15 or more stands as an integer behind the marker. */
  #length(at: number, low: number): { readonly length: number; readonly start: number } {
    if (low < 15) return { length: low, start: at + 1 };
    const marker = this.#number(at + 1, 1);
    if (marker >> 4 !== 1 || (marker & 15) > 3) throw damaged();
    const size = 2 ** (marker & 15);
    return { length: this.#number(at + 2, size), start: at + 2 + size };
  }

  #references(start: number, count: number): readonly number[] {
    const { referenceSize } = this.#trailer;
    this.#span(start, count * referenceSize);
    return Array.from({ length: count }, (_, index) =>
      this.#number(start + index * referenceSize, referenceSize),
    );
  }

  #span(start: number, length: number): Uint8Array {
    this.#left -= length;
    if (this.#left < 0 || start + length > this.#bytes.length) throw damaged();
    return this.#bytes.subarray(start, start + length);
  }

  #real(at: number, size: number): number {
    if (at + size > this.#bytes.length || (size !== 4 && size !== 8)) throw damaged();
    return size === 4 ? this.#view.getFloat32(at) : this.#view.getFloat64(at);
  }

  /** Integers of eight bytes have a sign, those of sixteen are unsigned ones of eight. */
  #integer(at: number, size: number): number {
    if (size > 16 || at + size > this.#bytes.length) throw damaged();
    if (size === 16) return this.#number(at + 8, 8);
    return size === 8 ? Number(this.#view.getBigInt64(at)) : this.#number(at, size);
  }

  /** An unsigned number of so many bytes. */
  #number(at: number, size: number): number {
    if (at + size > this.#bytes.length) throw damaged();
    let number = 0;
    for (const byte of this.#bytes.subarray(at, at + size)) number = number * 256 + byte;
    return number;
  }
}
