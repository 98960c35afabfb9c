import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import {
  HIT_KINDS,
  type FoundHit,
  type HitKind,
  type SearchOrder,
  type SearchReply,
} from '../../core/searching.ts';
import type { SavedSearch } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { settings } from '../state/library.ts';
import { route, type SearchRoute } from '../state/route.ts';
import { leftToRead, openHit, removeSearch, renameSearch, saveSearch, useSearch } from '../state/search.ts';
import { FoundRow } from './FoundRow.tsx';
import { SearchField } from './SearchField.tsx';

/** Hits shown at first, and at each request for more. */
const PAGE = 50;

const KIND_NAMES: Readonly<Record<HitKind, string>> = {
  article: 'Articles',
  passage: 'Passages',
  note: 'Notes',
  issue: 'Issues',
};

/** Everything that a query finds. */
export function SearchView({ shown }: { readonly shown: SearchRoute }): VNode {
  const { query, order = 'relevance', kind = null } = shown;
  const [count, setCount] = useState(PAGE);
  useEffect(() => setCount(PAGE), [query, order, kind]);
  const answered = useSearch({
    query,
    order,
    kinds: kind === null ? null : [kind],
    from: 0,
    count,
    // What is kept finds what its count says.
    typing: shown.typing === true && keptAs(query) === undefined,
  });
  const reply = answered?.reply ?? null;
  return (
    <main class="search-view scroller" aria-label="Search">
      <header class="search-head">
        <SearchField query={query} onQuery={(next) => change(shown, { query: next, typing: true })} />
        <KeepButton query={query} />
      </header>
      <Tabs
        reply={reply}
        kind={kind}
        onKind={(next) => change(shown, { kind: next })}
        order={order}
        onOrder={(next) => change(shown, { order: next })}
      />
      <Said reply={reply} query={query} />
      <List hits={reply?.hits ?? []} />
      {reply !== null && reply.hits.length === count && (
        <button class="btn more" onClick={() => setCount(count + PAGE)}>
          Show more
        </button>
      )}
    </main>
  );
}

/** Asks for something else on this page: "back" leads out of it, and from what it found back to it as it was. */
function change(shown: SearchRoute, to: Partial<SearchRoute>): void {
  route.value = { ...shown, ...to };
}

const keptAs = (query: string): SavedSearch | undefined =>
  settings.value.searches.find((each) => each.query === query.trim());

/** Keeps the query in the side bar, gives it another name, or takes it out of it. */
function KeepButton({ query }: { readonly query: string }): VNode {
  const kept = keptAs(query);
  const [name, setName] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => field.current?.select(), [name === null]);
  const keep = async () => {
    if (kept !== undefined) await renameSearch(kept, name ?? '');
    else await saveSearch(name ?? '', query);
    setName(null);
  };
  if (name === null && kept !== undefined)
    return (
      <>
        <button class="btn" onClick={() => setName(kept.name)}>
          Rename
        </button>
        <button class="btn" onClick={() => void removeSearch(kept)}>
          Forget search
        </button>
      </>
    );
  if (name === null)
    return (
      <button class="btn" disabled={query.trim() === ''} onClick={() => setName(query.trim())}>
        Save search
      </button>
    );
  return (
    <form
      class="keep-search"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <input
        class="field"
        aria-label="Name of the search"
        value={name}
        ref={field}
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && setName(null)}
      />
      <button class="btn primary" type="submit">
        Save
      </button>
    </form>
  );
}

interface TabsProps {
  readonly reply: SearchReply | null;
  readonly kind: HitKind | null;
  readonly onKind: (kind: HitKind | null) => void;
  readonly order: SearchOrder;
  readonly onOrder: (order: SearchOrder) => void;
}

function Tabs({ reply, kind, onKind, order, onOrder }: TabsProps): VNode {
  const totals = reply?.totals;
  const all = totals === undefined ? 0 : HIT_KINDS.reduce((sum, each) => sum + totals[each], 0);
  return (
    <div class="tabs" role="group" aria-label="Kind">
      {[null, ...HIT_KINDS].map((each) => (
        <button
          key={each ?? 'all'}
          class={each === kind ? 'tab on' : 'tab'}
          aria-pressed={each === kind}
          onClick={() => onKind(each)}
        >
          {each === null ? 'All' : KIND_NAMES[each]}{' '}
          <span class="quiet">{(each === null ? all : (totals?.[each] ?? 0)).toLocaleString('en-GB')}</span>
        </button>
      ))}
      <span class="grow" />
      <label class="quiet">
        Order{' '}
        <select
          class="field"
          value={order}
          onChange={(event) => onOrder(event.currentTarget.value === 'date' ? 'date' : 'relevance')}
        >
          <option value="relevance">Best first</option>
          <option value="date">Newest first</option>
        </select>
      </label>
    </div>
  );
}

/** What was not understood, what is still to be read, or that nothing was found. */
function Said({ reply, query }: { readonly reply: SearchReply | null; readonly query: string }): VNode {
  const left = leftToRead.value;
  return (
    <div role="status" class="search-said">
      {reply?.problems.map((problem) => (
        <p key={problem} class="hint">
          <Icon name="alert" size={14} /> {problem}
        </p>
      ))}
      {left > 0 && <p class="hint">{counted(left, 'article')} still to be read; more may be found then.</p>}
      {query.trim() === '' && (
        <p class="empty">
          Words find what has all of them. Quotation marks keep words together, OR takes either, a minus
          leaves out; filters such as issue:, source:, speaker:, stance:, before:, after:, has:note and
          in:title narrow it down.
        </p>
      )}
      {reply?.total === 0 && query.trim() !== '' && left === 0 && <p class="empty">Nothing was found.</p>}
    </div>
  );
}

function List({ hits }: { readonly hits: readonly FoundHit[] }): VNode {
  const list = useRef<HTMLUListElement>(null);
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('.found') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    if (by === 0 || at === -1) return;
    event.preventDefault();
    if (at + by < 0) document.querySelector<HTMLElement>('.search-head input')?.focus();
    else buttons[at + by]?.focus();
  };
  return (
    <ul class="found-list" ref={list} onKeyDown={step}>
      {hits.map((hit) => (
        <li key={`${hit.kind} ${hit.article ?? ''} ${hit.passage ?? ''} ${hit.issue ?? ''}`}>
          <button class="found" onClick={() => openHit(hit)}>
            <FoundRow hit={hit} />
          </button>
        </li>
      ))}
    </ul>
  );
}
