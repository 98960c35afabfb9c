/** JSON of documents of which little changes from one save to the next, in bytes. */

/** The last long strings: the text of an article stays as it is. In UTF-16 code units. */
const LONG = 10_000;
const KEPT = 4;
const texts = new Map<string, Buffer>();

/**
 * The bytes of `JSON.stringify(document, null, indent)` and a line's end, in pieces.
 * @param document an object; the objects in its lists are believed never to change
 */
export function piecesOf(document: object, indent: number | undefined): readonly Buffer[] {
  const [line, inner] = indent === undefined ? ['', ''] : ['\n', `\n${' '.repeat(indent)}`];
  const colon = indent === undefined ? ':' : ': ';
  const pieces: Buffer[] = [];
  for (const [name, value] of Object.entries(document)) {
    const content = pieceOf(value, inner, indent);
    if (content === null) continue;
    pieces.push(
      Buffer.from(`${pieces.length === 0 ? '{' : ','}${inner}${JSON.stringify(name)}${colon}`),
      ...content,
    );
  }
  return pieces.length === 0 ? [Buffer.from('{}\n')] : [...pieces, Buffer.from(`${line}}\n`)];
}

/** @param start the line's end and the white space that the value's own lines begin with; null for what JSON leaves out */
function pieceOf(value: unknown, start: string, indent: number | undefined): readonly Buffer[] | null {
  if (typeof value === 'string' && value.length > LONG) return [longText(value)];
  if (Array.isArray(value) && value.length > 0 && value.every(isObject)) {
    const inner = start === '' ? '' : `${start}${' '.repeat(indent ?? 0)}`;
    return [Buffer.from(`[${inner}`), membersOf(value, inner, indent), Buffer.from(`${start}]`)];
  }
  const json = jsonAt(value, start, indent);
  return json === undefined ? null : [Buffer.from(json)];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A list as it was last made into bytes. */
interface KnownList {
  readonly members: readonly object[];
  /** What each line of a member begins with. */
  readonly start: string;
  readonly bytes: Buffer;
  /** Where in the bytes each member ends; a comma and `start` follow, but after the last. */
  readonly ends: readonly number[];
}

/** The last lists, newest last: of thousands of passages one is added or edited at a time. */
let lists: readonly KnownList[] = [];
const KEPT_LISTS = 6;

/** The members of a list one after another; those at its beginning and its end that are known are copied in one go. */
function membersOf(members: readonly object[], start: string, indent: number | undefined): Buffer {
  const between = Buffer.from(`,${start}`);
  const like = lists.findLast((known) => known.start === start && sharesEnds(known.members, members));
  const [first, last] = like === undefined ? [0, 0] : sharedEnds(like.members, members);
  const made = members
    .slice(first, members.length - last)
    .map((member) => Buffer.from(jsonAt(member, start, indent) ?? 'null'));
  const parts: Buffer[] = [];
  const ends: number[] = [];
  let length = 0;
  const add = (part: Buffer, endsWithin: readonly number[]): void => {
    if (length > 0) parts.push(between);
    const from = length > 0 ? length + between.length : 0;
    parts.push(part);
    for (const end of endsWithin) ends.push(from + end);
    length = from + part.length;
  };
  if (like !== undefined && first > 0) {
    const known = like.ends.slice(0, first);
    add(like.bytes.subarray(0, known.at(-1)), known);
  }
  for (const bytes of made) add(bytes, [bytes.length]);
  if (like !== undefined && last > 0) {
    const from = (like.ends.at(-last - 1) ?? -between.length) + between.length;
    add(
      like.bytes.subarray(from),
      like.ends.slice(-last).map((end) => end - from),
    );
  }
  const bytes = Buffer.concat(parts);
  lists = [...lists.filter((known) => known !== like), { members, start, bytes, ends }].slice(-KEPT_LISTS);
  return bytes;
}

const sharesEnds = (a: readonly object[], b: readonly object[]): boolean =>
  a[0] === b[0] || a.at(-1) === b.at(-1);

/** How many members two lists share at their beginning, and how many of the others at their end. */
function sharedEnds(a: readonly object[], b: readonly object[]): readonly [number, number] {
  const most = Math.min(a.length, b.length);
  let first = 0;
  while (first < most && a[first] === b[first]) first += 1;
  let last = 0;
  while (last < most - first && a[a.length - 1 - last] === b[b.length - 1 - last]) last += 1;
  return [first, last];
}

function longText(text: string): Buffer {
  const known = texts.get(text);
  texts.delete(text);
  const bytes = known ?? Buffer.from(JSON.stringify(text));
  texts.set(text, bytes);
  for (const oldest of texts.keys()) {
    if (texts.size <= KEPT) break;
    texts.delete(oldest);
  }
  return bytes;
}

/** JSON whose lines begin as they do where it stands. */
const jsonAt = (value: unknown, start: string, indent: number | undefined): string | undefined =>
  (JSON.stringify(value, null, indent) as string | undefined)?.replaceAll('\n', start);
