/** Numbers as runs of bytes: seven bits to a byte, the lowest first, the highest bit of all but the last byte set. */

/** Writes numbers from 0 to 2³¹ − 1. */
export class ByteWriter {
  #bytes = new Uint8Array(1024);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  write(number: number): void {
    this.#room(5);
    let rest = number;
    while (rest >= 0x80) {
      this.#bytes[this.#length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Bytes as they are. */
  copy(bytes: Uint8Array, start: number, end: number): void {
    this.#room(end - start);
    for (let at = start; at < end; at += 1) this.#bytes[this.#length++] = bytes[at] ?? 0;
  }

  /** All that was written. */
  finish(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  #room(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const wider = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + more));
    wider.set(this.#bytes);
    this.#bytes = wider;
  }
}

/** Reads such numbers, one after another. */
export class ByteReader {
  readonly bytes: Uint8Array;
  at: number;

  constructor(bytes: Uint8Array, at: number) {
    this.bytes = bytes;
    this.at = at;
  }

  next(): number {
    let byte = this.bytes[this.at++] ?? 0;
    if (byte < 0x80) return byte;
    let number = byte & 0x7f;
    for (let shift = 7; shift < 35; shift += 7) {
      byte = this.bytes[this.at++] ?? 0;
      number |= (byte & 0x7f) << shift;
      if (byte < 0x80) break;
    }
    return number;
  }

  /** Passes over a count of numbers. */
  skip(count: number): void {
    let at = this.at;
    for (let left = count; left > 0; at += 1) if ((this.bytes[at] ?? 0) < 0x80) left -= 1;
    this.at = at;
  }
}
