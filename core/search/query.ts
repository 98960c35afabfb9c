/** What a query asks for, once it has been read. */
import type { Stance } from '../model.ts';
import type { Beginnings } from './beginning.ts';
import type { Kind } from './model.ts';

/** Where words are looked for: of an article, of a passage, of an issue. */
export const FIELDS = ['title', 'byline', 'text', 'passage', 'note', 'issue'] as const;
export type Field = (typeof FIELDS)[number];

export const KIND_OF_FIELD: Readonly<Record<Field, Kind>> = {
  title: 'article',
  byline: 'article',
  text: 'article',
  passage: 'passage',
  note: 'note',
  issue: 'issue',
};

/** Words that stand one after another; a single word is a row of one. */
export interface Words {
  readonly type: 'words';
  /** Folded; at least one. */
  readonly words: readonly string[];
  /** Whether the last may go on. */
  readonly prefix: boolean;
  readonly fields: readonly Field[];
}

export const HAVING = ['note', 'passage', 'issue'] as const;
export const BEING = ['unread', 'reading', 'read', 'starred', 'archived', 'untagged', 'unplaced'] as const;
export const PLACES = ['title', 'text', 'passage', 'note'] as const;

/** What is asked of a hit besides its words. Dates are numbers, YYYYMMDD, with 00 for what is not said. */
export type Filter =
  | { readonly name: 'issue'; readonly value: string }
  /** With which words of the source or speaker begin. */
  | { readonly name: 'source' | 'speaker'; readonly beginnings: Beginnings }
  | { readonly name: 'stance'; readonly stances: readonly Stance[] }
  /** `before` leaves out what begins with the date or later, `after` lets it through, where the published date is known. */
  | { readonly name: 'before' | 'after'; readonly date: number }
  /** An event within [from, to]. */
  | { readonly name: 'event'; readonly from: number; readonly to: number }
  | { readonly name: 'has'; readonly what: (typeof HAVING)[number] }
  | { readonly name: 'is'; readonly what: (typeof BEING)[number] }
  /** The folded parts with which the language begins: "en" lets "en-GB" through. The last may go on where it is being typed. */
  | { readonly name: 'lang'; readonly words: readonly string[]; readonly prefix: boolean };

export type Node =
  | { readonly type: 'all' | 'any'; readonly nodes: readonly Node[] }
  | { readonly type: 'not'; readonly node: Node }
  | { readonly type: 'filter'; readonly filter: Filter }
  | { readonly type: 'kinds'; readonly kinds: readonly Kind[] }
  | Words;

export interface Query {
  /** Null where nothing is asked for: then nothing is found. */
  readonly root: Node | null;
  /** What was not understood and is passed over, in sentences. */
  readonly problems: readonly string[];
}

/** The words of a query that a hit may have: those that are not under a NOT, in their order. */
export function wantedWords(node: Node | null): readonly Words[] {
  if (node === null) return [];
  switch (node.type) {
    case 'words':
      return [node];
    case 'all':
    case 'any':
      return node.nodes.flatMap(wantedWords);
    default:
      return [];
  }
}

/** Whether a query asks for something that no issue can have. */
export function asksOfArticles(node: Node): boolean {
  switch (node.type) {
    case 'filter':
      return node.filter.name !== 'issue';
    case 'all':
    case 'any':
      return node.nodes.some(asksOfArticles);
    case 'not':
      return asksOfArticles(node.node);
    default:
      return false;
  }
}
