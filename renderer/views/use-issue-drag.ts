/** Dragging issues in the tree: where one would go, and that it goes there when it is let go. */
import { signal } from '@preact/signals';
import { useLayoutEffect } from 'preact/hooks';
import type { IssueMove } from '../../core/issues/changes.ts';
import { moveAfter, moveBefore, moveInto, moveToEnd } from '../../core/issues/moving.ts';
import type { Codebook, IssueId } from '../../core/model.ts';
import { announce } from '../state/announcing.ts';
import { moveIssue } from '../state/issue-edits.ts';
import { fold, treeRows } from '../state/issue-tree.ts';
import { codebook } from '../state/library.ts';

/** Where an issue would go: before, after or into another, or behind all. */
export interface Drop {
  readonly how: 'before' | 'after' | 'into' | 'end';
  readonly at: IssueId | null;
}

export interface Dragged {
  readonly id: IssueId;
  readonly x: number;
  readonly y: number;
  /** Null where it cannot go, or is. */
  readonly drop: Drop | null;
}

/** The issue that is being dragged. */
export const dragged = signal<Dragged | null>(null);

/** So far the pointer goes before a press is a drag, in pixels. */
const SLACK = 5;
/** The share of a row's height, above and below, that means before and after it. */
const EDGE = 0.28;
/** So near to an end of the sidebar it scrolls, in pixels, and by so much each time. */
const NEAR = 28;
const SCROLL = 10;

/** @returns what is to be called when a row is pressed */
export function useIssueDrag(): (event: PointerEvent, id: IssueId) => void {
  // What is gone from the window is not dragged on.
  useLayoutEffect(() => () => void (dragged.value = null), []);
  return (event, id) => {
    const isField = event.target instanceof Element && event.target.closest('input, button') !== null;
    if (event.button !== 0 || isField || !(event.currentTarget instanceof HTMLElement)) return;
    follow(id, event, event.currentTarget.closest<HTMLElement>('[role="tree"]'));
  };
}

function follow(id: IssueId, { clientX, clientY }: PointerEvent, tree: HTMLElement | null): void {
  if (tree === null) return;
  const stop = new AbortController();
  const { signal: until } = stop;
  const end = () => {
    stop.abort();
    dragged.value = null;
  };
  const move = (event: PointerEvent) => {
    const far = Math.hypot(event.clientX - clientX, event.clientY - clientY) > SLACK;
    if (dragged.value === null && !far) return;
    scrollAt(tree.closest('.side'), event.clientY);
    const drop = dropAt(tree, event, id);
    dragged.value = { id, x: event.clientX, y: event.clientY, drop };
  };
  const letGo = () => {
    const last = dragged.value;
    end();
    if (last === null) return;
    swallowClick();
    if (last.drop !== null) void dropOn(id, last.drop);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || dragged.value === null) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    swallowClick();
    announce('Not moved.');
  };
  addEventListener('pointermove', move, { signal: until });
  addEventListener('pointerup', letGo, { signal: until });
  addEventListener('pointercancel', end, { signal: until });
  addEventListener('blur', end, { signal: until });
  addEventListener('keydown', key, { signal: until, capture: true });
}

/** The click that ends a drag opens nothing. */
function swallowClick(): void {
  const swallow = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
  };
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 300);
}

function scrollAt(side: Element | null, y: number): void {
  if (side === null) return;
  const { top, bottom } = side.getBoundingClientRect();
  if (y < top + NEAR) side.scrollBy(0, -SCROLL);
  else if (y > bottom - NEAR) side.scrollBy(0, SCROLL);
}

function dropAt(tree: HTMLElement, { clientX: x, clientY: y }: PointerEvent, id: IssueId): Drop | null {
  const side = (tree.closest('.side') ?? tree).getBoundingClientRect();
  if (x < side.left || x > side.right) return null;
  const rows = [...tree.querySelectorAll<HTMLElement>('[data-issue]')];
  const row = rows.find((each) => {
    const { top, bottom } = each.getBoundingClientRect();
    return y >= top && y < bottom;
  });
  const drop = row === undefined ? behind(rows.at(-1), y) : dropOnRow(row, y);
  return drop !== null && moveFor(drop, id)(codebook.value) !== null ? drop : null;
}

const behind = (last: HTMLElement | undefined, y: number): Drop | null =>
  last !== undefined && y >= last.getBoundingClientRect().bottom ? { how: 'end', at: null } : null;

function dropOnRow(row: HTMLElement, y: number): Drop | null {
  const at = row.dataset['issue'];
  if (at === undefined) return null;
  const { top, height } = row.getBoundingClientRect();
  const share = (y - top) / height;
  if (share < EDGE) return { how: 'before', at };
  if (share <= 1 - EDGE) return { how: 'into', at };
  const index = treeRows.value.findIndex(({ issue }) => issue.id === at);
  const [here, next] = treeRows.value.slice(index, index + 2);
  // Right below an issue whose parts are shown is before the first of them.
  const goesIn = here !== undefined && next !== undefined && next.depth > here.depth;
  return goesIn ? { how: 'before', at: next.issue.id } : { how: 'after', at };
}

const moveFor =
  ({ how, at }: Drop, id: IssueId) =>
  (book: Codebook): IssueMove | null => {
    if (at === null) return moveToEnd(book, id);
    return { before: moveBefore, after: moveAfter, into: moveInto, end: moveAfter }[how](book, id, at);
  };

async function dropOn(id: IssueId, drop: Drop): Promise<void> {
  if (drop.how === 'into' && drop.at !== null) fold(drop.at, false);
  await moveIssue(id, moveFor(drop, id), 'It is there already.');
}
