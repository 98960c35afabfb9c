import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Issue } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Menu, type MenuItem, type MenuPlace } from '../parts/Menu.tsx';
import { ask } from '../state/dialogs.ts';
import { editIssue } from '../state/issue-edits.ts';
import {
  fold,
  focusRow,
  renaming,
  reveal,
  rowElement,
  rowInReach,
  tookFocus,
  treeRows,
  type TreeRow,
} from '../state/issue-tree.ts';
import { codebook, exact, issueCounts, issueOf } from '../state/library.ts';
import { go, route } from '../state/route.ts';
import { codebookMenu, menuOf, pressOnRow } from './issue-actions.ts';
import { dragged, useIssueDrag } from './use-issue-drag.ts';

interface OpenMenu {
  readonly label: string;
  readonly groups: readonly (readonly MenuItem[])[];
  readonly at: MenuPlace;
  /** The row that gets the keyboard back. */
  readonly of: string | null;
}

/** All issues, each below what it is a part of: to open, name, arrange and merge. */
export function IssueTree(): VNode {
  const [menu, setMenu] = useState<OpenMenu | null>(null);
  const press = useIssueDrag();
  const shown = route.value.view === 'issue' ? route.value.id : null;
  useEffect(() => {
    if (shown === null) return;
    reveal(shown);
    requestAnimationFrame(() => rowElement(shown)?.scrollIntoView({ block: 'nearest' }));
  }, [shown]);
  const openFor = (issue: Issue, at: MenuPlace) =>
    setMenu({ label: issue.name, groups: menuOf(issue), at, of: issue.id });
  return (
    <>
      <h3>
        <span id="issues-head">Issues</span>
        <span class="grow" />
        <button
          class="add"
          aria-label="Codebook"
          aria-haspopup="menu"
          title="Codebook"
          onClick={({ currentTarget }) =>
            setMenu({ label: 'Codebook', groups: codebookMenu(), at: below(currentTarget), of: null })
          }
        >
          <Icon name="more" size={14} />
        </button>
        <button
          class="add"
          aria-label="New issue"
          title="New issue"
          onClick={() => ask({ kind: 'issue', issue: null })}
        >
          <Icon name="plus" size={14} />
        </button>
      </h3>
      <div
        role="tree"
        aria-labelledby="issues-head"
        class={dragged.value === null ? 'tree' : 'tree dragging'}
      >
        {treeRows.value.map((row) => (
          <IssueRow key={row.issue.id} row={row} onPress={press} onMenu={openFor} />
        ))}
        {dragged.value?.drop?.how === 'end' && <div class="drop-end" />}
      </div>
      {codebook.value.issues.length === 0 && (
        <p class="side-hint">
          Issues are the questions you follow across all sources. Make one here, or while you tag.
        </p>
      )}
      <Ghost />
      {menu !== null && (
        <Menu
          label={menu.label}
          groups={menu.groups}
          at={menu.at}
          onClose={() => {
            setMenu(null);
            if (menu.of !== null) rowElement(menu.of)?.focus();
          }}
        />
      )}
    </>
  );
}

const below = (element: Element): MenuPlace => {
  const { left, bottom } = element.getBoundingClientRect();
  return { x: left, y: bottom + 4 };
};

interface RowProps {
  readonly row: TreeRow;
  readonly onPress: (event: PointerEvent, id: string) => void;
  readonly onMenu: (issue: Issue, at: MenuPlace) => void;
}

