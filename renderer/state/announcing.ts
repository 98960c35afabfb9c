/** What a screen reader is to say. */
import { signal } from '@preact/signals';

export const announcement = signal('');

/** As much of a quote as is said at once, in UTF-16 code units. */
const MOST = 120;

/** A quote, cut where it is long. */
export const shortQuote = (quote: string): string =>
  quote.length <= MOST ? quote : `${quote.slice(0, MOST).trimEnd()} …`;

/** Says some words; the same words twice are said twice. */
export function announce(words: string): void {
  announcement.value = announcement.value === words ? `${words}\u00a0` : words;
}
