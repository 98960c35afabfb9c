/** Archives as no honest program writes them: every number and name in them may be a lie. */
import { deflateRawSync } from 'node:zlib';
import type { Hostile } from './input.ts';

/** What is longer is a bomb, in bytes: refused by its size, so that nobody gets as far as its checksum. */
const LONGEST = 1_000_000;

export interface Member {
  readonly name: string | Uint8Array;
  readonly content?: string | Uint8Array;
  /** Kept as it is instead of deflated. */
  readonly stored?: boolean;
  /** What the archive says in place of what is so. */
  readonly says?: {
    readonly size?: number;
    readonly packed?: number;
    readonly method?: number;
    readonly flags?: number;
    /** Where its bytes begin: that of another member makes both overlap. */
    readonly at?: number;
    readonly crc?: number;
    /** The name before its bytes, where that is not the one in the directory. */
    readonly localName?: string;
    /** Of a Unix file: 0o120777 is a symbolic link. */
    readonly mode?: number;
  };
}

/** What the end of the archive says in place of what is so. */
export interface EndSays {
  readonly count?: number;
  readonly size?: number;
  readonly at?: number;
  readonly comment?: number;
}

/** An archive of these members in this order. */
export function zip(members: readonly Member[], says: EndSays = {}): Uint8Array {
  const parts: Buffer[] = [];
  const entries: Buffer[] = [];
  let at = 0;
  for (const member of members) {
    const written = write(member, at);
    parts.push(...written.local);
    entries.push(written.entry);
    at += written.local.reduce((sum, { length }) => sum + length, 0);
  }
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE((says.count ?? members.length) & 0xffff, 8);
  end.writeUInt16LE((says.count ?? members.length) & 0xffff, 10);
  end.writeUInt32LE(says.size ?? directory.length, 12);
  end.writeUInt32LE(says.at ?? at, 16);
  end.writeUInt16LE(says.comment ?? 0, 20);
  return Buffer.concat([...parts, directory, end]);
}

export const zipInput = (name: string, members: () => readonly Member[], says?: EndSays): Hostile => ({
  name,
  bytes: () => zip(members(), says),
});

/** Of spaces: more than any chapter or document has. */
export const hundredMegabytes = (): Uint8Array => new Uint8Array(100 * 1024 * 1024).fill(32);

/** The members of an archive that packs the same bytes once and names them often. */
export function overlapping(names: readonly string[], content: Uint8Array): Uint8Array {
  const packed = pack(content).length;
  const [first = 'a', ...rest] = names;
  return zip([
    { name: first, content },
    ...rest.map((name) => ({ name, says: { at: 0, size: content.length, packed, method: 8 } })),
  ]);
}

function write({ name, content = '', stored = false, says = {} }: Member, at: number) {
  const raw = Buffer.from(content);
  const packed = stored || raw.length === 0 ? raw : pack(raw);
  const method = says.method ?? (packed === raw ? 0 : 8);
  const numbers = (header: Buffer, start: number): void => {
    header.writeUInt16LE(20, start);
    header.writeUInt16LE(says.flags ?? 0x800, start + 2);
    header.writeUInt16LE(method, start + 4);
    header.writeUInt32LE(says.crc ?? crc32(raw), start + 10);
    header.writeUInt32LE(says.packed ?? packed.length, start + 14);
    header.writeUInt32LE(says.size ?? raw.length, start + 18);
  };
  const bytesOfName = Buffer.from(name);
  const localName = Buffer.from(says.localName ?? name);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  numbers(local, 4);
  local.writeUInt16LE(localName.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(0x0314, 4);
  numbers(entry, 6);
  entry.writeUInt16LE(bytesOfName.length, 28);
  entry.writeUInt32LE(((says.mode ?? 0o100644) << 16) >>> 0, 38);
  entry.writeUInt32LE(says.at ?? at, 42);
  return { local: [local, localName, packed], entry: Buffer.concat([entry, bytesOfName]) };
}

/** Bombs are packed in a hurry; they are small all the same. */
const pack = (bytes: Uint8Array): Buffer => deflateRawSync(bytes, { level: bytes.length > LONGEST ? 1 : 9 });

/** Of the ZIP format; Node's own is too young for every Node that runs this. */
function crc32(bytes: Uint8Array): number {
  if (bytes.length > LONGEST) return 0;
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}
