/** Where words that a newer text no longer has are shown in it. */
import type { Part } from '../../core/anchor/compare.ts';
import type { Span } from '../../core/document/tree.ts';

/** Removed words within a paragraph, heading, list item or cell, the leaf; or paragraphs of their own before or after it. */
export type PutBack =
  | { readonly kind: 'words'; readonly leaf: number; readonly at: number; readonly words: string }
  | {
      readonly kind: 'blocks';
      readonly leaf: number;
      readonly side: 'before' | 'after';
      readonly lines: readonly string[];
    };

const SEPARATES = /[\n\t]/;

/**
 * Where a removed part stands in the newer text.
 * @param leaves the stretches of its paragraphs, headings, list items and cells, in order; not empty
 * @param before the canonical text of the earlier version
 */
export function putBack(
  { before: { start, end }, after: { start: at } }: Part,
  before: string,
  leaves: readonly Span[],
): readonly PutBack[] {
  const words = before.slice(start, end);
  const within = leaves.findIndex((leaf) => leaf.start <= at && at < leaf.end);
  const leaf = within === -1 ? leaves.findLastIndex((each) => each.end === at) : within;
  const span = leaves[leaf];
  if (span === undefined) {
    const next = leaves.findIndex((each) => each.start > at);
    const beside = next === -1 ? leaves.length - 1 : next;
    return blocks(beside, next === -1 ? 'after' : 'before', linesOf(words));
  }
  const inline = (piece: string): readonly PutBack[] =>
    piece === '' ? [] : [{ kind: 'words', leaf, at, words: piece }];
  if (at === span.end) {
    if (start === 0 || separates(before, start - 1) || separates(before, start))
      return blocks(leaf, 'after', linesOf(words));
    const [tail = '', ...rest] = words.split('\n');
    return [...inline(tail), ...blocks(leaf, 'after', linesOf(rest.join('\n')))];
  }
  if (at > span.start) return inline(words);
  if (separates(before, end - 1) || separates(before, end)) return blocks(leaf, 'before', linesOf(words));
  const lines = words.split('\n');
  return [...blocks(leaf, 'before', linesOf(lines.slice(0, -1).join('\n'))), ...inline(lines.at(-1) ?? '')];
}

const separates = (text: string, at: number): boolean => SEPARATES.test(text.charAt(at));

const linesOf = (words: string): readonly string[] => words.split(/\n+/).filter((line) => line.trim() !== '');

function blocks(leaf: number, side: 'before' | 'after', lines: readonly string[]): readonly PutBack[] {
  return lines.length === 0 ? [] : [{ kind: 'blocks', leaf, side, lines }];
}
