/** What the person does to issues, articles and settings. */
import { newIssue } from '../../core/issues/issues.ts';
import type { ArticleDetails, ArticleId, Issue, Settings } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { edit } from './edit.ts';
import { codebook, rowOf, settings } from './library.ts';
import { nowStamp } from './marking.ts';
import { tell, tellError } from './status.ts';
import { undoLast } from './undoing.ts';

/** Adds an issue at the end of the codebook; null when it was refused, after saying why. */
export async function addIssue(name: string, definition = ''): Promise<Issue | null> {
  const issue = newIssue(codebook.value, name, definition, nowStamp());
  const change = { type: 'issue.add', issue, index: codebook.value.issues.length } as const;
  return (await edit(change)) ? issue : null;
}

type IssueContent = Pick<Issue, 'name' | 'definition' | 'color' | 'underline'>;

export async function editIssue(issue: Issue, to: IssueContent): Promise<boolean> {
  const { name, definition, color, underline } = issue;
  return edit({ type: 'issue.edit', issue: issue.id, from: { name, definition, color, underline }, to });
}

/** Deletes an issue; its passages stay, and have it back when this is undone. */
export async function removeIssueFromCodebook(issue: Issue): Promise<boolean> {
  const index = codebook.value.issues.findIndex(({ id }) => id === issue.id);
  const done = await edit({ type: 'issue.remove', issue, index });
  if (done)
    tell(`“${issue.name}” is deleted. Its passages stay.`, { action: { label: 'Undo', run: undoLast } });
  return done;
}

export async function editDetails(id: ArticleId, from: ArticleDetails, to: ArticleDetails): Promise<boolean> {
  return edit({ type: 'article.edit', article: id, from, to });
}

export async function moveToTrash(id: ArticleId): Promise<boolean> {
  const title = rowOf(id)?.title ?? '';
  const done = await edit({
    type: 'article.edit',
    article: id,
    from: { removed: null },
    to: { removed: nowStamp().now },
  });
  if (done) tell(`“${title}” is in the trash.`, { action: { label: 'Undo', run: undoLast } });
  return done;
}

export async function restore(id: ArticleId): Promise<void> {
  const row = rowOf(id);
  if (row === undefined) return;
  const done = await edit({
    type: 'article.edit',
    article: id,
    from: { removed: row.removed },
    to: { removed: null },
  });
  if (done) tell(`“${row.title}” is back in the library.`);
}

type SettingsContent = Partial<Omit<Settings, 'revision'>>;

/** Changes the settings; `to` is asked for when its turn has come, and may go by what they are then. */
export async function set(to: SettingsContent | (() => SettingsContent)): Promise<void> {
  await edit(() => {
    const next = typeof to === 'function' ? to() : to;
    const keys = Object.keys(next) as (keyof SettingsContent)[];
    const from = Object.fromEntries(keys.map((key) => [key, settings.value[key]]));
    return keys.every((key) => next[key] === settings.value[key])
      ? null
      : { type: 'settings.edit', from, to: next };
  });
}

/** Opens an address in the system's browser, after asking. */
export async function openLink(url: string): Promise<void> {
  const result = await call('link.open', { url });
  if (!result.ok) tellError(result.error);
}
