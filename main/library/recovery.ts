import type { State } from '../../core/changes.ts';
import { replay, subjectOf, type JournalRecord, type Subject } from '../../core/journal.ts';
import { FORMATS, type DocumentFormat } from '../../core/migrations.ts';
import {
  DEFAULT_SETTINGS,
  type Article,
  type ArticleId,
  type Codebook,
  type Settings,
} from '../../core/model.ts';
import type { Backups } from '../store/backups.ts';
import type { Journal } from '../store/journal.ts';
import type { Layout } from '../store/layout.ts';
import { readStored } from '../store/stored-document.ts';

export const EMPTY_CODEBOOK: Codebook = { revision: 0, issues: [] };

const EMPTY: State = { articles: new Map(), codebook: EMPTY_CODEBOOK, settings: DEFAULT_SETTINGS };

/** Puts documents together again: from the copy before, else from the journal alone, else from a backup; and then the journal. */
export class Recovery {
  constructor(
    readonly layout: Layout,
    readonly journal: Journal,
    readonly backups: Backups,
  ) {}

  async article(id: ArticleId, previous: Article | null): Promise<Article | null> {
    const records = await this.#recordsOf(id, id);
    const forward = (base: Article | null) =>
      replay({ ...EMPTY, articles: new Map(base === null ? [] : [[id, base]]) }, records).articles.get(id) ??
      null;
    return forward(previous) ?? forward(await this.#fromBackup(this.layout.article(id), FORMATS.article));
  }

  async codebook(previous: Codebook | null): Promise<Codebook | null> {
    const records = await this.#recordsOf('codebook', '"issue.');
    const base = previous ?? (await this.#base(this.layout.codebook, FORMATS.codebook, records));
    return base === null && records.length === 0
      ? null
      : replay({ ...EMPTY, codebook: base ?? EMPTY_CODEBOOK }, records).codebook;
  }

  async settings(previous: Settings | null): Promise<Settings | null> {
    const records = await this.#recordsOf('settings', '"settings.edit"');
    const base = previous ?? (await this.#base(this.layout.settings, FORMATS.settings, records));
    return base === null && records.length === 0
      ? null
      : replay({ ...EMPTY, settings: base ?? DEFAULT_SETTINGS }, records).settings;
  }

  /** A journal that goes back to the first revision needs no base; one that began later does. */
  async #base<T>(
    path: string,
    format: DocumentFormat<T>,
    records: readonly JournalRecord[],
  ): Promise<T | null> {
    return records[0]?.revision === 1 ? null : this.#fromBackup(path, format);
  }

  async #recordsOf(subject: Subject, word: string): Promise<readonly JournalRecord[]> {
    const found: JournalRecord[] = [];
    for await (const { records } of this.journal.mentioning(word))
      found.push(...records.filter(({ what }) => subjectOf(what) === subject));
    return found;
  }

  /** The newest copy in a backup that can be read. */
  async #fromBackup<T>(path: string, format: DocumentFormat<T>): Promise<T | null> {
    for (const copy of await this.backups.copiesOf(path)) {
      const document = await readStored(copy, format).catch(() => null);
      if (document !== null) return document;
    }
    return null;
  }
}
