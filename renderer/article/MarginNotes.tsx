import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { focusedPassage, passages, writingNote } from '../state/article.ts';
import { codebook, settings } from '../state/library.ts';
import type { DrawnArticle } from './draw.ts';
import { NoteCard } from './NoteCard.tsx';
import { placeNotes } from './place-notes.ts';
import { rangeOf } from './points.ts';

const GAP = 10;

/** The notes beside their passages; they move apart where they would overlap. */
export function MarginNotes({ drawn }: { readonly drawn: DrawnArticle }): VNode {
  const column = useRef<HTMLDivElement>(null);
  const place = () => {
    if (column.current !== null) placeCards(column.current, drawn);
  };
  useLayoutEffect(place, [
    drawn,
    passages.value,
    focusedPassage.value,
    writingNote.value,
    codebook.value,
    settings.value,
  ]);
  useEffect(() => {
    const observer = new ResizeObserver(place);
    observer.observe(drawn.root);
    for (const card of column.current?.children ?? []) observer.observe(card);
    return () => observer.disconnect();
  }, [drawn, passages.value]);
  return (
    <aside class="notes" ref={column} aria-label="Notes">
      {passages.value.map((passage) => (
        <div class="note-place" key={passage.id} data-passage={passage.id}>
          <NoteCard passage={passage} />
        </div>
      ))}
    </aside>
  );
}

function placeCards(column: HTMLElement, drawn: DrawnArticle): void {
  const { top } = column.getBoundingClientRect();
  const cards = [...column.children].filter((card) => card instanceof HTMLElement);
  const wishes = passages.value.map((passage, index) => ({
    wanted: Math.max(0, (rangeOf(drawn, passage)?.getBoundingClientRect().top ?? top) - top - 6),
    height: cards[index]?.offsetHeight ?? 0,
  }));
  const inHand = passages.value.findIndex(({ id }) => id === focusedPassage.value);
  const tops = placeNotes(wishes, inHand, GAP);
  for (const [index, card] of cards.entries()) card.style.top = `${tops[index] ?? 0}px`;
  const last = wishes.at(-1);
  column.style.minHeight = `${(tops.at(-1) ?? 0) + (last?.height ?? 0) + 40}px`;
}
