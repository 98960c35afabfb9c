/** What the person decides of an article as a whole: its issues, its star, the archive. */
import type { ArticleEdit } from '../../core/changes.ts';
import type { ArticleId, ArticleMarks, Issue } from '../../core/model.ts';
import { toggled, without } from '../../core/passages.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import { announce } from './announcing.ts';
import { articlesInHand } from './article.ts';
import { edit } from './edit.ts';
import { codebook, rowOf } from './library.ts';
import { nowStamp } from './marking.ts';
import { openPicker } from './picking.ts';
import { go, lastShelf } from './route.ts';
import { tell } from './status.ts';
import { UNDO } from './undoing.ts';

/** What is decided of an article now: as the window holds it, which is ahead of its row, or as its row says. */
export const marksOf = (id: ArticleId): ArticleMarks | undefined =>
  articlesInHand().find((article) => article.id === id) ?? rowOf(id);

/** Changes what is decided of an article, by what that is when its turn has come. @returns what it is then, where it was saved */
async function mark(
  id: ArticleId,
  next: (now: ArticleMarks) => Partial<ArticleMarks>,
): Promise<Partial<ArticleMarks> | null> {
  let to: Partial<ArticleMarks> | null = null;
  const done = await edit((): ArticleEdit | null => {
    const now = marksOf(id);
    if (now === undefined) return null;
    to = next(now);
    const keys = Object.keys(to) as (keyof ArticleMarks)[];
    const from = Object.fromEntries(keys.map((key) => [key, now[key]]));
    return { type: 'article.edit', article: id, from, to };
  });
  return done ? to : null;
}

/** Stars an article, or takes the star off. */
export async function toggleStar(id: ArticleId): Promise<void> {
  const done = await mark(id, ({ starred }) => ({ starred: !starred }));
  if (done !== null) announce(done.starred === true ? 'Starred' : 'Star taken off');
}

/**
 * Archives an article, or takes it out of the archive.
 * @returns whether it is archived now
 */
export async function toggleArchived(id: ArticleId): Promise<boolean> {
  const title = rowOf(id)?.title ?? '';
  const done = await mark(id, ({ archived }) => ({ archived: archived === null ? nowStamp().now : null }));
  if (done === null) return false;
  const archived = done.archived !== null;
  const words = archived ? `“${title}” is archived.` : `“${title}” is out of the archive.`;
  tell(words, UNDO);
  return archived;
}

/** Tags an article as a whole with an issue; where it has it, takes it off. */
export async function toggleArticleIssue(id: ArticleId, issue: Issue): Promise<void> {
  const done = await mark(id, ({ issues }) => ({ issues: toggled(codebook.value, issues, issue.id) }));
  if (done === null) return;
  const on = knownIssues(codebook.value, done.issues ?? []).some((each) => each.id === issue.id);
  announce(`${issue.name}: ${on ? 'on' : 'off'}`);
}

/** Takes an issue off an article, under whatever id it has it. */
export async function removeArticleIssue(id: ArticleId, issue: Issue): Promise<void> {
  const done = await mark(id, ({ issues }) => ({ issues: without(codebook.value, issues, issue.id) }));
  if (done !== null) announce(`${issue.name}: off`);
}

/** Opens the list of issues for an article as a whole, at the button for it. */
export function tagArticle(id: ArticleId): void {
  openPicker(document.querySelector('.article-tag'), {
    held: () => marksOf(id)?.issues ?? [],
    toggle: (issue) => toggleArticleIssue(id, issue),
  });
}

/** Archives an article, and goes on with the shelf that one came from; or takes it out of the archive, and stays. */
export async function archiveAndLeave(id: ArticleId): Promise<void> {
  if (await toggleArchived(id)) go({ view: 'library', shelf: lastShelf() });
}
