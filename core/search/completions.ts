/** What may follow while a query is typed: names of filters, and their values. Offsets in UTF-16 code units of the query. */
import type { Span } from '../document/tree.ts';
import { STANCES } from '../model.ts';
import { begins, beginningsOf } from './beginning.ts';
import { FILTER_NAMES, piecesOf, type FilterName, type Piece } from './lexer.ts';
import { BEING, HAVING, PLACES } from './query.ts';
import { wordsOf } from './tokens.ts';

/** What the library has, in the order in which it is offered. */
export interface CompletionLists {
  readonly issues: readonly (string | NamedIssue)[];
  readonly sources: readonly string[];
  readonly speakers: readonly string[];
  readonly languages: readonly string[];
}

/** An issue and all that it is called, its own name first: that is what any of them becomes. */
export type NamedIssue = readonly [name: string, ...also: string[]];

export interface Completion {
  /** What is put in place of the query from `replaces.start` to `replaces.end`. */
  readonly text: string;
  readonly replaces: Span;
  /** What is shown: the filter with its colon, or the value without quotation marks. */
  readonly label: string;
  readonly type: 'filter' | 'value';
}

/** So many are offered at most. */
const MOST = 12;

/**
 * What the piece of the query that ends at the caret may become; nothing where the caret is within a word or phrase. Names
 * of filters are offered once a letter is there, their values at once.
 */
export function completionsAt(query: string, caret: number, lists: CompletionLists): readonly Completion[] {
  const piece = piecesOf(query.slice(0, caret)).at(-1);
  if (piece?.end !== caret || /^[^\s()]/u.test(query.slice(caret))) return [];
  if (piece.type === 'filter') return valuesFor(piece, lists);
  return piece.type === 'words' && !piece.quoted ? namesFor(piece) : [];
}

function namesFor({ value, start, end }: Piece & { readonly type: 'words' }): readonly Completion[] {
  const typed = value.toLowerCase();
  if (typed === '') return [];
  return FILTER_NAMES.filter((name) => name.startsWith(typed)).map((name) => ({
    text: `${name}:`,
    replaces: { start, end },
    label: `${name}:`,
    type: 'filter',
  }));
}

function valuesFor(
  piece: Piece & { readonly type: 'filter' },
  lists: CompletionLists,
): readonly Completion[] {
  if (piece.quoted && !piece.unclosed) return [];
  const typed = beginningsOf(piece.value);
  const fitting = valuesOf(piece.name, lists).flatMap((each) => {
    const [value, ...also] = typeof each === 'string' ? [each] : each;
    return [value, ...also].some((name) => begins(typed, wordsOf(name))) ? [value] : [];
  });
  const replaces = { start: piece.valueStart, end: piece.end };
  return [...new Set(fitting)]
    .filter((value) => value !== piece.value)
    .slice(0, MOST)
    .map((value) => ({ text: `${written(value)} `, replaces, label: value, type: 'value' }));
}

function valuesOf(name: FilterName, lists: CompletionLists): readonly (string | NamedIssue)[] {
  switch (name) {
    case 'issue':
      return lists.issues;
    case 'source':
      return lists.sources;
    case 'speaker':
      return lists.speakers;
    case 'lang':
      return lists.languages;
    case 'stance':
      return STANCES;
    case 'has':
      return HAVING;
    case 'is':
      return BEING;
    case 'in':
      return PLACES;
    case 'before':
    case 'after':
    case 'event':
      return [];
  }
}

/** A value as a query holds it: between quotation marks where it needs them, which it cannot have inside. */
function written(value: string): string {
  const plain = value.replace(/["“”„‟«»＂]/gu, ' ').trim();
  return /^[^\s()（）*]+$/u.test(plain) && plain === value ? plain : `"${plain}"`;
}
