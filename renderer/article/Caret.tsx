import { signal } from '@preact/signals';
import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { settings } from '../state/library.ts';
import { announce } from '../state/announcing.ts';
import { passages } from '../state/article.ts';
import { caretIsOn } from '../state/caret.ts';
import type { DrawnArticle } from './draw.ts';
import { pressInCaret } from './caret-keys.ts';
import { caretRect } from './caret-lines.ts';
import { caretOffsets, placeCaret } from './caret-selection.ts';
import { firstOffset } from './use-reading.ts';
import { wordsAtCaret } from './caret-words.ts';

interface Props {
  readonly drawn: DrawnArticle;
  readonly scroller: HTMLElement | null;
  readonly language: string | null;
}

/** Counts the moves of the selection, so that the caret is drawn anew. */
const moves = signal(0);

const MOVES = /^(?:Arrow|Home$|End$|Page)/;

/** Fields, buttons and the ends of a passage have keys of their own; on a card's frame and a link only those that move are the caret's. */
function isForCaret({ target, key }: KeyboardEvent, scroller: HTMLElement): boolean {
  if (document.querySelector('dialog[open], .picker') !== null || !(target instanceof HTMLElement))
    return false;
  return (
    target === document.body || target === scroller || (target.matches('.note, .body a') && MOVES.test(key))
  );
}

/** The reading caret: arrow keys move it through the text, with Shift they select. */
export function Caret({ drawn, scroller, language }: Props): VNode | null {
  const bar = useRef<HTMLDivElement>(null);
  /** Where it was last: a field that is typed in has the selection meanwhile. */
  const last = useRef(0);
  const on = caretIsOn.value;
  // At once: the next key is meant for it.
  useLayoutEffect(() => {
    if (!on || scroller === null) return;
    last.current = caretOffsets(drawn)?.focus ?? firstOffset(scroller, drawn);
    const resume = () => {
      if (caretOffsets(drawn) === null) placeCaret(drawn, last.current, last.current);
    };
    resume();
    scroller.focus({ preventScroll: true });
    announce(`Reading caret on. ${wordsAtCaret(drawn, last.current, passages.value)}`);
    const follow = () => {
      last.current = caretOffsets(drawn)?.focus ?? last.current;
      moves.value += 1;
    };
    const press = (event: KeyboardEvent) => {
      if (!isForCaret(event, scroller)) return;
      resume();
      if (MOVES.test(event.key)) scroller.focus({ preventScroll: true });
      if (!pressInCaret(event, { drawn, scroller, language })) return;
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
    const offset = on ? (caretOffsets(drawn)?.focus ?? last.current) : null;
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
