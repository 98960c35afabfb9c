/** Where on an issue's page one is, and the ways from there. */
import type { IssueFilter } from '../../../core/issues/bearing.ts';
import type { IssueCharts } from '../../../core/issues/charts.ts';
import { narrowed } from '../../../core/issues/narrowing.ts';
import type { ArticleId, Issue, IssueId, PassageId } from '../../../core/model.ts';
import { go, route, type IssuePlace } from '../../state/route.ts';
import type { Pages } from './use-pages.ts';

/** What every tab of the page is given. */
export interface TabProps {
  readonly issue: Issue;
  readonly place: IssuePlace;
  readonly pages: Pages;
  /** Null until they are there. */
  readonly charts: IssueCharts | null;
  readonly scroller: { readonly current: HTMLElement | null };
}

/** Shows another part of the page; the way back leads where it did. */
export function turnTo(id: IssueId, page: IssuePlace): void {
  route.value = { view: 'issue', id, page };
}

/** Shows the passages that pass a filter; the way back leads here. */
export function openPassages(id: IssueId, place: IssuePlace, also: IssueFilter): void {
  const { group } = place;
  const filter = narrowed(place.filter ?? {}, also);
  go({ view: 'issue', id, page: { tab: 'passages', filter, ...(group === undefined ? {} : { group }) } });
}

/** Opens an article at a passage; the way back leads to the passage in the list. */
export function openPassage(
  id: IssueId,
  place: IssuePlace,
  at: number | null,
  { article, passage }: { readonly article: ArticleId; readonly passage: PassageId },
): void {
  if (at !== null) turnTo(id, { ...place, at });
  go({ view: 'article', id: article, passage });
}

/** The page from its first passage on. */
export const fromStart = (place: IssuePlace): IssuePlace =>
  Object.fromEntries(Object.entries(place).filter(([name]) => name !== 'at'));

/** A filter without one of its fields. */
export const withoutField = (filter: IssueFilter, field: keyof IssueFilter): IssueFilter =>
  Object.fromEntries(Object.entries(filter).filter(([name]) => name !== field));
