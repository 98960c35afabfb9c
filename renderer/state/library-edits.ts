/** What the person does to articles and settings. */
import type { ArticleDetails, ArticleId, Settings } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { edit } from './edit.ts';
import { rowOf, settings } from './library.ts';
import { nowStamp } from './marking.ts';
import { tell, tellError } from './status.ts';
import { UNDO } from './undoing.ts';

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
  if (done) tell(`“${title}” is in the trash.`, UNDO);
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
