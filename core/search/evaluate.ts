/** Which articles, passages and notes of a segment a query matches, and how often they have its words. */
import { filterMask, type IssueIds } from './filters.ts';
import { unitsOf, type LivePart, type StoredKind } from './part.ts';
import { countWords } from './phrases.ts';
import { KIND_OF_FIELD, type Node, type Words } from './query.ts';
import { WEIGHTS } from './ranking.ts';

/** How often each of one kind has each row of words, weighted by field. */
export type Counts = ReadonlyMap<Words, Uint32Array>;

/** One kind of one segment in one search. */
export interface Scan {
  readonly part: LivePart;
  readonly kind: StoredKind;
  readonly ids: IssueIds;
  readonly counts: Map<Words, Uint32Array>;
}

/** How often each has a row of words; counted once in a search. */
export function countsOf(words: Words, { part, kind, counts }: Scan): Uint32Array {
  const known = counts.get(words);
  if (known !== undefined) return known;
  const made = new Uint32Array(unitsOf(part, kind));
  for (const field of words.fields)
    if (field !== 'issue' && KIND_OF_FIELD[field] === kind)
      countWords(part.segment.postings[field], words.words, words.prefix, WEIGHTS[field], made);
  counts.set(words, made);
  return made;
}

/** 1 for each that a query matches, else 0. */
export function matchMask(node: Node, scan: Scan): Uint8Array {
  switch (node.type) {
    case 'words': {
      const counts = countsOf(node, scan);
      const mask = new Uint8Array(counts.length);
      for (let unit = 0; unit < mask.length; unit += 1) if ((counts[unit] ?? 0) > 0) mask[unit] = 1;
      return mask;
    }
    case 'filter':
      return filterMask(node.filter, scan.kind, scan.part, scan.ids);
    case 'kinds':
      return new Uint8Array(unitsOf(scan.part, scan.kind)).fill(node.kinds.includes(scan.kind) ? 1 : 0);
    case 'not': {
      const mask = matchMask(node.node, scan);
      for (let unit = 0; unit < mask.length; unit += 1) mask[unit] = 1 - (mask[unit] ?? 0);
      return mask;
    }
    case 'all':
      return joined(node.nodes, scan, 1);
    case 'any':
      return joined(node.nodes, scan, 0);
  }
}

/** All of some masks, or with 0 any of them. */
function joined(nodes: readonly Node[], scan: Scan, all: 0 | 1): Uint8Array {
  const mask = new Uint8Array(unitsOf(scan.part, scan.kind)).fill(all);
  for (const node of nodes) {
    const other = matchMask(node, scan);
    if (all === 1)
      for (let unit = 0; unit < mask.length; unit += 1) mask[unit] = (mask[unit] ?? 0) & (other[unit] ?? 0);
    else
      for (let unit = 0; unit < mask.length; unit += 1) mask[unit] = (mask[unit] ?? 0) | (other[unit] ?? 0);
  }
  return mask;
}
