/** What an issue's page shows, from the articles that bear on it. */
import type { IssueCharts } from '../../core/issues/charts.ts';
import { chartsOf } from '../../core/issues/charts.ts';
import { passagesOn, type Dating, type IssueFilter, type SourceArticle } from '../../core/issues/bearing.ts';
import { idsOf, issueTree } from '../../core/issues/hierarchy.ts';
import { matrixOf, type Matrix, type MatrixColumns, type MatrixRows } from '../../core/issues/matrices.ts';
import {
  orderedPassages,
  pageOf,
  type Grouping,
  type IssuePage,
  type OrderedPassages,
} from '../../core/issues/page.ts';
import { timelineOf, type Stretch, type Timeline } from '../../core/issues/timeline.ts';
import type { Codebook, IssueId } from '../../core/model.ts';

/** Where the articles that bear on issues come from. */
export interface SourceArticles {
  readonly codebook: Codebook;
  /**
   * The articles outside the trash of which a passage, or which as a whole, bear on any of these ids.
   * @returns the same list as long as nothing in it has changed
   */
  bearingOn(ids: ReadonlySet<IssueId>): readonly SourceArticle[];
  /** The sources of all articles outside the trash, those of most articles first. */
  names(): readonly string[];
}

interface Asked {
  readonly issue: IssueId;
  readonly filter: IssueFilter;
}

/** What the calls about an issue's page answer with. */
export interface IssuePages {
  page(asked: Asked & { readonly group: Grouping; readonly from: number; readonly count: number }): IssuePage;
  charts(asked: Asked): IssueCharts;
  timeline(asked: Asked & { readonly by: Dating; readonly stretch: Stretch | null }): Timeline;
  matrix(asked: Asked & { readonly rows: MatrixRows; readonly columns: MatrixColumns }): Matrix;
}

export function issuePagesOf(source: SourceArticles): IssuePages {
  const bearing = (issue: IssueId) => source.bearingOn(idsOf(source.codebook, issue));
  const onAny = () =>
    source.bearingOn(
      new Set(issueTree(source.codebook).flatMap(({ issue }) => [...idsOf(source.codebook, issue.id)])),
    );
  const ordered = lastOrders();
  return {
    page: (asked) => {
      const articles = bearing(asked.issue);
      const order = (filter: IssueFilter) => ordered(source.codebook, articles, { ...asked, filter });
      return pageOf(order(asked.filter), order({}).found.length, asked);
    },
    charts: (asked) => chartsOf(source.codebook, bearing(asked.issue), asked, source.names()),
    timeline: ({ issue, filter, by, stretch }) =>
      timelineOf(passagesOn(source.codebook, bearing(issue), issue, filter), by, stretch),
    matrix: (asked) =>
      matrixOf(source.codebook, asked.rows === 'all' ? onAny() : bearing(asked.issue), asked, source.names()),
  };
}

/** Orders kept of each list for the stretches that are still to be asked for: with and without a filter. */
const KEPT = 4;

/** Puts passages in order, once for all stretches of them that are asked for. */
function lastOrders(): typeof orderedPassages {
  const known = new WeakMap<
    readonly SourceArticle[],
    { codebook: Codebook; orders: Map<string, OrderedPassages> }
  >();
  return (codebook, articles, { issue, group, filter }) => {
    const last = known.get(articles);
    const orders = last?.codebook === codebook ? last.orders : new Map<string, OrderedPassages>();
    known.set(articles, { codebook, orders });
    const key = JSON.stringify([issue, group, filter]);
    const order = orders.get(key) ?? orderedPassages(codebook, articles, { issue, group, filter });
    orders.delete(key);
    orders.set(key, order);
    if (orders.size > KEPT) orders.delete(orders.keys().next().value ?? key);
    return order;
  };
}