function IssueRow({ row, onPress, onMenu }: RowProps): VNode {
  const { issue, depth, parts, isFolded, place, siblings } = row;
  const on = route.value.view === 'issue' && route.value.id === issue.id;
  const naming = renaming.value === issue.id;
  const count = issueCounts.value.get(issue.id) ?? 0;
  const style = { '--depth': depth };
  return (
    <div
      role="treeitem"
      data-issue={issue.id}
      class={classOf(row, on)}
      style={style}
      tabIndex={rowInReach.value === issue.id ? 0 : -1}
      aria-level={depth + 1}
      aria-posinset={place}
      aria-setsize={siblings}
      aria-expanded={parts === 0 ? undefined : !isFolded}
      aria-selected={on}
      aria-current={on ? 'page' : undefined}
      aria-label={wordsFor(issue, count)}
      title={naming ? undefined : issue.name}
      onFocus={() => tookFocus(issue.id)}
      onClick={() => !naming && go({ view: 'issue', id: issue.id })}
      onPointerDown={(event) => onPress(event, issue.id)}
      onKeyDown={(event) => {
        if (naming || event.target !== event.currentTarget || !pressOnRow(event, row)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onContextMenu={(event) => {
        if (naming) return;
        event.preventDefault();
        onMenu(
          issue,
          event.button === 2 ? { x: event.clientX, y: event.clientY } : below(event.currentTarget),
        );
      }}
    >
      {parts > 0 && (
        <span
          class="fold"
          aria-hidden="true"
          onPointerDown={(event) => event.stopPropagation()}
          onClick={(event) => {
            event.stopPropagation();
            fold(issue.id, !isFolded);
          }}
        >
          <Icon name="down" size={12} />
        </span>
      )}
      <Swatch issue={issue} />
      {naming ? <NameField issue={issue} /> : <span class="label">{issue.name}</span>}
      {issue.closed !== null && !naming && <span class="closed-cue">closed</span>}
      <span class="n">{exact(count)}</span>
      <button
        class="row-more"
        tabIndex={-1}
        aria-label={`More: ${issue.name}`}
        aria-haspopup="menu"
        onClick={(event) => {
          event.stopPropagation();
          onMenu(issue, below(event.currentTarget));
        }}
      >
        <Icon name="more" size={15} />
      </button>
    </div>
  );
}

function classOf({ issue, parts, isFolded }: TreeRow, on: boolean): string {
  const drop = dragged.value?.drop;
  const states = {
    on,
    parent: parts > 0,
    folded: isFolded,
    closed: issue.closed !== null,
    taken: dragged.value?.id === issue.id,
    [`drop-${drop?.how ?? 'none'}`]: drop?.at === issue.id,
  };
  return ['row', 'issue-row', ...Object.entries(states).flatMap(([name, is]) => (is ? [name] : []))].join(
    ' ',
  );
}

const wordsFor = ({ name, closed }: Issue, count: number): string =>
  `${name}, ${counted(count, 'passage')}${closed === null ? '' : ', closed'}`;

/** The name of an issue being written where it stands: Enter and leaving keep it, Escape does not. */
function NameField({ issue }: { readonly issue: Issue }): VNode {
  const field = useRef<HTMLInputElement>(null);
  // At once: the next key is meant for the name.
  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.select();
  }, []);
  const keep = async (back: boolean) => {
    if (renaming.value !== issue.id) return;
    const name = field.current?.value.trim() ?? '';
    renaming.value = null;
    if (name !== '' && name !== issue.name) await editIssue(issue, { name });
    if (back) focusRow(issue.id);
  };
  return (
    <input
      ref={field}
      class="name-field"
      aria-label={`Name of ${issue.name}`}
      defaultValue={issue.name}
      onBlur={() => void keep(false)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') void keep(true);
        if (event.key !== 'Escape') return;
        renaming.value = null;
        focusRow(issue.id);
      }}
    />
  );
}

/** The name of the issue that is dragged, beside the pointer. */
function Ghost(): VNode | null {
  const at = dragged.value;
  const issue = at === null ? undefined : issueOf(at.id);
  if (at === null || issue === undefined) return null;
  return (
    <div
      class={at.drop === null ? 'drag-name nowhere' : 'drag-name'}
      style={{ left: `${at.x + 12}px`, top: `${at.y + 10}px` }}
    >
      <Swatch issue={issue} /> {issue.name}
    </div>
  );
}
