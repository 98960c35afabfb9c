/** Printing what is read: the page is set for paper while it lasts. */
import { signal } from '@preact/signals';
import { call } from '../bridge.ts';
import { tellError } from './status.ts';

/** Whether the window is being printed. */
export const printing = signal(false);

export async function printArticle(): Promise<void> {
  printing.value = true;
  // Two frames: one in which the page is changed, one in which that is laid out.
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  const result = await call('window.print', {});
  printing.value = false;
  if (!result.ok) tellError(result.error);
}
