import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { settings } from '../state/library.ts';
import { announce } from '../state/announcing.ts';
import { passages } from '../state/article.ts';
import { caretIsOn } from '../state/caret.ts';
import { isOnArticle } from './keys.ts';
import { offsetOf, pointOf } from './points.ts';
import type { DrawnArticle } from './draw.ts';
import { pressInCaret } from './caret-keys.ts';
import { caretRect } from './caret-lines.ts';
import { firstOffset } from './use-reading.ts';
import { wordsAtCaret } from './caret-words.ts';

interface Props {
  readonly drawn: DrawnArticle;
  readonly scroller: HTMLElement | null;
  readonly language: string | null;
}

/** Counts the moves of the selection, so that the caret is drawn anew. */
const moves = signal(0);

/** The offset where the caret stands; null where the selection is not in the article. */
export function caretOffset(drawn: DrawnArticle): number | null {
  const { focusNode = null, focusOffset = 0 } = getSelection() ?? {};
  return focusNode === null ? null : offsetOf(drawn, focusNode, focusOffset);
}

/** The reading caret: arrow keys move it through the text, with Shift they select. */
export function Caret({ drawn, scroller, language }: Props): VNode | null {
  const bar = useRef<HTMLDivElement>(null);
  const on = caretIsOn.value;
  useEffect(() => {
    if (!on || scroller === null) return;
    if (caretOffset(drawn) === null) placeCaret(drawn, firstOffset(scroller, drawn));
    scroller.focus({ preventScroll: true });
    announce(`Reading caret on. ${wordsAtCaret(drawn, caretOffset(drawn) ?? 0, passages.value)}`);
    const follow = () => (moves.value += 1);
    const press = (event: KeyboardEvent) => {
      if (!isOnArticle() || !pressInCaret(event, { drawn, scroller, language })) return;
      event.preventDefault();
      event.stopPropagation();
    };
    document.addEventListener('selectionchange', follow);
    document.addEventListener('keydown', press, true);
    return () => {
      document.removeEventListener('selectionchange', follow);
      document.removeEventListener('keydown', press, true);
    };
  }, [on, drawn, scroller, language]);
  useLayoutEffect(() => {
    const element = bar.current;
    const offset = on ? caretOffset(drawn) : null;
    const frame = element?.offsetParent?.getBoundingClientRect();
    const rect = offset === null ? null : caretRect(drawn, offset);
    if (element === null || frame === undefined) return;
    element.hidden = rect === null;
    if (rect === null) return;
    element.style.left = `${rect.x - frame.left}px`;
    element.style.top = `${rect.top - frame.top}px`;
    element.style.height = `${rect.height}px`;
  }, [on, drawn, moves.value, settings.value]);
  return on ? <div ref={bar} class="caret" aria-hidden="true" key={moves.value} /> : null;
}

/** Puts the caret at an offset. @param anchor where what it selects begins, or ends; the caret itself where nothing is */
export function placeCaret(drawn: DrawnArticle, focus: number, anchor = focus): void {
  const [from, to] = [pointOf(drawn, anchor), pointOf(drawn, focus)];
  if (from !== null && to !== null) getSelection()?.setBaseAndExtent(...from, ...to);
}
