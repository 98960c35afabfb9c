/** The pieces of a query as it is typed. Offsets in UTF-16 code units of the query. */
import type { Span } from '../document/tree.ts';

export const FILTER_NAMES = [
  'issue',
  'source',
  'speaker',
  'stance',
  'before',
  'after',
  'event',
  'has',
  'is',
  'in',
  'lang',
] as const;
export type FilterName = (typeof FILTER_NAMES)[number];

export type Piece =
  | (Span & { readonly type: 'open' | 'close' | 'and' | 'or' | 'not' })
  | (Written & { readonly type: 'words'; readonly star: boolean })
  | (Written & { readonly type: 'filter'; readonly name: FilterName; readonly valueStart: number });

interface Written extends Span {
  /** Without quotation marks and star. */
  readonly value: string;
  readonly quoted: boolean;
  /** Whether the quotation mark at its end is missing. */
  readonly unclosed: boolean;
}

const QUOTES = '"“”„‟«»＂';
const PHRASE = new RegExp(`[${QUOTES}]([^${QUOTES}]*)([${QUOTES}]?)(\\*?)`, 'uy');
const BARE = new RegExp(`[^\\s()（）${QUOTES}]+`, 'uy');
const FILTER = new RegExp(`(${FILTER_NAMES.join('|')})[:：]`, 'iuy');
const SPACE = /\s+/uy;
const MINUS = /[-−–](?=\S)/uy;
const OPERATORS: ReadonlyMap<string, 'and' | 'or' | 'not'> = new Map([
  ['AND', 'and'],
  ['OR', 'or'],
  ['NOT', 'not'],
]);

/** Takes a query to pieces; every string has some. */
export function piecesOf(query: string): readonly Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < query.length;) {
    at += matchAt(SPACE, query, at)?.[0].length ?? 0;
    if (at >= query.length) break;
    const piece = pieceAt(query, at);
    pieces.push(piece);
    at = piece.end;
  }
  return pieces;
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

function pieceAt(query: string, start: number): Piece {
  const sign = query.charAt(start);
  if (sign === '(' || sign === '（') return { type: 'open', start, end: start + 1 };
  if (sign === ')' || sign === '）') return { type: 'close', start, end: start + 1 };
  if (matchAt(MINUS, query, start) !== null) return { type: 'not', start, end: start + 1 };
  const filter = matchAt(FILTER, query, start);
  if (filter !== null) {
    const name = FILTER_NAMES.find((known) => known === filter[1]?.toLowerCase()) ?? 'in';
    const valueStart = start + filter[0].length;
    return { type: 'filter', name, valueStart, ...writtenAt(query, valueStart), start };
  }
  const written = writtenAt(query, start);
  const operator = written.quoted ? undefined : OPERATORS.get(query.slice(start, written.end));
  return operator === undefined ? { type: 'words', ...written } : { type: operator, start, end: written.end };
}

function writtenAt(query: string, start: number): Written & { readonly star: boolean } {
  const phrase = matchAt(PHRASE, query, start);
  if (phrase !== null) {
    const [whole, words = '', close = '', star = ''] = phrase;
    return {
      start,
      end: start + whole.length,
      value: words.replace(/\*+\s*$/u, ''),
      quoted: true,
      unclosed: close === '',
      star: star !== '' || /\*\s*$/u.test(words),
    };
  }
  const bare = matchAt(BARE, query, start)?.[0] ?? '';
  return {
    start,
    end: start + bare.length,
    value: bare.replace(/\*+$/u, ''),
    quoted: false,
    unclosed: false,
    star: bare.endsWith('*'),
  };
}
