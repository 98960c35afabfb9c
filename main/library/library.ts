import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { isArticleChange, type ArticleChange, type Change } from '../../core/changes.ts';
import type { ExtractedArticle } from '../../core/importing.ts';
import {
  type Article,
  type ArticleId,
  type ArticleRow,
  type Codebook,
  type Original,
  type Problem,
  type Settings,
} from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { rowOf } from '../../core/rows.ts';
import type { UpdateReport } from '../../core/updating.ts';
import { Backups } from '../store/backups.ts';
import { ifExists, notSaved, reasonOf } from '../store/io-errors.ts';
import type { Journal } from '../store/journal.ts';
import { Layout } from '../store/layout.ts';
import { Quarantine } from '../store/quarantine.ts';
import { Access, type AccessOptions } from './access.ts';
import type { OpenArticle } from './articles.ts';
import { AutoBackup } from './auto-backup.ts';
import { Contents, type Looking } from './contents.ts';
import { AS_EDIT, type Remember } from './editor.ts';
import type { History } from './history.ts';
import { keepFiles, newArticle, newerText } from './new-article.ts';
import { KeyedQueue } from './queue.ts';
import { HalfRestoredError, restoreBackup, unreadable } from './restoring.ts';
import { TO_NO_ONE, type LibraryEvents } from './library-events.ts';

export interface OpenOptions extends AccessOptions {
  /** Opens it for reading where its folder may not be written into, and says so. */
  readonly orRead?: boolean;
  /** Leaves the look through the articles' files to `lookThrough`; else it is part of opening. */
  readonly lookLater?: boolean;
}

/**
 * The sole owner of a library's documents. Changes of one document run one after another; each is on disk, in the
 * journal and in its document, before it is answered for.
 */
export class Library {
  readonly backups: Backups;
  readonly #queue = new KeyedQueue();
  readonly #quarantine: Quarantine;
  readonly #autoBackup: AutoBackup;
  #contents: Contents;
  readonly #access: Access;
  /** Why nothing may be changed any more, or null. */
  #stopped: PlainError | null = null;
  /** Resolves when a backup that is being put back is read. */
  #replacing: Promise<void> = Promise.resolve();

  /** Who is told; set by whoever has it open. */
  events: LibraryEvents = TO_NO_ONE;

