import type { VNode } from 'preact';
import { SHARED } from '../../../core/issues/bearing.ts';
import type { Companion } from '../../../core/issues/together.ts';
import { counted } from '../../../core/words.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { MatrixChart } from '../../parts/charts/MatrixChart.tsx';
import { colored } from '../../parts/Chip.tsx';
import { issueOf } from '../../state/library.ts';
import { go } from '../../state/route.ts';
import { companionsTable } from './chart-tables.ts';
import { openPassages, type TabProps } from './place.ts';

const COLUMNS = ['same passage', 'same paragraph', 'same article'];

const nameOf = (id: string): string => issueOf(id)?.name ?? 'A deleted issue';

/** The issues with which this one appears, and how closely. */
export function TogetherTab({ issue, place, charts }: TabProps): VNode {
  if (charts === null) return <p class="empty">Counting…</p>;
  const { companions } = charts;
  if (companions.length === 0)
    return <p class="empty">No other issue appears in an article with {issue.name}.</p>;
  return (
    <div style={colored(issue)}>
      <ChartFrame
        title="Appears with"
        hint="In how many passages, paragraphs and articles both appear. Each number opens the passages there."
        table={companionsTable(companions, nameOf)}
      >
        <MatrixChart
          label="Other issues by how closely they appear with this one"
          columns={COLUMNS}
          labelWidth={300}
          cellWidth={112}
          rows={companions.map((each) => {
            const other = issueOf(each.issue);
            return {
              key: each.issue,
              label: nameOf(each.issue),
              depth: 0,
              total: null,
              cells: SHARED.map((shared) => each[shared].places),
              ...(other === undefined ? {} : { style: colored(other) }),
              onOpen: () => go({ view: 'issue', id: each.issue }),
            };
          })}
          said={(row, column) => saidOf(issue.name, companions[row], column)}
          onOpen={(row, column) => {
            const within = SHARED[column];
            const other = companions[row]?.issue;
            if (within !== undefined && other !== undefined)
              openPassages(issue.id, place, { with: { issue: other, within } });
          }}
        />
      </ChartFrame>
    </div>
  );
}

function saidOf(name: string, companion: Companion | undefined, column: number): string {
  const shared = SHARED[column];
  if (companion === undefined || shared === undefined) return '';
  const { places, passages } = companion[shared];
  const both = `${counted(places, shared)} with both ${name} and ${nameOf(companion.issue)}`;
  return places === 0
    ? `${both}.`
    : `${both}. Press to list ${counted(passages, 'passage')} on ${name} there.`;
}
