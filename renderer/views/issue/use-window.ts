/** Keeps what is drawn of a long list near what is in view. */
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageGroup } from '../../../core/issues/page.ts';
import { drawnList, firstRows, rowsWithin, topOf, type DrawnList } from './list-window.ts';
import { RowHeights } from './row-heights.ts';

/** Drawn above and below what is in view, in CSS pixels. */
const AROUND = 900;
/** Rows drawn before and after one that is to be in view, until it is. */
const BEFORE = 6;
const AFTER = 12;
/** Scrolling within it draws nothing anew. */
const SLACK = 500;

export interface ListWindow {
  readonly drawn: DrawnList;
  /** Measures a row from now on, until it is let go. */
  readonly watch: (row: HTMLElement) => () => void;
  /** Scrolls so that a row is in view, and draws it. */
  readonly reveal: (row: number) => void;
}

interface Options {
  readonly scroller: { readonly current: HTMLElement | null };
  readonly list: { readonly current: HTMLElement | null };
  readonly groups: readonly PageGroup[];
  readonly rows: number;
  /** Another key is another list. */
  readonly key: string;
  /** The row that is in view at first. */
  readonly at: number;
}

export function useWindow({ scroller, list, groups, rows, key, at }: Options): ListWindow {
  const heights = useMemo(() => new RowHeights(rows), [rows, key]);
  const firsts = useMemo(() => firstRows(groups), [groups]);
  const [range, setRange] = useState<readonly [number, number]>([
    Math.max(0, at - BEFORE),
    Math.min(rows, at + AFTER),
  ]);
  const [, redraw] = useState(0);
  const current = useRef({ heights, firsts, range });
  current.current = { heights, firsts, range: [Math.min(range[0], rows), Math.min(range[1], rows)] };

  const look = (always = false): void => {
    const view = scroller.current;
    const own = list.current;
    if (view === null || own === null) return;
    const now = current.current;
    const top = view.getBoundingClientRect().top - own.getBoundingClientRect().top;
    const bottom = top + view.clientHeight;
    const [first, last] = now.range;
    const covered = (edge: number) =>
      (first === 0 || topOf(now.heights, now.firsts, first) <= top - edge) &&
      (last >= now.heights.rows || topOf(now.heights, now.firsts, last) >= bottom + edge);
    if (!always && covered(AROUND - SLACK)) return;
    setRange(rowsWithin(now.heights, now.firsts, { top: top - AROUND, bottom: bottom + AROUND }));
  };

  useLayoutEffect(() => {
    const view = scroller.current;
    if (view === null) return undefined;
    let waiting = false;
    const onScroll = () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        look();
      });
    };
    view.addEventListener('scroll', onScroll, { passive: true });
    const resized = new ResizeObserver(() => look());
    resized.observe(view);
    return () => {
      view.removeEventListener('scroll', onScroll);
      resized.disconnect();
    };
  }, []);
  useLayoutEffect(() => {
    if (at === 0) look(true);
  }, [key, rows]);

  const measuring = useMemo(
    () =>
      new ResizeObserver((entries) => {
        const measured = entries.flatMap(({ target, borderBoxSize: [size] }) =>
          target.isConnected && target instanceof HTMLElement && size !== undefined
            ? [[Number(target.dataset['row']), size.blockSize] as const]
            : [],
        );
        if (!current.current.heights.take(measured)) return;
        redraw((times) => times + 1);
        // By then the browser has kept what is in view where it is.
        requestAnimationFrame(() => requestAnimationFrame(() => look()));
      }),
    [],
  );

  return {
    drawn: drawnList(groups, firsts, heights, current.current.range),
    watch: (row) => {
      measuring.observe(row);
      return () => measuring.unobserve(row);
    },
    reveal: (row) => {
      const view = scroller.current;
      const own = list.current;
      if (view === null || own === null) return;
      const from = own.getBoundingClientRect().top - view.getBoundingClientRect().top + view.scrollTop;
      const top = from + topOf(heights, firsts, row);
      view.scrollTop = row === 0 ? 0 : top - view.clientHeight / 3;
      setRange([Math.max(0, row - BEFORE), Math.min(rows, row + AFTER)]);
    },
  };
}
