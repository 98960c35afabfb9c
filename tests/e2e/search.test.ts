import { expect } from 'playwright/test';
import { choose, openWithSample, placeOf, test, type Running } from './app.ts';

/** Words with what was looked for marked in them. */
const marked = ({ page }: Running) =>
  page.locator('dialog .found-snippet mark, .search-view .found-snippet mark');

test('whatever is typed is found as it is typed, and opens at its place', async ({ desk }) => {
  const running = await openWithSample(desk);
  const { app, page } = running;
  await choose(app, 'go.palette');
  await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused();
  await page.keyboard.type('drou');
  await expect(page.getByRole('option').first()).toContainText('The canal that ran short of rain');
  await expect(marked(running).first()).toHaveText(/drought/i);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('main')).toHaveAttribute('aria-label', 'The canal that ran short of rain');
  const { from } = await placeOf(page, 'drought', 'drought');
  expect(from.y).toBeGreaterThan(0);
});

test('a note is found the moment it is saved, and a tag by its filter', async ({ desk }) => {
  const running = await openWithSample(desk);
  const { app, page } = running;
  await page.getByText('The canal that ran short of rain').click();
  await page.locator('.body p').first().dblclick();
  await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type('Zweifelhaft, compare the harbour log');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note .note-text', { hasText: 'Zweifelhaft' })).toHaveCount(1);
  await choose(app, 'go.palette');
  await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused();
  await page.keyboard.type('zweifel');
  await expect(page.getByRole('option').filter({ hasText: 'harbour log' })).toHaveCount(1);
  await expect(marked(running).first()).toHaveText('Zweifelhaft');
});

test('filters are completed by keyboard, a search is kept, and its count follows the library', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'go.search');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('canal iss');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue('canal issue:');
  const named = page.getByRole('option').first();
  const issue = (await named.textContent()) ?? '';
  await page.keyboard.press('Tab');
  await expect(page.getByRole('combobox', { name: 'Search' })).toHaveValue(new RegExp(issue));
  await expect(page.locator('.found').first()).toBeVisible();

  await page.getByRole('button', { name: 'Save search' }).click();
  await page.getByLabel('Name of the search').fill('Canals');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('navigation').getByRole('button', { name: /Canals/ });
  const count = async () => Number(await kept.locator('.n').textContent());
  await expect.poll(count).toBeGreaterThan(0);
  const before = await count();

  await page.locator('.found').first().click();
  await page.getByRole('button', { name: 'Move to the trash' }).first().click();
  await expect.poll(count).toBeLessThan(before);
  await choose(app, 'edit.undo');
  await expect.poll(count).toBe(before);
  await kept.click();
  await page.getByRole('button', { name: 'Forget search' }).click();
  await expect(kept).toHaveCount(0);
});

test('what a query does not mean is said, and the rest is found', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'go.search');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('canal stance:shouts ');
  await expect(page.locator('.search-said')).toContainText('stance:shouts');
  await expect(page.locator('.found').first()).toBeVisible();
  await page.getByRole('combobox', { name: 'Search' }).fill('nothinghasthis');
  await expect(page.locator('.search-said')).toContainText('Nothing was found.');
});

test('words are found in an article, with their count, by keys alone', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await page.getByText('The canal that ran short of rain').click();
  await choose(app, 'article.find');
  await expect(page.getByRole('textbox', { name: 'Find in the article' })).toBeFocused();
  const bar = page.getByRole('search');
  await page.keyboard.type('CANAL');
  await expect(bar.getByRole('status')).toHaveText(/^1 of \d+$/);
  const painted = () =>
    page.evaluate(() => [
      CSS.highlights.get('found')?.size ?? 0,
      CSS.highlights.get('found-current')?.size ?? 0,
    ]);
  await expect.poll(painted).toEqual([expect.any(Number), 1]);
  await page.keyboard.press('Enter');
  await expect(bar.getByRole('status')).toHaveText(/^2 of \d+$/);
  await page.keyboard.press('Shift+Enter');
  await expect(bar.getByRole('status')).toHaveText(/^1 of \d+$/);
  await page.keyboard.press('Escape');
  await expect(bar).toHaveCount(0);
  expect(await painted()).toEqual([0, 0]);
});
