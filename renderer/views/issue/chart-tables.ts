/** The tables behind the charts. */
import { periodName } from '../../../core/issues/periods.ts';
import type { Matrix, MatrixColumns, Sayings } from '../../../core/issues/matrices.ts';
import type { Timeline } from '../../../core/issues/timeline.ts';
import type { Companion } from '../../../core/issues/together.ts';
import type { IssueId } from '../../../core/model.ts';
import type { ChartTable } from '../../parts/charts/ChartFrame.tsx';

export function timelineTable({ bins, vague, outside, undated }: Timeline): ChartTable {
  const further: ChartTable['rows'] = [
    ...vague.map(({ period, passages }) => [`${periodName(period)}, no closer date`, passages]),
    ...(outside > 0 ? [['Before or after', outside]] : []),
    ...(undated > 0 ? [['No date', undated]] : []),
  ];
  return {
    caption: 'Passages over time',
    head: ['Period', 'Passages'],
    rows: [...bins.map(({ period, passages }) => [periodName(period), passages]), ...further],
  };
}

export const columnName = (columns: MatrixColumns, column: string | null): string =>
  column === null
    ? columns === 'sources'
      ? 'Not known'
      : 'No date'
    : columns === 'sources'
      ? column
      : periodName(column);

export const matrixTable = (
  { columns, rows }: Matrix,
  by: MatrixColumns,
  nameOf: (issue: IssueId) => string,
): ChartTable => ({
  caption: by === 'sources' ? 'Issues by source' : 'Issues by month',
  head: ['Issue', 'All', ...columns.map((column) => columnName(by, column))],
  rows: rows.map(({ issue, passages, cells }) => [nameOf(issue), passages, ...cells]),
});

export const sayingsTable = ({ stances, rows }: Sayings): ChartTable => ({
  caption: 'Who says what',
  head: ['Speaker', 'All', ...stances.map((stance) => stance ?? 'no stance')],
  rows: rows.map(({ speaker, passages, cells }) => [speaker ?? 'No speaker', passages, ...cells]),
});

export const companionsTable = (
  companions: readonly Companion[],
  nameOf: (issue: IssueId) => string,
): ChartTable => ({
  caption: 'Appears with',
  head: ['Issue', 'Same passage', 'Same paragraph', 'Same article'],
  rows: companions.map(({ issue, passage, paragraph, article }) => [
    nameOf(issue),
    passage.places,
    paragraph.places,
    article.places,
  ]),
});
