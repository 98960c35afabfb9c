import type { VNode } from 'preact';
import type { IssueCharts } from '../../../core/issues/charts.ts';
import type { Sayings } from '../../../core/issues/matrices.ts';
import type { Issue } from '../../../core/model.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { MatrixChart } from '../../parts/charts/MatrixChart.tsx';
import { TimelineChart } from '../../parts/charts/TimelineChart.tsx';
import { colored } from '../../parts/Chip.tsx';
import type { IssuePlace } from '../../state/route.ts';
import { sayingsTable, timelineTable } from './chart-tables.ts';
import { openPassages, turnTo } from './place.ts';
import { sayingSaid, speakerName, stanceName } from './SayingsTab.tsx';

interface AsideProps {
  readonly issue: Issue;
  readonly place: IssuePlace;
  readonly charts: IssueCharts | null;
}

/** As many speakers and stances as there is room for, those of most passages. */
const SPEAKERS = 8;
const STANCES = 4;

/** Two charts in small, beside the passages. */
export function AsideCharts({ issue, place, charts }: AsideProps): VNode | null {
  if (charts === null || charts.passages === 0) return null;
  const { timeline, sayings } = charts;
  const said = mainSayings(sayings);
  const all = (tab: 'timeline' | 'sayings') => (
    <button class="link" onClick={() => turnTo(issue.id, { ...place, tab })}>
      All
    </button>
  );
  return (
    <aside class="aside-charts" style={colored(issue)} aria-label="Charts">
      {timeline.bins.length > 0 && (
        <ChartFrame
          small
          title="Passages over time"
          hint=""
          table={timelineTable(timeline)}
          tools={all('timeline')}
        >
          <TimelineChart
            label="Passages over time"
            timeline={timeline}
            height={122}
            onOpen={(period) =>
              openPassages(issue.id, place, { when: { by: timeline.by, unit: timeline.unit, period } })
            }
          />
        </ChartFrame>
      )}
      {said !== null && (
        <ChartFrame small title="Who says what" hint="" table={sayingsTable(sayings)} tools={all('sayings')}>
          <MatrixChart
            label="Who says what"
            columns={said.stances.map(stanceName)}
            labelWidth={142}
            cellWidth={Math.floor(204 / said.stances.length)}
            rows={said.rows.map(({ speaker, passages, cells }) => ({
              key: speaker ?? '',
              label: speakerName(speaker),
              depth: 0,
              total: passages,
              cells,
            }))}
            said={(row, column) => sayingSaid(said, row, column)}
            onOpen={(row, column) =>
              openPassages(issue.id, place, {
                speaker: said.rows[row]?.speaker ?? null,
                stance: said.stances[column] ?? null,
              })
            }
          />
        </ChartFrame>
      )}
    </aside>
  );
}

/** The stances that are used most by those who say most, and what they come to; null where nobody is coded. */
function mainSayings({ stances, rows }: Sayings): Sayings | null {
  const named = rows.filter(({ speaker }) => speaker !== null).slice(0, SPEAKERS);
  const uses = stances.map((_, at) => rows.reduce((sum, { cells }) => sum + (cells[at] ?? 0), 0));
  const kept = stances
    .map((stance, at) => ({ stance, at, uses: uses[at] ?? 0 }))
    .filter((each) => each.uses > 0)
    .toSorted((a, b) => b.uses - a.uses)
    .slice(0, STANCES)
    .toSorted((a, b) => a.at - b.at);
  if (named.length === 0 || kept.every(({ stance }) => stance === null)) return null;
  return {
    stances: kept.map(({ stance }) => stance),
    rows: named.map((row) => {
      const cells = kept.map(({ at }) => row.cells[at] ?? 0);
      return { ...row, cells, passages: cells.reduce((sum, count) => sum + count, 0) };
    }),
  };
}
