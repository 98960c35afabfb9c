/** The headers of messages and of their parts: names, values, parameters. */
import { decodeWords } from 'postal-mime';
import { publishedOf } from './dates.ts';
import { decode } from './decode.ts';

/** More of one header says nothing that is needed, in characters. */
const LONGEST = 64 * 1024;
const NAME = /^([!-9;-~]+)[ \t]*:/;

/** Header values by their names in small letters, the first of each name; each byte is a character. */
export type Headers = ReadonlyMap<string, string>;

export interface Head {
  readonly headers: Headers;
  /** Where the body begins. */
  readonly end: number;
}

/**
 * Reads the headers at the beginning of a message or of a part, up to an empty line or to the first line that is none.
 * @param text each byte a character
 */
export function readHead(text: string, start: number, limit: number): Head {
  const headers = new Map<string, string>();
  let name: string | null = null;
  let at = start;
  while (at < limit) {
    const next = lineEnd(text, at, limit);
    const line = text.slice(at, Math.min(next, at + LONGEST)).replace(/[\r\n]+$/, '');
    if (line === '') return { headers, end: next };
    const found = NAME.exec(line);
    if (/^[ \t]/.test(line) && name !== null) append(headers, name, line);
    // Mail that is kept in one file with others begins with a line of its own.
    else if (found === null && !(at === start && /^>?From /.test(line))) return { headers, end: at };
    else if (found !== null) {
      name = found[1]?.toLowerCase() ?? '';
      if (headers.has(name)) name = null;
      else headers.set(name, line.slice(found[0].length).trim());
    }
    at = next;
  }
  return { headers, end: limit };
}

function append(headers: Map<string, string>, name: string, line: string): void {
  const value = headers.get(name) ?? '';
  if (value.length < LONGEST) headers.set(name, `${value} ${line.trim()}`);
}

/** Where the line after the one at `at` begins. */
export function lineEnd(text: string, at: number, limit: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 || end >= limit ? limit : end + 1;
}

/** The words of a header, its encoded words decoded; null where it is not there or empty. */
export function wordsOf(headers: Headers, name: string): string | null {
  const value = headers.get(name);
  if (value === undefined) return null;
  const words = decodeWords(decode(Buffer.from(value, 'latin1'))).trim();
  return words === '' ? null : words;
}

/** What stands before the parameters of a header, in small letters. */
export const valueOf = (headers: Headers, name: string): string =>
  /^[^;\s]*/.exec(headers.get(name) ?? '')?.[0].toLowerCase() ?? '';

/** A parameter of a header, in one piece or in several (RFC 2231), decoded; null where it has none of the name. */
export function parameterOf(headers: Headers, header: string, name: string): string | null {
  const pieces: Piece[] = [];
  for (const [, key = '', value = ''] of (headers.get(header) ?? '').matchAll(PARAMETER)) {
    const [, of, number, star] = /^([^*]+)(?:\*(\d+))?(\*?)$/.exec(key.toLowerCase()) ?? [];
    if (of !== name) continue;
    const text = value.startsWith('"') ? value.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1') : value;
    if (number === undefined && star === '') return decodeWords(decode(Buffer.from(text, 'latin1')));
    pieces.push({ number: Number(number ?? 0), isEncoded: star === '*', text });
  }
  return pieces.length === 0 ? null : joined(pieces.sort((a, b) => a.number - b.number));
}

const PARAMETER = /;\s*([\w*-]+)\s*=\s*("(?:[^"\\]|\\.)*"|[^;\s]*)/g;

interface Piece {
  readonly number: number;
  /** Whether its bytes are written as "%C3%A9". */
  readonly isEncoded: boolean;
  readonly text: string;
}

function joined(pieces: readonly Piece[]): string {
  const charset = /^([^']*)'[^']*'/.exec(pieces[0]?.isEncoded === true ? pieces[0].text : '');
  const text = pieces.map(({ isEncoded, text }) => (isEncoded ? unescaped(text) : text)).join('');
  const bytes = Buffer.from(text.slice(charset?.[0].length ?? 0), 'latin1');
  return decode(bytes, charset?.[1] ?? null);
}

const unescaped = (text: string): string =>
  text.replace(/%([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/**
 * The day of a date as messages and feeds write it, "Sat, 5 Nov 2005 23:10:00 -0800", as it is there: no time zone moves it.
 * @returns YYYY-MM-DD, or what `publishedOf` makes of another form, or null
 */
export function dayOf(date: string): string | null {
  const [, day = '', name = '', year = ''] =
    /(?<!\d)(\d{1,2})[ -]([a-z]{3})[a-z]*\.?[ -](\d{4}|\d{2})(?!\d)/i.exec(date.slice(0, 200)) ?? [];
  const month = MONTHS.indexOf(name.toLowerCase()) + 1;
  if (month === 0) return publishedOf(date.slice(0, 200));
  // Two digits, as the first standard of mail had it.
  const full = year.length === 4 ? year : String(Number(year) + (Number(year) < 50 ? 2000 : 1900));
  return publishedOf(`${full}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`);
}
