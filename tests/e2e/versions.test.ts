/** An article that changed: its passages carried over, what changed shown, what lost its place pinned again. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import {
  answerOpen,
  choose,
  passageCards,
  saveAsFound,
  selectWords,
  test,
  type Desk,
  type Running,
} from './app.ts';

const FIRST = `# The ferry

The ferry waited for the ice to break, and nobody on the quay spoke of it.

The island has one road and two opinions about what it leads to.

The council meets on Thursday to decide who pays for the second boat.
`;

const SECOND = `# The ferry

Updated at noon: the ice has broken.

The ferry waited for the ice to break, and nobody on the quay spoke of it.

The island has a road and three opinions about what it leads to.

Nothing was decided by anyone so far, and who paid for the second boat is not known.
`;

/**
 * An article with three passages of which a newer text keeps one, changes one and has lost one.
 * @param before what is done at last before the update
 */
async function updated(desk: Desk, before: (page: Page) => Promise<void> = async () => {}): Promise<Running> {
  const running = await desk.open();
  const { app, page } = running;
  const [first, second] = ['first.md', 'second.md'].map((name) => join(desk.home, name));
  writeFileSync(first ?? '', FIRST);
  writeFileSync(second ?? '', SECOND);
  await answerOpen(app, [first ?? '']);
  await page.getByRole('button', { name: 'Import files…' }).click();
  await saveAsFound(page);
  await expect(page.locator('.read h1')).toContainText('The ferry');
  for (const words of [
    'nobody on the quay',
    'one road and two opinions',
    'decide who pays for the second boat',
  ]) {
    await selectWords(page, words);
    await page.keyboard.press('h');
    await expect(page.locator('.note.on')).toHaveAttribute('aria-label', `Passage: ${words}`);
  }
  await before(page);
  await answerOpen(app, [second ?? '']);
  await choose(app, 'article.update');
  await expect(page.getByRole('heading', { name: '“The ferry” is updated' })).toBeVisible();
  return running;
}

const tally = (page: Page) => page.locator('.tally b');
const lost = (page: Page) => page.locator('.note.lost');

test('a newer text carries the passages over, says what became of them, and can be taken back', async ({
  desk,
}) => {
  const { page } = await updated(desk);
  await expect(tally(page)).toHaveText(['0', '1', '1', '1']);
  await expect(page.locator('.carried ins')).toHaveText('a road and three opinions');
  await page.getByRole('button', { name: 'Show what changed' }).click();
  for (const words of ['Updated at noon: the ice has broken.', 'three'])
    await expect(page.locator('.comparison ins', { hasText: words })).toHaveCount(1);
  for (const words of ['one', 'two', 'The council meets on Thursday to decide who pays'])
    await expect(page.locator('.comparison del', { hasText: words })).toHaveCount(1);
  await page.getByLabel('Show what changed').uncheck();
  await expect(page.locator('.comparison ins')).toHaveCount(0);
  await page.getByRole('combobox', { name: 'Version' }).selectOption('1');
  await expect(page.locator('.comparison')).toContainText('The council meets on Thursday');
  await page.getByRole('button', { name: 'Back to the article' }).click();
  await expect(passageCards(page)).toHaveCount(3);
  await expect(lost(page)).toContainText('decide who pays for the second boat');
});

test('undo of an update gives the text before back, and redo the newer one', async ({ desk }) => {
  const { app, page } = await updated(desk);
  await page.getByRole('button', { name: 'Undo the update' }).click();
  await expect(page.locator('.body')).toContainText('The council meets on Thursday');
  await expect(lost(page)).toHaveCount(0);
  await choose(app, 'edit.redo');
  await expect(page.locator('.body')).toContainText('Updated at noon');
  await expect(lost(page)).toHaveCount(1);
});

test('a note that is being written is saved before an update, which alone is undone then', async ({
  desk,
}) => {
  const { page } = await updated(desk, async (page) => {
    await page.keyboard.press('n');
    await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('half a note');
  });
  await page.getByRole('button', { name: 'Undo the update' }).click();
  await expect(page.locator('.body')).toContainText('The council meets on Thursday');
  await expect(page.locator('.note-text')).toHaveText('half a note');
});

test('the note of a passage without a place can be written, and keys are keys again after it', async ({
  desk,
}) => {
  const { page } = await updated(desk);
  await page.getByRole('button', { name: 'Close' }).last().click();
  await lost(page).click();
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('Where did it go?');
  await page.keyboard.press('Escape');
  await expect(lost(page).locator('.note-text')).toHaveText('Where did it go?');
  await selectWords(page, 'Nothing was decided');
  await page.keyboard.press('r');
  await expect(lost(page)).toHaveCount(0);
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: Nothing was decided');
});

test('a passage without a place is pinned again by selecting, and by one key', async ({ desk }) => {
  const { app, page } = await updated(desk);
  await page.getByRole('button', { name: 'Close' }).last().click();
  await lost(page).click();
  await selectWords(page, 'the second boat is');
  await page.keyboard.press('r');
  await expect(lost(page)).toHaveCount(0);
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: the second boat is');
  await choose(app, 'edit.undo');
  await expect(lost(page)).toHaveCount(1);

  await page.locator('.side .row', { hasText: 'Needs attention' }).click();
  const item = page.getByRole('region', { name: 'Passages without a place' }).locator('li');
  await expect(item).toContainText('decide who pays for the second boat');
  const nearest = await item.locator('.candidate q').textContent();
  await item.focus();
  await page.keyboard.press('p');
  await expect(item).toHaveCount(0);
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await page.locator('.article-open').click();
  await expect(passageCards(page)).toHaveCount(3);
  await expect(page.locator(`.note[aria-label="Passage: ${nearest ?? ''}"]`)).toHaveCount(1);
});
