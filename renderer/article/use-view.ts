/** Which part of the page is in the window. */
import { useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { Span } from '../../core/document/tree.ts';
import type { DrawnArticle } from './draw.ts';
import { spanOnScreen } from './use-reading.ts';

/** A part of the page, in pixels from its top. */
export interface View {
  readonly top: number;
  readonly bottom: number;
}

/** The window counts as scrolled after so many pixels. */
const STEP = 150;
/** How far beyond the window the text counts as near, in pixels. */
const BEYOND = 900;

/** The part of the page that is in the window, in steps. */
export function useView(scroller: HTMLElement | null): View {
  const [view, setView] = useState<View>({ top: 0, bottom: 2000 });
  useEffect(() => {
    if (scroller === null) return;
    const look = () => {
      const top = Math.floor(scroller.scrollTop / STEP) * STEP;
      const bottom = top + scroller.clientHeight + STEP;
      setView((last) => (last.top === top && last.bottom === bottom ? last : { top, bottom }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller]);
  return view;
}

/** The stretch of text that is near the window. */
export function useNear(scroller: HTMLElement | null, drawn: DrawnArticle): Span {
  const view = useView(scroller);
  const [near, setNear] = useState<Span>({ start: 0, end: 0 });
  useLayoutEffect(() => {
    if (scroller === null) return;
    const next = spanOnScreen(scroller, drawn, BEYOND);
    setNear((last) => (last.start === next.start && last.end === next.end ? last : next));
  }, [scroller, drawn, view]);
  return near;
}
