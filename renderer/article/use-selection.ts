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
function lineBeside({ clientX: x, clientY: y }: MouseEvent, body: HTMLElement): CaretPosition | null {
  const { left, right, top, bottom } = body.getBoundingClientRect();
  if ((x >= left && x < right) || y < top || y >= bottom) return null;
  const caret = document.caretPositionFromPoint(x < left ? left + 1 : right - 1, y);
  return caret !== null && body.contains(caret.offsetNode) ? caret : null;
}

/**
 * Draws a selection on to the line beside which the mouse is. Over the margin and the side bar the browser goes to an end of the
 * article, anew in each frame, as it would scroll; this is after it, and before the frame is seen.
 */
class DrawingBeside {
  #caret: CaretPosition | null = null;

  move(event: MouseEvent, body: HTMLElement): void {
    const runs = this.#caret !== null;
    this.#caret = lineBeside(event, body);
    if (!runs && this.#caret !== null) requestAnimationFrame(this.#draw);
  }

  end(): void {
    this.#extend();
    this.#caret = null;
  }

  readonly #draw = (): void => {
    if (this.#caret === null) return;
    this.#extend();
    requestAnimationFrame(this.#draw);
  };

  #extend(): void {
    if (this.#caret !== null) getSelection()?.extend(this.#caret.offsetNode, this.#caret.offset);
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
      selecting.value = event.target instanceof Node && drawn.root.contains(event.target);
    };
    const beside = new DrawingBeside();
    const move = (event: MouseEvent) => {
      if (selecting.value) beside.move(event, drawn.root);
    };
    const release = () => {
      beside.end();
      selecting.value = false;
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
      beside.end();
      selection.value = null;
    };
  }, [drawn]);
}
