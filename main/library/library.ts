import { randomBytes } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import {
  applyChange,
  isArticleChange,
  type ArticleChange,
  type Change,
  type State,
} from '../../core/changes.ts';
import { canonicalText } from '../../core/document/document.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import { FORMATS } from '../../core/migrations.ts';
import {
  DEFAULT_SETTINGS,
  type Article,
  type ArticleId,
  type ArticlePassages,
  type ArticleRow,
  type Codebook,
  type IssueId,
  type Original,
  type Problem,
  type Settings,
} from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { rowOf, updatedRow } from '../../core/rows.ts';
import { putBlob, sha256Of } from '../store/blobs.ts';
import { ifExists, notSaved, reasonOf } from '../store/io-errors.ts';
import { Layout } from '../store/layout.ts';
import { acquireLock, type Lock } from '../store/lock.ts';
import { StoredDocument } from '../store/stored-document.ts';
import { Articles, type OpenArticle } from './articles.ts';
import { KeyedQueue } from './queue.ts';
import { RowIndex } from './row-index.ts';

export interface OpenOptions {
  /** Who opens it, for others to read: "the app". Null opens it for reading only, without the lock. */
  readonly writer: string | null;
  /** How long to wait for another writer of that name, in milliseconds; not at all where it is left out. */
  readonly patience?: (holder: string) => number;
}

/**
 * The sole owner of a library's documents. Changes of one document run one after another; each is on disk before
 * it is answered for.
 */
export class Library {
  readonly #queue = new KeyedQueue();
  readonly #articles: Articles;
  readonly #index: RowIndex;
  readonly #codebook: StoredDocument<Codebook>;
  readonly #settings: StoredDocument<Settings>;
  readonly #problems: Problem[] = [];
  #lock: Lock | null = null;

  /** Told of every row that is new or changed. */
  onRow: (row: ArticleRow) => void = () => undefined;
  onCodebook: (codebook: Codebook) => void = () => undefined;
  onProblem: (problems: readonly Problem[]) => void = () => undefined;

  private constructor(
    readonly layout: Layout,
    writes: boolean,
  ) {
    const context = {
      damaged: writes ? layout.damaged : null,
      report: this.#report,
    };
    this.#articles = new Articles(layout, context);
    this.#index = new RowIndex(layout, writes);
    this.#codebook = new StoredDocument(layout.codebook, FORMATS.codebook, context);
    this.#settings = new StoredDocument(layout.settings, FORMATS.settings, context);
  }

  /**
   * Opens the library in a folder, which a writer makes if it is not there.
   * @throws PlainError when another program writes into it, or there is none to read
   */
  static async open(folder: string, { writer, patience = () => 0 }: OpenOptions): Promise<Library> {
    const layout = new Layout(resolve(folder));
    const library = new Library(layout, writer !== null);
    if (writer === null) {
      if ((await ifExists(stat(layout.articles))) === null)
        throw new PlainError(`There is no library in ${layout.folder} yet. Import something first.`);
    } else await library.#take(writer, patience);
    await Promise.all([library.#codebook.read(), library.#settings.read()]);
    await library.#index.load((id) => library.#rowFor(id));
    return library;
  }

  /** The row of an article as it is on disk. One that cannot be read is told of, and keeps none of the others away. */
  async #rowFor(id: ArticleId): Promise<ArticleRow | null> {
    try {
      const open = await this.#articles.find(id);
      return open === null ? null : rowOf(open.article, open.document.text);
    } catch (error) {
      this.#report({ file: `articles/${id}.json`, what: `The file could not be read: ${reasonOf(error)}.` });
      return null;
    }
  }

  readonly #report = (problem: Problem): void => {
    this.#problems.push(problem);
    this.onProblem(this.problems);
  };

