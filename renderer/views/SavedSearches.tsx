import type { VNode } from 'preact';
import { Icon } from '../parts/Icon.tsx';
import { settings } from '../state/library.ts';
import { go, route } from '../state/route.ts';
import { searchCounts } from '../state/search-counts.ts';

/** The kept queries in the side bar, each with how much it finds at present. */
export function SavedSearches(): VNode | null {
  const { searches } = settings.value;
  if (searches.length === 0) return null;
  const shown = route.value;
  return (
    <>
      <h3>Searches</h3>
      {searches.map(({ id, name, query }) => {
        const on = shown.view === 'search' && shown.query.trim() === query;
        return (
          <button
            key={id}
            class={on ? 'row on' : 'row'}
            aria-current={on ? 'page' : undefined}
            title={query}
            onClick={() => go({ view: 'search', query })}
          >
            <Icon name="search" /> <span class="label">{name}</span>
            <span class="n">{searchCounts.value.get(id)?.toLocaleString('en-GB') ?? ''}</span>
          </button>
        );
      })}
    </>
  );
}
