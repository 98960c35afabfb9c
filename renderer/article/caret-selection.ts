/** The reading caret is the window's own selection: where that is, and how it is moved. */
import type { DrawnArticle } from './draw.ts';
import { offsetOf, pointOf } from './points.ts';

/** Where the selection began and where it ends, the caret's place; the two are one where nothing is selected. */
export interface CaretOffsets {
  readonly anchor: number;
  readonly focus: number;
}

/** Where the caret stands; null where the selection is not in the article. */
export function caretOffsets(drawn: DrawnArticle): CaretOffsets | null {
  const selected = getSelection();
  if (selected === null || selected.focusNode === null || selected.anchorNode === null) return null;
  const focus = offsetOf(drawn, selected.focusNode, selected.focusOffset);
  const anchor = offsetOf(drawn, selected.anchorNode, selected.anchorOffset);
  return focus === null || anchor === null ? null : { anchor, focus };
}

/** Puts the caret at an offset. @param anchor where what it selects begins, or ends; the caret's own place for nothing */
export function placeCaret(drawn: DrawnArticle, focus: number, anchor: number): void {
  const [from, to] = [pointOf(drawn, anchor), pointOf(drawn, focus)];
  if (from !== null && to !== null) getSelection()?.setBaseAndExtent(...from, ...to);
}
