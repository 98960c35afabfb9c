/** The full-text index of a library: articles go in and out, queries find. */
import { find, type Populations } from './finding.ts';
import type { SearchArticle, SearchContext, SearchPage, SearchResult } from './model.ts';
import { dropArticle, livePart, newPart, populationOf, type LivePart } from './part.ts';
import type { Query } from './query.ts';
import { articlesIn, mergedSegment, segmentFrom } from './segment.ts';
import { bytesFrom, partsFrom } from './storing.ts';
import { stringAt } from './strings.ts';
import { articleIdsOf } from './tables.ts';
import { valuesIn, type HeldValues } from './values.ts';

/** So many segments of about one size are merged into one: a log-structured merge tree (O’Neil et al. 1996). */
const FANOUT = 8;
/** So many articles are indexed into one segment at once. */
const AT_ONCE = 256;

interface Place {
  readonly part: LivePart;
  readonly article: number;
}

/**
 * Finds articles, passages, notes and issues (see model.ts for what matches). What was set is found by the next search.
 * A result depends on the articles that are in the index alone, not on the order or the way in which they came.
 */
export class SearchIndex {
  #parts: LivePart[] = [];
  readonly #places = new Map<string, Place>();
  #populations: Populations | null = null;

  /** How many articles are in the index, those in the trash included. */
  get size(): number {
    return this.#places.size;
  }

  /** Whether an article is in the index, be it in the trash. */
  has(id: string): boolean {
    return this.#places.has(id);
  }

  /** The revision at which an article is indexed; null where it is not. */
  revisionOf(id: string): number | null {
    const place = this.#places.get(id);
    return place === undefined ? null : (place.part.segment.tables.revisions[place.article] ?? null);
  }

  /** The ids of all articles in the index, in no order. */
  ids(): Iterable<string> {
    return this.#places.keys();
  }

  /** The sources, speakers and languages of what can be found, the most frequent first. */
  values(): HeldValues {
    return valuesIn(this.#parts);
  }

  /** Puts an article into the index, in place of what was there under its id. */
  set(article: SearchArticle): void {
    this.setAll([article]);
  }

  /** Puts many articles into the index, faster than one by one. Of several with one id the last counts. */
  setAll(articles: Iterable<SearchArticle>): void {
    let some: SearchArticle[] = [];
    for (const article of articles) {
      some.push(article);
      if (some.length < AT_ONCE) continue;
      this.#put(some);
      some = [];
    }
    if (some.length > 0) this.#put(some);
  }

  /** Takes an article out of the index; one that is not there is none. */
  remove(id: string): void {
    this.#drop(id);
    this.#settle();
  }

  /**
   * Searches. Never fails: a query that asks for nothing finds nothing.
   * @param query as parseQuery gives it
   */
  search(query: Query, context: SearchContext, page: SearchPage = {}): SearchResult {
    this.#populations ??= {
      article: populationOf(this.#parts, 'article'),
      passage: populationOf(this.#parts, 'passage'),
      note: populationOf(this.#parts, 'note'),
    };
    return find(this.#parts, this.#populations, query, context, page);
  }

  /** Makes one segment of all: searching is fastest, and memory least, after that. Takes seconds in a large library. */
  compact(): void {
    if (this.#parts.length > 1 || this.#parts.some((part) => part.alive < part.kept.length))
      this.#merge(this.#parts);
  }

  /** The whole index, as `fromBytes` reads it. */
  toBytes(): Uint8Array {
    return bytesFrom(this.#parts);
  }

  /**
   * An index from its bytes, which are not copied and must not change.
   * @throws UnreadableIndex where the bytes are damaged or of another version: the index is to be made anew
   */
  static fromBytes(bytes: Uint8Array): SearchIndex {
    const index = new SearchIndex();
    for (const { segment, kept } of partsFrom(bytes)) index.#add(livePart(segment, kept));
    return index;
  }

  #put(articles: readonly SearchArticle[]): void {
    const last = new Map(articles.map((article) => [article.id, article]));
    for (const id of last.keys()) this.#drop(id);
    this.#add(newPart(segmentFrom([...last.values()])));
    this.#settle();
  }

  #drop(id: string): void {
    const place = this.#places.get(id);
    if (place === undefined) return;
    this.#populations = null;
    dropArticle(place.part, place.article);
    this.#places.delete(id);
  }

  #add(part: LivePart): void {
    this.#populations = null;
    this.#parts.push(part);
    const ids = articleIdsOf(part.segment.tables);
    part.kept.forEach((keep, article) => {
      if (keep === 1) this.#places.set(stringAt(ids, article), { part, article });
    });
  }

  /** Keeps the segments few, and most of each in use. */
  #settle(): void {
    this.#parts = this.#parts.filter(({ alive }) => alive > 0);
    for (const part of this.#parts) if (part.alive * 2 < articlesIn(part.segment)) this.#merge([part]);
    for (let crowded = this.#crowded(); crowded !== null; crowded = this.#crowded()) this.#merge(crowded);
  }

  /** Segments of about one size that are too many. */
  #crowded(): readonly LivePart[] | null {
    const bySize = new Map<number, LivePart[]>();
    for (const part of this.#parts) {
      const size = Math.floor(Math.log(part.alive) / Math.log(FANOUT));
      bySize.set(size, [...(bySize.get(size) ?? []), part]);
    }
    return [...bySize.values()].find((parts) => parts.length >= FANOUT) ?? null;
  }

  #merge(parts: readonly LivePart[]): void {
    const merged = newPart(mergedSegment(parts));
    this.#parts = this.#parts.filter((part) => !parts.includes(part));
    this.#add(merged);
  }
}
