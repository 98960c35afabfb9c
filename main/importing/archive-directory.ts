/** The table of contents of a zip archive, its central directory, and where the bytes of each member lie. */
import { PlainError } from '../../core/result.ts';
import { decode } from './decode.ts';

/** One file in an archive, as the archive describes it: nothing of it is to be believed before it is unpacked. */
export interface Member {
  /** As it is written in the archive. */
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  /** CRC-32 of what it unpacks to. */
  readonly checksum: number;
  /** In bytes, packed and unpacked. */
  readonly packedSize: number;
  readonly size: number;
  /** Where its own header begins, in bytes from the beginning of the file. */
  readonly at: number;
}

const DAMAGED = 'The archive is damaged or was cut short. Fetch or copy it again, and import that.';

const SIGNATURE = {
  member: 0x04034b50,
  entry: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;
const END_SIZE = 22;
const ENTRY_SIZE = 46;
const HEADER_SIZE = 30;
/** The longest comment that can follow the end record. */
const LONGEST_COMMENT = 0xffff;
/** Stands for a number that is too large for its field and follows elsewhere. */
const ELSEWHERE = 0xffffffff;
const ENCRYPTED = 1;

interface Directory {
  readonly start: number;
  readonly count: number;
  /** How many bytes were put before the archive, as in one that unpacks itself. */
  readonly shift: number;
}

/**
 * What an archive says that it holds, in its order.
 * @param most how many members it may have
 * @throws PlainError for bytes that are no archive, one that is damaged, and one that has more members
 */
export function membersOf(bytes: Uint8Array, most: number): readonly Member[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { start, count, shift } = directoryOf(view);
  if (count > most)
    throw new PlainError(
      `The archive holds ${count} files; Briefmark opens those of up to ${most}. Unpack it, and import what you need of it.`,
    );
  const members: Member[] = [];
  let at = start;
  for (let index = 0; index < count; index += 1) {
    if (!hasSignature(view, at, ENTRY_SIZE, SIGNATURE.entry)) throw new PlainError(DAMAGED);
    const nameSize = view.getUint16(at + 28, true);
    const extraSize = view.getUint16(at + 30, true);
    members.push(memberOf(view, at, nameSize, extraSize, shift));
    at += ENTRY_SIZE + nameSize + extraSize + view.getUint16(at + 32, true);
  }
  return members;
}

/** The packed bytes of a member; null where they are not in the archive in full. */
export function packedBytes(bytes: Uint8Array, { at, packedSize }: Member): Uint8Array | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!hasSignature(view, at, HEADER_SIZE, SIGNATURE.member)) return null;
  const start = at + HEADER_SIZE + view.getUint16(at + 26, true) + view.getUint16(at + 28, true);
  return start + packedSize > bytes.length ? null : bytes.subarray(start, start + packedSize);
}

function directoryOf(view: DataView): Directory {
  const end = endOf(view);
  const large = largeEnd(view, end);
  if (large !== null) return large;
  const size = view.getUint32(end + 12, true);
  const offset = view.getUint32(end + 16, true);
  const start = Math.max(end - size, 0);
  return { start, count: view.getUint16(end + 10, true), shift: start - offset };
}

/** Where the end record begins: the last thing in the file, but for a comment. */
function endOf(view: DataView): number {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LONGEST_COMMENT); at -= 1)
    if (view.getUint32(at, true) === SIGNATURE.end) return at;
  throw new PlainError(DAMAGED);
}

/** What the end record says in Zip64, which small archives are written in as well; null where it is not there. */
function largeEnd(view: DataView, end: number): Directory | null {
  const locator = end - 20;
  if (!hasSignature(view, locator, 20, SIGNATURE.locator64)) return null;
  const said = Number(view.getBigUint64(locator + 8, true));
  // Where bytes were put before the archive, the record still stands right before its locator.
  const at = [said, locator - 56].find((place) => hasSignature(view, place, 56, SIGNATURE.end64));
  if (at === undefined) throw new PlainError(DAMAGED);
  const size = Number(view.getBigUint64(at + 40, true));
  const offset = Number(view.getBigUint64(at + 48, true));
  const start = Math.max(at - size, 0);
  return { start, count: Number(view.getBigUint64(at + 32, true)), shift: start - offset };
}

function memberOf(view: DataView, at: number, nameSize: number, extraSize: number, shift: number): Member {
  const nameAt = at + ENTRY_SIZE;
  if (nameAt + nameSize + extraSize > view.byteLength) throw new PlainError(DAMAGED);
  const [size, packedSize, offset] = largeNumbers(view, nameAt + nameSize, extraSize, [
    view.getUint32(at + 24, true),
    view.getUint32(at + 20, true),
    view.getUint32(at + 42, true),
  ]);
  return {
    name: decode(new Uint8Array(view.buffer, view.byteOffset + nameAt, nameSize)),
    method: view.getUint16(at + 10, true),
    encrypted: (view.getUint16(at + 8, true) & ENCRYPTED) !== 0,
    checksum: view.getUint32(at + 16, true),
    packedSize,
    size,
    at: offset + shift,
  };
}

type Numbers = readonly [size: number, packedSize: number, offset: number];

/** Zip64 keeps, in this order, the numbers that their own fields cannot hold. */
function largeNumbers(view: DataView, at: number, length: number, numbers: Numbers): Numbers {
  const field = extraField(view, at, at + length);
  if (field === null) return numbers;
  let next = field.start;
  const inFull = (number: number): number => {
    if (number !== ELSEWHERE || next + 8 > field.end) return number;
    next += 8;
    return Number(view.getBigUint64(next - 8, true));
  };
  return [inFull(numbers[0]), inFull(numbers[1]), inFull(numbers[2])];
}

function extraField(view: DataView, start: number, end: number): { start: number; end: number } | null {
  for (let at = start; at + 4 <= end; at += 4 + view.getUint16(at + 2, true))
    if (view.getUint16(at, true) === 1)
      return { start: at + 4, end: Math.min(end, at + 4 + view.getUint16(at + 2, true)) };
  return null;
}

const hasSignature = (view: DataView, at: number, size: number, signature: number): boolean =>
  Number.isSafeInteger(at) &&
  at >= 0 &&
  at + size <= view.byteLength &&
  view.getUint32(at, true) === signature;
