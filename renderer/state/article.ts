/** The article that is open. */
import { computed, signal } from '@preact/signals';
import { documentOf } from '../../core/document/document.ts';
import type { ArticleDocument } from '../../core/document/tree.ts';
import type { Article, ArticleId, Passage, PassageId } from '../../core/model.ts';
import { isUnplaced } from '../../core/passages.ts';
import { call } from '../bridge.ts';
import { rowOf } from './library.ts';
import { tellError } from './status.ts';
import { inTurn } from './turns.ts';

export interface OpenArticle {
  readonly article: Article;
  /** Made once for each version of the text. */
  readonly document: ArticleDocument;
}

export const open = signal<OpenArticle | null>(null);

/** The passage in hand: its note stands out, digits tag it. */
export const focusedPassage = signal<PassageId | null>(null);
/** The passage whose note is being written. */
export const writingNote = signal<PassageId | null>(null);

/** The passages that stand in the present text, in reading order. */
export const passages = computed(() => {
  const article = open.value?.article;
  return article?.passages.filter((passage) => !isUnplaced(article, passage)) ?? [];
});

/** The passages that have lost their place. */
export const unplaced = computed(() => {
  const article = open.value?.article;
  return article?.passages.filter((passage) => isUnplaced(article, passage)) ?? [];
});

/** The passage under the pointer. */
export const hoveredPassage = signal<PassageId | null>(null);

/** A passage of the open article, whether it has its place or not. */
export const passageOf = (id: PassageId | null): Passage | undefined =>
  open.value?.article.passages.find((each) => each.id === id);

let wanted: ArticleId | null = null;

/** Fetches an article, unless it is the one in hand. @param anew even then */
export async function openArticle(id: ArticleId, { anew = false } = {}): Promise<void> {
  wanted = id;
  if (!anew && isCurrent(id)) return;
  focusedPassage.value = null;
  writingNote.value = null;
  // In turn: what was typed in the article before is saved while that is still the open one.
  await inTurn(async () => {
    if (wanted !== id) return;
    const result = await call('article.get', { id });
    if (!result.ok) tellError(result.error);
    else if (wanted === id) {
      const before = open.value?.article;
      left = before === undefined || before.id === id ? null : before;
      open.value = { article: result.value, document: documentOf(result.value.markdown) };
    }
  });
}

/** Whether the article in hand is this one, as it is now: importing it again, say, changes it without the window's doing. */
function isCurrent(id: ArticleId): boolean {
  const current = open.value?.article;
  if (current?.id !== id) return false;
  const row = rowOf(id);
  return row === undefined || (row.removed === current.removed && row.revision <= current.revision);
}

/** Lets go of the article in hand: what is stored may be another state of it now. */
export function forgetArticle(): void {
  wanted = null;
  left = null;
  open.value = null;
}

/** The article that was open before: saves that were asked for in it may still come to their turn. */
let left: Article | null = null;

/** The articles of which the window holds the present state. */
export const articlesInHand = (): readonly Article[] =>
  [open.value?.article, left].filter((each) => each !== undefined && each !== null);

/** A passage as it stands now, in the open article or the one before. */
export const passageIn = (article: ArticleId, id: PassageId): Passage | undefined =>
  articlesInHand()
    .find((each) => each.id === article)
    ?.passages.find((each) => each.id === id);

/** Takes the article's next state. */
export function showArticle(article: Article): void {
  if (left?.id === article.id) left = article;
  const current = open.value;
  if (current?.article.id !== article.id) return;
  const sameText = article.markdown === current.article.markdown;
  open.value = { article, document: sameText ? current.document : documentOf(article.markdown) };
}
