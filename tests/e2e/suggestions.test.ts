/** What is suggested for an issue: looked over by keys, never applied unasked, and not suggested again. */
import { expect, type Page } from 'playwright/test';
import { choose, openWithSample, test } from './app.ts';

const ISSUE = 'Weather and climate';
const suggested = (page: Page) => page.locator('.suggested');
const count = (page: Page) =>
  page.getByRole('tree', { name: 'Issues' }).locator('.issue-row', { hasText: ISSUE }).locator('.n');

test('suggestions say why, are accepted and dismissed with one key, and stay dismissed', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  const before = Number(await count(page).textContent());
  await page.locator('.side .row', { hasText: ISSUE }).click();
  await page.getByRole('button', { name: 'Edit issue' }).click();
  await page.getByLabel('Key terms').fill('toll, container, ship,');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByRole('tab', { name: 'Suggestions' }).click();
  await expect(suggested(page).nth(2)).toBeVisible();
  await expect(suggested(page).first()).toContainText('Because of “');
  await expect(page.locator('.suggestions-tab .hint')).toContainText(/would have been right|not known yet/);
  // Nothing was tagged by looking.
  await expect(count(page)).toHaveText(String(before));

  const all = await suggested(page).count();
  const dismissed = await suggested(page).first().locator('.suggested-words').textContent();
  await suggested(page).first().focus();
  await page.keyboard.press('d');
  await expect(suggested(page)).toHaveCount(all - 1);
  await expect(suggested(page).filter({ hasText: dismissed ?? '?' })).toHaveCount(0);
  // The next one has the focus, for the next key.
  await expect(suggested(page).first()).toBeFocused();
  const passage = suggested(page).filter({ hasNotText: 'The article as a whole' }).first();
  await passage.focus();
  await page.keyboard.press('a');
  await expect(count(page)).toHaveText(String(before + 1));
  await choose(app, 'edit.undo');
  await expect(count(page)).toHaveText(String(before));

  await page.getByRole('tab', { name: 'Passages' }).click();
  await page.getByRole('tab', { name: 'Suggestions' }).click();
  await expect(suggested(page).first()).toBeVisible();
  await expect(suggested(page).filter({ hasText: dismissed ?? '?' })).toHaveCount(0);
});
