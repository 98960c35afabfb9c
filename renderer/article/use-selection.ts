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
