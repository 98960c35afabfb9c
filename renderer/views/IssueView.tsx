import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import { counted } from '../../core/words.ts';
import { issueCounts, issueOf } from '../state/library.ts';
import { leftToRead } from '../state/search.ts';
import { route, type IssueTab } from '../state/route.ts';
import { FilterChips } from './issue/FilterChips.tsx';
import { IssueHead } from './issue/IssueHead.tsx';
import { Nothing, PassagesTab } from './issue/PassagesTab.tsx';
import { SayingsTab } from './issue/SayingsTab.tsx';
import { SourcesTab } from './issue/SourcesTab.tsx';
import { SuggestionsTab } from './issue/SuggestionsTab.tsx';
import { Tabs } from './issue/Tabs.tsx';
import { TimelineTab } from './issue/TimelineTab.tsx';
import { TogetherTab } from './issue/TogetherTab.tsx';
import type { TabProps } from './issue/place.ts';
import { useCharts } from './issue/use-charts.ts';
import { usePages } from './issue/use-pages.ts';

const TABS: Readonly<Record<IssueTab, (props: TabProps) => VNode>> = {
  passages: PassagesTab,
  timeline: TimelineTab,
  sources: SourcesTab,
  sayings: SayingsTab,
  together: TogetherTab,
  suggestions: SuggestionsTab,
};

/** Whether a tab shows charts of the passages that pass the filter. */
const isChart = (tab: IssueTab): boolean => tab !== 'passages' && tab !== 'suggestions';

/** An issue over all sources: its passages, and how they are spread over time, sources, speakers and other issues. */
export function IssueView({ id }: { readonly id: string }): VNode {
  const issue = issueOf(id);
  const shown = route.value;
  const place = (shown.view === 'issue' && shown.id === id ? shown.page : undefined) ?? {};
  const { tab = 'passages', group = 'date', filter = {} } = place;
  const scroller = useRef<HTMLElement>(null);
  const pages = usePages({ issue: id, group, filter }, place.at ?? 0);
  const charts = useCharts({ issue: id, filter }, pages.page !== null);
  if (issue === undefined)
    return (
      <main class="issue-view">
        <p class="empty">This issue has been deleted. Undo gives it back.</p>
      </main>
    );
  const Tab = TABS[tab];
  return (
    <main class="issue-view scroller" ref={scroller} tabIndex={-1} aria-label={issue.name}>
      <IssueHead issue={issue} />
      <Tabs id={id} place={place} tab={tab} passages={issueCounts.value.get(id) ?? 0} />
      <FilterChips id={id} place={place} page={pages.page} />
      {leftToRead.value > 0 && (
        <p class="still-reading" role="status">
          {counted(leftToRead.value, 'article')} still to be read; their passages will be here then.
        </p>
      )}
      <div role="tabpanel" id="issue-tab" aria-labelledby={`issue-tab-${tab}`}>
        {isChart(tab) && pages.page?.passages === 0 && pages.page.all > 0 ? (
          <Nothing issue={issue} all={pages.page.all} />
        ) : (
          <Tab issue={issue} place={place} pages={pages} charts={charts} scroller={scroller} />
        )}
      </div>
    </main>
  );
}
