/** All charts of an issue's page. */
import type { Codebook, IssueId } from '../model.ts';
import { passagesOn, type IssueFilter, type SourceArticle } from './bearing.ts';
import { matrixOf, sayingsOf, type Matrix, type Sayings } from './matrices.ts';
import { timelineOf, type Timeline } from './timeline.ts';
import { companionsOf, type Companion } from './together.ts';

export interface IssueCharts {
  /** How many passages they are of. */
  readonly passages: number;
  /** By publication, as far as it reaches. */
  readonly timeline: Timeline;
  /** The issue and its parts. */
  readonly sources: Matrix;
  readonly sayings: Sayings;
  readonly companions: readonly Companion[];
}

/** The charts of the passages on an issue that pass a filter. @param silent as of matrixOf */
export function chartsOf(
  codebook: Codebook,
  articles: readonly SourceArticle[],
  { issue, filter }: { readonly issue: IssueId; readonly filter: IssueFilter },
  silent: readonly string[] = [],
): IssueCharts {
  const found = passagesOn(codebook, articles, issue, filter);
  return {
    passages: found.length,
    timeline: timelineOf(found, 'published'),
    sources: matrixOf(codebook, articles, { issue, filter, rows: 'parts', columns: 'sources' }, silent),
    sayings: sayingsOf(found),
    companions: companionsOf(codebook, articles, issue, filter, found),
  };
}
