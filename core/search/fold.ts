/**
 * Folding for search: one spelling for all that a person who searches would take for the same word.
 *
 * - Width and form by NFKC: "ＡＢＣ" is "abc", "ｶﾞ" is "ガ", "ﬁ" is "fi".
 * - Case: "ß" and "ẞ" are "ss", "ς" is "σ", the Turkish "İ" and "ı" are both "i".
 * - Diacritics go where they are decoration: Latin ("đ", "ł", "ø", "æ" included; "ö" is "o", not "oe"), Greek, Hebrew
 *   points, Arabic harakat and tatweel. In Cyrillic "ё" is "е" and stress marks go; "й", "ї", "ў" are letters of their own.
 *   In Arabic alef with hamza or madda is alef; "ؤ" and "ئ" stay.
 * - Dakuten and the vowel signs of Hindi, Thai and their neighbours stay: "が" is not "か".
 * - Quotation marks, apostrophes and dashes are plain; what cannot be seen is dropped; digits are 0 to 9.
 *
 * Anchoring folds far less (core/anchor/fold.ts), as there "cafe" must not pass for "café". Offsets in UTF-16 code units.
 */
import type { Span } from '../document/tree.ts';
import { foldCluster } from './fold-cluster.ts';

/** A text in its folded form. */
export interface FoldedText {
  readonly text: string;
  /** The stretch of the text before folding that a stretch of the folded one stands for: whole letters with their marks. */
  readonly unfold: (span: Span) => Span;
}

/** Stays, changes, or belongs to what stands before it. */
const STAYS = 1;
const CHANGES = 2;
const JOINS = 3;

/** Marks, what cannot be seen, half-width voicing marks, vowels and finals of conjoining Hangul. */
const JOINING = /[\p{M}\p{Default_Ignorable_Code_Point}\uff9e\uff9f\u1160-\u11ff\ud7b0-\ud7fb\uffa0-\uffdc]/u;

/** Of every UTF-16 code unit; 0 until it is first met. */
const manners = new Uint8Array(0x10000);
const isPair = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdfff;

function mannerOf(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (isPair(unit)) return JOINING.test(signAt(text, at)) ? JOINS : CHANGES;
  const known = manners[unit] ?? 0;
  if (known !== 0) return known;
  const sign = String.fromCharCode(unit);
  const manner = JOINING.test(sign) ? JOINS : foldCluster(sign) === sign ? STAYS : CHANGES;
  manners[unit] = manner;
  return manner;
}

const signAt = (text: string, at: number): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

/** What is taken apart once may be taken apart again: a letter that lost a mark may join another one. */
function foldedThrough(cluster: string): string {
  let fold = foldCluster(cluster);
  for (let again = foldCluster(fold); again !== fold; again = foldCluster(fold)) fold = again;
  return fold;
}

const folds = new Map<string, string>();
/** Letters with their marks are few in any writing; what is made up to be many must not fill the memory. */
const MOST_FOLDS = 20_000;

function foldOf(cluster: string): string {
  const known = folds.get(cluster);
  if (known !== undefined) return known;
  const fold = foldedThrough(cluster);
  if (folds.size >= MOST_FOLDS) folds.clear();
  folds.set(cluster, fold);
  return fold;
}

/** Where the folded text and the original part: pieces of four offsets, folded start and end, original start and end. */
type Steps = number[];

/** A text in its folded form, with the way back. */
export function foldText(text: string): FoldedText {
  const steps: Steps = [];
  const folded = foldInto(text, steps);
  if (steps.length === 0) return { text: folded, unfold: (span) => span };
  return {
    text: folded,
    unfold: ({ start, end }) => ({
      start: originalStart(steps, start),
      end: end <= start ? originalStart(steps, start) : originalEnd(steps, end),
    }),
  };
}

/** A text in its folded form, where the way back is of no use. */
export const folded = (text: string): string => foldInto(text, null);

function foldInto(text: string, steps: Steps | null): string {
  const parts: string[] = [];
  let length = 0;
  let read = 0;
  for (let at = 0; at < text.length;) {
    const manner = text.charCodeAt(at) < 0x80 ? STAYS : mannerOf(text, at);
    if (manner === STAYS) {
      at += 1;
      continue;
    }
    const start = manner === JOINS ? Math.max(read, signBefore(text, at)) : at;
    const end = clusterEnd(text, at);
    const cluster = text.slice(start, end);
    const plain = foldOf(cluster);
    at = end;
    if (plain === cluster) continue;
    const before = text.slice(read, start);
    parts.push(before, plain);
    length += before.length + plain.length;
    read = end;
    if (plain.length !== cluster.length || cluster.length > 1)
      steps?.push(length - plain.length, length, start, end);
  }
  // What is left of capitals is ASCII, and keeps its length.
  return (read === 0 ? text : parts.join('') + text.slice(read)).toLowerCase();
}

function signBefore(text: string, at: number): number {
  const low = text.charCodeAt(at - 1);
  const paired = low >= 0xdc00 && low <= 0xdfff && (text.codePointAt(at - 2) ?? 0) > 0xffff;
  return Math.max(0, at - (paired ? 2 : 1));
}

function clusterEnd(text: string, start: number): number {
  let at = start + signAt(text, start).length;
  while (at < text.length && text.charCodeAt(at) >= 0x80 && mannerOf(text, at) === JOINS)
    at += signAt(text, at).length;
  return at;
}

/** How many of the pieces begin before a folded offset. */
function piecesBefore(steps: Steps, offset: number): number {
  let low = 0;
  let high = steps.length / 4;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((steps[middle * 4] ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function originalStart(steps: Steps, offset: number): number {
  // Pieces that left no trace stand before what begins there.
  let piece = piecesBefore(steps, offset + 1);
  const from = (piece - 1) * 4;
  if (piece > 0 && offset < (steps[from + 1] ?? 0)) return steps[from + 2] ?? 0;
  piece = from;
  return piece < 0 ? offset : (steps[piece + 3] ?? 0) + offset - (steps[piece + 1] ?? 0);
}

function originalEnd(steps: Steps, offset: number): number {
  const from = (piecesBefore(steps, offset) - 1) * 4;
  if (from < 0) return offset;
  if (offset <= (steps[from + 1] ?? 0)) return steps[from + 3] ?? 0;
  return (steps[from + 3] ?? 0) + offset - (steps[from + 1] ?? 0);
}
