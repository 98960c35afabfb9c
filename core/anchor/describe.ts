import type { Passage } from '../model.ts';
import type { Span } from '../document/tree.ts';

/** How a passage is told: position, quote and context together (W3C Web Annotation, text position and text quote selectors). */
export type Anchor = Pick<Passage, 'start' | 'end' | 'quote' | 'prefix' | 'suffix'>;

/** As long as Hypothesis takes it. */
const CONTEXT = 32;
const LONGEST_CONTEXT = 256;

/**
 * Describes a stretch of canonical text so that it can be found again: with 32 UTF-16 code units of context on
 * either side, and more where the same words stand in the same context elsewhere, so that the quote with its
 * context is unique where it can be.
 */
export function describeSpan(text: string, { start, end }: Span): Anchor {
  let context = CONTEXT;
  while (
    context < LONGEST_CONTEXT &&
    occursTwice(text, text.slice(Math.max(0, start - context), end + context))
  )
    context *= 2;
  return {
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - context), start),
    suffix: text.slice(end, end + context),
  };
}

const occursTwice = (text: string, part: string): boolean => text.includes(part, text.indexOf(part) + 1);
