/**
 * Every edit is one small record, and applyChange is the one funnel for all of them. It is pure: main runs it
 * before it saves and the renderer runs it again after the answer, so both hold the same. Its inverse is undo.
 *
 * A change carries what it replaces (`from`) beside what it puts there (`to`). Two changes that touch different
 * things commute; one that finds something else than its `from` is refused in words.
 */
import type {
  Article,
  ArticleDetails,
  ArticleId,
  Codebook,
  Issue,
  IssueId,
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
/** Also the way to the trash and back: `removed`. */
export interface ArticleEdit {
  readonly type: 'article.edit';
  readonly article: ArticleId;
  readonly from: Fields<ArticleDetails & Pick<Article, 'removed'>>;
  readonly to: Fields<ArticleDetails & Pick<Article, 'removed'>>;
}
/** Where the person is in the text: never refused, never offered for undo. */
export interface ReadingSet {
  readonly type: 'reading.set';
  readonly article: ArticleId;
  readonly reading: Reading | null;
}
export interface IssueAdd {
  readonly type: 'issue.add';
  readonly issue: Issue;
  /** Its place in the codebook. */
  readonly index: number;
}
/** Passages keep the id, so that undo gives them the issue back. */
export interface IssueRemove {
  readonly type: 'issue.remove';
  readonly issue: Issue;
  readonly index: number;
}
export interface IssueEdit {
  readonly type: 'issue.edit';
  readonly issue: IssueId;
  readonly from: Fields<Omit<Issue, 'id' | 'created'>>;
  readonly to: Fields<Omit<Issue, 'id' | 'created'>>;
}
export interface SettingsEdit {
  readonly type: 'settings.edit';
  readonly from: Fields<Omit<Settings, 'revision'>>;
  readonly to: Fields<Omit<Settings, 'revision'>>;
}

export type ArticleChange =
  PassageAdd | PassageRemove | PassageEdit | ArticleEdit | ReadingSet | TextUpdate | TextRevert;
export type CodebookChange = IssueAdd | IssueRemove | IssueEdit;
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
  switch (change.type) {
    case 'passage.add':
      return { ...change, type: 'passage.remove' };
    case 'passage.remove':
      return { ...change, type: 'passage.add' };
    case 'issue.add':
      return { ...change, type: 'issue.remove' };
    case 'issue.remove':
      return { ...change, type: 'issue.add' };
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
    case 'issue.edit':
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

function applyToCodebook(codebook: Codebook, change: CodebookChange): Result<Applied<Codebook>> {
  const next = (issues: readonly Issue[]): Codebook => ({ issues, revision: codebook.revision + 1 });
  switch (change.type) {
    case 'issue.add': {
      if (codebook.issues.some(({ id }) => id === change.issue.id))
        return fail('This issue is already in the codebook.');
      const taken = nameTaken(codebook, change.issue.name);
      if (taken !== null) return fail(taken);
      return ok({
        state: next(codebook.issues.toSpliced(change.index, 0, change.issue)),
        inverse: inverseOf(change),
      });
    }
    case 'issue.remove': {
      const index = codebook.issues.findIndex(({ id }) => id === change.issue.id);
      const found = codebook.issues[index];
      if (found === undefined) return fail('The issue has been removed already.');
      if (!agrees(found, change.issue))
        return fail('The issue has been changed elsewhere in the meantime, so it was not removed.');
      return ok({
        state: next(codebook.issues.toSpliced(index, 1)),
        inverse: { type: 'issue.add', issue: found, index },
      });
    }
    case 'issue.edit': {
      const found = codebook.issues.find(({ id }) => id === change.issue);
      if (found === undefined) return fail('The issue has been removed in the meantime.');
      if (!agrees(found, change.from))
        return fail('The issue has been changed elsewhere in the meantime; nothing was overwritten.');
      const taken = change.to.name === undefined ? null : nameTaken(codebook, change.to.name, found.id);
      if (taken !== null) return fail(taken);
      return ok({
        state: next(codebook.issues.map((each) => (each === found ? { ...each, ...change.to } : each))),
        inverse: inverseOf(change),
      });
    }
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

/** Names are how people call issues, on the command line too, so no two are alike but for case. */
function nameTaken(codebook: Codebook, name: string, except?: IssueId): string | null {
  const folded = name.trim().toLocaleLowerCase();
  const other = codebook.issues.find(({ id, name: n }) => id !== except && n.toLocaleLowerCase() === folded);
  return other === undefined ? null : `There is already an issue named “${other.name}”.`;
}

const inOrder = (passages: readonly Passage[]): readonly Passage[] =>
  passages.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.id < b.id ? -1 : 1));

/** Whether each field that a change expects is as it expects it; times of editing are no content. */
function agrees<T extends object>(
  current: T,
  expected: Partial<T>,
  ignored: readonly (keyof T)[] = [],
): boolean {
  return (Object.keys(expected) as (keyof T)[]).every(
    (key) => ignored.includes(key) || same(current[key], expected[key]),
  );
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, index) => item === b[index]);
  return a === b;
}
