import type { VNode } from 'preact';
import { longDate, dayOf } from '../../../core/dates.ts';
import { above } from '../../../core/issues/hierarchy.ts';
import type { Issue } from '../../../core/model.ts';
import { Swatch } from '../../parts/Chip.tsx';
import { Icon } from '../../parts/Icon.tsx';
import { Markdown } from '../../parts/Markdown.tsx';
import { ask } from '../../state/dialogs.ts';
import { codebook } from '../../state/library.ts';
import { go } from '../../state/route.ts';

/** What an issue is, and what can be done with it. */
export function IssueHead({ issue }: { readonly issue: Issue }): VNode {
  return (
    <header class="issue-head">
      <div class="issue-what">
        <Crumbs issue={issue} />
        <h1>
          <Swatch issue={issue} large /> {issue.name}
          {issue.closed !== null && <span class="closed-since">Closed {longDate(dayOf(issue.closed))}</span>}
        </h1>
        <p class="definition">{issue.definition === '' ? 'No definition yet.' : issue.definition}</p>
        {issue.memo !== '' && (
          <details class="memo">
            <summary>Memo</summary>
            <Markdown text={issue.memo} />
          </details>
        )}
      </div>
      <span class="grow" />
      <button class="btn" onClick={() => ask({ kind: 'issue', issue })}>
        Edit issue
      </button>
      <button class="btn primary" onClick={() => go({ view: 'brief', articles: null, issues: [issue.id] })}>
        <Icon name="export" size={15} /> Start a brief
      </button>
    </header>
  );
}

/** What the issue is a part of, and the parts of which it is made. */
function Crumbs({ issue }: { readonly issue: Issue }): VNode | null {
  const up = above(codebook.value, issue.id).toReversed();
  if (up.length === 0) return null;
  return (
    <nav class="crumbs" aria-label="Part of">
      {up.map((each) => (
        <span key={each.id}>
          <button onClick={() => go({ view: 'issue', id: each.id })}>{each.name}</button>
          <span aria-hidden="true"> › </span>
        </span>
      ))}
    </nav>
  );
}
