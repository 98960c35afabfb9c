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
  bearingOn(ids: ReadonlySet<IssueId>): Promise<readonly SourceArticle[]>;
  /** The sources of all articles outside the trash, those of most articles first. */
  names(): readonly string[];
}

interface Asked {
  readonly issue: IssueId;
  readonly filter: IssueFilter;
}

/** What the calls about an issue's page answer with. */
export interface IssuePages {
  page(
    asked: Asked & { readonly group: Grouping; readonly from: number; readonly count: number },
  ): Promise<IssuePage>;
  charts(asked: Asked): Promise<IssueCharts>;
  timeline(asked: Asked & { readonly by: Dating; readonly stretch: Stretch | null }): Promise<Timeline>;
  matrix(asked: Asked & { readonly rows: MatrixRows; readonly columns: MatrixColumns }): Promise<Matrix>;
}

export function issuePagesOf(source: SourceArticles): IssuePages {
  const bearing = (issue: IssueId) => source.bearingOn(idsOf(source.codebook, issue));
  const ordered = lastOrder();
  return {
    page: async (asked) => {
      const articles = await bearing(asked.issue);
      const order = (filter: IssueFilter) => ordered(source.codebook, articles, { ...asked, filter });
      const all = order({}).found.length;
      return pageOf(order(asked.filter), all, asked);
    },
    charts: async ({ issue, filter }) =>
      chartsOf(source.codebook, await bearing(issue), { issue, filter }, source.names()),
    timeline: async ({ issue, filter, by, stretch }) =>
      timelineOf(passagesOn(source.codebook, await bearing(issue), issue, filter), by, stretch),
    matrix: async (asked) => {
      const every = () =>
        source.bearingOn(
          new Set(issueTree(source.codebook).flatMap((each) => [...idsOf(source.codebook, each.issue.id)])),
        );
      return matrixOf(
        source.codebook,
        asked.rows === 'all' ? await every() : await bearing(asked.issue),
        asked,
        source.names(),
      );
    },
  };
}

/** Orders kept for the stretches that are still to be asked for: with and without a filter, for a page or two. */
const KEPT = 4;

/** Puts passages in order, once for all stretches of them that are asked for. */
function lastOrder(): typeof orderedPassages {
  let of: { readonly codebook: Codebook; readonly articles: readonly SourceArticle[] } | null = null;
  const kept = new Map<string, OrderedPassages>();
  return (codebook, articles, { issue, group, filter }) => {
    if (of?.codebook !== codebook || of.articles !== articles) kept.clear();
    of = { codebook, articles };
    const key = JSON.stringify([issue, group, filter]);
    const order = kept.get(key) ?? orderedPassages(codebook, articles, { issue, group, filter });
    // The one asked for last goes last.
    kept.delete(key);
    kept.set(key, order);
    if (kept.size > KEPT) kept.delete(kept.keys().next().value ?? key);
    return order;
  };
}
