/** Stars, the archive, an article's own issues, and passages that bear on no issue. */
import { expect, type Page } from 'playwright/test';
import { choose, openArticle, openWithSample, selectWords, test } from './app.ts';

const CANAL = 'The canal that ran short of rain';
const row = (page: Page, title: string) => page.locator('.article-row', { hasText: title });
const shelf = (page: Page, name: string) => page.locator('.side .row', { hasText: name });
const countOn = (page: Page, name: string) => shelf(page, name).locator('.n');

test('a star is put on and taken off, by key and by button, in the list and in the article', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await expect(countOn(page, 'Starred')).toHaveText('0');
  await row(page, CANAL).hover();
  await row(page, CANAL).getByRole('button', { name: 'Star' }).click();
  await expect(countOn(page, 'Starred')).toHaveText('1');
  await openArticle(page, CANAL);
  const star = page.locator('.article-head').getByRole('button', { name: 'Star' });
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('s');
  await expect(star).toHaveAttribute('aria-pressed', 'false');
  await page.keyboard.press('s');
  await expect(star).toHaveAttribute('aria-pressed', 'true');
  await choose(app, 'edit.undo');
  await expect(star).toHaveAttribute('aria-pressed', 'false');

  await shelf(page, 'Starred').click();
  await expect(page.locator('.library-view')).toContainText('Press S on an article');
  await shelf(page, 'All articles').click();
  await row(page, CANAL).locator('.article-open').focus();
  await page.keyboard.press('s');
  await shelf(page, 'Starred').click();
  await expect(row(page, CANAL)).toHaveCount(1);
});

test('what is archived leaves the other shelves, and undo brings it back', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await expect(countOn(page, 'Unread')).toHaveText('3');
  await row(page, CANAL).locator('.article-open').focus();
  await page.keyboard.press('e');
  await expect(page.locator('.message')).toContainText(`“${CANAL}” is archived.`);
  for (const name of ['All articles', 'Unread']) await expect(countOn(page, name)).toHaveText('2');
  await expect(countOn(page, 'Archived')).toHaveText('1');
  await expect(row(page, CANAL)).toHaveCount(0);
  await expect(page.locator('.article-open:focus')).toHaveCount(1);
  await page.locator('.message').getByRole('button', { name: 'Undo' }).click();
  await expect(countOn(page, 'All articles')).toHaveText('3');
  await expect(countOn(page, 'Archived')).toHaveText('0');

  await shelf(page, 'Unread').click();
  await page.locator('.article-open', { hasText: CANAL }).click();
  await expect(page.locator('.read h1')).toContainText(CANAL);
  await expect(countOn(page, 'Reading now')).toHaveText('1');
  await page.keyboard.press('e');
  // One goes on with the shelf that one came from.
  await expect(page.getByRole('main', { name: 'Unread' })).toBeVisible();
  await expect(countOn(page, 'Reading now')).toHaveText('0');
  await shelf(page, 'Archived').click();
  await row(page, CANAL).hover();
  await row(page, CANAL).getByRole('button', { name: 'Take out of the archive' }).click();
  await expect(countOn(page, 'Archived')).toHaveText('0');
  await expect(countOn(page, 'Reading now')).toHaveText('1');
});

test('the shelves are as they were after a restart', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await row(page, CANAL).locator('.article-open').focus();
  await page.keyboard.press('s');
  await expect(countOn(page, 'Starred')).toHaveText('1');
  await page.keyboard.press('e');
  await expect(countOn(page, 'Archived')).toHaveText('1');
  await app.close();
  const again = await desk.open();
  await expect(countOn(again.page, 'Starred')).toHaveText('1');
  await expect(countOn(again.page, 'Archived')).toHaveText('1');
  await shelf(again.page, 'Starred').click();
  await expect(row(again.page, CANAL)).toContainText('Archived');
});

test('an article is tagged as a whole, and its list shows it', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, CANAL);
  await page.keyboard.press('Shift+T');
  const picker = page.getByRole('dialog', { name: 'Issue' });
  await picker.getByRole('option').first().click();
  const chips = page.getByRole('group', { name: 'Issues of the article' });
  const name = (await chips.locator('.chip').innerText()).trim();
  await expect(page.locator('[data-announcer]')).toContainText(`${name}: on`);
  await page.keyboard.press('Shift+T');
  await page.keyboard.type('Water rights');
  await page.keyboard.press('Enter');
  await expect(chips.locator('.chip')).toHaveCount(2);
  await shelf(page, 'All articles').click();
  await expect(row(page, CANAL).locator('.chip')).toHaveCount(2);
  await page.locator('.side .row', { hasText: 'Water rights' }).click();
  await expect(page.locator('.wholes')).toContainText('Articles as a whole 1 article');
  await page.locator('.wholes').getByRole('button', { name: CANAL }).click();
  await expect(page.locator('.read h1')).toContainText(CANAL);

  await openArticle(page, CANAL);
  await chips.getByRole('button', { name: 'Take Water rights off the article' }).click();
  await expect(chips.locator('.chip')).toHaveCount(1);
  await choose(app, 'edit.undo');
  await expect(chips.locator('.chip')).toHaveCount(2);
});

test('untagged passages are tagged from their list, and opened from it', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'go.attention');
  const list = page.getByRole('region', { name: 'Untagged passages' });
  const before = (await list.count()) === 0 ? 0 : await list.locator('li').count();
  await openArticle(page, CANAL);
  for (const words of ['Ships are lifted', 'about 26 metres']) {
    await selectWords(page, words);
    await page.keyboard.press('h');
    await expect(page.locator('.note.on')).toHaveAttribute('aria-label', `Passage: ${words}`);
  }
  // A plain highlight is no fault.
  await expect(page.locator('.side')).not.toContainText('Needs attention');
  await expect(countOn(page, 'Untagged passages')).toHaveText(String(before + 2));

  await choose(app, 'go.attention');
  await expect(list.locator('li')).toHaveCount(before + 2);
  await expect(countOn(page, 'Untagged passages')).toHaveText(String(before + 2));
  const ships = list.locator('li', { hasText: 'Ships are lifted' });
  await ships.focus();
  await page.keyboard.press('1');
  await expect(countOn(page, 'Untagged passages')).toHaveText(String(before + 1));
  // It stays where it is, for another issue or a second thought.
  await page.keyboard.press('2');
  await expect(ships.locator('.swatch')).toHaveCount(2);
  await page.waitForTimeout(600);
  await expect(ships.locator('.swatch')).toHaveCount(2);
  await expect(ships).toBeFocused();
  await choose(app, 'edit.undo');
  await expect(ships.locator('.swatch')).toHaveCount(1);
  await choose(app, 'edit.undo');
  await expect(ships.locator('.swatch')).toHaveCount(0);
  await expect(countOn(page, 'Untagged passages')).toHaveText(String(before + 2));

  await ships.focus();
  await page.keyboard.press('ArrowDown');
  await expect(list.locator('li', { hasText: 'about 26 metres' })).toBeFocused();
  await page.keyboard.press('t');
  await page.keyboard.type('Engineering');
  await page.keyboard.press('Enter');
  await expect(list.locator('li', { hasText: 'about 26 metres' })).toContainText('Engineering');
  await ships.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.read h1')).toContainText(CANAL);
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: Ships are lifted');
});
