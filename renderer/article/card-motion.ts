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

  /** @param tops where the cards stand at present; what follows before the next frame is one movement with it */
  begin(tops: Tops): void {
    if (this.#from !== null) return;
    this.#from = tops;
    requestAnimationFrame(() => (this.#from = null));
  }

  /** @param tops where the cards stand now */
  play(cards: readonly HTMLElement[], tops: Tops): void {
    if (this.#from === null || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
    for (const card of cards) {
      const id = card.dataset['passage'] as PassageId;
      const [before, now] = [this.#from.get(id), tops.get(id)];
      for (const running of card.getAnimations()) running.cancel();
      if (before === undefined || now === undefined || before === now) continue;
      if (getComputedStyle(card).position !== 'absolute') continue;
      card.animate([{ translate: `0 ${before - now}px` }, { translate: '0 0' }], {
        duration: DURATION,
        easing: 'ease-out',
      });
    }
  }
}
