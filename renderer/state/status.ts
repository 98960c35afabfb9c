/** What the window tells the person: whether all is saved, and messages. */
import { computed, signal } from '@preact/signals';
import type { Result } from '../../core/result.ts';
import { hasUnsaved } from './unsaved.ts';

/** Changes sent to main and not yet on disk. */
const underWay = signal(0);

export type SaveState = 'saved' | 'saving' | 'failed';
export const saveState = computed<SaveState>(() =>
  hasUnsaved.value ? 'failed' : underWay.value > 0 ? 'saving' : 'saved',
);

export interface Message {
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

export const message = signal<Message | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message; plain ones leave by themselves, errors stay until they are dismissed. */
export function tell(
  text: string,
  { tone = 'plain', action = null }: Partial<Omit<Message, 'text'>> = {},
): void {
  clearTimeout(timer);
  message.value = { text, tone, action };
  if (tone === 'plain') timer = setTimeout(dismiss, action === null ? 5000 : 10_000);
}

export const tellError = (text: string): void => tell(text, { tone: 'error' });

export function dismiss(): void {
  clearTimeout(timer);
  message.value = null;
}

/** Counts a save while it runs. */
export async function whileSaving<T>(save: Promise<Result<T>>): Promise<Result<T>> {
  underWay.value += 1;
  const result = await save;
  underWay.value -= 1;
  return result;
}
