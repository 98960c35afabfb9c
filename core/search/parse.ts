/**
 * Reading a query. Anything that is typed is a query: what cannot be understood is told in words and passed over.
 *
 * Words stand side by side and all must be found; `OR` binds less than that, `NOT` and a leading minus more. Operators are
 * written in capitals. "Phrases" stand in quotation marks of any kind, a star lets a word go on, parentheses group. `in:`
 * holds for all words of the group that it stands in; several of them add up.
 */
import { readFilter } from './filter-values.ts';
import { piecesOf, type Piece } from './lexer.ts';
import { FIELDS, KIND_OF_FIELD, type PLACES, type Field, type Node, type Query } from './query.ts';
import { wordsOf } from './tokens.ts';

/** More words are not looked for: a page that was pasted is no query. */
export const MOST_WORDS = 40;
/** Parentheses deeper than this are passed over. */
const DEEPEST = 40;

type Place = (typeof PLACES)[number];

/** As it is written, before it is known which words an `in:` speaks of. */
type Raw =
  | { readonly type: 'all' | 'any'; readonly nodes: readonly Raw[] }
  | { readonly type: 'not'; readonly node: Raw }
  | { readonly type: 'in'; readonly place: Place }
  | Exclude<Node, { readonly type: 'all' | 'any' | 'not' }>;

interface Reader {
  readonly pieces: readonly Piece[];
  readonly problems: Set<string>;
  /** The piece that ends at the end of a query that is being typed. */
  readonly typed: Piece | undefined;
  at: number;
  words: number;
}

/**
 * Reads a query.
 * @param typing whether it is being typed: then its last word may go on, and what is not finished is no problem
 */
export function parseQuery(text: string, { typing = false }: { readonly typing?: boolean } = {}): Query {
  const pieces = piecesOf(text);
  const last = pieces.at(-1);
  const typed = typing && last !== undefined && last.end === text.length ? last : undefined;
  const reader: Reader = { pieces, problems: new Set(), typed, at: 0, words: 0 };
  const found: Raw[] = [];
  while (reader.at < pieces.length) {
    const node = readAny(reader, 0);
    if (node !== null) found.push(node);
    // What ends a group that was never begun.
    if (reader.pieces[reader.at] !== undefined) {
      reader.at += 1;
      reader.problems.add('A closing parenthesis has no opening one.');
    }
  }
  const raw = grouped('all', found);
  if (raw === null && text.trim() !== '' && !typing && reader.problems.size === 0)
    reader.problems.add('There are no words in this to look for.');
  return { root: raw === null ? null : settled(raw, FIELDS), problems: [...reader.problems] };
}

function grouped(type: 'all' | 'any', nodes: readonly Raw[]): Raw | null {
  const [first, ...rest] = nodes;
  if (first === undefined) return null;
  return rest.length === 0 ? first : { type, nodes };
}

function readAny(reader: Reader, depth: number): Raw | null {
  const nodes: Raw[] = [];
  for (;;) {
    const node = readAll(reader, depth);
    if (node !== null) nodes.push(node);
    const operator = reader.pieces[reader.at];
    if (operator?.type !== 'or') return grouped('any', nodes);
    reader.at += 1;
    if (node === null || ends(reader)) dangling(reader, operator, 'OR');
  }
}

function readAll(reader: Reader, depth: number): Raw | null {
  const nodes: Raw[] = [];
  for (;;) {
    const piece = reader.pieces[reader.at];
    if (piece === undefined || piece.type === 'or' || piece.type === 'close') break;
    if (piece.type === 'and') {
      reader.at += 1;
      if (ends(reader)) dangling(reader, piece, 'AND');
      continue;
    }
    const node = readOne(reader, depth);
    if (node !== null) nodes.push(node);
  }
  return grouped('all', nodes);
}

const ends = ({ pieces, at }: Reader): boolean => ['close', undefined].includes(pieces[at]?.type);

function dangling({ typed, problems }: Reader, piece: Piece, operator: string): void {
  if (piece !== typed) problems.add(`Something is missing beside “${operator}”.`);
}

