/**
 * Every edit is one small record, and applyChange is the one funnel for all of them. It is pure: main runs it
 * before it saves and the renderer runs it again after the answer, so both hold the same. Its inverse is undo.
 *
 * A change carries what it replaces (`from`) beside what it puts there (`to`). Two changes that touch different
 * things commute; one that finds something else than its `from` is refused in words.
 */
import { agrees } from './agreeing.ts';
import {
  applyToCodebook,
  inverseOfCodebookChange,
  isCodebookChange,
  type CodebookChange,
} from './issues/changes.ts';
import type {
  Article,
  ArticleDetails,
  ArticleId,
  ArticleMarks,
  Codebook,
  Passage,
  PassageId,
  Reading,
  Settings,
} from './model.ts';
import { fail, ok, type Result } from './result.ts';
import { revertText, updateText, type TextRevert, type TextUpdate } from './text-versions.ts';

type Fields<T> = Partial<T>;

export interface PassageAdd {
  readonly type: 'passage.add';
  readonly article: ArticleId;
  readonly passage: Passage;
}
/** Carries the whole passage, so that its inverse needs nothing else. */
export interface PassageRemove {
  readonly type: 'passage.remove';
  readonly article: ArticleId;
  readonly passage: Passage;
}
export interface PassageEdit {
  readonly type: 'passage.edit';
  readonly article: ArticleId;
  readonly passage: PassageId;
  readonly from: Fields<Omit<Passage, 'id' | 'created'>>;
  readonly to: Fields<Omit<Passage, 'id' | 'created'>>;
}
/** Also what is decided of it as a whole: its issues, star, archive and trash. */
export interface ArticleEdit {
  readonly type: 'article.edit';
  readonly article: ArticleId;
  readonly from: Fields<ArticleDetails & ArticleMarks>;
  readonly to: Fields<ArticleDetails & ArticleMarks>;
}
/** Where the person is in the text: never refused, never offered for undo. */
export interface ReadingSet {
  readonly type: 'reading.set';
  readonly article: ArticleId;
  readonly reading: Reading | null;
}
export interface SettingsEdit {
  readonly type: 'settings.edit';
  readonly from: Fields<Omit<Settings, 'revision'>>;
  readonly to: Fields<Omit<Settings, 'revision'>>;
}

export type ArticleChange =
  PassageAdd | PassageRemove | PassageEdit | ArticleEdit | ReadingSet | TextUpdate | TextRevert;
export type { CodebookChange };
export type Change = ArticleChange | CodebookChange | SettingsEdit;
/** What the person can do by a gesture. */
export type EditChange = Exclude<Change, TextUpdate | TextRevert>;

/** What a change leads to, and the change that leads back. */
export interface Applied<Document, Inverse = Change> {
  readonly state: Document;
  readonly inverse: Inverse;
}

/** The part of the library that one has in hand: the documents that the changes at hand touch. */
export interface State {
  readonly articles: ReadonlyMap<ArticleId, Article>;
  readonly codebook: Codebook;
  readonly settings: Settings;
}

/** Whether a change touches an article, and so names it. */
export const isArticleChange = (change: Change): change is ArticleChange => 'article' in change;

/**
 * The change that leads back from a change that says all it replaces, as those do that an inverse was made from.
 * Where one has read to says nothing of the kind, and is its own.
 */
export function inverseOf(change: Change): Change {
  if (isCodebookChange(change)) return inverseOfCodebookChange(change);
  switch (change.type) {
    case 'passage.add':
      return { ...change, type: 'passage.remove' };
    case 'passage.remove':
      return { ...change, type: 'passage.add' };
    case 'text.update':
      return { ...change, type: 'text.revert' };
    case 'text.revert':
      return { ...change, type: 'text.update' };
    case 'reading.set':
      return change;
    case 'passage.edit':
      return { ...change, from: change.to, to: change.from };
    case 'article.edit':
      return { ...change, from: change.to, to: change.from };
    case 'settings.edit':
      return { ...change, from: change.to, to: change.from };
  }
}

