import { holds, type SourceArticle } from '../../core/issues/bearing.ts';
import type { OutlineArticle, OutlinePassage } from '../../core/issues/page.ts';
import { STANCES, type ArticleId, type IssueId, type Passage } from '../../core/model.ts';

/** A passage by its place among those of its article. */
export interface PlacedPassage extends OutlinePassage {
  readonly at: number;
}

export interface PlacedArticle extends OutlineArticle {
  readonly passages: readonly PlacedPassage[];
}

/** Of each passage the numbers of its issues, its speaker and its stance. */
const FIELDS = 3;

/** Answers kept for the stretches of a page that are still to be asked for. */
const KEPT = 2;

interface Outline extends OutlineArticle {
  readonly marks: Uint32Array;
}

/**
 * What decides where passages stand on an issue's page, of all articles: some bytes for each passage, so that the order of tens of
 * thousands is known without reading them.
 */
export class Outlines {
  readonly #articles = new Map<ArticleId, Outline>();
  readonly #given = new Map<string, readonly PlacedArticle[]>();
  readonly #issues = new Numbered<readonly IssueId[]>();
  readonly #speakers = new Numbered<string | null>();

  has(id: ArticleId): boolean {
    return this.#articles.has(id);
  }

  set({ id, title, source, published, issues, passages }: SourceArticle): void {
    const marks = new Uint32Array(passages.length * FIELDS);
    for (const [at, passage] of passages.entries()) marks.set(this.#marksOf(passage), at * FIELDS);
    this.#articles.set(id, { id, title, source, published, issues, marks });
    this.#given.clear();
  }

  drop(id: ArticleId): void {
    this.#articles.delete(id);
    this.#given.clear();
  }

  /** The articles that bear on any of these ids, each with those of its passages that do; the same list until any article changes. */
  bearingOn(ids: ReadonlySet<IssueId>): readonly PlacedArticle[] {
    const key = [...ids].sort().join(' ');
    const list = this.#given.get(key) ?? this.#find(ids);
    this.#given.delete(key);
    this.#given.set(key, list);
    if (this.#given.size > KEPT) this.#given.delete(this.#given.keys().next().value ?? key);
    return list;
  }

  #find(ids: ReadonlySet<IssueId>): readonly PlacedArticle[] {
    const wanted = this.#issues.all.map((each) => holds(each, ids));
    const articles: PlacedArticle[] = [];
    for (const { marks, ...article } of this.#articles.values()) {
      const passages: PlacedPassage[] = [];
      for (let at = 0; at < marks.length; at += FIELDS)
        if (wanted[marks[at] ?? 0] === true) passages.push(this.#passageAt(marks, at));
      if (passages.length > 0 || holds(article.issues, ids)) articles.push({ ...article, passages });
    }
    return articles;
  }

  #marksOf({ issues, speaker, stance }: Passage): readonly number[] {
    return [
      this.#issues.numberOf(issues, issues.join(' ')),
      this.#speakers.numberOf(speaker, speaker ?? '\0'),
      stance === null ? STANCES.length : STANCES.indexOf(stance),
    ];
  }

  #passageAt(marks: Uint32Array, at: number): PlacedPassage {
    return {
      issues: this.#issues.all[marks[at] ?? 0] ?? [],
      speaker: this.#speakers.all[marks[at + 1] ?? 0] ?? null,
      stance: STANCES[marks[at + 2] ?? 0] ?? null,
      at: at / FIELDS,
    };
  }
}

/** Values of which there are few, each with a number. */
class Numbered<T> {
  readonly all: T[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(value: T, key: string): number {
    const known = this.#numbers.get(key);
    if (known !== undefined) return known;
    this.#numbers.set(key, this.all.length);
    return this.all.push(value) - 1;
  }
}
