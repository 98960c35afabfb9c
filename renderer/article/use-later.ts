/** What is drawn beside the text comes a frame after its highlights, where there is much of it. */
import type { ReadonlySignal } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import { passages } from '../state/article.ts';

/** What belongs to so many passages takes longer than a frame to be placed anew. */
const MANY = 300;

/** What a signal says; where there are many passages it is heard only after the next frame: cards must not hold up a highlight. */
export function useLater<T>(source: ReadonlySignal<T>): T {
  const [held, setHeld] = useState(() => source.peek());
  useLayoutEffect(() => {
    let frame = 0;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const hear = (): void => setHeld(() => source.peek());
    const stop = source.subscribe(() => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      if (passages.peek().length < MANY) hear();
      else frame = requestAnimationFrame(() => (timer = setTimeout(hear)));
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [source]);
  return held;
}
