import type { ArticleDocument } from '../../core/document/tree.ts';
import { documentOf } from '../../core/document/document.ts';
import { FORMATS } from '../../core/migrations.ts';
import type { Article, ArticleId } from '../../core/model.ts';
import { PlainError, RefusedError } from '../../core/result.ts';
import type { Layout } from '../store/layout.ts';
import { isDamage, StoredDocument, type StoreContext } from '../store/stored-document.ts';
import { reasonOf } from '../store/io-errors.ts';
import type { Recovery } from './recovery.ts';

/** Articles kept in memory; the one being read and its like are asked for again and again. */
const KEPT = 32;

/** A text that is read when it is first asked for, whichever state of its article asks. */
class Text {
  #document: ArticleDocument | null = null;

  constructor(readonly markdown: string) {}

  get document(): ArticleDocument {
    this.#document ??= documentOf(this.markdown);
    return this.#document;
  }
}

/** An article with its tree and canonical text, which are read when they are first asked for. */
export class OpenArticle {
  readonly #text: Text;

  constructor(
    readonly article: Article,
    text: Text = new Text(article.markdown),
  ) {
    this.#text = text;
  }

  get document(): ArticleDocument {
    return this.#text.document;
  }

  /** The next state of the article; its text is read once for all states that have it. */
  with(article: Article): OpenArticle {
    return new OpenArticle(article, article.markdown === this.article.markdown ? this.#text : undefined);
  }
}

interface Kept {
  readonly stored: StoredDocument<Article>;
  readonly open: OpenArticle;
}

/** The article documents: one file each, the latest few in memory. */
export class Articles {
  readonly #kept = new Map<ArticleId, Kept>();
  readonly #reading = new Map<ArticleId, Promise<Kept | null>>();

  constructor(
    readonly layout: Layout,
    readonly context: StoreContext,
    readonly recovery: Recovery,
  ) {}

  /** @throws PlainError when there is no such article or it cannot be read */
  async get(id: ArticleId): Promise<OpenArticle> {
    const open = await this.find(id);
    if (open === null) throw new RefusedError('The article cannot be read; see what needs attention.');
    return open;
  }

  /** As `get`, or null; used where an unreadable article must not stop the others. */
  async find(id: ArticleId): Promise<OpenArticle | null> {
    return (await this.#load(id))?.open ?? null;
  }

  /** Saves a new article. Resolves when it is on disk; `before` as in StoredDocument.save. */
  async create(article: Article, before: Promise<void>): Promise<void> {
    await this.#stored(article.id).save(article, before);
  }

  /** Saves the next state of an article. Resolves when it is on disk; `before` as in StoredDocument.save. */
  async save(article: Article, before: Promise<void>): Promise<void> {
    const kept = await this.#load(article.id);
    if (kept === null) throw new RefusedError('The article cannot be read; see what needs attention.');
    await kept.stored.save(article, before);
    this.#keep({ stored: kept.stored, open: kept.open.with(article) });
  }

  /** What is kept, or what is on disk. A file is read once at a time, and never put over a newer state. */
  async #load(id: ArticleId): Promise<Kept | null> {
    const kept = this.#kept.get(id);
    if (kept !== undefined) return this.#keep(kept);
    const reading = this.#reading.get(id) ?? this.#read(id).finally(() => this.#reading.delete(id));
    this.#reading.set(id, reading);
    return reading;
  }

  /** Reads an article whose file and copy may both be gone. Null when nothing is known of it. */
  async bringBack(id: ArticleId): Promise<OpenArticle | null> {
    this.#kept.delete(id);
    return (await this.#read(id, { evenIfGone: true }))?.open ?? null;
  }

  async #read(id: ArticleId, options = { evenIfGone: false }): Promise<Kept | null> {
    const stored = this.#stored(id);
    const article = await readPlainly(stored, options);
    if (article === null) return null;
    return this.#kept.get(id) ?? this.#keep({ stored, open: new OpenArticle(article) });
  }

  #keep(kept: Kept): Kept {
    const { id } = kept.open.article;
    this.#kept.delete(id);
    this.#kept.set(id, kept);
    const [oldest] = this.#kept.keys();
    if (this.#kept.size > KEPT && oldest !== undefined) this.#kept.delete(oldest);
    return kept;
  }

  #stored(id: ArticleId): StoredDocument<Article> {
    return new StoredDocument(this.layout.article(id), FORMATS.article, this.context, (previous) =>
      this.recovery.article(id, previous),
    );
  }
}

async function readPlainly(
  stored: StoredDocument<Article>,
  options: { readonly evenIfGone: boolean },
): Promise<Article | null> {
  try {
    return await stored.read(options);
  } catch (error) {
    if (isDamage(error)) throw error;
    throw new PlainError(`The article cannot be read at present: ${reasonOf(error)}.`, { cause: error });
  }
}
