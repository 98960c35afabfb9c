/** What differs between two texts, word by word. Offsets in UTF-16 code units. */
import { diffArrays } from 'diff';
import type { Span } from '../document/tree.ts';
import { fold } from './fold.ts';

/** A stretch of the older text and the one of the newer that takes its place; they are alike, or one of them is empty. */
export interface Part {
  readonly kind: 'same' | 'removed' | 'added';
  readonly before: Span;
  readonly after: Span;
}

/** Texts that need more edits than this are too unlike for a comparison to tell anything. */
const MOST_EDITS = 1500;
/** What a whole comparison may take: each of its parts takes time by the square of its edits. */
const BUDGET = 4_000_000;

/** A word, a character of a writing without spaces, white space, or anything else by itself. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|[\p{L}\p{N}][\p{L}\p{N}\p{M}'’-]*|\s+|[^\p{L}\p{N}\s]\p{M}*/gu;

const wordsIn = (text: string): string[] => text.match(WORDS) ?? (text === '' ? [] : [text]);
/** Blocks with what stands between them. */
const blocksIn = (text: string): string[] => text.match(/[^\n]+\n*|\n+/g) ?? [];

/**
 * The parts that two texts come to, in order and without gaps, each change as small as whole words allow: blocks are
 * compared first, then the words of those that differ (Myers, An O(ND) difference algorithm, 1986, by the library).
 */
export function compareTexts(before: string, after: string): readonly Part[] {
  const pen = new Pen();
  const budget = { left: BUDGET };
  forEachStep(blocksIn(before), blocksIn(after), budget, sameBlock, (removed, added) => {
    // As many blocks as before are the blocks that were there, edited.
    if (removed.length === added.length)
      for (const [index, block] of removed.entries()) compareWords(block, added[index] ?? '', budget, pen);
    else compareWords(removed.join(''), added.join(''), budget, pen);
  });
  return pen.parts;
}

/** The last block of a text is the same when others come to stand after it. */
const sameBlock = (a: string, b: string): boolean => a === b || a.trimEnd() === b.trimEnd();
const sameWord = (a: string, b: string): boolean => a === b;

function compareWords(before: string, after: string, budget: Budget, pen: Pen): void {
  if (before === after) {
    pen.add('same', before.length, after.length);
    return;
  }
  forEachStep(wordsIn(before), wordsIn(after), budget, sameWord, (removed, added, same) => {
    const [out, put] = [removed.join('').length, added.join('').length];
    if (same) pen.add('same', out, put);
    else {
      pen.add('removed', out, 0);
      pen.add('added', 0, put);
    }
  });
}

type OnStep = (before: readonly string[], after: readonly string[], same: boolean) => void;
/** How much a comparison may still take. */
interface Budget {
  left: number;
}
type Alike = (a: string, b: string) => boolean;

/** Goes over what two lists of pieces have in common and what lies between. */
function forEachStep(before: string[], after: string[], budget: Budget, alike: Alike, onStep: OnStep): void {
  const maxEditLength = Math.min(MOST_EDITS, Math.floor(Math.sqrt(budget.left)));
  const steps = diffArrays(before, after, { maxEditLength, comparator: alike });
  const edits = steps?.reduce((sum, { count, added, removed }) => sum + (added || removed ? count : 0), 0);
  budget.left -= (edits ?? maxEditLength) ** 2;
  if (steps === undefined) {
    onStep(before, after, false);
    return;
  }
  /** How far each list is told of, and how far it is read. */
  let [told, read] = [
    [0, 0],
    [0, 0],
  ];
  const flush = (same: boolean) => {
    const [out, put] = [before.slice(told[0], read[0]), after.slice(told[1], read[1])];
    if (out.length + put.length > 0) onStep(out, put, same);
    told = read;
  };
  for (const { count, removed, added } of steps) {
    const next = [(read[0] ?? 0) + (added ? 0 : count), (read[1] ?? 0) + (removed ? 0 : count)];
    if (!removed && !added) flush(false);
    read = next;
    if (!removed && !added) flush(true);
  }
  flush(false);
}

/** Writes parts one after another; neighbours of one kind become one. */
class Pen {
  readonly parts: Part[] = [];
  #before = 0;
  #after = 0;

  /** @param out @param put lengths in the older and the newer text */
  add(kind: Part['kind'], out: number, put: number): void {
    if (out === 0 && put === 0) return;
    const before = { start: this.#before, end: this.#before + out };
    const after = { start: this.#after, end: this.#after + put };
    [this.#before, this.#after] = [before.end, after.end];
    const last = this.parts.at(-1);
    if (last?.kind !== kind) this.parts.push({ kind, before, after });
    else
      this.parts[this.parts.length - 1] = {
        kind,
        before: { start: last.before.start, end: before.end },
        after: { start: last.after.start, end: after.end },
      };
  }
}

/** Words between two changes that are no longer than this, in UTF-16 code units, are the same by chance. */
const BY_CHANCE = 4;

/**
 * The parts as people read changes: a sentence that was written anew is one change, not one for each of its words with
 * an "and" or a space between them that happens to be the same.
 * @param before the older text
 */
export function readableParts(parts: readonly Part[], before: string): readonly Part[] {
  const pen = new Pen();
  let [removed, added] = [0, 0];
  const flush = () => {
    pen.add('removed', removed, 0);
    pen.add('added', 0, added);
    [removed, added] = [0, 0];
  };
  for (const [index, part] of parts.entries()) {
    const { kind, before: out, after: put } = part;
    const words = before.slice(out.start, out.end);
    const between = index > 0 && index < parts.length - 1;
    const chance = between && words.trim().length <= BY_CHANCE && !words.includes('\n');
    if (kind === 'same' && !chance) {
      flush();
      pen.add('same', words.length, put.end - put.start);
    } else {
      removed += out.end - out.start;
      added += put.end - put.start;
    }
  }
  flush();
  return pen.parts;
}

/** Words in a row that two texts hardly share by chance. */
const IN_A_ROW = 5;

/**
 * How much of the shorter of two texts stands in the other, from 0 to 1: the share of its runs of five words
 * (A. Broder, On the resemblance and containment of documents, 1997), however they are spelled.
 */
export function shareInCommon(a: string, b: string): number {
  const [few = new Set<string>(), many = new Set<string>()] = [runsIn(a), runsIn(b)].toSorted(
    (one, other) => one.size - other.size,
  );
  return few.size === 0 ? 0 : [...few].filter((run) => many.has(run)).length / few.size;
}

function runsIn(text: string): ReadonlySet<string> {
  const words = wordsIn(fold(text).text.toLowerCase()).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const runs = new Set<string>();
  for (let at = 0; at < Math.max(1, words.length - IN_A_ROW + 1); at += 1)
    runs.add(words.slice(at, at + IN_A_ROW).join(' '));
  return runs;
}
