import type { State } from '../../core/changes.ts';
import { replay, subjectOf, type JournalRecord, type Subject } from '../../core/journal.ts';
import { FORMATS, type DocumentFormat } from '../../core/migrations.ts';
import {
  type Article,
  type ArticleId,
  type Codebook,
  DEFAULT_SETTINGS,
  EMPTY_CODEBOOK,
  type Settings,
} from '../../core/model.ts';
import type { Backups } from '../store/backups.ts';
import type { Journal } from '../store/journal.ts';
import type { Layout } from '../store/layout.ts';
import { readStored } from '../store/stored-document.ts';

const EMPTY: State = { articles: new Map(), codebook: EMPTY_CODEBOOK, settings: DEFAULT_SETTINGS };

/**
 * Puts documents together again: from the copy before, from the journal alone, or from a backup, each brought forward by
 * the journal; whichever gets furthest.
 */
export class Recovery {
  constructor(
    readonly layout: Layout,
    readonly journal: Journal,
    readonly backups: Backups,
  ) {}

  async article(id: ArticleId, previous: Article | null): Promise<Article | null> {
    return this.#furthest(
      { path: this.layout.article(id), format: FORMATS.article, previous, subject: id, word: id },
      (base) => ({ ...EMPTY, articles: new Map(base === null ? [] : [[id, base]]) }),
      ({ articles }) => articles.get(id) ?? null,
    );
  }

  async codebook(previous: Codebook | null): Promise<Codebook | null> {
    const { codebook: path } = this.layout;
    return this.#furthest(
      { path, format: FORMATS.codebook, previous, subject: 'codebook', word: '"issue.' },
      (base) => ({ ...EMPTY, codebook: base ?? EMPTY.codebook }),
      ({ codebook }) => known(codebook),
    );
  }

  async settings(previous: Settings | null): Promise<Settings | null> {
    const { settings: path } = this.layout;
    return this.#furthest(
      { path, format: FORMATS.settings, previous, subject: 'settings', word: '"settings.edit"' },
      (base) => ({ ...EMPTY, settings: base ?? EMPTY.settings }),
      ({ settings }) => known(settings),
    );
  }

  async #furthest<T extends { readonly revision: number }>(
    { path, format, previous, subject, word }: Lost<T>,
    stateOf: (base: T | null) => State,
    documentIn: (state: State) => T | null,
  ): Promise<T | null> {
    const records = await this.#recordsOf(subject, word);
    const bases = [previous, null, ...(await this.#inBackups(path, format))];
    let furthest: T | null = null;
    for (const base of bases) {
      const found = documentIn(replay(stateOf(base), records)) ?? base;
      if (found !== null && found.revision > (furthest?.revision ?? -1)) furthest = found;
    }
    return furthest;
  }

  async #recordsOf(subject: Subject, word: string): Promise<readonly JournalRecord[]> {
    const found: JournalRecord[] = [];
    for await (const { records } of this.journal.mentioning(word))
      found.push(...records.filter(({ what }) => subjectOf(what) === subject));
    return found;
  }

  /** The copies in backups that can be read. */
  async #inBackups<T>(path: string, format: DocumentFormat<T>): Promise<readonly T[]> {
    const copies = await this.backups.copiesOf(path);
    const read = await Promise.all(copies.map((copy) => readStored(copy, format).catch(() => null)));
    return read.filter((document) => document !== null);
  }
}

/** A document that cannot be read. */
interface Lost<T> {
  readonly path: string;
  readonly format: DocumentFormat<T>;
  readonly previous: T | null;
  readonly subject: Subject;
  /** Stands in every record about it. */
  readonly word: string;
}

/** What nothing was ever done to, nothing is known of. */
const known = <T extends { readonly revision: number }>(document: T): T | null =>
  document.revision === 0 ? null : document;
