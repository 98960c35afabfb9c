import type { VNode } from 'preact';
import type { IssueId } from '../../../core/model.ts';
import type { IssuePlace, IssueTab } from '../../state/route.ts';
import { turnTo } from './place.ts';

const NAMES: readonly (readonly [IssueTab, string])[] = [
  ['passages', 'Passages'],
  ['timeline', 'Timeline'],
  ['sources', 'Sources'],
  ['sayings', 'Who says what'],
  ['together', 'Appears with'],
  ['suggestions', 'Suggestions'],
];

interface TabsProps {
  readonly id: IssueId;
  readonly place: IssuePlace;
  readonly tab: IssueTab;
  /** How many there are without any filter. */
  readonly passages: number;
}

export function Tabs({ id, place, tab, passages }: TabsProps): VNode {
  const show = (next: IssueTab) => turnTo(id, { ...place, tab: next });
  const onKeyDown = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const at = NAMES.findIndex(([each]) => each === tab);
    const next = NAMES[(at + by + NAMES.length) % NAMES.length];
    if (by === 0 || next === undefined) return;
    event.preventDefault();
    show(next[0]);
    document.getElementById(`issue-tab-${next[0]}`)?.focus();
  };
  return (
    <div class="tabs" role="tablist" aria-label="Views of the issue" onKeyDown={onKeyDown}>
      {NAMES.map(([each, name]) => (
        <button
          key={each}
          id={`issue-tab-${each}`}
          class={each === tab ? 'tab on' : 'tab'}
          role="tab"
          aria-selected={each === tab}
          aria-controls="issue-tab"
          tabIndex={each === tab ? 0 : -1}
          onClick={() => show(each)}
        >
          {name}
          {each === 'passages' && ` ${passages.toLocaleString('en-GB')}`}
        </button>
      ))}
    </div>
  );
}
