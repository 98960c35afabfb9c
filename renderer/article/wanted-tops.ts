/** Where passages wish their cards to stand. */
import type { Span } from '../../core/document/tree.ts';
import type { DrawnArticle, DrawnBlock } from './draw.ts';
import { blockAt, pointOf } from './points.ts';
import type { View } from './use-view.ts';

/** A card stands a little higher than its passage's first line, in pixels. */
const RISE = 6;

interface Extent {
  readonly top: number;
  readonly height: number;
}

/**
 * The tops that passages wish for their cards, in pixels from the top of the column, kept until the text is laid out anew.
 * Asking the page for each is slow where there are thousands: those far from the window are reckoned from where
 * their block stands, which is right to a line or so.
 */
export class WantedTops {
  readonly #exact = new Map<number, number>();
  readonly #blocks = new Map<DrawnBlock, Extent>();
  /** One for all: each range that is left behind makes every later change of the page slower. */
  readonly #range = document.createRange();

  constructor(readonly drawn: DrawnArticle) {}

  /** Whether some of them are known better than when they were last asked for. */
  fresh = false;

  /** @param near the part of the page for which they are to be exact */
  of(passages: readonly Span[], column: HTMLElement, near: View): readonly number[] {
    const { top } = column.getBoundingClientRect();
    this.fresh = false;
    return passages.map(({ start }) => {
      const known = this.#exact.get(start);
      if (known !== undefined) return known;
      const reckoned = this.#reckoned(start, top);
      if (reckoned < near.top || reckoned > near.bottom) return reckoned;
      const exact = this.#exactly(start, top) ?? reckoned;
      this.#exact.set(start, exact);
      this.fresh ||= exact !== reckoned;
      return exact;
    });
  }

  /** After the text was laid out anew. */
  forget(): void {
    this.#exact.clear();
    this.#blocks.clear();
  }

  #reckoned(offset: number, columnTop: number): number {
    const block = blockAt(this.drawn, offset);
    if (block === null) return 0;
    const { top, height } = this.#extentOf(block, columnTop);
    const share = (offset - block.start) / Math.max(1, block.end - block.start);
    return Math.max(0, top + height * Math.min(1, Math.max(0, share)) - RISE);
  }

  #extentOf(block: DrawnBlock, columnTop: number): Extent {
    const known = this.#blocks.get(block);
    if (known !== undefined) return known;
    const { top, height } = block.element.getBoundingClientRect();
    const extent = { top: top - columnTop, height };
    this.#blocks.set(block, extent);
    return extent;
  }

  #exactly(offset: number, columnTop: number): number | null {
    const from = pointOf(this.drawn, offset);
    if (from === null) return null;
    const [node, at] = from;
    this.#range.setStart(node, at);
    this.#range.setEnd(node, Math.min(node.length, at + 1));
    return Math.max(0, this.#range.getBoundingClientRect().top - columnTop - RISE);
  }
}
