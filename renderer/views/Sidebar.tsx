import type { VNode } from 'preact';
import type { Issue } from '../../core/model.ts';
import { Swatch } from '../parts/Chip.tsx';
import { Icon, type IconName } from '../parts/Icon.tsx';
import { ask } from '../state/dialogs.ts';
import { attentionCount, codebook, issueCounts, rows, trash } from '../state/library.ts';
import { go, route, type Route, type Shelf } from '../state/route.ts';
import { isReading, isUnread } from '../state/shelves.ts';

/** The way to every shelf and every issue. */
export function Sidebar(): VNode {
  return (
    <nav class="side" aria-label="Library">
      <ShelfRow shelf="all" icon="library" label="All articles" count={rows.value.length} />
      <ShelfRow
        shelf="reading"
        icon="reading"
        label="Reading now"
        count={rows.value.filter(isReading).length}
      />
      <ShelfRow shelf="unread" icon="unread" label="Unread" count={rows.value.filter(isUnread).length} />
      {trash.value.length > 0 && (
        <ShelfRow shelf="trash" icon="trash" label="Trash" count={trash.value.length} />
      )}
      {attentionCount.value > 0 && (
        <Row
          to={{ view: 'attention', repair: false }}
          on={route.value.view === 'attention'}
          count={attentionCount.value}
        >
          <Icon name="alert" /> <span class="label">Needs attention</span>
        </Row>
      )}
      <h3>
        Issues
        <button
          class="add"
          aria-label="New issue"
          title="New issue"
          onClick={() => ask({ kind: 'issue', issue: null })}
        >
          <Icon name="plus" size={14} />
        </button>
      </h3>
      {codebook.value.issues.map((issue) => (
        <IssueRow key={issue.id} issue={issue} />
      ))}
      {codebook.value.issues.length === 0 && (
        <p class="side-hint">
          Issues are the questions you follow across all sources. Make one here, or while you tag.
        </p>
      )}
    </nav>
  );
}

interface ShelfProps {
  readonly shelf: Shelf;
  readonly icon: IconName;
  readonly label: string;
  readonly count: number;
}

function ShelfRow({ shelf, icon, label, count }: ShelfProps): VNode {
  const shown = route.value;
  return (
    <Row to={{ view: 'library', shelf }} on={shown.view === 'library' && shown.shelf === shelf} count={count}>
      <Icon name={icon} /> <span class="label">{label}</span>
    </Row>
  );
}

function IssueRow({ issue }: { readonly issue: Issue }): VNode {
  const shown = route.value;
  return (
    <Row
      to={{ view: 'issue', id: issue.id }}
      on={shown.view === 'issue' && shown.id === issue.id}
      count={issueCounts.value.get(issue.id) ?? 0}
    >
      <Swatch issue={issue} /> <span class="label">{issue.name}</span>
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
      <span class="n">{count.toLocaleString('en-GB')}</span>
    </button>
  );
}
