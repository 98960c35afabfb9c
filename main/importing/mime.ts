/** What messages and web archives are made of: parts in parts, each with its headers (RFC 2045, RFC 2046). */
import { PlainError } from '../../core/result.ts';
import { decode } from './decode.ts';
import { lineEnd, parameterOf, readHead, valueOf, type Headers } from './mime-headers.ts';

/** Parts lie deeper in one another, and are more, in no message that anybody sent. */
const DEEPEST = 40;
const MOST = 10_000;

export interface Part {
  readonly headers: Headers;
  /** "text/html", in small letters. */
  readonly type: string;
  /** The parts in it; none in one that is no multipart. */
  readonly parts: readonly Part[];
  /** What it holds, as it is sent: each byte a character. */
  readonly raw: string;
}

/**
 * Reads a message or a web archive as its parts. What is cut short ends where the bytes end.
 * @throws PlainError where parts lie too deeply in one another or are too many
 */
export function readMime(bytes: Uint8Array): Part {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  // An empty line before the headers is none of theirs.
  const start = /^(?:\u00EF\u00BB\u00BF)?[\r\n]*/.exec(text)?.[0].length ?? 0;
  return partAt({ text, count: { parts: 0 } }, start, text.length, 0);
}

interface Source {
  readonly text: string;
  readonly count: { parts: number };
}

function partAt(source: Source, start: number, limit: number, depth: number): Part {
  if (depth > DEEPEST || ++source.count.parts > MOST)
    throw new PlainError('The parts of the message are too many, or too deep in one another, to be read.');
  const { headers, end } = readHead(source.text, start, limit);
  const type = valueOf(headers, 'content-type');
  const raw = source.text.slice(end, limit);
  const boundary = type.startsWith('multipart/') ? boundaryOf(headers, raw) : null;
  // One without a boundary is a text that says it is more.
  if (boundary === null)
    return {
      headers,
      type: type.includes('/') && !type.startsWith('multipart/') ? type : 'text/plain',
      parts: [],
      raw,
    };
  const spans = spansBetween(source.text, boundary, end, limit);
  return { headers, type, raw, parts: spans.map(([from, to]) => partAt(source, from, to, depth + 1)) };
}

/** As the header says, or else the first line that looks like one. */
const boundaryOf = (headers: Headers, body: string): string | null =>
  parameterOf(headers, 'content-type', 'boundary') ??
  /^--([^\s-]\S*|-\S+)[ \t]*$/m.exec(body.slice(0, 64 * 1024))?.[1] ??
  null;

/** From where to where the parts between the lines of a boundary reach. */
function spansBetween(
  text: string,
  boundary: string,
  start: number,
  limit: number,
): readonly [number, number][] {
  const spans: [number, number][] = [];
  const mark = `--${boundary}`;
  let open: number | null = null;
  for (
    let at = markAfter(text, mark, start, start, limit);
    at !== null;
    at = markAfter(text, mark, start, at + mark.length, limit)
  ) {
    // The line's end before a boundary belongs to the boundary.
    if (open !== null) spans.push([open, Math.max(open, at - (text[at - 2] === '\r' ? 2 : 1))]);
    if (text.startsWith('--', at + mark.length)) return spans;
    open = lineEnd(text, at, limit);
  }
  if (open !== null) spans.push([open, limit]);
  return spans;
}

/** Where the next line begins that is a boundary and nothing else. */
function markAfter(text: string, mark: string, start: number, from: number, limit: number): number | null {
  for (let at = text.indexOf(mark, from); at !== -1 && at < limit; at = text.indexOf(mark, at + 1)) {
    const after = at + mark.length;
    const isLine = at === start || text[at - 1] === '\n';
    if (isLine && /^(?:--)?\s*$/.test(text.slice(after, Math.min(lineEnd(text, after, limit), after + 80))))
      return at;
  }
  return null;
}

/** The bytes of a part, decoded from how they were sent. */
export function bytesOf({ headers, raw }: Part): Uint8Array {
  const encoding = valueOf(headers, 'content-transfer-encoding');
  if (encoding === 'base64') return fromBase64(raw);
  return Buffer.from(encoding === 'quoted-printable' ? fromQuotedPrintable(raw) : raw, 'latin1');
}

/** The words of a text part, in the encoding that it says it is in unless its bytes say otherwise. */
export const textOf = (part: Part): string =>
  decode(bytesOf(part), parameterOf(part.headers, 'content-type', 'charset'));

/** Some programs fill up each line, so what comes after a "=" begins anew. */
const fromBase64 = (raw: string): Uint8Array =>
  Buffer.concat(
    raw
      .replace(/[^A-Za-z\d+/=]+/g, '')
      .split(/=+/)
      .map((unit) => Buffer.from(unit, 'base64')),
  );

const fromQuotedPrintable = (raw: string): string =>
  raw
    .replace(/=[ \t]*(?:\r?\n|$)/g, '')
    .replace(/=([\dA-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

/** All parts that hold something themselves, in their order. */
export const leavesOf = (part: Part): readonly Part[] =>
  part.type.startsWith('multipart/') ? part.parts.flatMap(leavesOf) : [part];

/** What other parts call a part, without the brackets; null for one without. */
export const idOf = ({ headers }: Part): string | null =>
  /<?([^<>\s]+)>?/.exec(headers.get('content-id') ?? '')?.[1] ?? null;
