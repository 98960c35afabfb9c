/** The analyst's way by keyboard alone: issues made, arranged and merged, passages tagged, found again, and counted. */
import { expect, type Page } from 'playwright/test';
import { choose, openArticle, openWithSample, passageCards, test } from './app.ts';

const CANAL = 'The canal that ran short of rain';

const tree = (page: Page) => page.getByRole('tree', { name: 'Issues' });
const rowOf = (page: Page, name: string) => tree(page).locator('.issue-row', { hasText: name });
const countOf = (page: Page, name: string) => rowOf(page, name).locator('.n');

/** Presses Tab until something has the focus that is asked for. */
async function tabTo(page: Page, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await isThere()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('Tab does not lead there.');
}

const hasFocus = (page: Page, selector: string) => () =>
  page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector);

async function addIssue(page: Page, open: () => Promise<void>, name: string): Promise<void> {
  await open();
  await expect(page.getByLabel('Name')).toBeFocused();
  await page.keyboard.type(name);
  await page.keyboard.press('Enter');
  await expect(rowOf(page, name)).toHaveCount(1);
}

test('issues are built by keyboard, two merged and taken apart, and a passage found by a kept search and from a cell of the matrix', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { app, page } = await openWithSample(desk);
  const throughPalette = async () => {
    await choose(app, 'go.palette');
    await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused();
    await page.keyboard.type('New issue');
    await page.keyboard.press('Enter');
  };
  await addIssue(page, throughPalette, 'Locks and lakes');
  await addIssue(page, throughPalette, 'Water shortage');

  // One becomes a part of the other.
  await tabTo(page, hasFocus(page, '.issue-row'));
  await page.keyboard.press('End');
  await expect(rowOf(page, 'Water shortage')).toBeFocused();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(rowOf(page, 'Water shortage')).toHaveAttribute('aria-level', '2');

  // A sentence is marked with it by the reading caret.
  await openArticle(page, CANAL);
  const before = await passageCards(page).count();
  await choose(app, 'view.caret');
  await expect(page.locator('.caret')).toBeVisible();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+Alt+ArrowDown');
  await page.keyboard.press('t');
  await page.keyboard.type('Water short');
  await page.keyboard.press('Enter');
  await expect(passageCards(page)).toHaveCount(before + 1);
  const marked = page.locator('.note.on');
  await expect(marked).toContainText('Water shortage');
  const label = (await marked.getAttribute('aria-label')) ?? '';
  await expect(countOf(page, 'Water shortage')).toHaveText('1');
  await expect(countOf(page, 'Locks and lakes')).toHaveText('1');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');

  // Merged into another, and taken apart again.
  const weather = (await countOf(page, 'Weather and climate').textContent()) ?? '';
  await rowOf(page, 'Water shortage').focus();
  await page.keyboard.press('Control+m');
  await page.keyboard.type('Weather');
  await expect(page.locator('.what-happens')).toContainText('will count as “Weather and climate”');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Water shortage')).toHaveCount(0);
  await expect(countOf(page, 'Weather and climate')).toHaveText(String(Number(weather) + 1));
  await choose(app, 'edit.undo');
  await expect(countOf(page, 'Weather and climate')).toHaveText(weather);
  await expect(countOf(page, 'Water shortage')).toHaveText('1');

  // A search is kept; from the side bar it leads to the passage.
  await choose(app, 'go.search');
  await expect(page.getByRole('combobox', { name: 'Search' })).toBeFocused();
  await page.keyboard.type('issue:"Water shortage"');
  await expect(page.locator('.found').first()).toBeVisible();
  await tabTo(page, async () =>
    page.evaluate(() => document.activeElement?.textContent.trim() === 'Save search'),
  );
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Dry');
  await page.keyboard.press('Enter');
  const kept = page.getByRole('navigation').getByRole('button', { name: /^Dry/ });
  // The issue itself, its passage, and the article that has it.
  await expect(kept.locator('.n')).toHaveText('3');
  await choose(app, 'go.library');
  await kept.focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.found')).toHaveCount(3);
  await tabTo(page, async () =>
    page.evaluate(() => document.activeElement?.textContent.startsWith('Passages ') === true),
  );
  await page.keyboard.press('Enter');
  await expect(page.locator('.found')).toHaveCount(1);
  await page.locator('.search-head input').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', label);
  await page.getByRole('button', { name: 'Back' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.found')).toHaveCount(1);

  // A cell of the issue's sources leads to the passage, and that to its place.
  await rowOf(page, 'Locks and lakes').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.issue-view h1')).toContainText('Locks and lakes');
  await page.getByRole('tab', { name: 'Passages' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('tab', { name: 'Sources' })).toHaveAttribute('aria-selected', 'true');
  await expect(page.locator('.matrix .cell').first()).toBeVisible();
  const cell = page.locator('.matrix .cell:not(.none)').first();
  await cell.focus();
  await expect(cell).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('.filter-chips')).toContainText('1 of 1 passage');
  await page.locator('.entry .quote').first().focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', label);
  await expect(page.locator('.note.on')).toBeInViewport();
});
