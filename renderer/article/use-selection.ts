/** What is selected in the article, and what a click on it means. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Passage, PassageId } from '../../core/model.ts';
import { spansAt } from '../../core/spans.ts';
import { focusedPassage, passages } from '../state/article.ts';
import { selection } from '../state/marking.ts';
import type { DrawnArticle } from './draw.ts';
import { offsetAtPoint, rangeOf, spanOfSelection } from './points.ts';

/** Whether a selection is being drawn with the mouse: the bar waits for its end. */
export const selecting = signal(false);

const inField = (): boolean =>
  document.activeElement instanceof HTMLElement && document.activeElement.matches('input, textarea');

/** Follows the selection in the article while it is shown. */
export function useSelection(drawn: DrawnArticle): void {
  useEffect(() => {
    const follow = () => {
      // A field that takes the focus takes the selection with it; what was selected still is what is meant.
      if (!inField()) selection.value = spanOfSelection(drawn, getSelection());
    };
    const press = (event: MouseEvent) => {
      selecting.value = event.target instanceof Node && drawn.root.contains(event.target);
    };
    const release = () => (selecting.value = false);
    document.addEventListener('selectionchange', follow);
    document.addEventListener('mousedown', press, true);
    document.addEventListener('mouseup', release, true);
    return () => {
      document.removeEventListener('selectionchange', follow);
      document.removeEventListener('mousedown', press, true);
      document.removeEventListener('mouseup', release, true);
      selection.value = null;
    };
  }, [drawn]);
}

/** Takes the passage under a click in hand: the shortest first, and at further clicks the ones around it. */
export function takeInHand(drawn: DrawnArticle, event: MouseEvent): void {
  if (selection.value !== null) return;
  const offset = offsetAtPoint(drawn, event.clientX, event.clientY);
  const under =
    offset === null ? [] : spansAt(passages.value, offset).filter((each) => isUnder(drawn, each, event));
  const inside = under.toSorted((a, b) => a.end - a.start - (b.end - b.start));
  focusedPassage.value = nextOf(inside, focusedPassage.value);
}

function nextOf(under: readonly Passage[], current: PassageId | null): PassageId | null {
  const at = under.findIndex(({ id }) => id === current);
  return under[(at + 1) % under.length]?.id ?? null;
}

/** Whether the point is on the passage's words, not in the empty space beside a short line. */
function isUnder(drawn: DrawnArticle, passage: Passage, { clientX, clientY }: MouseEvent): boolean {
  const rects = rangeOf(drawn, passage)?.getClientRects() ?? [];
  return [...rects].some(
    ({ left, right, top, bottom }) =>
      clientX >= left - 2 && clientX <= right + 2 && clientY >= top && clientY <= bottom,
  );
}
