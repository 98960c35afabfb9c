/** Remembers where the person is in the text, and brings them back there. */
import { useLayoutEffect } from 'preact/hooks';
import type { Span } from '../../core/document/tree.ts';
import type { Article } from '../../core/model.ts';
import { edit } from '../state/edit.ts';
import { nowStamp } from '../state/marking.ts';
import type { DrawnArticle, DrawnBlock } from './draw.ts';
import { offsetAtPoint, rangeOf } from './points.ts';

/** Space left above the line that one comes back to, in pixels. */
const HEADROOM = 28;
/** Far enough into a line, in pixels, to be sure to be in it. */
const LINE_START = 6;
/** What is left in view around a stretch that is scrolled to, in pixels. */
const AROUND = 96;
/** How long the page stands still before its place is saved, in milliseconds. */
const STILL = 700;

/** Scrolls so that an offset of the canonical text stands `headroom` pixels below the top. */
export function scrollToOffset(
  scroller: HTMLElement,
  drawn: DrawnArticle,
  offset: number,
  headroom = HEADROOM,
): void {
  const range = offset === 0 ? null : rangeOf(drawn, { start: offset, end: offset + 1 });
  const top = range?.getBoundingClientRect().top;
  if (top === undefined) scroller.scrollTop = 0;
  else scroller.scrollTop += top - scroller.getBoundingClientRect().top - headroom;
}

/** Scrolls as little as brings a stretch into view, with some lines around it. */
export function scrollIntoView(scroller: HTMLElement, drawn: DrawnArticle, { start, end }: Span): void {
  const rect = rangeOf(drawn, { start, end: Math.max(end, start + 1) })?.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  if (rect === undefined) return;
  const room = Math.min(AROUND, view.height / 4);
  if (rect.top < view.top + room) scroller.scrollTop += rect.top - view.top - room;
  else if (rect.bottom > view.bottom - room)
    scroller.scrollTop += Math.min(rect.bottom - view.bottom + room, rect.top - view.top - room);
}

/** Saves the place and the share read whenever scrolling comes to rest. */
export function useReading(scroller: HTMLElement | null, drawn: DrawnArticle, article: Article): void {
  const { id } = article;
  // Its end comes while the text is still there to be looked at.
  useLayoutEffect(() => {
    if (scroller === null) return;
    let progress = article.reading?.progress ?? 0;
    let offset = article.reading?.offset ?? 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      const seen = placeIn(scroller, drawn);
      const furthest = Math.max(progress, seen.progress);
      if (seen.offset === offset && furthest === progress) return;
      ({ offset } = seen);
      progress = furthest;
      const reading = { offset, progress, at: nowStamp().now };
      void edit({ type: 'reading.set', article: id, reading }, { key: `reading ${id}` });
    };
    const wait = () => {
      clearTimeout(timer);
      timer = setTimeout(look, STILL);
    };
    const leave = () => {
      clearTimeout(timer);
      if (scroller.isConnected) look();
    };
    wait();
    scroller.addEventListener('scroll', wait, { passive: true });
    document.addEventListener('save-drafts', leave);
    return () => {
      leave();
      scroller.removeEventListener('scroll', wait);
      document.removeEventListener('save-drafts', leave);
    };
    // The article's later states come from here; only another article starts this anew.
  }, [scroller, drawn, id]);
}

/** The offset of the first line in view below the headroom, and the share of the text that ends in view, from 0 to 1. */
function placeIn(scroller: HTMLElement, drawn: DrawnArticle): { offset: number; progress: number } {
  return {
    offset: atTop(scroller) ? 0 : firstOffset(scroller, drawn),
    progress: shareSeen(scroller, drawn.blocks),
  };
}

/** Of the first line in view. */
export function firstOffset(scroller: HTMLElement, drawn: DrawnArticle): number {
  const line = scroller.getBoundingClientRect().top + HEADROOM + LINE_START;
  const block = drawn.blocks[firstBelow(drawn.blocks, line)];
  if (block === undefined) return 0;
  const { left, top } = block.element.getBoundingClientRect();
  return top > line ? block.start : (offsetAtPoint(drawn, left + LINE_START, line) ?? block.start);
}

function shareSeen(scroller: HTMLElement, blocks: readonly DrawnBlock[]): number {
  const { bottom } = scroller.getBoundingClientRect();
  const length = blocks.at(-1)?.end ?? 0;
  const cut = blocks[firstBelow(blocks, bottom)];
  if (cut === undefined || length === 0) return 1;
  const rect = cut.element.getBoundingClientRect();
  const share = rect.height === 0 ? 0 : Math.max(0, Math.min(1, (bottom - rect.top) / rect.height));
  return (cut.start + (cut.end - cut.start) * share) / length;
}

/** The stretch of the blocks that are in view, or no more than so many pixels away. */
export function spanOnScreen(scroller: HTMLElement, { blocks }: DrawnArticle, beyond: number): Span {
  const { top, bottom } = scroller.getBoundingClientRect();
  const first = blocks[firstBelow(blocks, top - beyond)];
  const last = blocks[firstBelow(blocks, bottom + beyond)] ?? blocks.at(-1);
  return { start: first?.start ?? 0, end: last?.end ?? 0 };
}

const atTop = (scroller: HTMLElement): boolean => scroller.scrollTop < 8;

/** The index of the first block whose lower edge is below a line of the window. */
function firstBelow(blocks: readonly DrawnBlock[], line: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edge = blocks[middle]?.element.getBoundingClientRect().bottom ?? Infinity;
    if (edge <= line) low = middle + 1;
    else high = middle;
  }
  return low;
}
