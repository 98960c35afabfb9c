/** Zip archives, read so that no archive, whatever it says of itself, takes more than its share of memory. */
import { crc32, inflateRawSync } from 'node:zlib';
import { PlainError } from '../../core/result.ts';
import { membersOf, packedBytes, type Member } from './archive-directory.ts';
import { decode } from './decode.ts';

const MOST_MEMBERS = 20_000;
/** Of one member and of all together when they are unpacked, in bytes. */
const LARGEST = 400 * 1024 * 1024;
const STORED = 0;
const DEFLATED = 8;

/**
 * The files in a zip archive. Each is unpacked when it is asked for, and never to more bytes than the archive says
 * it has. A file is found by its name as it is written, else whatever the case of its letters; one whose name leads
 * out of the archive is not there at all.
 */
export class Archive {
  /** Paths with "/" between folders, in the archive's order, without the folders themselves. */
  readonly names: readonly string[];
  readonly #bytes: Uint8Array;
  readonly #members = new Map<string, Member>();
  readonly #byLowerCase = new Map<string, Member>();

  /**
   * @throws PlainError for bytes that are no archive, one that is damaged, locked with a password or packed by an
   * unknown method, and one that holds too much
   */
  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    const members = membersOf(bytes, MOST_MEMBERS);
    refuseWhatCannotBeRead(members);
    for (const member of members) {
      const name = plainName(member.name);
      if (name === null) continue;
      this.#members.set(name, member);
      this.#byLowerCase.set(name.toLowerCase(), member);
    }
    this.names = [...this.#members.keys()];
  }

  has(name: string): boolean {
    return this.#member(name) !== null;
  }

  /**
   * A file as it was before it was packed; null for one that is not there or is damaged.
   * @throws PlainError for one that unpacks to more than the archive says
   */
  bytes(name: string): Uint8Array | null {
    const member = this.#member(name);
    const packed = member && packedBytes(this.#bytes, member);
    if (member === null || packed === null) return null;
    const unpacked = member.method === STORED ? packed : inflated(packed, member.size);
    const whole = unpacked?.length === member.size && crc32(unpacked) === member.checksum;
    return whole ? unpacked : null;
  }

  /** A file as text, by its byte order mark or its content; null as with `bytes`. */
  text(name: string): string | null {
    const bytes = this.bytes(name);
    return bytes === null ? null : decode(bytes);
  }

  #member(name: string): Member | null {
    const plain = plainName(name);
    if (plain === null) return null;
    return this.#members.get(plain) ?? this.#byLowerCase.get(plain.toLowerCase()) ?? null;
  }
}

function refuseWhatCannotBeRead(members: readonly Member[]): void {
  if (members.some(({ encrypted }) => encrypted))
    throw new PlainError(
      'The file is locked with a password. Take the password off in the program that it was made with, and import it then.',
    );
  if (members.some(({ method }) => method !== STORED && method !== DEFLATED))
    throw new PlainError(
      'The archive is packed by a method that Briefmark does not know. Unpack it, pack it again as an ordinary ZIP archive, and import that.',
    );
  if (members.reduce((sum, { size }) => sum + size, 0) > LARGEST) throw new PlainError(TOO_LARGE);
}

const TOO_LARGE =
  'The file unpacks to more than 400 MB, which is more than Briefmark takes in. Unpack it, and import what you need of it.';

/** Null for what does not unpack. */
function inflated(packed: Uint8Array, size: number): Uint8Array | null {
  try {
    const { buffer, byteOffset, byteLength } = inflateRawSync(packed, { maxOutputLength: Math.max(size, 1) });
    return new Uint8Array(buffer, byteOffset, byteLength);
  } catch (error) {
    if (error instanceof RangeError)
      throw new PlainError(
        'The archive unpacks to more than it says it holds, as archives do that are made to do harm. Nothing was imported.',
      );
    return null;
  }
}

/** A path inside of the archive, in Unicode's composed form; null for a folder and for what leads out of it. */
function plainName(name: string): string | null {
  const path = name.replaceAll('\\', '/').normalize('NFC');
  if (path.startsWith('/') || path.endsWith('/') || /^[a-z]:/i.test(path)) return null;
  const parts = path.split('/').filter((part) => part !== '' && part !== '.');
  return parts.length === 0 || parts.includes('..') ? null : parts.join('/');
}
