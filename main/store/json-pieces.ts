/** JSON of documents of which little changes from one save to the next, in bytes. */

/** Of what lists hold: a passage among thousands is made into bytes once, however often its article is saved. */
const made = new WeakMap<object, ReadonlyMap<string, Buffer>>();

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
    const parts = value.map((each) => memberOf(each, inner, indent));
    const between = Buffer.from(`,${inner}`);
    return [
      Buffer.from(`[${inner}`),
      ...parts.flatMap((part, index) => (index === 0 ? [part] : [between, part])),
      Buffer.from(`${start}]`),
    ];
  }
  const json = jsonAt(value, start, indent);
  return json === undefined ? null : [Buffer.from(json)];
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

function memberOf(member: object, start: string, indent: number | undefined): Buffer {
  const known = made.get(member)?.get(start);
  if (known !== undefined) return known;
  const bytes = Buffer.from(jsonAt(member, start, indent) ?? 'null');
  made.set(member, new Map([[start, bytes]]));
  return bytes;
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
