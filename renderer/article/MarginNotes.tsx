import { computed } from '@preact/signals';
import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Passage, PassageId } from '../../core/model.ts';
import { focusedPassage, passages, writingNote } from '../state/article.ts';
import { guessedHeight } from './card-height.ts';
import { cardsIn, CardMotion } from './card-motion.ts';
import type { DrawnArticle } from './draw.ts';
import { NoteCard } from './NoteCard.tsx';
import { placeNotes } from './place-notes.ts';
import { useLater } from './use-later.ts';
import type { View } from './use-view.ts';
import { WantedTops } from './wanted-tops.ts';

const GAP = 10;
/** How far beyond the window cards are drawn, in pixels, so that none is missing while scrolling. */
const BEYOND = 2000;
/** The same where there are many to a window. */
const BEYOND_CROWDED = 1000;

/** Cards of their whole height are not to stand farther from their passages than this, in pixels; nor do they grow again at once. */
const FAR = 500;
const FAR_STILL = 400;

/** The height of a card of one line, in pixels. */
const SHORT = 32;

/** Together, so that cards are placed once for both. */
const beside = computed(() => ({ list: passages.value, inHand: focusedPassage.value }));

const UNSEEN = { visibility: 'hidden' };

interface Props {
  readonly drawn: DrawnArticle;
  /** The part of the page that is in the window. */
  readonly view: View;
}

/**
 * The notes beside their passages; they move apart where they would overlap. Where they would take more room than the text
 * does, or stand far from their passages, each is one line until it is taken in hand. Only those near the window are drawn.
 */
export function MarginNotes({ drawn, view }: Props): VNode {
  const column = useRef<HTMLDivElement>(null);
  const { list, inHand } = useLater(beside);
  const { placed, measure, isCrowded } = useLayout({ list, inHand }, drawn, column, view);
  const { tops, height } = placed;
  const beyond = isCrowded ? BEYOND_CROWDED : BEYOND;
  const shown = list.filter(({ id }) => {
    if (id === inHand || id === writingNote.value) return true;
    const top = tops.get(id);
    return top !== undefined && top > view.top - beyond && top < view.bottom + beyond;
  });
  useLayoutEffect(measure);
  return (
    <aside class="notes" ref={column} aria-label="Notes" style={{ minHeight: `${height}px` }}>
      {shown.map((passage) => (
        <CardAt key={passage.id} passage={passage} top={tops.get(passage.id) ?? null} isShort={isCrowded} />
      ))}
    </aside>
  );
}

interface CardProps {
  readonly passage: Passage;
  /** In pixels; null for one that is drawn for the first time, and measured before it is seen. */
  readonly top: number | null;
  readonly isShort: boolean;
}

/** A card at its place. While it stays as it is, it is not drawn again: scrolling brings others. */
function CardAt({ passage, top, isShort }: CardProps): VNode {
  return useMemo(
    () => (
      <div
        class="note-place"
        data-passage={passage.id}
        style={top === null ? UNSEEN : { top: `${top}px`, visibility: 'visible' }}
      >
        <NoteCard passage={passage} isShort={isShort} />
      </div>
    ),
    [passage, top, isShort],
  );
}

interface Placed {
  readonly tops: ReadonlyMap<PassageId, number>;
  readonly height: number;
}

/**
 * Where each card stands. `measure` is to run after every drawing: cards that are drawn for the first time or have grown
 * move the others, and cards that come near the window take their exact place.
 */
