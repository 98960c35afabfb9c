import { expect } from 'playwright/test';
import { choose, openArticle, openWithSample, passageCards, test } from './app.ts';

test('an issue is made, renamed, given another colour, and its passages follow', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await page.getByRole('button', { name: 'New issue' }).click();
  await page.getByLabel('Name').fill('Pilots');
  await page.getByLabel('Definition').fill('Who steers.');
  await page.getByRole('radio', { name: 'dotted' }).click();
  await page.getByRole('button', { name: 'Add issue' }).click();
  await page.locator('.side .row', { hasText: 'Pilots' }).click();
  await expect(page.locator('.definition')).toHaveText('Who steers.');
  await expect(page.locator('h1 .swatch')).toHaveAttribute('data-underline', 'dotted');

  await page.getByRole('button', { name: 'Edit issue' }).click();
  await page.getByLabel('Name').fill('Pilotage');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.issue-head h1')).toHaveText(/Pilotage/);
});

test('two issues cannot have one name, and the window says so', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await page.getByRole('button', { name: 'New issue' }).click();
  await page.getByLabel('Name').fill('trade ROUTES');
  await page.getByRole('button', { name: 'Add issue' }).click();
  await expect(page.locator('.message.error')).toContainText(
    'There is already an issue named “Trade routes”.',
  );
  await expect(page.getByLabel('Name')).toHaveValue('trade ROUTES');
});

test('an issue that is deleted takes no passage with it, and undo gives it back', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await page.locator('.side .row', { hasText: 'Cost and insurance' }).click();
  await page.locator('.entry').nth(2).waitFor();
  const passages = await page.locator('.entry').count();
  await page.getByRole('button', { name: 'Edit issue' }).click();
  await page.getByRole('button', { name: 'Delete issue' }).click();
  await expect(page.locator('.side')).not.toContainText('Cost and insurance');
  await openArticle(page, 'The canal that ran short of rain');
  await expect(passageCards(page)).toHaveCount(4);
  await choose(app, 'edit.undo');
  await page.locator('.side .row', { hasText: 'Cost and insurance' }).click();
  await expect(page.locator('.entry')).toHaveCount(passages);
});

test('a click on a passage of an issue opens the article there', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await page.locator('.side .row', { hasText: 'Trade routes' }).click();
  await page.getByRole('button', { name: 'By source' }).click();
  const quote = page.locator('.entry .quote').last();
  const words = (await quote.textContent()) ?? '';
  await quote.click();
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', `Passage: ${words.slice(0, 80)}`);
  await expect(page.locator('.note.on')).toBeInViewport();
});
