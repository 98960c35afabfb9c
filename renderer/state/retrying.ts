/** Tries again to save what could not be saved. */
import { effect } from '@preact/signals';
import type { Change } from '../../core/changes.ts';
import { NOT_SAVED } from '../../core/result.ts';
import { call } from '../bridge.ts';
import { send, show } from './edit.ts';
import { inTurn } from './turns.ts';
import { tell } from './status.ts';
import { drop, hasUnsaved, unsaved, type Unsaved } from './unsaved.ts';

/** How long after a failure, in milliseconds. */
const AFTER = 4000;

/** Tries every few seconds, as long as something is not saved. */
export function followUnsaved(): void {
  effect(() => {
    if (!hasUnsaved.value) return;
    const timer = setInterval(() => void tryAgain(), AFTER);
    return () => clearInterval(timer);
  });
}

let trying: Promise<void> | null = null;

/** Tries now; once at a time. */
export function tryAgain(): Promise<void> {
  trying ??= inTurn(async () => {
    for (const entry of unsaved.value) await tryOne(entry);
  }).finally(() => (trying = null));
  return trying;
}

async function tryOne(entry: Unsaved): Promise<void> {
  const result = await send(entry.change, entry.group);
  if (!result.ok && result.error.startsWith(NOT_SAVED)) return;
  drop(entry);
  if (result.ok) {
    show(entry.change);
    if (!hasUnsaved.value) tell('Saved now.');
  } else tellRefused(result.error, entry.change);
}

/** What was typed must not be lost with the change that it was part of. */
function tellRefused(error: string, change: Change): void {
  const typed = change.type === 'passage.edit' ? change.to.note : undefined;
  const copy = () => void call('clipboard.write', { text: typed ?? '' });
  tell(error, {
    tone: 'error',
    action: typed === undefined || typed === '' ? null : { label: 'Copy what you typed', run: copy },
  });
}
