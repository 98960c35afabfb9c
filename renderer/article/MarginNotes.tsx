import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Passage, PassageId } from '../../core/model.ts';
import { focusedPassage, passages, writingNote } from '../state/article.ts';
import { codebook, settings } from '../state/library.ts';
import type { DrawnArticle } from './draw.ts';
import { NoteCard } from './NoteCard.tsx';
import { placeNotes } from './place-notes.ts';
import { rangeOf } from './points.ts';

const GAP = 10;
/** How far beyond the window cards are drawn, in pixels, so that none is missing while scrolling. */
const BEYOND = 1200;
/** The window counts as scrolled after so many pixels. */
const STEP = 300;

/** A card that is drawn for the first time is measured before it is seen. */
const UNSEEN = { visibility: 'hidden' };

interface Props {
  readonly drawn: DrawnArticle;
  readonly scroller: HTMLElement | null;
}

/** The notes beside their passages; they move apart where they would overlap. Only those near the window are drawn. */
export function MarginNotes({ drawn, scroller }: Props): VNode {
  const column = useRef<HTMLDivElement>(null);
  const layout = useLayout(drawn, column);
  const view = useView(scroller);
  const { tops, height } = layout.placed;
  const shown = passages.value.filter(({ id }) => {
    const top = tops.get(id);
    if (top === undefined || id === focusedPassage.value || id === writingNote.value) return true;
    return top > view.top - BEYOND && top < view.bottom + BEYOND;
  });
  useLayoutEffect(layout.measure);
  return (
    <aside class="notes" ref={column} aria-label="Notes" style={{ minHeight: `${height}px` }}>
      {shown.map((passage) => (
        <div
          class="note-place"
          key={passage.id}
          data-passage={passage.id}
          style={{ top: `${tops.get(passage.id) ?? 0}px`, ...(tops.has(passage.id) ? {} : UNSEEN) }}
        >
          <NoteCard passage={passage} />
        </div>
      ))}
    </aside>
  );
}

/** The part of the page that is in the window, in steps. */
function useView(scroller: HTMLElement | null): { readonly top: number; readonly bottom: number } {
  const [view, setView] = useState({ top: 0, bottom: 2000 });
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

interface Placed {
  readonly tops: ReadonlyMap<PassageId, number>;
  readonly height: number;
}

/** Where each card stands: `measure` is to run after every drawing, for cards that are drawn for the first time or have grown. */
function useLayout(drawn: DrawnArticle, column: { readonly current: HTMLElement | null }) {
  const [placed, setPlaced] = useState<Placed>({ tops: new Map(), height: 0 });
  const heights = useRef(new Map<PassageId, number>()).current;
  const [wanted] = useState(() => new WantedTops());
  const last = useRef<readonly unknown[]>([]);
  const place = () => {
    const frame = column.current;
    if (frame === null) return;
    const tops = wanted.of(drawn, passages.value, frame);
    const wishes = passages.value.map((passage) => ({
      wanted: tops.get(passage.id) ?? 0,
      height: heights.get(passage.id) ?? guessedHeight(passage),
    }));
    const inHand = passages.value.findIndex(({ id }) => id === focusedPassage.value);
    const found = placeNotes(wishes, inHand, GAP);
    const height = (found.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0) + 40;
    setPlaced({ tops: new Map(passages.value.map(({ id }, index) => [id, found[index] ?? 0])), height });
  };
  const measure = () => {
    const reasons = [drawn, passages.value, focusedPassage.value, codebook.value];
    let changed = reasons.some((reason, index) => reason !== last.current[index]);
    last.current = reasons;
    for (const card of column.current?.children ?? []) {
      const id = card instanceof HTMLElement ? card.dataset['passage'] : undefined;
      if (id === undefined || !(card instanceof HTMLElement)) continue;
      if (heights.get(id) !== card.offsetHeight) changed = true;
      heights.set(id, card.offsetHeight);
    }
    if (changed) place();
  };
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      wanted.forget();
      place();
    });
    observer.observe(drawn.root);
    const cards = new ResizeObserver(measure);
    for (const card of column.current?.children ?? []) cards.observe(card);
    return () => {
      observer.disconnect();
      cards.disconnect();
    };
  }, [drawn, placed, settings.value]);
  return { placed, measure };
}

/** Of a card that was never drawn; about right is enough, as it is measured before it comes into view. */
const guessedHeight = ({ note }: Passage): number =>
  note === '' ? 62 : 70 + 21 * Math.ceil(note.length / 42);

/** The tops that passages wish for their cards, kept until the text is laid out anew: asking for each is slow. */
class WantedTops {
  #drawn: DrawnArticle | null = null;
  readonly #tops = new Map<string, number>();

  of(drawn: DrawnArticle, list: readonly Passage[], column: HTMLElement): ReadonlyMap<PassageId, number> {
    if (this.#drawn !== drawn) this.forget();
    this.#drawn = drawn;
    const { top } = column.getBoundingClientRect();
    return new Map(list.map((passage) => [passage.id, this.#topOf(drawn, passage, top)]));
  }

  forget(): void {
    this.#tops.clear();
  }

  #topOf(drawn: DrawnArticle, { start }: Passage, columnTop: number): number {
    const key = String(start);
    const known = this.#tops.get(key);
    if (known !== undefined) return known;
    const rect = rangeOf(drawn, { start, end: start + 1 })?.getBoundingClientRect();
    const found = Math.max(0, (rect?.top ?? columnTop) - columnTop - 6);
    this.#tops.set(key, found);
    return found;
  }
}