function readOne(reader: Reader, depth: number): Raw | null {
  let negated = false;
  let piece = reader.pieces[reader.at];
  for (; piece?.type === 'not'; piece = reader.pieces[reader.at]) {
    negated = !negated;
    reader.at += 1;
    if (ends(reader)) dangling(reader, piece, 'NOT');
  }
  const node = readOperand(reader, depth);
  if (node === null || !negated) return node;
  return { type: 'not', node };
}

function readOperand(reader: Reader, depth: number): Raw | null {
  const piece = reader.pieces[reader.at];
  switch (piece?.type) {
    case 'open':
      reader.at += 1;
      return readGroup(reader, depth);
    case 'words':
      reader.at += 1;
      return readWords(reader, piece);
    case 'filter': {
      reader.at += 1;
      const read = readFilter(piece.name, piece.value, piece === reader.typed);
      if (piece.unclosed) unclosed(reader, piece);
      if (read === null) return null;
      if ('place' in read) return { type: 'in', place: read.place };
      if ('filter' in read) return { type: 'filter', filter: read.filter };
      reader.problems.add(read.problem);
      return null;
    }
    default:
      return null;
  }
}

function readGroup(reader: Reader, depth: number): Raw | null {
  if (depth >= DEEPEST) {
    reader.problems.add('There are more parentheses within each other than can be followed.');
    return null;
  }
  const node = readAny(reader, depth + 1);
  if (reader.pieces[reader.at]?.type === 'close') reader.at += 1;
  else if (reader.typed === undefined) reader.problems.add('A parenthesis is not closed.');
  return node;
}

function readWords(reader: Reader, piece: Piece & { readonly type: 'words' }): Raw | null {
  const typed = piece === reader.typed && (!piece.quoted || piece.unclosed);
  if (piece.unclosed) unclosed(reader, piece);
  const words = wordsOf(piece.value);
  if (words.length === 0) return null;
  reader.words += 1;
  if (reader.words > MOST_WORDS) {
    reader.problems.add(`Only the first ${MOST_WORDS} words are looked for.`);
    return null;
  }
  const goesOn = typed && !/\s$/u.test(piece.value);
  return { type: 'words', words, prefix: piece.star || goesOn, fields: FIELDS };
}

function unclosed({ typed, problems }: Reader, piece: Piece): void {
  if (piece !== typed) problems.add('A quotation mark is not closed.');
}

/** Gives every word the fields in which it is looked for. */
function settled(raw: Raw, fields: readonly Field[]): Node {
  switch (raw.type) {
    case 'words':
      return { ...raw, fields };
    case 'not':
      return raw.node.type === 'in'
        ? settledAll([raw], fields)
        : { type: 'not', node: settled(raw.node, fields) };
    case 'any':
      return { type: 'any', nodes: raw.nodes.map((node) => settled(node, fields)) };
    case 'all':
      return settledAll(raw.nodes, fields);
    case 'in':
      return settledAll([raw], fields);
    default:
      return raw;
  }
}

function settledAll(nodes: readonly Raw[], outer: readonly Field[]): Node {
  const within = nodes.flatMap((node) => placesOf(node) ?? []);
  const without = nodes.flatMap((node) => (node.type === 'not' ? (placesOf(node.node) ?? []) : []));
  if (within.length === 0 && without.length === 0)
    return { type: 'all', nodes: nodes.map((node) => settled(node, outer)) };
  const fields = outer
    .filter((field) => within.length === 0 || within.some((place) => place === field))
    .filter((field) => !without.some((place) => place === field));
  const others = nodes.filter((node) => placesOf(node.type === 'not' ? node.node : node) === null);
  const kinds = [...new Set(fields.map((field) => KIND_OF_FIELD[field]))];
  return { type: 'all', nodes: [{ type: 'kinds', kinds }, ...others.map((node) => settled(node, fields))] };
}

/** The places that an `in:` names, or several joined by OR; null for anything else. */
function placesOf(node: Raw): readonly Place[] | null {
  if (node.type === 'in') return [node.place];
  if (node.type !== 'any') return null;
  const places = node.nodes.map((each) => (each.type === 'in' ? each.place : null));
  return places.includes(null) ? null : places.filter((place) => place !== null);
}
