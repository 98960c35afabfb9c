import { readFileSync } from 'node:fs';
import { documentOf } from '../../core/document/document.ts';
import { resolved } from '../../core/issues/hierarchy.ts';
import { FORMATS } from '../../core/migrations.ts';
import { EMPTY_CODEBOOK, type Article, type ArticleId, type Codebook } from '../../core/model.ts';
import { SearchIndex } from '../../core/search/index.ts';
import type { SearchReply, SearchRequest } from '../../core/searching.ts';
import type { ReadArticle } from '../../core/text-versions.ts';
import { issuePagesOf } from '../library/issue-page.ts';
import type { Layout } from '../store/layout.ts';
import { documentIn } from '../store/stored-document.ts';
import { readIndexFile, writeIndexFile } from './index-file.ts';
import type { Question, Revision } from './messages.ts';
import { replyOf, totalOf } from './reply.ts';
import { searchable } from './searchable.ts';
import { SourceStore } from './source-store.ts';
import { Suggestions } from './suggestions.ts';
import { Texts } from './texts.ts';

/** What is asked for practice, in several writings: code that has not run some times runs slowly. */
const REHEARSED = ['s t', '"a b', 'e title:s', '安 の', 'с о'].flatMap((query) => [query, query, query]);

/** Articles whose texts are kept for the next page of results. */
const KEPT = 64;

/**
 * What is known of all articles at once: their words, and their passages. Kept in search.bin, which is only a cache:
 * whatever differs from the rows' revisions is read again from the articles' files. It works at one go, for a worker or
 * a command that has nothing else to do.
 */
export class Catalog {
  codebook: Codebook = EMPTY_CODEBOOK;
  #index = new SearchIndex();
  readonly #sources = new SourceStore();
  readonly #suggestions = new Suggestions(this.#sources);
  readonly #pages;
  readonly #texts = new Texts(KEPT, (id) => this.#read(id));
  #changed = false;
  #rehearsed = 0;
  #hasPaged = false;
  /** Of the sources of all articles; null until they are asked for, and when they may be others. */
  #names: readonly string[] | null = null;

  constructor(readonly layout: Layout) {
    this.#load();
    const codebook = () => this.codebook;
    this.#pages = issuePagesOf({
      get codebook() {
        return codebook();
      },
      bearingOn: (ids) => this.#sources.bearingOn(ids),
      names: () => this.#namesOfSources(),
    });
  }

  /** The articles that are to be read again, once those are dropped that have no row any more. */
  stale(rows: readonly Revision[]): readonly ArticleId[] {
    const known = new Set(rows.map(({ id }) => id));
    for (const id of [...this.#index.ids()]) if (!known.has(id)) this.drop(id);
    return rows.filter(({ id, revision }) => this.#index.revisionOf(id) !== revision).map(({ id }) => id);
  }

  /** Takes articles as their files have them now; one that cannot be read is not found any more. */
  refresh(ids: readonly ArticleId[]): void {
    const found: ReadArticle[] = [];
    for (const id of ids) {
      this.#texts.forget(id);
      this.#suggestions.forget(id);
      const read = this.#read(id);
      if (read === null) this.drop(id);
      else found.push(read);
    }
    for (const read of found) this.#sources.set(read);
    this.#index.setAll(found.map(searchable));
    this.#names = null;
    this.#changed = true;
  }

  /** Forgets everything: the articles' files are others now. */
  clear(): void {
    for (const id of [...this.#index.ids()]) this.drop(id);
  }

  drop(id: ArticleId): void {
    this.#texts.forget(id);
    this.#suggestions.forget(id);
    this.#sources.drop(id);
    this.#index.remove(id);
    this.#names = null;
    this.#changed = true;
  }

  search(request: SearchRequest): SearchReply {
    const [index, texts, sources] = [this.#index, this.#texts, this.#sources];
    return replyOf(request, { index, codebook: this.codebook, texts, sources });
  }

  answer({ name, asked }: Question): unknown {
    switch (name) {
      case 'search':
        return this.search(asked);
      case 'totals':
        return asked.map((query) => totalOf(query, this.#index, this.codebook));
      case 'values':
        return this.#index.values();
      case 'page':
        return this.#pages.page(asked);
      case 'charts':
        return this.#pages.charts(asked);
      case 'timeline':
        return this.#pages.timeline(asked);
      case 'matrix':
        return this.#pages.matrix(asked);
      case 'suggestions': {
        const issue = resolved(this.codebook, asked);
        return issue === null
          ? { suggestions: [], precisions: [] }
          : this.#suggestions.for(issue, this.codebook);
      }
    }
  }

  #namesOfSources(): readonly string[] {
    this.#names ??= this.#index.values().sources.map(({ value }) => value);
    return this.#names;
  }

  /** What the first search has to make ready is ready then. */
  warm(): void {
    totalOf('a*', this.#index, this.codebook);
  }

  /** Asks one of some questions for practice, so that the first of a person is answered as fast as others. @returns whether there are more */
  rehearse(): boolean {
    const query = REHEARSED[this.#rehearsed];
    if (query === undefined) return false;
    this.#rehearsed += 1;
    this.search({ query, order: 'relevance', kinds: null, from: 0, count: 12, typing: true });
    return true;
  }

  /** Makes ready some of what the first page of an issue needs. @returns whether there is more to do */
  prepare(articles: number): boolean {
    if (this.#sources.outline(articles)) return true;
    const [issue] = this.codebook.issues;
    if (issue !== undefined && !this.#hasPaged)
      this.#pages.page({ issue: issue.id, group: 'date', filter: {}, from: 0, count: 60 });
    this.#hasPaged = true;
    return false;
  }

  /** Keeps what is known, where it has changed. */
  async save(): Promise<void> {
    if (!this.#changed) return;
    this.#changed = false;
    await writeIndexFile(this.layout.search, { index: this.#index.toBytes(), sources: this.#sources.all });
  }

  #load(): void {
    const file = readIndexFile(this.layout.search);
    if (file === null) return;
    try {
      this.#index = SearchIndex.fromBytes(file.index);
      for (const [id, packed] of file.sources) this.#sources.put(id, packed);
    } catch {
      // It is made anew from the articles.
      this.#index = new SearchIndex();
    }
  }

  #read(id: ArticleId): ReadArticle | null {
    try {
      const article: Article = documentIn(readFileSync(this.layout.article(id)), FORMATS.article);
      return { article, document: documentOf(article.markdown) };
    } catch {
      return null;
    }
  }
}
