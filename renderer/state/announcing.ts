/** What a screen reader is to say. */
import { signal } from '@preact/signals';

export const announcement = signal('');

/** Says some words; the same words twice are said twice. */
export function announce(words: string): void {
  announcement.value = announcement.value === words ? `${words}\u00a0` : words;
}
