/** What must never be lost: edits over restarts, damaged files, full disks, the state before a restore. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { choose, clickWords, openArticle, openWithSample, passageCards, selectWords, test } from './app.ts';
import { rewrite } from '../rewrite.ts';
import { fillDisk, slowDisk } from './disk.ts';

const CANAL = 'The canal that ran short of rain';

const historyDialog = (page: Page) => page.getByRole('dialog', { name: /^History of/ });

test('undo and redo reach back over a restart', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, CANAL);
  await selectWords(page, 'Ships are lifted');
  await page.keyboard.press('1');
  await expect(passageCards(page)).toHaveCount(5);
  await clickWords(page, 'than in any October');
  await page.keyboard.press('Delete');
  await expect(passageCards(page)).toHaveCount(4);
  await app.close();

  const { app: again, page: later } = await desk.open();
  await openArticle(later, CANAL);
  await expect(passageCards(later)).toHaveCount(4);
  await choose(again, 'edit.undo');
  await expect(passageCards(later)).toHaveCount(5);
  await choose(again, 'edit.undo');
  await expect(passageCards(later)).toHaveCount(4);
  await choose(again, 'edit.redo');
  await expect(passageCards(later)).toHaveCount(5);
  await choose(again, 'edit.undo');
  await choose(again, 'edit.undo');
  await expect(later.locator('.message')).toHaveText('There is nothing to undo.');
  await expect(passageCards(later)).toHaveCount(4);
});

test('the history of an article says who did what, and takes back one change among others', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'view.settings');
  await page.getByLabel('Your name').fill('Ada');
  await page.getByRole('button', { name: 'Done' }).click();
  await openArticle(page, CANAL);
  await selectWords(page, 'Ships are lifted');
  await page.keyboard.press('1');
  await expect(passageCards(page)).toHaveCount(5);
  await clickWords(page, 'than in any October');
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('Since 1950.');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note.on .note-text')).toHaveText('Since 1950.');

  await choose(app, 'article.history');
  const rows = historyDialog(page).getByRole('listitem');
  await expect(rows.nth(0)).toContainText('Since 1950.');
  await expect(rows.nth(0)).toContainText('Ada');
  await expect(rows.nth(1)).toContainText('Tag with “Trade routes”');
  await expect(rows.nth(1)).toContainText('“Ships are lifted”');
  await expect(rows.last()).toContainText('Import');
  const before = await rows.count();

  await rows.nth(1).getByRole('button', { name: 'Take back' }).click();
  await expect(rows).toHaveCount(before + 1);
  await expect(passageCards(page)).toHaveCount(4);
  await rows.nth(2).getByRole('button', { name: 'Take back' }).click();
  await expect(page.locator('.message.error')).toContainText('cannot be taken back by itself');
  await expect(passageCards(page)).toHaveCount(4);

  await historyDialog(page).getByRole('button', { name: 'Close' }).click();
  await choose(app, 'edit.undo');
  await expect(passageCards(page)).toHaveCount(5);
});

test('a backup is put back, and the state before it is a backup too', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'backups.open');
  const dialog = page.getByRole('dialog', { name: 'Backups' });
  await dialog.getByRole('button', { name: 'Back up now' }).click();
  await expect(dialog.getByRole('listitem').filter({ hasText: '3 articles' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await openArticle(page, CANAL);
  await clickWords(page, 'than in any October');
  await page.keyboard.press('Delete');
  await expect(passageCards(page)).toHaveCount(3);

  await choose(app, 'backups.open');
  await dialog.getByRole('button', { name: 'Restore…' }).click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.locator('.message')).toContainText('The backup is restored.');
  await expect(passageCards(page)).toHaveCount(4);

  await choose(app, 'backups.open');
  await dialog.getByRole('button', { name: 'Restore…' }).first().click();
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(passageCards(page)).toHaveCount(3);
});

test('a damaged article is put together again, told of until it is dismissed', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, CANAL);
  await clickWords(page, 'than in any October');
  await page.keyboard.press('Delete');
  await expect(passageCards(page)).toHaveCount(3);
  await app.close();
  const articles = join(desk.library, 'articles');
  const name = readdirSync(articles).find(
    (each) => each.endsWith('.json') && readFileSync(join(articles, each), 'utf8').includes(CANAL),
  );
  // Replaced, not written over: a backup's hard link would share the damage.
  rmSync(join(articles, name ?? ''));
  writeFileSync(join(articles, name ?? ''), Buffer.alloc(900));

  const { app: again, page: second } = await desk.open();
  await openArticle(second, CANAL);
  await expect(passageCards(second)).toHaveCount(3);
  await expect(second.locator('.side')).toContainText('Needs attention');
  await again.close();

  const { app: third, page: last } = await desk.open();
  await last.locator('.side .row', { hasText: 'Needs attention' }).click();
  const view = last.getByRole('main', { name: 'Needs attention' });
  await expect(view).toContainText('It was put together again from other copies and the journal.');
  await choose(third, 'library.repair');
  await expect(view).toContainText('Every file and every quotation is as it should be.');
  await view.getByRole('button', { name: 'Dismiss' }).click();
  await expect(last.locator('.side')).not.toContainText('Needs attention');
});

test('what could not be saved outlives the window, and is saved when it can be', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, CANAL);
  await clickWords(page, 'than in any October');
  await fillDisk(app, true);
  await page.keyboard.press('n');
  await page.getByRole('textbox', { name: 'Note' }).fill('precious words');
  await page.keyboard.press('Escape');
  await expect(page.locator('.message.error')).toContainText('Not saved: the disk is full');
  const closed = app.waitForEvent('close');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
  // The window may be gone before the click is answered for.
  await Promise.allSettled([page.getByRole('button', { name: 'Close anyway' }).click(), closed]);

  const { page: later } = await desk.open();
  await openArticle(later, CANAL);
  await expect(later.locator('.note-text', { hasText: 'precious words' })).toBeVisible();
  await expect(later.locator('.save')).toHaveText('Saved on this device');
});

test('what is typed just before another article is opened is saved with its own', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, CANAL);
  await clickWords(page, 'than in any October');
  await slowDisk(app, 300);
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Note' });
  await field.fill('The first half');
  await page.waitForTimeout(700);
  await field.fill('The first half and the second half');
  await openArticle(page, 'A narrow gate');
  await openArticle(page, CANAL);
  await expect(page.locator('.note-text', { hasText: 'The first half and the second half' })).toBeVisible();
  await clickWords(page, 'than in any October');
  await page.keyboard.press('1');
  await openArticle(page, 'A narrow gate');
  await openArticle(page, CANAL);
  await expect(page.locator('.note', { hasText: 'second half' }).locator('.chip')).toHaveCount(2);
});

test('without its cache the library comes up at once, and the articles follow', async ({ desk }) => {
  const { app } = await openWithSample(desk);
  await app.close();
  rmSync(join(desk.library, 'library.jsonl'));
  const { page } = await desk.open();
  await expect(page.locator('.article-row')).toHaveCount(3);
  await openArticle(page, CANAL);
  await expect(passageCards(page)).toHaveCount(4);
});

test('a library of a newer version can be read, and says that it cannot be changed', async ({ desk }) => {
  const { app } = await openWithSample(desk);
  await app.close();
  const articles = join(desk.library, 'articles');
  for (const name of readdirSync(articles).filter((each) => each.endsWith('.json')))
    rewrite(join(articles, name), (stored) => Object.assign(stored, { version: 99, colour: 'new' }));
  const { page } = await desk.open();
  await openArticle(page, CANAL);
  await expect(passageCards(page)).toHaveCount(4);
  await expect(page.locator('.side')).toContainText('Needs attention');
  await clickWords(page, 'than in any October');
  await page.keyboard.press('Delete');
  await expect(page.locator('.message.error')).toContainText('written by a newer version of Briefmark');
  await expect(passageCards(page)).toHaveCount(4);
  await expect(page.locator('.save')).toHaveText('Saved on this device');
});
