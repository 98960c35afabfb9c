/** Which pane is shown, and the way back. */
import { signal } from '@preact/signals';
import type { Span } from '../../core/document/tree.ts';
import type { IssueFilter } from '../../core/issues/bearing.ts';
import type { Grouping } from '../../core/issues/page.ts';
import type { HitKind, SearchOrder } from '../../core/searching.ts';
import type { ArticleId, IssueId, PassageId } from '../../core/model.ts';

export type Shelf = 'all' | 'reading' | 'unread' | 'starred' | 'archived' | 'trash';

/** What of an issue's page is in view; without it, the page is shown from its beginning. */
export interface IssuePlace {
  readonly tab?: IssueTab;
  readonly group?: Grouping;
  readonly filter?: IssueFilter;
  /** The passage in hand, by its place in the list. */
  readonly at?: number;
}
export type IssueTab = 'passages' | 'timeline' | 'sources' | 'sayings' | 'together' | 'suggestions';

export type Route =
  | { readonly view: 'library'; readonly shelf: Shelf }
  | {
      readonly view: 'article';
      readonly id: ArticleId;
      readonly passage: PassageId | null;
      readonly at?: Span | null;
    }
  /** A version of an article's text, beside an earlier one where what changed is to be seen. */
  | {
      readonly view: 'versions';
      readonly id: ArticleId;
      readonly version: number;
      readonly against: number | null;
    }
  | { readonly view: 'issue'; readonly id: IssueId; readonly page?: IssuePlace }
  | {
      readonly view: 'brief';
      readonly articles: readonly ArticleId[] | null;
      readonly issues: readonly IssueId[] | null;
    }
  | {
      readonly view: 'search';
      readonly query: string;
      /** Whether its last word may go on: it was typed here, not kept. */
      readonly typing?: boolean;
      readonly order?: SearchOrder;
      /** Null for all kinds. */
      readonly kind?: HitKind | null;
    }
  | { readonly view: 'attention'; readonly repair: boolean };

export type SearchRoute = Extract<Route, { readonly view: 'search' }>;

export const route = signal<Route>({ view: 'library', shelf: 'all' });
export const canGoBack = signal(false);

const past: Route[] = [];

/** Shows another pane; the present one is where "back" leads. */
export function go(next: Route): void {
  past.push(route.value);
  canGoBack.value = true;
  route.value = next;
}

/** The shelf on which one was last. */
export const lastShelf = (): Shelf => past.findLast((each) => each.view === 'library')?.shelf ?? 'all';

export function goBack(): void {
  const last = past.pop();
  canGoBack.value = past.length > 0;
  if (last !== undefined) route.value = last;
}
