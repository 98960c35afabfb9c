import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { groupName, type Grouping, type PageEntry } from '../../../core/issues/page.ts';
import type { Issue } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { colored } from '../../parts/Chip.tsx';
import { PassageRow } from './PassageRow.tsx';
import type { Pages } from './use-pages.ts';
import { useWindow } from './use-window.ts';

interface ListProps {
  readonly issue: Issue;
  readonly pages: Pages & { readonly page: NonNullable<Pages['page']> };
  readonly group: Grouping;
  readonly context: boolean;
  readonly scroller: { readonly current: HTMLElement | null };
  /** The passage that is in hand at first; undefined for none. */
  readonly at: number | undefined;
  readonly onOpen: (row: number, entry: PageEntry) => void;
}

/** All passages, of which those near the view are drawn. Arrow keys, j and k go from one to another. */
export function PassageList({ issue, pages, group, context, scroller, at, onOpen }: ListProps): VNode {
  const { groups, passages: rows } = pages.page;
  const list = useRef<HTMLDivElement>(null);
  const [inHand, setInHand] = useState(at ?? 0);
  /** The row that is to have the focus once it is drawn. */
  const awaited = useRef<number | null>(at ?? null);
  /** Whether the focus was in the list, for the row that has it may leave the window. */
  const focused = useRef(false);
  const { drawn, watch, reveal } = useWindow({ scroller, list, groups, rows, key: pages.key, at: at ?? 0 });
  const tabStop = inHand >= drawn.from && inHand < drawn.to ? inHand : drawn.from;

  const focusRow = (row: number): boolean => {
    const button = list.current?.querySelector<HTMLElement>(`[data-row="${row}"] .quote[tabindex]`) ?? null;
    if (button === null) return false;
    button.focus({ preventScroll: true });
    button.closest('.entry')?.scrollIntoView({ block: 'nearest' });
    return true;
  };
  const move = (row: number): void => {
    const next = Math.max(0, Math.min(rows - 1, row));
    setInHand(next);
    if (focusRow(next)) return;
    awaited.current = next;
    reveal(next);
  };

  useLayoutEffect(() => pages.want(drawn.from, drawn.to), [drawn.from, drawn.to, pages.key]);
  const known = useRef(pages.key);
  useLayoutEffect(() => {
    if (known.current === pages.key) return;
    known.current = pages.key;
    setInHand(0);
    // Another list begins at its beginning.
    if ((scroller.current?.scrollTop ?? 0) > (list.current?.offsetTop ?? 0)) reveal(0);
  }, [pages.key]);
  useLayoutEffect(() => {
    if (at !== undefined) reveal(at);
  }, []);
  useLayoutEffect(() => {
    const row = awaited.current;
    if (row !== null && focusRow(row)) awaited.current = null;
    else if (row !== null && row < rows && (row < drawn.from || row >= drawn.to)) reveal(row);
    else if (focused.current && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true });
  });
  useLayoutEffect(() => {
    const view = scroller.current;
    // Keys that reach the page itself go on from the row that was left.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.target === view) pressed.current(event);
    };
    view?.addEventListener('keydown', onKeyDown);
    return () => view?.removeEventListener('keydown', onKeyDown);
  }, []);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const to = destination(event.key, inHand, rows);
    if (to === null) return;
    event.preventDefault();
    move(to);
  };
  const pressed = useRef(onKeyDown);
  pressed.current = onKeyDown;

  return (
    <div
      ref={list}
      class="issue-list"
      role="group"
      aria-label={`Passages on ${issue.name}`}
      style={colored(issue)}
      onKeyDown={onKeyDown}
      onFocusIn={() => (focused.current = true)}
      onFocusOut={({ relatedTarget }) => {
        // Without a next element the row may have been taken away, and the focus with it.
        if (relatedTarget !== null) focused.current = false;
      }}
    >
      <div style={{ height: `${drawn.before}px` }} />
      {drawn.groups.map(({ group: each, from, to, before, after }) => (
        <section key={each.key ?? ''} class="group" aria-label={groupName(group, each.key)}>
          <h2>
            {groupName(group, each.key)}{' '}
            <span>
              {counted(each.passages, 'passage')} in {counted(each.articles, 'article')}
            </span>
          </h2>
          <div style={{ height: `${before}px` }} />
          {Array.from({ length: Math.max(0, to - from) }, (_, offset) => from + offset).map((row) => (
            <PassageRow
              key={row}
              row={row}
              rows={rows}
              issue={issue}
              group={group}
              context={context}
              entry={pages.entry(row)}
              inHand={row === tabStop}
              watch={watch}
              onFocus={setInHand}
              onOpen={onOpen}
            />
          ))}
          <div style={{ height: `${after}px` }} />
        </section>
      ))}
      <div style={{ height: `${drawn.after}px` }} />
    </div>
  );
}

function destination(key: string, row: number, rows: number): number | null {
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return row + 1;
    case 'ArrowUp':
    case 'k':
      return row - 1;
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