/** A change with all that it replaces, as found when it was applied: what the journal keeps. */
export const completed = (change: Change, inverse: Change): Change =>
  change.type === 'reading.set' ? change : inverseOf(inverse);

/** Applies one change to the documents in hand. Refused, in words, when it finds something else than it expects. */
export function applyChange(state: State, change: Change): Result<Applied<State>> {
  if (isArticleChange(change)) {
    const article = state.articles.get(change.article);
    if (article === undefined) return fail('The article is no longer in the library.');
    return within(applyToArticle(article, change), (next) => ({
      ...state,
      articles: new Map(state.articles).set(next.id, next),
    }));
  }
  if (change.type === 'settings.edit')
    return within(applyToSettings(state.settings, change), (settings) => ({ ...state, settings }));
  return within(applyToCodebook(state.codebook, change), (codebook) => ({ ...state, codebook }));
}

function within<D>(result: Result<Applied<D>>, place: (document: D) => State): Result<Applied<State>> {
  return result.ok ? ok({ state: place(result.value.state), inverse: result.value.inverse }) : result;
}

function applyToArticle(article: Article, change: ArticleChange): Result<Applied<Article>> {
  const next = (fields: Partial<Article>): Article => ({
    ...article,
    ...fields,
    revision: article.revision + 1,
  });
  switch (change.type) {
    case 'passage.add':
      if (article.passages.some(({ id }) => id === change.passage.id))
        return fail('This passage is already in the article.');
      return ok({
        state: next({ passages: inOrder([...article.passages, change.passage]) }),
        inverse: inverseOf(change),
      });
    case 'passage.remove': {
      const found = article.passages.find(({ id }) => id === change.passage.id);
      if (found === undefined) return fail('The passage has been removed already.');
      if (!agrees(found, change.passage, ['modified']))
        return fail('The passage has been changed elsewhere in the meantime, so it was not removed.');
      return ok({
        state: next({ passages: article.passages.filter((passage) => passage !== found) }),
        inverse: { ...change, type: 'passage.add', passage: found },
      });
    }
    case 'passage.edit': {
      const found = article.passages.find(({ id }) => id === change.passage);
      if (found === undefined) return fail('The passage has been removed in the meantime.');
      if (!agrees(found, change.from, ['modified']))
        return fail('The passage has been changed elsewhere in the meantime; nothing was overwritten.');
      const edited = { ...found, ...change.to };
      return ok({
        state: next({ passages: inOrder(article.passages.map((each) => (each === found ? edited : each))) }),
        inverse: { ...change, from: change.to, to: { ...change.from, modified: found.modified } },
      });
    }
    case 'article.edit':
      if (!agrees(article, change.from))
        return fail(
          'The article’s details have been changed elsewhere in the meantime; nothing was overwritten.',
        );
      return ok({ state: next(change.to), inverse: inverseOf(change) });
    case 'text.update':
    case 'text.revert': {
      const result =
        change.type === 'text.update' ? updateText(article, change) : revertText(article, change);
      if (!result.ok) return result;
      const { passages, ...text } = result.value;
      return ok({ state: next({ ...text, passages: inOrder(passages) }), inverse: inverseOf(change) });
    }
    case 'reading.set':
      return ok({
        state: next({ reading: change.reading }),
        inverse: { ...change, reading: article.reading },
      });
  }
}

function applyToSettings(settings: Settings, change: SettingsEdit): Result<Applied<Settings>> {
  if (!agrees(settings, change.from))
    return fail('The settings have been changed elsewhere in the meantime.');
  return ok({
    state: { ...settings, ...change.to, revision: settings.revision + 1 },
    inverse: inverseOf(change),
  });
}

const inOrder = (passages: readonly Passage[]): readonly Passage[] =>
  passages.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));
