/** Finding words in the open article. */
import { signal } from '@preact/signals';

/** What is looked for in the open article; null where nothing is. */
export const finding = signal<string | null>(null);

/** Counts the wishes to find something, so that asking again takes one to the field. */
export const findAsked = signal(0);

/** Opens the field for finding words in the article. */
export function startFinding(words: string | null = null): void {
  finding.value = words ?? finding.value ?? '';
  findAsked.value += 1;
}

export function stopFinding(): void {
  finding.value = null;
}
