import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { IssueFilter } from '../../../core/issues/bearing.ts';
import type { Matrix, MatrixColumns, MatrixRows } from '../../../core/issues/matrices.ts';
import type { IssueId } from '../../../core/model.ts';
import { counted } from '../../../core/words.ts';
import { ChartFrame } from '../../parts/charts/ChartFrame.tsx';
import { MatrixChart } from '../../parts/charts/MatrixChart.tsx';
import { colored } from '../../parts/Chip.tsx';
import { Choice } from '../../parts/charts/Choice.tsx';
import { issueOf } from '../../state/library.ts';
import { columnName, matrixTable } from './chart-tables.ts';
import { openPassages, type TabProps } from './place.ts';
import { useAnswer } from './use-charts.ts';

const nameOf = (id: IssueId): string => issueOf(id)?.name ?? 'A deleted issue';

/** Issues over sources or months. */
export function SourcesTab({ issue, place, charts }: TabProps): VNode {
  const [rows, setRows] = useState<MatrixRows>('parts');
  const [columns, setColumns] = useState<MatrixColumns>('sources');
  const { filter = {} } = place;
  const isFirst = rows === 'parts' && columns === 'sources';
  const asked = useAnswer('issue.matrix', isFirst ? null : { issue: issue.id, filter, rows, columns });
  const matrix = isFirst ? (charts?.sources ?? null) : asked;
  const tools = (
    <>
      <Choice
        label="Rows"
        value={rows}
        options={{ parts: 'This issue', all: 'All issues' }}
        onChoose={setRows}
      />
      <Choice
        label="Columns"
        value={columns}
        options={{ sources: 'Sources', months: 'Months' }}
        onChoose={setColumns}
      />
    </>
  );
  if (matrix === null) return <p class="empty">Counting…</p>;
  return (
    <div style={colored(issue)}>
      <ChartFrame
        title={columns === 'sources' ? 'Passages by source' : 'Passages by month'}
        hint="Each number opens its passages. Arrow keys go from cell to cell."
        table={matrixTable(matrix, columns, nameOf)}
        tools={tools}
      >
        {matrix.columns.length === 0 ? (
          <p class="empty">There are no passages to count.</p>
        ) : (
          <MatrixChart
            label={columns === 'sources' ? 'Issues by source' : 'Issues by month'}
            columns={matrix.columns.map((column) => columnName(columns, column))}
            labelWidth={260}
            cellWidth={48}
            rows={matrix.rows.map((row) => ({
              key: row.issue,
              label: nameOf(row.issue),
              depth: row.depth,
              total: row.passages,
              cells: row.cells,
              ...colorsOf(row.issue),
            }))}
            said={(row, column) => saidOf(matrix, columns, row, column)}
            onOpen={(row, column) => {
              const id = matrix.rows[row]?.issue ?? issue.id;
              const cell = cellFilter(columns, matrix.columns[column] ?? null);
              const isPart = rows === 'parts' && id !== issue.id;
              openPassages(rows === 'all' ? id : issue.id, place, isPart ? { ...cell, part: id } : cell);
            }}
          />
        )}
      </ChartFrame>
    </div>
  );
}

function colorsOf(id: IssueId): { readonly style?: { readonly '--c': string } } {
  const issue = issueOf(id);
  return issue === undefined ? {} : { style: colored(issue) };
}

const cellFilter = (columns: MatrixColumns, column: string | null): IssueFilter =>
  columns === 'sources' ? { source: column } : { when: { by: 'published', unit: 'month', period: column } };

function saidOf(matrix: Matrix, columns: MatrixColumns, row: number, column: number): string {
  const { issue = '', cells = [] } = matrix.rows[row] ?? {};
  const count = cells[column] ?? 0;
  const where = columnName(columns, matrix.columns[column] ?? null);
  return `${nameOf(issue)}, ${where}: ${counted(count, 'passage')}${count === 0 ? '' : '. Press to list them.'}`;
}
