/** Where the caret stands on the page, and the lines above and below it. */
import type { DrawnArticle } from './draw.ts';
import { offsetAtPoint, pointOf, rangeOf } from './points.ts';

/** Steps in which the next line is looked for, in pixels, and how far: over an image, say. */
const STEP = 6;
const FAR = 900;

/** The upright line between two characters at which the caret stands; null where there is no text. */
export function caretRect(drawn: DrawnArticle, offset: number): DOMRect | null {
  const point = pointOf(drawn, offset);
  if (point === null) return null;
  const range = document.createRange();
  range.setStart(...point);
  range.collapse(true);
  const [rect] = range.getClientRects();
  if (rect !== undefined && rect.height > 0) return rect;
  const [beside] = rangeOf(drawn, { start: offset, end: offset + 1 })?.getClientRects() ?? [];
  return beside === undefined ? null : new DOMRect(beside.left, beside.top, 0, beside.height);
}

/** Whether the paragraph at an offset reads from right to left. */
export function readsRightToLeft(drawn: DrawnArticle, offset: number): boolean {
  const element = pointOf(drawn, offset)?.[0].parentElement;
  return element instanceof Element && getComputedStyle(element).direction === 'rtl';
}

/** The offset above or below on the next line; the nearest end of the text where there is none. */
export function lineAway(drawn: DrawnArticle, offset: number, by: 1 | -1): number {
  const rect = caretRect(drawn, offset);
  if (rect === null) return offset;
  const middle = rect.top + rect.height / 2;
  for (let away = rect.height; away < FAR; away += STEP) {
    const found = offsetNear(drawn, rect.x, middle + by * away);
    const there = found === null ? null : caretRect(drawn, found);
    if (found === null || there === null) continue;
    const beyond = by === 1 ? there.top >= rect.bottom - 4 : there.bottom <= rect.top + 4;
    if (beyond && found !== offset) return found;
  }
  return by === 1 ? (drawn.runs.at(-1)?.end ?? offset) : 0;
}

/** The offset at the beginning or the end of the line. */
export function edgeOfLine(drawn: DrawnArticle, offset: number, edge: 'start' | 'end'): number {
  const rect = caretRect(drawn, offset);
  if (rect === null) return offset;
  const page = drawn.root.getBoundingClientRect();
  const atLeft = (edge === 'start') !== readsRightToLeft(drawn, offset);
  const x = atLeft ? page.left + 1 : page.right - 1;
  return offsetNear(drawn, x, rect.top + rect.height / 2) ?? offset;
}

/** The offset about a window's height above or below. */
export function pageAway(drawn: DrawnArticle, scroller: HTMLElement, offset: number, by: 1 | -1): number {
  const rect = caretRect(drawn, offset);
  if (rect === null) return offset;
  const before = scroller.scrollTop;
  scroller.scrollTop += by * scroller.clientHeight * 0.85;
  if (scroller.scrollTop === before) return by === 1 ? (drawn.runs.at(-1)?.end ?? offset) : 0;
  return offsetNear(drawn, rect.x, rect.top + rect.height / 2) ?? lineAway(drawn, offset, by);
}

/** As offsetAtPoint, also for points outside of the window's view. */
function offsetNear(drawn: DrawnArticle, x: number, y: number): number | null {
  const scroller = drawn.root.closest('.scroller');
  const view = scroller?.getBoundingClientRect();
  if (scroller === null || view === undefined) return null;
  const over = y < view.top + 2 ? y - view.top - 60 : y > view.bottom - 2 ? y - view.bottom + 60 : 0;
  if (over === 0) return offsetAtPoint(drawn, x, y);
  const before = scroller.scrollTop;
  scroller.scrollTop += over;
  return offsetAtPoint(drawn, x, y - (scroller.scrollTop - before));
}
