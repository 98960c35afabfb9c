/** What the pointer is over, and what a click means. */
import { signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Passage, PassageId } from '../../core/model.ts';
import { shortestFirst, spansAt } from '../../core/spans.ts';
import { focusedPassage, hoveredPassage, passages } from '../state/article.ts';
import { selection } from '../state/marking.ts';
import type { DrawnArticle } from './draw.ts';
import { offsetAtPoint, rangeOf } from './points.ts';
import { selecting } from './use-selection.ts';

/** Passages to choose from, and where in the window. */
export interface Choice {
  readonly passages: readonly Passage[];
  readonly x: number;
  readonly y: number;
}

/** What is offered where passages overlap. */
export const choice = signal<Choice | null>(null);

/** So long after the page moved under the pointer it counts as scrolling, in milliseconds. */
const RESTING = 100;

/**
 * Follows the pointer over the article and its cards. While the page is scrolled, what comes under the pointer is not
 * meant, and letting each stand out would paint the text anew at every frame.
 */
export function usePointer(scroller: HTMLElement | null, drawn: DrawnArticle): void {
  useEffect(() => {
    if (scroller === null) return;
    let last: MouseEvent | null = null;
    let waiting: number | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      waiting = timer = undefined;
      if (last === null || selecting.value) return;
      const over = document.elementFromPoint(last.clientX, last.clientY);
      const [first] = over !== null && drawn.root.contains(over) ? passagesUnder(drawn, last) : [];
      hoveredPassage.value = first?.id ?? cardOf(over);
      drawn.root.classList.toggle('on-passage', first !== undefined);
    };
    const move = (event: MouseEvent) => {
      last = event;
      if (timer === undefined) waiting ??= requestAnimationFrame(look);
    };
    const scroll = () => {
      clearTimeout(timer);
      timer = setTimeout(look, RESTING);
    };
    const leave = () => {
      last = null;
      hoveredPassage.value = null;
    };
    scroller.addEventListener('mousemove', move);
    scroller.addEventListener('mouseleave', leave);
    scroller.addEventListener('scroll', scroll, { passive: true });
    return () => {
      scroller.removeEventListener('mousemove', move);
      scroller.removeEventListener('mouseleave', leave);
      scroller.removeEventListener('scroll', scroll);
      clearTimeout(timer);
      if (waiting !== undefined) cancelAnimationFrame(waiting);
      hoveredPassage.value = null;
      choice.value = null;
    };
  }, [scroller, drawn]);
}

/** The passage whose card an element is in. */
function cardOf(element: Element | null): PassageId | null {
  const place = element?.closest('.note-place');
  return place instanceof HTMLElement ? (place.dataset['passage'] ?? null) : null;
}

/** Takes the passage under a click in hand; where passages overlap, each is offered. */
export function takeInHand(drawn: DrawnArticle, event: MouseEvent): void {
  if (selection.value !== null) return;
  offer(passagesUnder(drawn, event), event.clientX, event.clientY);
}

/** Takes the one passage in hand, offers several, or lets go. */
export function offer(under: readonly Passage[], x: number, y: number): void {
  if (under.length > 1) choice.value = { passages: under, x, y };
  else focusedPassage.value = under[0]?.id ?? null;
}

/** The passages whose words are under a point, the shortest first. */
function passagesUnder(drawn: DrawnArticle, event: MouseEvent): readonly Passage[] {
  const offset = offsetAtPoint(drawn, event.clientX, event.clientY);
  if (offset === null) return [];
  // The nearest place between two characters may be after the one that is under the pointer.
  const near = new Set([...spansAt(passages.value, offset), ...spansAt(passages.value, offset - 1)]);
  return shortestFirst([...near].filter((each) => isUnder(drawn, each, event)));
}

/** Whether the point is on the passage's words, not in the empty space beside a short line. */
function isUnder(drawn: DrawnArticle, passage: Passage, { clientX, clientY }: MouseEvent): boolean {
  const rects = rangeOf(drawn, passage)?.getClientRects() ?? [];
  return [...rects].some(
    ({ left, right, top, bottom }) =>
      clientX >= left - 2 && clientX <= right + 2 && clientY >= top && clientY <= bottom,
  );
}
