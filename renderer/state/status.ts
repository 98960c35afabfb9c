/** What the window tells the person: whether all is saved, and messages. */
import { computed, signal } from '@preact/signals';

/** Changes sent to main and not yet on disk. */
const underWay = signal(0);
const failure = signal<string | null>(null);

export type SaveState = 'saved' | 'saving' | 'failed';
export const saveState = computed<SaveState>(() =>
  underWay.value > 0 ? 'saving' : failure.value === null ? 'saved' : 'failed',
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

/** Counts a save while it runs; what it gives is whether it succeeded, in words where it did not. */
export async function whileSaving<T extends { readonly ok: boolean; readonly error?: string }>(
  save: Promise<T>,
): Promise<T> {
  underWay.value += 1;
  const result = await save;
  underWay.value -= 1;
  failure.value = result.ok ? null : (result.error ?? '');
  return result;
}
