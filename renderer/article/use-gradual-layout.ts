/** A long article is seen before all of it is laid out. */
import { useEffect, useLayoutEffect } from 'preact/hooks';
import type { DrawnArticle, DrawnBlock } from './draw.ts';

/** From so many blocks on, laying out those that are not seen would keep the first frame waiting. */
const MANY = 120;
/** So many are laid out at a time, well within a frame. */
const AT_A_TIME = 40;
/** About as many characters are in a line, and so high it is, in em: a guess, for as long as a block is not laid out. */
const LINE = { characters: 68, height: 1.66 } as const;

/**
 * Puts off laying out what is not in the window, until the text has been seen; then the rest follows bit by bit. The place
 * that is read stays where it is while the heights of what is above it become known.
 * @param seen whether the text has been seen
 */
export function useGradualLayout({ blocks }: DrawnArticle, seen: boolean): void {
  useLayoutEffect(() => {
    if (blocks.length >= MANY) for (const block of blocks) putOff(block);
  }, [blocks]);
  useEffect(() => {
    if (!seen || blocks.length < MANY) return;
    let next = 0;
    let waiting = 0;
    const layOut = () => {
      for (const { element } of blocks.slice(next, next + AT_A_TIME)) element.style.contentVisibility = '';
      next += AT_A_TIME;
      if (next < blocks.length) waiting = requestIdleCallback(layOut, { timeout: 100 });
    };
    waiting = requestIdleCallback(layOut, { timeout: 100 });
    return () => cancelIdleCallback(waiting);
  }, [blocks, seen]);
}

function putOff({ element, start, end }: DrawnBlock): void {
  const lines = Math.ceil((end - start) / LINE.characters);
  element.style.contentVisibility = 'auto';
  element.style.containIntrinsicBlockSize = `auto ${lines * LINE.height}em`;
}
