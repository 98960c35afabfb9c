/** The article that is open. */
import { computed, signal } from '@preact/signals';
import { documentOf } from '../../core/document/document.ts';
import type { ArticleDocument } from '../../core/document/tree.ts';
import type { Article, ArticleId, PassageId } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { rowOf } from './library.ts';
import { tellError } from './status.ts';

export interface OpenArticle {
  readonly article: Article;
  /** Made once: the text of an article never changes. */
  readonly document: ArticleDocument;
}

export const open = signal<OpenArticle | null>(null);

/** The passage in hand: its note stands out, digits tag it. */
export const focusedPassage = signal<PassageId | null>(null);
/** The passage whose note is being written. */
export const writingNote = signal<PassageId | null>(null);

export const passages = computed(() => open.value?.article.passages ?? []);

let wanted: ArticleId | null = null;

/** Fetches an article, unless it is the one in hand. @param anew even then */
export async function openArticle(id: ArticleId, { anew = false } = {}): Promise<void> {
  wanted = id;
  const current = open.value?.article;
  // Importing an article again takes it out of the trash without the window's doing.
  if (!anew && current?.id === id && current.removed === (rowOf(id)?.removed ?? null)) return;
  focusedPassage.value = null;
  writingNote.value = null;
  const result = await call('article.get', { id });
  if (wanted !== id) return;
  if (result.ok) open.value = { article: result.value, document: documentOf(result.value.markdown) };
  else tellError(result.error);
}

/** Takes the article's next state. */
export function showArticle(article: Article): void {
  const current = open.value;
  if (current?.article.id === article.id) open.value = { ...current, article };
}
