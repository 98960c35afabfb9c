import { type ArticleId, type ArticleRow, DEFAULT_SETTINGS, EMPTY_CODEBOOK } from '../../core/model.ts';
import { rowOf } from '../../core/rows.ts';
import type { Backups } from '../store/backups.ts';
import { reasonOf } from '../store/io-errors.ts';
import type { Layout } from '../store/layout.ts';
import type { Quarantine } from '../store/quarantine.ts';
import { documentsIn, type Documents } from './documents.ts';
import { Editor } from './editor.ts';
import type { LibraryEvents } from './library-events.ts';
import { RowIndex, type OnLook } from './row-index.ts';

/** Articles changed since library.jsonl was written that are read at once rather than in the look through all. */
const FEW = 50;

/** Where a library's contents lie, and who is told of them. */
export interface Place {
  readonly layout: Layout;
  readonly backups: Backups;
  readonly quarantine: Quarantine;
  /** Those that are told at present. */
  readonly events: () => LibraryEvents;
}

/** How the articles' files are looked through. */
export interface Looking {
  /** The bundled worker in which; null for here. */
  readonly worker?: string | null;
  readonly onLook?: OnLook;
  /** What is let go first; whatever waits for the look waits for this as well. It must not reject. */
  readonly after?: Promise<unknown>;
}

/**
 * What is read of a library: its documents, the editor over them, and the rows. When its files are replaced by others,
 * as by a restore, new contents are read and these are abandoned.
 */
export class Contents {
  readonly documents: Documents;
  readonly editor: Editor;
  readonly index: RowIndex;
  #looking: Promise<void> = Promise.resolve();

  constructor(readonly place: Place) {
    const { layout, quarantine, events } = place;
    this.documents = documentsIn(place, async (id) => {
      await this.index.rest();
      return this.index.get(id)?.revision ?? null;
    });
    this.editor = new Editor(this.documents);
    this.index = new RowIndex(layout, this.documents.journal, () => quarantine.writes, {
      mend: (id) => this.#mend(id),
      onRows: (rows) => events().rows(rows),
      onGone: (ids) => this.#tellGone(ids),
    });
  }

  /** Resolves when the look through the articles' files that is under way is over. */
  get looked(): Promise<void> {
    return this.#looking;
  }

  /** @param look whether the look through the articles' files is part of it */
  async load({ look }: { readonly look: boolean }): Promise<void> {
    const { articles, codebook, settings } = this.documents;
    const [changed] = await Promise.all([
      this.index.load(),
      codebook.read({ evenIfGone: true }),
      settings.read({ evenIfGone: true }),
    ]);
    if (look) await this.lookThrough();
    else if (changed !== null && changed.size <= FEW)
      for (const id of changed) await this.index.fill(await articles.find(id).catch(() => null));
    if (this.place.quarantine.writes) {
      if (codebook.data === null) await codebook.create(EMPTY_CODEBOOK);
      if (settings.data === null) await settings.create(DEFAULT_SETTINGS);
    }
  }

  /** As Library.lookThrough. */
  async lookThrough({ worker = null, onLook = () => undefined, after }: Looking = {}): Promise<void> {
    this.#looking = Promise.resolve(after)
      .then(() => this.#look(worker, onLook))
      .catch((error: unknown) => {
        this.#report('articles', `The articles could not be looked through: ${reasonOf(error)}.`);
      });
    await this.#looking;
  }

  async #look(workerPath: string | null, onLook: OnLook): Promise<void> {
    const { layout, quarantine } = this.place;
    if (quarantine.writes) await layout.sweep();
    await this.index.look(workerPath, onLook);
  }

  async #mend(id: ArticleId): Promise<ArticleRow | null> {
    try {
      const open = await this.documents.articles.find(id);
      return open === null ? null : rowOf(open.article);
    } catch (error) {
      this.#report(`articles/${id}.json`, `The file could not be read: ${reasonOf(error)}.`);
      return null;
    }
  }

  #tellGone(ids: readonly ArticleId[]): void {
    for (const id of ids)
      this.#report(
        `articles/${id}.json`,
        'The file is gone. Checking and repairing the library brings it back.',
      );
    this.place.events().gone(ids);
  }

  #report(file: string, what: string): void {
    this.place.quarantine.report({ file, what, record: null });
  }
}
