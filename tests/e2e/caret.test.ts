/** Reading, marking and going through passages without a mouse. */
import { expect, type Page } from 'playwright/test';
import { choose, openArticle, openWithSample, passageCards, test } from './app.ts';

const TITLE = 'The canal that ran short of rain';
const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');
const said = (page: Page) => page.locator('[data-announcer]');

test('the reading caret goes through the text, selects, and marks', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const before = await passageCards(page).count();
  await choose(app, 'view.caret');
  await expect(page.locator('.caret')).toBeVisible();
  await expect(said(page)).toContainText('Reading caret on. The Panama Canal');

  await page.keyboard.press('Control+ArrowRight');
  await expect(said(page)).toHaveText('The');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('Shift+Control+ArrowRight');
  expect(await selectedText(page)).toBe('Panama Canal');
  await expect(said(page)).toHaveText('Canal, selected');
  await page.keyboard.press('1');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: Panama Canal');
  await expect(page.locator('.caret')).toBeVisible();

  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Shift+Alt+ArrowDown');
  expect(await selectedText(page)).toMatch(/^Ships are lifted .*other side\.$/);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('Shift+Control+ArrowDown');
  expect(await selectedText(page)).toMatch(/^October is among .* shortage worse\.$/);
  await page.keyboard.press('h');
  await expect(passageCards(page)).toHaveCount(before + 2);

  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Shift+ArrowDown');
  expect((await selectedText(page)).length).toBeGreaterThan(40);
  await page.keyboard.press('Escape');
  expect(await selectedText(page)).toBe('');
  await page.keyboard.press('Escape');
  await expect(page.locator('.caret')).toHaveCount(0);
  await expect(said(page)).toHaveText('Reading caret off.');
});

test('Enter takes the passage under the caret in hand, and says when the caret comes into one', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await choose(app, 'view.caret');
  await expect(said(page)).toContainText('Reading caret on.');
  // Where a click would put it: before the first word of a passage.
  await page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.querySelector('.body') ?? document,
      NodeFilter.SHOW_TEXT,
    );
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.textContent?.indexOf('than in any October') ?? -1;
      if (at !== -1) getSelection()?.collapse(node, at);
    }
  });
  await page.keyboard.press('ArrowLeft');
  await expect(said(page)).toContainText('Out of the passage');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toContainText('Passage: Weather and climate, with a note');
  await page.keyboard.press('Enter');
  await expect(page.locator('.note.on')).toBeFocused();
  await expect(page.locator('.note.on')).toContainText('Weather and climate');
});

test('fields, buttons and the ends of a passage keep their keys while the reading caret is on, and it goes on after them', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await choose(app, 'view.caret');
  await expect(said(page)).toContainText('Reading caret on.');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('h');
  await expect(said(page)).toHaveText('Marked: Panama Canal');
  await page.keyboard.press('a');
  await expect(page.locator('.passage-end.start')).toBeFocused();
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: Canal');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note.on')).toHaveCount(0);
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.locator('.caret')).toBeVisible();
  const after = await said(page).textContent();

  await page.keyboard.press('Shift+Control+ArrowRight');
  await page.keyboard.press('n');
  await page.keyboard.type('A note, typed');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note-text', { hasText: 'A note, typed' })).toHaveCount(1);
  await expect(page.locator('.caret')).toBeVisible();
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+ArrowRight');
  await expect(said(page)).not.toHaveText(after ?? '');

  await choose(app, 'article.find');
  await expect(page.getByRole('textbox', { name: 'Find in the article' })).toBeFocused();
  await page.keyboard.type('lake');
  await page.keyboard.press('Escape');
  await expect(page.locator('.find-bar')).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowRight');
  await expect(said(page)).toHaveText('T');
  await expect(page.locator('.caret')).toBeVisible();
});

test('the list of passages can be gone through, tagged, opened and shortened by keyboard', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await choose(app, 'article.passages');
  const items = page.getByRole('listbox', { name: 'Passages in reading order' }).getByRole('option');
  await expect(items).toHaveCount(4);
  await expect(items.nth(0)).toBeFocused();
  await expect(items.nth(0)).toHaveAttribute(
    'aria-label',
    /^Weather and climate: than in any October .* Note: /,
  );
  await page.keyboard.press('ArrowDown');
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('t');
  await page.getByPlaceholder('Find or name an issue').fill('Rain');
  await page.keyboard.press('Enter');
  await expect(items.nth(1)).toHaveAttribute('aria-label', /Rain/);
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(items).toHaveCount(3);
  await expect(items.nth(1)).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.note.on')).toHaveCount(1);
});