  private constructor(
    readonly layout: Layout,
    readonly options: OpenOptions,
  ) {
    this.backups = new Backups(layout);
    this.#access = new Access(layout, this.backups, options);
    this.#quarantine = new Quarantine(layout.damaged, () => this.#access.writes);
    this.#quarantine.onChange = (problems) => this.events.problems(problems);
    this.#autoBackup = new AutoBackup(this.backups, (error) =>
      this.#report('backups', `The hourly backup could not be made: ${reasonOf(error)}.`),
    );
    this.#contents = new Contents({
      layout,
      backups: this.backups,
      quarantine: this.#quarantine,
      events: () => this.events,
    });
  }

  /**
   * Opens the library in a folder, which a writer makes if it is not there.
   * @throws PlainError when another program writes into it, or there is none to read
   */
  static async open(folder: string, options: OpenOptions): Promise<Library> {
    const library = new Library(new Layout(resolve(folder)), options);
    try {
      await library.#open();
      return library;
    } catch (error) {
      await library.#access.close();
      if (error instanceof PlainError) throw error;
      throw new PlainError(`The library cannot be opened: ${reasonOf(error)}.`, { cause: error });
    }
  }

  /** Whether it may be written into. */
  get writes(): boolean {
    return this.#access.writes && this.#stopped === null;
  }

  get codebook(): Codebook {
    return this.#contents.editor.codebook;
  }

  get settings(): Settings {
    return this.#contents.editor.settings;
  }

  get history(): History {
    return this.#contents.documents.history;
  }

  get journal(): Journal {
    return this.#contents.documents.journal;
  }

  get problems(): readonly Problem[] {
    return this.#quarantine.problems;
  }

  /** The problems that came up in this session. */
  get newProblems(): readonly Problem[] {
    return this.#quarantine.fresh;
  }

  /** Resolves when the look through the articles' files that is under way is over. */
  get looked(): Promise<void> {
    return this.#contents.looked;
  }

  /** Resolves when `rows` gives all rows; right after opening those are there that a list shows first. */
  async allRows(): Promise<readonly ArticleRow[]> {
    await this.#contents.index.rest();
    return this.#contents.index.all();
  }

  rows(): readonly ArticleRow[] {
    return this.#contents.index.all();
  }

  row(id: ArticleId): ArticleRow | null {
    return this.#contents.index.get(id);
  }

  /** @throws PlainError when it cannot be read */
  async article(id: ArticleId): Promise<OpenArticle> {
    await this.#replacing;
    return this.#contents.documents.articles.get(id);
  }

  /** The article, or null when it cannot be read. */
  async readable(id: ArticleId): Promise<OpenArticle | null> {
    await this.#replacing;
    return this.#contents.documents.articles.find(id);
  }

  /** The article that was made from these bytes, in the trash or not. */
  async findByOriginal(sha256: string): Promise<ArticleRow | null> {
    await this.looked;
    return this.#contents.index.byOriginal(sha256);
  }

  /** The articles that came from this address, those in the trash last. */
  async findByAddress(url: string | null): Promise<readonly ArticleRow[]> {
    await this.looked;
    return this.#contents.index.byAddress(url);
  }

  /** The article of this very title, whatever the case, one without a text first; null where there is none. */
  async findByTitle(title: string): Promise<ArticleRow | null> {
    await this.looked;
    return this.#contents.index.byTitle(title);
  }

  /**
   * Adds an article with its original and images. Resolves when all of it is on disk.
   * @throws PlainError that says what could not be saved
   */
  async add(extracted: ExtractedArticle, original: Original, bytes: Uint8Array): Promise<Article> {
    await this.#requireLock();
    await keepFiles(this.layout, extracted, original, bytes);
    const article = newArticle(extracted, original);
    await this.#queue.run(article.id, () =>
      this.#withRow(async () => {
        await this.#contents.editor.create(article);
        return article;
      }),
    );
    return article;
  }

  /**
   * Gives an article a newer text and carries its passages over. Resolves when all of it is on disk.
   * @returns what became of the passages, or null where the text is the one that the article has
   * @throws PlainError that says what could not be saved
   */
  async update(
    id: ArticleId,
    extracted: ExtractedArticle,
    original: Original,
    bytes: Uint8Array,
  ): Promise<UpdateReport | null> {
    await this.#requireLock();
    return this.#queue.run(id, async () => {
      const open = await this.#contents.documents.articles.get(id);
      const newer = await newerText(open, extracted, original);
      if (newer === null) return null;
      await keepFiles(this.layout, extracted, original, bytes);
      await this.#withRow(
        async () => (await this.#contents.editor.changeArticle(newer.change, AS_EDIT)).article,
      );
      return newer.report;
    });
  }

  /**
   * Applies a change and saves it. Resolves with its inverse when it is on disk.
   * @throws PlainError in words when the change is refused or cannot be saved; nothing has changed then
   */
  async apply(change: Change, remember: Remember = AS_EDIT): Promise<Change> {
    await this.#requireLock();
    if (!isArticleChange(change)) return this.#applyToShared(change, remember);
    return this.#queue.run(change.article, async () => {
      let inverse: Change = change;
      await this.#withRow(async () => {
        const changed = await this.#contents.editor.changeArticle(change, remember);
        ({ inverse } = changed);
        return changed.article;
      });
      return inverse;
    });
  }

  /**
   * Compares every article's file with its row and makes anew what differs. The library can be used meanwhile.
   */
  async lookThrough(looking: Looking): Promise<void> {
    await this.#contents.lookThrough(looking);
  }

  /** Puts a backup in the place of the present state, which is kept as a backup. @returns the name of that one */
  async restore(name: string): Promise<string> {
    await this.#requireLock();
    await this.looked;
    return this.#queue.alone(async () => {
      this.#refuseStopped();
      const restoring = restoreBackup(this.layout, this.backups, name);
      // Whatever came of it, the files may be others now.
      this.#replacing = restoring
        .then(
          () => this.#readAnew(),
          () => this.#readAnew(),
        )
        // It has been told of, and nothing can be changed any more.
        .catch(() => undefined);
      try {
        return await restoring;
      } catch (error) {
        if (error instanceof HalfRestoredError) this.#stopped = error;
        throw error instanceof PlainError ? error : notSaved(this.layout.folder, error);
      } finally {
        await this.#replacing;
        this.events.replaced();
      }
    });
  }

  /** Reads an article again whose file is gone or damaged, from whatever is left of it. Null when nothing is. */
  async bringBack(id: ArticleId): Promise<OpenArticle | null> {
    const open = await this.#contents.documents.articles.bringBack(id);
    if (open !== null)
      this.events.rows([await this.#contents.index.saving(() => Promise.resolve(rowOf(open.article)))]);
    return open;
  }

  /** Forgets a problem that the person has seen. */
  async dismiss(problem: Problem): Promise<void> {
    await this.#quarantine.dismiss(problem);
  }

  /** Resolves when everything under way is on disk; gives the lock back. */
  async close(): Promise<void> {
    await this.#queue.idle();
    try {
      if (this.#access.writes && this.#stopped === null) {
        await this.#autoBackup.close();
        await this.#contents.index.flush();
      }
    } finally {
      await this.#access.close();
    }
  }

  async #open(): Promise<void> {
    const { writer, orRead } = this.options;
    const exists = (await ifExists(stat(this.layout.articles))) !== null;
    const note = writer === null ? null : await this.#access.takeOrRead(exists && orRead === true);
    if (note !== null) this.#report('.', note);
    if (writer === null && !exists)
      throw new PlainError(`There is no library in ${this.layout.folder} yet. Import something first.`);
    await this.#quarantine.load();
    await this.#contents.load({ look: this.options.lookLater !== true });
  }

  #applyToShared(change: Exclude<Change, ArticleChange>, remember: Remember): Promise<Change> {
    const ofSettings = change.type === 'settings.edit';
    return this.#queue.run(ofSettings ? 'settings' : 'codebook', async () => {
      this.#refuseStopped();
      const inverse = await this.#contents.editor.changeShared(change, remember);
      this.#autoBackup.changed();
      if (!ofSettings) this.events.codebook(this.codebook);
      return inverse;
    });
  }

  /** Saves an article and sets its row. */
  async #withRow(save: () => Promise<Article>): Promise<void> {
    this.#refuseStopped();
    const row = await this.#contents.index.saving(async () => rowOf(await save()));
    this.#autoBackup.changed();
    this.events.rows([row]);
  }

  async #requireLock(): Promise<void> {
    this.#refuseStopped();
    await this.#access.require(async (note) => {
      if (note !== null) this.#report('.', note);
      await this.#readAnew();
      this.events.replaced();
    });
  }

  /** Reads everything again: other files may be there than those that were read. */
  async #readAnew(): Promise<void> {
    this.#contents.index.abandon();
    this.#contents = new Contents(this.#contents.place);
    try {
      await this.#contents.load({ look: true });
    } catch (error) {
      // What was not read must not be written over with what little is known.
      this.#stopped = unreadable(error);
      this.#report('.', this.#stopped.message);
      throw this.#stopped;
    }
  }

  /** Asked again when a change's turn has come: a restore before it may have failed. */
  #refuseStopped(): void {
    if (this.#stopped !== null) throw this.#stopped;
  }

  #report(file: string, what: string): void {
    this.#quarantine.report({ file, what, record: null });
  }
}
