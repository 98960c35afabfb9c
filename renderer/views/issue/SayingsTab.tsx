import type { VNode } from 'preact';
import type { Sayings } from '../../../core/issues/matrices.ts';
import type { Stance } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { MatrixChart } from '../../parts/charts/MatrixChart.tsx';
import { colored } from '../../parts/Chip.tsx';
import { sayingsTable } from './chart-tables.ts';
import { openPassages, type TabProps } from './place.ts';

export const speakerName = (speaker: string | null): string => speaker ?? 'No speaker';
export const stanceName = (stance: Stance | null): string => stance ?? 'no stance';

/** "Japan demands: 33 passages. Press to list them." */
export function sayingSaid({ stances, rows }: Sayings, row: number, column: number): string {
  const { speaker = null, cells = [] } = rows[row] ?? {};
  const count = cells[column] ?? 0;
  const what = `${speakerName(speaker)}, ${stanceName(stances[column] ?? null)}`;
  return `${what}: ${counted(count, 'passage')}${count === 0 ? '' : '. Press to list them.'}`;
}

/** The largest number of a speaker and a stance: what is not coded is often most by far, and would leave the rest pale. */
const mostCoded = ({ stances, rows }: Sayings): number =>
  Math.max(
    ...rows.flatMap(({ speaker, cells }) =>
      speaker === null ? [] : cells.filter((_, column) => stances[column] !== null),
    ),
    1,
  );

/** Speakers over stances. */
export function SayingsTab({ issue, place, charts }: TabProps): VNode {
  if (charts === null) return <p class="empty">Counting…</p>;
  const { sayings } = charts;
  if (sayings.rows.every(({ speaker, cells }) => speaker === null && cells.at(-1) === charts.passages))
    return (
      <p class="empty">
        No passage here says who speaks. Open a passage’s card in its article to name its speaker and stance.
      </p>
    );
  return (
    <div style={colored(issue)}>
      <ChartFrame
        title="Who says what"
        hint="Each number opens its passages. Arrow keys go from cell to cell."
        table={sayingsTable(sayings)}
      >
        <MatrixChart
          label="Speakers by stance"
          columns={sayings.stances.map(stanceName)}
          labelWidth={230}
          cellWidth={78}
          most={mostCoded(sayings)}
          rows={sayings.rows.map(({ speaker, passages, cells }) => ({
            key: speaker ?? '',
            label: speakerName(speaker),
            depth: 0,
            total: passages,
            cells,
          }))}
          said={(row, column) => sayingSaid(sayings, row, column)}
          onOpen={(row, column) =>
            openPassages(issue.id, place, {
              speaker: sayings.rows[row]?.speaker ?? null,
              stance: sayings.stances[column] ?? null,
            })
          }
        />
      </ChartFrame>
    </div>
  );
}
