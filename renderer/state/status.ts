/** What the window tells the person: whether all is saved, and messages. */
import { computed, signal } from '@preact/signals';
import type { Result } from '../../core/result.ts';
import { hasUnsaved } from './unsaved.ts';

/**
 * Changes sent to main and for some time not yet on disk. Nothing of a change is shown before it is there, so that one that
 * is saved at once needs no words, and no frame for them.
 */
const underWay = signal(0);
/** In milliseconds. */
const AT_ONCE = 100;

export type SaveState = 'saved' | 'saving' | 'failed';
export const saveState = computed<SaveState>(() =>
  hasUnsaved.value ? 'failed' : underWay.value > 0 ? 'saving' : 'saved',
);

export interface Message {
  readonly text: string;
  readonly tone: 'plain' | 'error';
  readonly action: { readonly label: string; readonly run: () => void } | null;
  /** Whether it is of the last change only: what undo would take back is another one after the next. */
  readonly untilChange: boolean;
}

export const message = signal<Message | null>(null);
let timer: ReturnType<typeof setTimeout> | undefined;

/** Shows a message; plain ones leave by themselves, errors stay until they are dismissed. */
export function tell(
  text: string,
  { tone = 'plain', action = null, untilChange = false }: Partial<Omit<Message, 'text'>> = {},
): void {
  clearTimeout(timer);
  message.value = { text, tone, action, untilChange };
  if (tone === 'plain') timer = setTimeout(dismiss, action === null ? 5000 : 10_000);
}

export const tellError = (text: string): void => tell(text, { tone: 'error' });

export function dismiss(): void {
  clearTimeout(timer);
  message.value = null;
}

/** Takes away what is said of the last change: there is another one. */
export function forgetLast(): void {
  if (message.value?.untilChange === true) dismiss();
}

/** Counts a save while it runs. */
export async function whileSaving<T>(save: Promise<Result<T>>): Promise<Result<T>> {
  let counted = 0;
  const slow = setTimeout(() => {
    counted = 1;
    underWay.value += counted;
  }, AT_ONCE);
  const result = await save;
  clearTimeout(slow);
  underWay.value -= counted;
  return result;
}
