import type { ArticleDocument } from '../../core/document/tree.ts';
import { documentOf } from '../../core/document/document.ts';
import { FORMATS } from '../../core/migrations.ts';
import type { Article, ArticleId } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Layout } from '../store/layout.ts';
import { StoredDocument, type StoreContext } from '../store/stored-document.ts';

/** Articles kept in memory; the one being read and its like are asked for again and again. */
const KEPT = 32;

/** An article with its tree and canonical text, which never change. */
export interface OpenArticle {
  readonly article: Article;
  readonly document: ArticleDocument;
}

interface Kept {
  readonly stored: StoredDocument<Article>;
  readonly open: OpenArticle;
}

/** The article documents: one file each, the latest few in memory. */
export class Articles {
  readonly #kept = new Map<ArticleId, Kept>();

  constructor(
    readonly layout: Layout,
    readonly context: StoreContext,
  ) {}

  /** @throws PlainError when there is no such article or it cannot be read */
  async get(id: ArticleId): Promise<OpenArticle> {
    return (await this.#load(id)).open;
  }

  /** As `get`, or null; used where an unreadable article must not stop the others. */
  async find(id: ArticleId): Promise<OpenArticle | null> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return kept.open;
    const article = await this.#stored(id).read();
    return article === null ? null : { article, document: documentOf(article.markdown) };
  }

  /** Saves a new article. Resolves when it is on disk. */
  async create(article: Article): Promise<OpenArticle> {
    const stored = this.#stored(article.id);
    await stored.save(article);
    return this.#keep(stored, { article, document: documentOf(article.markdown) });
  }

  /** Saves the next state of an article. Resolves when it is on disk. */
  async save(article: Article): Promise<void> {
    const { stored, open } = await this.#load(article.id);
    await stored.save(article);
    this.#keep(stored, { ...open, article });
  }

  async #load(id: ArticleId): Promise<Kept> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) {
      this.#keep(kept.stored, kept.open);
      return kept;
    }
    const stored = this.#stored(id);
    const article = await stored.read();
    if (article === null) throw new PlainError('The article cannot be read; see what needs attention.');
    return { stored, open: this.#keep(stored, { article, document: documentOf(article.markdown) }) };
  }

  #keep(stored: StoredDocument<Article>, open: OpenArticle): OpenArticle {
    this.#kept.delete(open.article.id);
    this.#kept.set(open.article.id, { stored, open });
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return open;
  }

  #stored(id: ArticleId): StoredDocument<Article> {
    return new StoredDocument(this.layout.article(id), FORMATS.article, this.context);
  }
}
