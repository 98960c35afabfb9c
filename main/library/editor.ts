import {
  applyChange,
  completed,
  type ArticleChange,
  type Change,
  type CodebookChange,
  type SettingsEdit,
} from '../../core/changes.ts';
import type { JournalRecord, RecordKind } from '../../core/journal.ts';
import {
  type Article,
  type ArticleId,
  type Codebook,
  DEFAULT_SETTINGS,
  EMPTY_CODEBOOK,
  type PassageId,
  type Settings,
} from '../../core/model.ts';
import { NO_TEXT } from '../../core/passages.ts';
import { RefusedError } from '../../core/result.ts';
import { documentIn } from '../../core/text-versions.ts';
import { notSaved } from '../store/io-errors.ts';
import type { OpenArticle } from './articles.ts';
import type { Documents } from './documents.ts';

/** How a change is to be remembered. */
export interface Remember {
  readonly kind: RecordKind;
  readonly of: number | null;
  readonly group: string | null;
}

export const AS_EDIT: Remember = { kind: 'edit', of: null, group: null };
/** For what nobody undoes. */
export const ASIDE: Remember = { kind: 'aside', of: null, group: null };

/**
 * Applies changes to the documents of a library. Each is in the journal and in its document, on disk, before it is
 * answered for; the record is there before the document is replaced, so that no saved edit is missing in the journal.
 */
export class Editor {
  constructor(readonly documents: Documents) {}

  get codebook(): Codebook {
    return this.documents.codebook.data ?? EMPTY_CODEBOOK;
  }

  get settings(): Settings {
    return this.documents.settings.data ?? DEFAULT_SETTINGS;
  }

  async create(article: Article): Promise<void> {
    await this.#ready();
    const record = this.#record({ type: 'article.import', imported: article }, article.revision, AS_EDIT);
    await this.documents.articles.create(article, this.documents.journal.append(record));
    this.documents.history.add(record);
  }

  /** @returns the article after the change, and the change that leads back */
  async changeArticle(
    change: ArticleChange,
    remember: Remember,
  ): Promise<{ article: Article; inverse: Change }> {
    const { articles, journal, history } = this.documents;
    await this.#ready();
    const open = await articles.get(change.article);
    const { article: before } = open;
    const { state, inverse } = this.#applied(new Map([[before.id, before]]), change);
    const article = state.articles.get(before.id) ?? before;
    refuseMisplaced(change, open.with(article));
    const record = this.#record(completed(change, inverse), article.revision, remember);
    await articles.save(article, journal.append(record));
    history.add(record);
    return { article, inverse };
  }

  /** @returns the change that leads back */
  async changeShared(change: CodebookChange | SettingsEdit, remember: Remember): Promise<Change> {
    await this.#ready();
    const { codebook, settings, journal, history } = this.documents;
    const { state, inverse } = this.#applied(new Map(), change);
    const forSettings = change.type === 'settings.edit';
    const { revision } = forSettings ? state.settings : state.codebook;
    const record = this.#record(completed(change, inverse), revision, forSettings ? ASIDE : remember);
    const written = journal.append(record);
    if (forSettings) await settings.save(state.settings, written);
    else await codebook.save(state.codebook, written);
    history.add(record);
    return inverse;
  }

  /** Records are numbered, so the last number must be known. */
  async #ready(): Promise<void> {
    try {
      await this.documents.history.load();
    } catch (error) {
      throw notSaved('journal', error);
    }
  }

  #applied(articles: ReadonlyMap<ArticleId, Article>, change: Change) {
    const result = applyChange({ articles, codebook: this.codebook, settings: this.settings }, change);
    if (!result.ok) throw new RefusedError(result.error);
    return result.value;
  }

  #record(what: JournalRecord['what'], revision: number, remember: Remember): JournalRecord {
    return {
      number: this.documents.history.next(),
      at: new Date().toISOString(),
      person: this.settings.person,
      ...remember,
      kind: what.type === 'reading.set' ? 'aside' : remember.kind,
      revision,
      what,
    };
  }
}

/** A passage whose words are not at its place would be a quotation of something the source does not say. */
function refuseMisplaced(change: ArticleChange, after: OpenArticle): void {
  const placed = new Set(passagesPlacedBy(change));
  if (placed.size === 0) return;
  const texts = new Map<number, string | undefined>();
  for (const { id, textVersion, start, end, quote } of after.article.passages) {
    if (!placed.has(id) || textVersion === NO_TEXT) continue;
    if (!texts.has(textVersion)) texts.set(textVersion, documentIn(after, textVersion)?.text);
    if (texts.get(textVersion)?.slice(start, end) !== quote)
      throw new RefusedError('The words of the passage do not stand at its place in the article.');
  }
}

const PLACE = ['start', 'end', 'quote', 'textVersion'] as const;

function passagesPlacedBy(change: ArticleChange): readonly PassageId[] {
  switch (change.type) {
    case 'passage.add':
      return [change.passage.id];
    case 'passage.edit':
      return PLACE.some((key) => change.to[key] !== undefined) ? [change.passage] : [];
    case 'text.update':
    case 'text.revert':
      return change.carried.map(({ passage }) => passage);
    default:
      return [];
  }
}
