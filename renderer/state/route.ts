/** Which pane is shown, and the way back. */
import { signal } from '@preact/signals';
import type { ArticleId, IssueId, PassageId } from '../../core/model.ts';

export type Shelf = 'all' | 'reading' | 'unread' | 'trash';

export type Route =
  | { readonly view: 'library'; readonly shelf: Shelf }
  | { readonly view: 'article'; readonly id: ArticleId; readonly passage: PassageId | null }
  /** A version of an article's text, beside an earlier one where what changed is to be seen. */
  | {
      readonly view: 'versions';
      readonly id: ArticleId;
      readonly version: number;
      readonly against: number | null;
    }
  | { readonly view: 'issue'; readonly id: IssueId }
  | {
      readonly view: 'brief';
      readonly articles: readonly ArticleId[] | null;
      readonly issues: readonly IssueId[] | null;
    }
  | { readonly view: 'attention'; readonly repair: boolean };

export const route = signal<Route>({ view: 'library', shelf: 'all' });
export const canGoBack = signal(false);

const past: Route[] = [];

/** Shows another pane; the present one is where "back" leads. */
export function go(next: Route): void {
  past.push(route.value);
  canGoBack.value = true;
  route.value = next;
}

export function goBack(): void {
  const last = past.pop();
  canGoBack.value = past.length > 0;
  if (last !== undefined) route.value = last;
}
