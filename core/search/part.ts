/** A segment in use: which of its articles count, and what is made of it while searching. */
import type { Population } from './ranking.ts';
import { articlesIn, passagesIn, type Segment } from './segment.ts';
import { NOTED, REMOVED, valuesOf } from './tables.ts';
import { wordsOf } from './tokens.ts';

/** The kinds of hits that are in segments: issues are not. A note has the number of its passage. */
export const STORED_KINDS = ['article', 'passage', 'note'] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

export interface LivePart {
  readonly segment: Segment;
  /** 1 for each article that is in the index still, else 0. */
  readonly kept: Uint8Array;
  /** 1 for each article that is kept and not in the trash, else 0. */
  readonly shown: Uint8Array;
  /** How many are kept. */
  alive: number;
  /** What `foundable` gives, until an article is dropped. */
  readonly masks: Map<StoredKind, Uint8Array>;
  /** Sources, speakers, languages and ids of issues, by their numbers. */
  readonly values: () => readonly string[];
  /** The folded words of each. */
  readonly valueWords: () => readonly (readonly string[])[];
}

export function livePart(segment: Segment, kept: Uint8Array): LivePart {
  const { articleFlags } = segment.tables;
  const values = once(() => valuesOf(segment.tables));
  return {
    segment,
    kept,
    shown: kept.map((keep, article) => (((articleFlags[article] ?? 0) & REMOVED) === 0 ? keep : 0)),
    alive: kept.reduce((sum, keep) => sum + keep, 0),
    masks: new Map(),
    values,
    valueWords: once(() => values().map(wordsOf)),
  };
}

export const newPart = (segment: Segment): LivePart =>
  livePart(segment, new Uint8Array(articlesIn(segment)).fill(1));

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** An article that counts no longer. */
export function dropArticle(part: LivePart, article: number): void {
  part.alive -= part.kept[article] ?? 0;
  part.masks.clear();
  part.kept[article] = 0;
  part.shown[article] = 0;
}

/** How many numbers there are of a kind. */
export const unitsOf = ({ segment }: LivePart, kind: StoredKind): number =>
  kind === 'article' ? articlesIn(segment) : passagesIn(segment);

/** 1 for each of a kind that can be found at all, else 0: not those of articles in the trash, and no empty notes. */
export function foundable(part: LivePart, kind: StoredKind): Uint8Array {
  const mask = part.masks.get(kind) ?? maskOf(part, kind);
  part.masks.set(kind, mask);
  return mask;
}

function maskOf({ shown, segment }: LivePart, kind: StoredKind): Uint8Array {
  if (kind === 'article') return shown;
  const { articleOf, passageFlags } = segment.tables;
  const mask = new Uint8Array(articleOf.length);
  for (let passage = 0; passage < mask.length; passage += 1)
    mask[passage] = shown[articleOf[passage] ?? 0] ?? 0;
  if (kind === 'note')
    for (let passage = 0; passage < mask.length; passage += 1)
      if (((passageFlags[passage] ?? 0) & NOTED) === 0) mask[passage] = 0;
  return mask;
}

export function lengthsOf({ segment: { tables } }: LivePart, kind: StoredKind): Uint32Array {
  if (kind === 'article') return tables.articleLengths;
  return kind === 'passage' ? tables.passageLengths : tables.noteLengths;
}

/** How many of a kind there are in all parts, and of how many words. */
export function populationOf(parts: readonly LivePart[], kind: StoredKind): Population {
  let count = 0;
  let length = 0;
  for (const part of parts) {
    const lengths = lengthsOf(part, kind);
    const mask = foundable(part, kind);
    for (let unit = 0; unit < mask.length; unit += 1)
      if (mask[unit] === 1) {
        count += 1;
        length += lengths[unit] ?? 0;
      }
  }
  return { count, length };
}
