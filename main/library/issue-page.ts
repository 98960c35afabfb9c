/** What an issue's page shows, from the articles that bear on it. */
import type { IssueCharts } from '../../core/issues/charts.ts';
import { chartsOf } from '../../core/issues/charts.ts';
import {
  passagesOn,
  type Dating,
  type Found,
  type IssueFilter,
  type SourceArticle,
} from '../../core/issues/bearing.ts';
import { idsOf, issueTree } from '../../core/issues/hierarchy.ts';
import { matrixOf, type Matrix, type MatrixColumns, type MatrixRows } from '../../core/issues/matrices.ts';
import {
  orderedOutlines,
  orderedPassages,
  pageOf,
  type Grouping,
  type IssuePage,
  type OrderedPassages,
  type OutlineArticle,
} from '../../core/issues/page.ts';
import { timelineOf, type Stretch, type Timeline } from '../../core/issues/timeline.ts';
import type { ArticleId, Codebook, IssueId } from '../../core/model.ts';
import type { PlacedArticle, PlacedPassage } from '../searching/outlines.ts';

/** Where the articles that bear on issues come from. */
export interface SourceArticles {
  readonly codebook: Codebook;
  /**
   * The articles outside the trash of which a passage, or which as a whole, bear on any of these ids.
   * @returns the same list as long as nothing in it has changed
   */
  bearingOn(ids: ReadonlySet<IssueId>): Promise<readonly SourceArticle[]>;
  /** The same articles, of each passage on these ids only what puts it in order. */
  outlinesOn(ids: ReadonlySet<IssueId>): readonly PlacedArticle[];
  /** A passage of an outline with its article, all that is known of both; null where it is gone. */
  whole(article: ArticleId, at: number): Found | null;
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
      // The first page of an issue must not wait until all of its passages are read.
      if (Object.keys(asked.filter).length === 0) return outlinePage(source, asked);
      const articles = await bearing(asked.issue);
      const order = (filter: IssueFilter) => ordered(source.codebook, articles, { ...asked, filter });
      const all = order({}).found.length;
      return pageOf(order(asked.filter), all, asked, (found) => found);
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

/** The order of outlines, once for all stretches of a page. */
const orders = new WeakMap<
  readonly PlacedArticle[],
  Map<Grouping, OrderedPassages<OutlineArticle, PlacedPassage>>
>();

function outlinePage(
  source: SourceArticles,
  asked: { readonly issue: IssueId; readonly group: Grouping; readonly from: number; readonly count: number },
): IssuePage {
  const ids = idsOf(source.codebook, asked.issue);
  const outlines = source.outlinesOn(ids);
  const known = orders.get(outlines) ?? new Map<Grouping, OrderedPassages<OutlineArticle, PlacedPassage>>();
  orders.set(outlines, known);
  const order = known.get(asked.group) ?? orderedOutlines(outlines, ids, asked.group);
  known.set(asked.group, order);
  return pageOf(order, order.found.length, asked, ({ article, passage }) =>
    source.whole(article.id, passage.at),
  );
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