function useLayout(
  { list, inHand }: { readonly list: readonly Passage[]; readonly inHand: PassageId | null },
  drawn: DrawnArticle,
  column: { readonly current: HTMLElement | null },
  view: View,
) {
  const [placed, setPlaced] = useState<Placed>({ tops: new Map(), height: 0 });
  const heights = useRef(new Map<PassageId, number>()).current;
  const wanted = useMemo(() => new WantedTops(drawn), [drawn]);
  const [laidOut, setLaidOut] = useState(0);
  const [room, setRoom] = useState(() => frameOf(drawn).offsetHeight);
  const guesses = useMemo(() => list.map(guessedHeight), [list]);
  const overflows = useMemo(
    () => guesses.reduce((sum, height) => sum + height + GAP, 0) > room,
    [guesses, room],
  );
  const [isFar, setFar] = useState(false);
  const isCrowded = overflows || isFar;
  const last = useRef<readonly unknown[]>([]);
  const seen = useRef(view);
  const motion = useRef(new CardMotion()).current;
  /**
   * @param always also where no passage's place is known better than before
   * @param seen whether the cards are to be seen to move
   */
  const place = (always: boolean, seen: boolean) => {
    if (column.current === null) return;
    const tops = wanted.of(list, column.current, {
      top: view.top - BEYOND,
      bottom: view.bottom + BEYOND,
    });
    if (!always && !wanted.fresh) return;
    if (!overflows) setFar(farthest(tops, guesses) > (isFar ? FAR_STILL : FAR));
    const wishes = list.map((passage, index) => ({
      wanted: tops[index] ?? 0,
      height: heights.get(passage.id) ?? (isCrowded ? SHORT : (guesses[index] ?? 0)),
    }));
    const index = list.findIndex(({ id }) => id === inHand);
    const found = placeNotes(wishes, index, GAP);
    const height = (found.at(-1) ?? 0) + (wishes.at(-1)?.height ?? 0) + 40;
    const next = new Map(list.map(({ id }, index) => [id, found[index] ?? 0]));
    if (isSame(placed.tops, next)) return;
    if (seen) motion.begin(placed.tops);
    setPlaced({ tops: next, height });
  };
  const measure = () => {
    const reasons = [wanted, laidOut, list, inHand, isCrowded];
    let moved = reasons.some((reason, index) => reason !== last.current[index]);
    last.current = reasons;
    let measured = false;
    for (const card of cardsIn(column.current)) {
      const id = card.dataset['passage'] as PassageId;
      const { offsetHeight } = card;
      if (heights.has(id) && heights.get(id) !== offsetHeight) moved = true;
      else if (!heights.has(id)) measured = true;
      heights.set(id, offsetHeight);
    }
    if (moved || measured || seen.current !== view) place(moved || measured, moved);
    seen.current = view;
  };
  useEffect(() => {
    let size = '';
    const observer = new ResizeObserver(([entry]) => {
      const { width = 0, height = 0 } = entry?.contentRect ?? {};
      const next = `${width} ${height}`;
      if (size !== '' && size !== next) {
        wanted.forget();
        setLaidOut((count) => count + 1);
        setRoom(height);
      }
      size = next;
    });
    // Its head and what is above the text move it, too.
    observer.observe(frameOf(drawn));
    return () => observer.disconnect();
  }, [drawn, wanted]);
  useCardSizes(column, measure);
  useLayoutEffect(() => motion.play(cardsIn(column.current), placed.tops), [placed]);
  return { placed, measure, isCrowded };
}

/** How far the farthest of some cards would stand from its passage, in pixels. */
function farthest(tops: readonly number[], heights: readonly number[]): number {
  const wishes = heights.map((height, index) => ({ wanted: tops[index] ?? 0, height }));
  const found = placeNotes(wishes, -1, GAP);
  return Math.max(0, ...found.map((top, index) => Math.abs(top - (tops[index] ?? 0))));
}

const isSame = (a: ReadonlyMap<PassageId, number>, b: ReadonlyMap<PassageId, number>): boolean =>
  a.size === b.size && [...b].every(([id, top]) => a.get(id) === top);

/** Cards grow and shrink by themselves, too: as a note is typed or ended, or a coding is opened. */
function useCardSizes(column: { readonly current: HTMLElement | null }, measure: () => void): void {
  const latest = useRef(measure);
  latest.current = measure;
  const watched = useRef(new Set<HTMLElement>()).current;
  const observer = useMemo(() => new ResizeObserver(() => latest.current()), []);
  useLayoutEffect(() => {
    const cards = new Set(cardsIn(column.current));
    for (const card of watched) if (!cards.has(card)) observer.unobserve(card);
    for (const card of cards) if (!watched.has(card)) observer.observe(card);
    watched.clear();
    cards.forEach((card) => watched.add(card));
  });
  useEffect(() => () => observer.disconnect(), [observer]);
}

/** The text with its head, beside which the cards stand. */
const frameOf = ({ root }: DrawnArticle): HTMLElement => root.closest<HTMLElement>('.read') ?? root;
