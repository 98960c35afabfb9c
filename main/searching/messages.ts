/** What main and the search worker say to each other. */
import type { SuggestionPage } from '../../core/issues/suggested.ts';
import type { ArticleId, ArticleRow, Codebook, IssueId } from '../../core/model.ts';
import type { SearchReply, SearchRequest } from '../../core/searching.ts';
import type { IssuePages } from '../library/issue-page.ts';
import type { HeldValues } from '../../core/search/values.ts';

/** As much of a row as tells whether what is known of its article is out of date. */
export type Revision = Pick<ArticleRow, 'id' | 'revision'>;

export interface SearchJob {
  /** The library's folder. */
  readonly folder: string;
}

/** What an issue's page is asked, and answers. */
interface Of<K extends keyof IssuePages> {
  readonly asked: Parameters<IssuePages[K]>[0];
  readonly answer: ReturnType<IssuePages[K]>;
}

/** What the search worker can be asked. */
export interface Questions {
  readonly search: { readonly asked: SearchRequest; readonly answer: SearchReply };
  /** How many hits each query has. */
  readonly totals: { readonly asked: readonly string[]; readonly answer: readonly number[] };
  readonly values: { readonly asked: null; readonly answer: HeldValues };
  readonly page: Of<'page'>;
  readonly charts: Of<'charts'>;
  readonly timeline: Of<'timeline'>;
  readonly matrix: Of<'matrix'>;
  readonly suggestions: { readonly asked: IssueId; readonly answer: SuggestionPage };
}
export type QuestionName = keyof Questions;

export type Question = {
  [K in QuestionName]: { readonly name: K; readonly asked: Questions[K]['asked'] };
}[QuestionName];

export type ToSearchWorker =
  | { readonly type: 'codebook'; readonly codebook: Codebook }
  /** The rows of all articles; `anew` where their files were replaced by others. */
  | { readonly type: 'all'; readonly rows: readonly Revision[]; readonly anew: boolean }
  | { readonly type: 'changed'; readonly ids: readonly ArticleId[] }
  | { readonly type: 'gone'; readonly ids: readonly ArticleId[] }
  | { readonly type: 'ask'; readonly number: number; readonly question: Question }
  | { readonly type: 'save'; readonly number: number };

export type FromSearchWorker =
  | { readonly type: 'answer'; readonly number: number; readonly value: unknown }
  | { readonly type: 'failed'; readonly number: number; readonly error: string }
  /** How many articles are still to be read. */
  | { readonly type: 'left'; readonly articles: number };
