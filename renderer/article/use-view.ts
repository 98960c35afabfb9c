/** Which part of the page is in the window. */
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
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
/**
 * Text counts as near to so far beyond the window, in pixels: while it is scrolled, as far as it comes before it is looked
 * at again; at rest less, for the browser paints all that is highlighted anew in every frame, whatever changes in it.
 */
const NEAR = 7000;
const NEAR_AT_REST = 1200;
/** The page is at rest so long after it was scrolled, in milliseconds. */
const REST = 1000;

/** While the page is scrolled without a rest it is looked at this seldom, and soon after it rests; in milliseconds. */
const SELDOM = 900;
const RESTING = 60;

/** The part of the page that is in the window. */
export function useView(scroller: HTMLElement | null): View {
  const [view, setView] = useState<View>({ top: 0, bottom: 2000 });
  useEffect(() => {
    if (scroller === null) return;
    let seen: View = { top: -1, bottom: -1 };
    let looked = performance.now();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = () => {
      clearTimeout(timer);
      const top = Math.floor(scroller.scrollTop / STEP) * STEP;
      const bottom = top + scroller.clientHeight + STEP;
      // Where nothing is new, the next look must not have to wait for long.
      if (seen.top === top && seen.bottom === bottom) return;
      seen = { top, bottom };
      looked = performance.now();
      setView(seen);
    };
    const scroll = () => {
      clearTimeout(timer);
      if (performance.now() - looked > SELDOM) look();
      else timer = setTimeout(look, RESTING);
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(scroller);
    scroller.addEventListener('scroll', scroll, { passive: true });
    return () => {
      observer.disconnect();
      clearTimeout(timer);
      scroller.removeEventListener('scroll', scroll);
    };
  }, [scroller]);
  return view;
}

/**
 * Whether the text has been seen. Until then nothing is done that is not seen in its first frame: in a long article that
 * would keep the text itself waiting.
 */
export function useSeen(drawn: DrawnArticle): boolean {
  const [seen, setSeen] = useState<DrawnArticle | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    // What follows a frame's callbacks runs after it is painted.
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => setSeen(drawn))));
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [drawn]);
  return seen === drawn;
}

/** The stretch of text that is near the window. @param seen whether the text has been seen */
export function useNear(view: View, scroller: HTMLElement | null, drawn: DrawnArticle, seen: boolean): Span {
  const [near, setNear] = useState<Span>({ start: 0, end: 0 });
  const lastView = useRef(view);
  useLayoutEffect(() => {
    if (scroller === null) return undefined;
    const show = (beyond: number): void => {
      const next = spanOnScreen(scroller, drawn, beyond);
      setNear((last) => (last.start === next.start && last.end === next.end ? last : next));
    };
    const isScrolled = lastView.current !== view;
    lastView.current = view;
    show(!seen ? 0 : isScrolled ? NEAR : NEAR_AT_REST);
    if (!seen || !isScrolled) return undefined;
    const timer = setTimeout(() => show(NEAR_AT_REST), REST);
    return () => clearTimeout(timer);
  }, [scroller, drawn, view, seen]);
  return near;
}
