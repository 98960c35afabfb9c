/** What is selected in the article. */
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import { selection } from '../state/marking.ts';
import type { DrawnArticle } from './draw.ts';
import { spanOfSelection } from './points.ts';

/** Whether a selection is being drawn with the mouse: the bar waits for its end. */
export const selecting = signal(false);

const inField = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea');

/** Where a selection that is drawn goes while the mouse is beside the text: on to the line there. Null where it is not beside it. */
function lineBeside({ x, y }: Point, body: HTMLElement): CaretPosition | null {
  const { left, right, top, bottom } = body.getBoundingClientRect();
  if ((x >= left && x < right) || y < top || y >= bottom) return null;
  const caret = document.caretPositionFromPoint(x < left ? left + 1 : right - 1, y);
  return caret !== null && body.contains(caret.offsetNode) ? caret : null;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/**
 * Draws a selection on to the line beside which the mouse is. Over the margin and the side bar the browser goes to an end of the
 * article, anew in each frame, as it would scroll; this is after it, and before the frame is seen.
 */
class DrawingBeside {
  #mouse: Point | null = null;

  constructor(readonly body: HTMLElement) {}

  move({ clientX, clientY }: MouseEvent): void {
    const runs = this.#mouse !== null;
    this.#mouse = { x: clientX, y: clientY };
    if (!runs) requestAnimationFrame(this.#draw);
  }

  /** @param last whether what was drawn last is to stand */
  end(last: boolean): void {
    const mouse = this.#mouse;
    this.#mouse = null;
    if (last && mouse !== null) this.#extend(mouse);
  }

  readonly #draw = (): void => {
    if (this.#mouse === null) return;
    this.#extend(this.#mouse);
    requestAnimationFrame(this.#draw);
  };

  #extend(mouse: Point): void {
    const selected = getSelection();
    const caret = lineBeside(mouse, this.body);
    if (caret !== null && selected !== null && selected.rangeCount > 0)
      selected.extend(caret.offsetNode, caret.offset);
  }
}

/** Follows the selection in the article while it is shown. */
export function useSelection(drawn: DrawnArticle): void {
  useLayoutEffect(() => {
    const follow = () => {
      // A field that takes the focus takes the selection with it; what was selected still is what is meant.
      if (!inField()) selection.value = spanOfSelection(drawn, getSelection());
    };
    const press = (event: MouseEvent) => {
      selecting.value =
        event.button === 0 && event.target instanceof Node && drawn.root.contains(event.target);
    };
    const beside = new DrawingBeside(drawn.root);
    const move = (event: MouseEvent) => {
      if (!selecting.value) return;
      // Words that are dragged elsewhere end without the button's coming up.
      if ((event.buttons & 1) === 0) release();
      else beside.move(event);
    };
    const release = () => {
      selecting.value = false;
      beside.end(true);
    };
    document.addEventListener('selectionchange', follow);
    document.addEventListener('mousedown', press, true);
    document.addEventListener('mouseup', release, true);
    document.addEventListener('mousemove', move, true);
    return () => {
      document.removeEventListener('selectionchange', follow);
      document.removeEventListener('mousedown', press, true);
      document.removeEventListener('mouseup', release, true);
      document.removeEventListener('mousemove', move, true);
      beside.end(false);
      selection.value = null;
    };
  }, [drawn]);
}
