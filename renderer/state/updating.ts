/** Newer versions of an article's text. */
import type { UpdateOutcome } from '../../core/contract.ts';
import type { ArticleId } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { open, openArticle } from './article.ts';
import { ask } from './dialogs.ts';
import { go } from './route.ts';
import { forgetLast, tell, tellError } from './status.ts';
import { settled } from './turns.ts';

/** Asks for a file with a newer text of an article, and shows what became of its passages. */
export async function updateFromFile(id: ArticleId): Promise<void> {
  // What is being typed is saved before the update, which is the last change then, and can be undone.
  document.dispatchEvent(new Event('save-drafts'));
  await settled();
  const result = await call('article.update', { id });
  if (!result.ok) tellError(result.error);
  else if (result.value !== null) {
    forgetLast();
    await openArticle(id, { anew: true });
    showUpdate(result.value);
  }
}

/** Shows what came of a newer text. */
export function showUpdate(outcome: UpdateOutcome): void {
  if (outcome.report === null) tell('The article has this text already.');
  else ask({ kind: 'updated', outcome });
}

/** Shows the present version of an article's text, and what changed in it. */
export function showVersions(id: ArticleId): void {
  const article = open.value?.article;
  if (article?.id !== id) return;
  if (article.earlier.length === 0) tell('There is one version of this text.');
  else compareVersion(id, article.textVersion);
}

/** Shows a version of an article's text beside the one before it. */
export function compareVersion(id: ArticleId, version: number): void {
  go({ view: 'versions', id, version, against: version - 1 });
}
