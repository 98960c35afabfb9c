/** Cards are seen to move where something was done, not where scrolling brings them. */
import type { PassageId } from '../../core/model.ts';

/** In milliseconds. */
const DURATION = 160;

type Tops = ReadonlyMap<PassageId, number>;

/** The cards of a column. */
export const cardsIn = (column: HTMLElement | null): readonly HTMLElement[] =>
  [...(column?.children ?? [])].filter(
    (card): card is HTMLElement => card instanceof HTMLElement && card.dataset['passage'] !== undefined,
  );

/** Moves by the compositor alone: with a style that changes at every frame, the page would go over all highlights each time. */
export class CardMotion {
  #from: Tops | null = null;
  /** Kept, as asking a card what moves it lets the page work out its style anew. */
  #running: readonly Animation[] = [];

  /** @param tops where the cards stand at present; what follows before the next frame is one movement with it */
  begin(tops: Tops): void {
    if (this.#from !== null) return;
    this.#from = tops;
    requestAnimationFrame(() => (this.#from = null));
  }

  /** @param tops where the cards stand now */
  play(cards: readonly HTMLElement[], tops: Tops): void {
    if (this.#from === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const running of this.#running) running.cancel();
    this.#running = [];
    const [first] = cards;
    if (first === undefined || getComputedStyle(first).position !== 'absolute') return;
    const from = this.#from;
    this.#running = cards.flatMap((card) => {
      const id = card.dataset['passage'] as PassageId;
      const [before, now] = [from.get(id), tops.get(id)];
      if (before === undefined || now === undefined || before === now) return [];
      const way = [{ translate: `0 ${before - now}px` }, { translate: '0 0' }];
      return [card.animate(way, { duration: DURATION, easing: 'ease-out' })];
    });
  }
}
