/** How much each kept query finds at present. */
import { effect, signal } from '@preact/signals';
import { call } from '../bridge.ts';
import { codebook, rows, settings } from './library.ts';
import { leftToRead } from './search.ts';

/** By the id of the kept query. */
export const searchCounts = signal<ReadonlyMap<string, number>>(new Map());

/** How long the library stands still before it is counted anew, in milliseconds. */
const SETTLING = 250;

/** Keeps the counts in step with the library. */
export function followSearchCounts(): void {
  effect(() => {
    const { searches } = settings.value;
    // Read, so that a change of any of them counts anew.
    const library = [rows.value, codebook.value, leftToRead.value];
    if (searches.length === 0 || library.length === 0) return;
    let wanted = true;
    const count = async () => {
      const result = await call('search.totals', { queries: searches.map(({ query }) => query) });
      if (!wanted || !result.ok) return;
      searchCounts.value = new Map(searches.map(({ id }, index) => [id, result.value[index] ?? 0]));
    };
    const timer = setTimeout(() => void count(), SETTLING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  });
}
