/** Asking the search, and the queries that are kept. */
import { signal } from '@preact/signals';
import { useLayoutEffect, useState } from 'preact/hooks';
import type { SavedSearch } from '../../core/model.ts';
import type { FoundHit, SearchReply, SearchRequest } from '../../core/searching.ts';
import { call, on } from '../bridge.ts';
import { codebook, rows, settings } from './library.ts';
import { set } from './library-edits.ts';
import { nowStamp } from './marking.ts';
import { go } from './route.ts';
import { tell, tellError } from './status.ts';

/** How many articles the search has still to read before it finds everything. */
export const leftToRead = signal(0);

/** Follows main from now on. */
export function followSearch(): void {
  on('search.left', (articles) => (leftToRead.value = articles));
}

const NOTHING: SearchReply = {
  total: 0,
  totals: { article: 0, passage: 0, note: 0, issue: 0 },
  hits: [],
  problems: [],
};

/** What the search last answered. */
export interface Answered {
  /** The query that it answers: while a newer one is on its way, the one before. */
  readonly query: string;
  readonly reply: SearchReply;
}

/** What a request finds; null until the first answer. An answer that another request has overtaken is passed over. */
export function useSearch(request: SearchRequest): Answered | null {
  const [answered, setAnswered] = useState<Answered | null>(null);
  const { query, order, kinds, from, count, typing } = request;
  // Asked at once: what comes after a frame costs each key a frame.
  useLayoutEffect(() => {
    let wanted = true;
    if (query.trim() === '') setAnswered({ query, reply: NOTHING });
    else
      void call('search.query', { request }).then((result) => {
        if (!wanted) return;
        if (result.ok) setAnswered({ query, reply: result.value });
        else tellError(result.error);
      });
    return () => {
      wanted = false;
    };
  }, [query, order, kinds?.join(' '), from, count, typing, rows.value, codebook.value, leftToRead.value]);
  return answered;
}

/** Shows what was found, at its place. */
export function openHit({ kind, article, passage, issue, span }: FoundHit): void {
  if (kind === 'issue' && issue !== null) go({ view: 'issue', id: issue });
  else if (article !== null)
    go({ view: 'article', id: article, passage, at: passage === null ? span : null });
}

/** Keeps a query under a name, in the side bar. */
export async function saveSearch(name: string, query: string): Promise<void> {
  const search = { id: nowStamp().id, name: name.trim() || query.trim(), query: query.trim() };
  await set(() => ({ searches: [...settings.value.searches, search] }));
}

export async function renameSearch({ id }: SavedSearch, name: string): Promise<void> {
  if (name.trim() === '') return;
  await set(() => ({
    searches: settings.value.searches.map((each) => (each.id === id ? { ...each, name: name.trim() } : each)),
  }));
}

export async function removeSearch(search: SavedSearch): Promise<void> {
  const place = settings.value.searches.findIndex(({ id }) => id === search.id);
  await set(() => ({ searches: settings.value.searches.filter(({ id }) => id !== search.id) }));
  tell(`“${search.name}” is no longer kept.`, {
    action: {
      label: 'Undo',
      run: () => void set(() => ({ searches: settings.value.searches.toSpliced(place, 0, search) })),
    },
  });
}
