import type { ArticleId } from '../../core/model.ts';
import type { ReadArticle } from '../../core/text-versions.ts';

/** The articles last asked for: a page of results is asked for again at each key. */
export class Texts {
  readonly #kept = new Map<ArticleId, ReadArticle | null>();

  constructor(
    readonly most: number,
    readonly read: (id: ArticleId) => ReadArticle | null,
  ) {}

  /** The article as its file has it; null where it cannot be read. */
  get(id: ArticleId): ReadArticle | null {
    const known = this.#kept.get(id);
    const read = known === undefined ? this.read(id) : known;
    this.#kept.delete(id);
    this.#kept.set(id, read);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > this.most && oldest !== undefined) this.#kept.delete(oldest);
    return read;
  }

  forget(id: ArticleId): void {
    this.#kept.delete(id);
  }
}
