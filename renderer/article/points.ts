/** Text offset to DOM point and back. Offsets are UTF-16 code units of the canonical text. */
import type { Span } from '../../core/document/tree.ts';
import type { DrawnArticle, DrawnBlock, DrawnRun } from './draw.ts';

/** The first run that ends after the offset; past the last run, the last. */
function runAt(runs: readonly DrawnRun[], offset: number): DrawnRun | undefined {
  return runs[Math.min(firstEndingAfter(runs, offset), runs.length - 1)];
}

/** The index of the first of some stretches, in order, that ends after an offset; their number where none does. */
function firstEndingAfter(list: readonly Span[], offset: number): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((list[middle]?.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The block that an offset is in, or the next one; null where there is none. */
export function blockAt({ blocks }: DrawnArticle, offset: number): DrawnBlock | null {
  return blocks[firstEndingAfter(blocks, offset)] ?? blocks.at(-1) ?? null;
}

/** The range over a stretch, or null where the article has no text. */
export function rangeOf({ runs }: DrawnArticle, { start, end }: Span): Range | null {
  const first = runAt(runs, start);
  const last = runAt(runs, Math.max(start, end - 1));
  if (first === undefined || last === undefined) return null;
  const range = document.createRange();
  range.setStart(first.node, clamp(start - first.start, first.node.length));
  range.setEnd(last.node, clamp(end - last.start, last.node.length));
  return range;
}

/** The DOM point of an offset. At the end of a block it is that end, not the beginning of the next; null where there is no text. */
export function pointOf({ runs }: DrawnArticle, offset: number): readonly [Text, number] | null {
  const index = Math.min(firstEndingAfter(runs, offset), runs.length - 1);
  const next = runs[index];
  if (next === undefined) return null;
  const run = (next.start > offset ? runs[index - 1] : undefined) ?? next;
  return [run.node, clamp(offset - run.start, run.node.length)];
}

const clamp = (value: number, most: number): number => Math.max(0, Math.min(most, value));

/** The offset of a DOM point inside the drawn article; one between text nodes counts as the start of the next. */
export function offsetOf(drawn: DrawnArticle, node: Node, offset: number): number | null {
  const { runs, root } = drawn;
  if (!root.contains(node)) return null;
  const run = node instanceof Text ? runs.find((each) => each.node === node) : undefined;
  if (run !== undefined) return run.start + offset;
  const point = document.createRange();
  point.setStart(node, offset);
  point.collapse(true);
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const candidate = runs[middle];
    if (candidate !== undefined && point.comparePoint(candidate.node, 0) < 0) low = middle + 1;
    else high = middle;
  }
  const next = runs[low];
  return next === undefined ? (runs.at(-1)?.end ?? null) : next.start;
}

/** The stretch that a selection covers inside the drawn article, or null when it covers nothing of it. */
export function spanOfSelection(drawn: DrawnArticle, selected: Selection | null): Span | null {
  if (selected === null || selected.rangeCount === 0 || selected.isCollapsed) return null;
  const range = selected.getRangeAt(0);
  if (!range.intersectsNode(drawn.root)) return null;
  const start = drawn.root.contains(range.startContainer)
    ? offsetOf(drawn, range.startContainer, range.startOffset)
    : 0;
  const end = drawn.root.contains(range.endContainer)
    ? offsetOf(drawn, range.endContainer, range.endOffset)
    : (drawn.runs.at(-1)?.end ?? null);
  return start === null || end === null || end <= start ? null : { start, end };
}

/** The offset under a point of the window, or null where there is no text of the article. */
export function offsetAtPoint(drawn: DrawnArticle, x: number, y: number): number | null {
  const caret = document.caretPositionFromPoint(x, y);
  return caret === null ? null : offsetOf(drawn, caret.offsetNode, caret.offset);
}
