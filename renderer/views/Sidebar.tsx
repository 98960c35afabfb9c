import type { VNode } from 'preact';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { attentionCount, exact } from '../state/library.ts';
import { go, route, type Route, type Shelf } from '../state/route.ts';
import { rowsOn } from '../state/shelves.ts';
import { untaggedCount } from '../state/untagged.ts';
import { IssueTree } from './IssueTree.tsx';
import { SavedSearches } from './SavedSearches.tsx';

/** The way to every shelf and every issue. */
export function Sidebar(): VNode {
  return (
    <nav class="side" aria-label="Library">
      <ShelfRow shelf="all" icon="library" label="All articles" />
      <ShelfRow shelf="reading" icon="reading" label="Reading now" />
      <ShelfRow shelf="unread" icon="unread" label="Unread" />
      <ShelfRow shelf="starred" icon="star" label="Starred" />
      <ShelfRow shelf="archived" icon="archive" label="Archived" />
      {rowsOn('trash').length > 0 && <ShelfRow shelf="trash" icon="trash" label="Trash" />}
      {attentionCount.value > 0 && (
        <Row
          to={{ view: 'attention', repair: false }}
          on={route.value.view === 'attention'}
          count={attentionCount.value}
        >
          <Icon name="alert" /> <span class="label">Needs attention</span>
        </Row>
      )}
      {untaggedCount.value > 0 && (
        <Row
          to={{ view: 'attention', repair: false }}
          on={route.value.view === 'attention' && attentionCount.value === 0}
          count={untaggedCount.value}
        >
          <Icon name="highlight" /> <span class="label">Untagged passages</span>
        </Row>
      )}
      <IssueTree />
      <SavedSearches />
    </nav>
  );
}

interface ShelfProps {
  readonly shelf: Shelf;
  readonly icon: IconName;
  readonly label: string;
}

function ShelfRow({ shelf, icon, label }: ShelfProps): VNode {
  const shown = route.value;
  const count = rowsOn(shelf).length;
  return (
    <Row to={{ view: 'library', shelf }} on={shown.view === 'library' && shown.shelf === shelf} count={count}>
      <Icon name={icon} /> <span class="label">{label}</span>
    </Row>
  );
}

interface RowProps {
  readonly to: Route;
  readonly on: boolean;
  readonly count: number;
  readonly children: readonly (VNode | string)[];
}

function Row({ to, on, count, children }: RowProps): VNode {
  return (
    <button class={on ? 'row on' : 'row'} aria-current={on ? 'page' : undefined} onClick={() => go(to)}>
      {children}
      <span class="n">{exact(count)}</span>
    </button>
  );
}