  async #take(writer: string, patience: (holder: string) => number): Promise<void> {
    try {
      await this.layout.create();
      this.#lock = await acquireLock(this.layout.lock, writer, patience);
      await this.layout.sweep();
    } catch (error) {
      throw error instanceof PlainError ? error : notSaved(this.layout.folder, error);
    }
  }

  get codebook(): Codebook {
    return this.#codebook.data ?? { revision: 0, issues: [] };
  }

  get settings(): Settings {
    return this.#settings.data ?? DEFAULT_SETTINGS;
  }

  get problems(): readonly Problem[] {
    return [...this.#problems];
  }

  rows(): readonly ArticleRow[] {
    return this.#index.all();
  }

  row(id: ArticleId): ArticleRow | null {
    return this.#index.get(id);
  }

  /** @throws PlainError when it cannot be read */
  async article(id: ArticleId): Promise<OpenArticle> {
    return this.#articles.get(id);
  }

  /** The article, or null when it cannot be read. */
  async readable(id: ArticleId): Promise<OpenArticle | null> {
    return this.#articles.find(id);
  }

  /** The article that was made from these bytes, in the trash or not. */
  findByOriginal(sha256: string): ArticleRow | null {
    return this.#index.byOriginal(sha256);
  }

  /** The passages on an issue, over all articles outside the trash. */
  async passagesOn(issue: IssueId): Promise<readonly ArticlePassages[]> {
    const rows = this.rows().filter((row) => row.removed === null && (row.issues[issue] ?? 0) > 0);
    const found: ArticlePassages[] = [];
    for (const { id } of rows) {
      const open = await this.#articles.find(id);
      if (open === null) continue;
      const { title, byline, source, published, url, passages } = open.article;
      found.push({
        article: { id, title, byline, source, published, url },
        passages: passages.filter(({ issues }) => issues.includes(issue)),
      });
    }
    return found;
  }

  /**
   * Adds an article with its original and images. Resolves when all of it is on disk.
   * @throws PlainError that says what could not be saved
   */
  async add(extracted: ExtractedArticle, original: Original, bytes: Uint8Array): Promise<Article> {
    await putBlob(this.layout.original(original.sha256), bytes);
    for (const image of extracted.images) await putBlob(this.layout.image(image.name), image.bytes);
    const article: Article = {
      ...extracted.details,
      id: randomBytes(8).toString('hex'),
      revision: 0,
      imported: new Date().toISOString(),
      original,
      markdown: extracted.markdown,
      textSha256: sha256Of(canonicalText(extracted.markdown)),
      passages: [],
      reading: null,
      removed: null,
    };
    return this.#queue.run(article.id, async () => {
      await this.#save(async () => {
        const { document } = await this.#articles.create(article);
        return rowOf(article, document.text);
      });
      return article;
    });
  }

  /**
   * Applies a change and saves it. Resolves with its inverse when it is on disk.
   * @throws PlainError in words when the change is refused or cannot be saved; nothing has changed then
   */
  async apply(change: Change): Promise<Change> {
    this.#requireLock();
    if (isArticleChange(change)) return this.#queue.run(change.article, () => this.#applyToArticle(change));
    const document = change.type === 'settings.edit' ? 'settings' : 'codebook';
    return this.#queue.run(document, async () => {
      const { state, inverse } = this.#applied(new Map(), change);
      if (document === 'settings') await this.#settings.save(state.settings);
      else {
        await this.#codebook.save(state.codebook);
        this.onCodebook(state.codebook);
      }
      return inverse;
    });
  }

  /** Resolves when everything under way is on disk; gives the lock back. */
  async close(): Promise<void> {
    await this.#queue.idle();
    await this.#index.flush();
    this.#lock?.release();
    this.#lock = null;
  }

  async #applyToArticle(change: ArticleChange): Promise<Change> {
    const open = await this.#articles.get(change.article);
    refuseMisplaced(change, open.document.text);
    const { state, inverse } = this.#applied(new Map([[open.article.id, open.article]]), change);
    const article = state.articles.get(change.article) ?? open.article;
    await this.#save(async () => {
      await this.#articles.save(article);
      const row = this.#index.get(article.id);
      return row === null ? rowOf(article, open.document.text) : updatedRow(row, article);
    });
    return inverse;
  }

  #applied(articles: State['articles'], change: Change) {
    const result = applyChange({ articles, codebook: this.codebook, settings: this.settings }, change);
    if (!result.ok) throw new PlainError(result.error);
    return result.value;
  }

  async #save(save: () => Promise<ArticleRow>): Promise<void> {
    this.onRow(await this.#index.saving(save));
  }

  #requireLock(): void {
    if (this.#lock === null) throw new PlainError('The library is open for reading only.');
  }
}

/** A passage whose words are not at its place would be a quotation of something the source does not say. */
function refuseMisplaced(change: ArticleChange, text: string): void {
  const placed =
    change.type === 'passage.add' ? change.passage : change.type === 'passage.edit' ? change.to : {};
  const { start, end, quote } = placed;
  if (start === undefined && end === undefined && quote === undefined) return;
  if (quote === undefined || start === undefined || text.slice(start, end) !== quote)
    throw new PlainError('The words of the passage do not stand at its place in the article.');
}
