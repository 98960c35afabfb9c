import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Locator } from 'playwright/test';
import {
  answerOpen,
  answerSave,
  choose,
  clickWords,
  openArticle,
  openWithSample,
  passageCards,
  saveAsFound,
  SAMPLE,
  selectWords,
  test,
} from './app.ts';
import { fillDisk } from './disk.ts';

const FILE = join(SAMPLE, 'suez-blockage.txt');
const TITLE = 'Ever Given Sails';

test('import, read, mark, note, tag, look at the issue, export, close, open: everything is there', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  await answerOpen(app, [FILE]);
  await page.getByRole('button', { name: 'Import files…' }).click();
  await saveAsFound(page);
  await expect(page.locator('.read h1')).toContainText(TITLE);
  await expect(page.locator('.kick')).toContainText('2021');

  const words = await firstWords(page.locator('.body p').nth(1));
  await selectWords(page, words);
  await page.keyboard.press('t');
  await page.getByPlaceholder('Find or name an issue').fill('Salvage');
  await page.keyboard.press('Enter');
  await expect(passageCards(page)).toContainText(['Salvage']);

  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('Who **pays**?');
  await page.keyboard.press('Escape');
  await expect(passageCards(page).locator('strong')).toHaveText('pays');
  await expect(page.locator('.status')).toContainText('Saved on this device');

  const other = await firstWords(page.locator('.body p').nth(2));
  await selectWords(page, other);
  await page.keyboard.press('h');
  await expect(passageCards(page)).toHaveCount(2);

  await page.locator('.side .row', { hasText: 'Salvage' }).click();
  await expect(page.locator('.entry .quote')).toHaveText([words]);
  await page.locator('.entry .quote').click();
  await expect(page.locator('.note.on')).toContainText('Salvage');

  await choose(app, 'brief.open');
  await expect(page.locator('.verdict.good')).toHaveText(
    'All 2 quotations match their stored sources word for word.',
  );
  await page.getByRole('radio', { name: 'Markdown' }).click();
  const brief = join(desk.home, 'brief.md');
  await answerSave(app, brief);
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect(page.locator('.message')).toContainText('Brief written to');
  const written = readFileSync(brief, 'utf8');
  expect(written).toContain('Salvage');
  expect(written).toContain('Who **pays**?');
  expect(written.replace(/\\/g, '')).toContain(words);
  await app.close();

  const again = await desk.open();
  await openArticle(again.page, TITLE);
  await expect(passageCards(again.page)).toHaveCount(2);
  await expect(passageCards(again.page).locator('strong')).toHaveText('pays');
  await expect(again.page.locator('.side')).toContainText('Salvage');
  await expect.poll(() => again.page.evaluate(() => [...CSS.highlights.keys()].length)).toBeGreaterThan(0);
});

test('several issues on one passage, passages that overlap, and across paragraphs', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  const before = await passageCards(page).count();
  await selectWords(page, 'Ships are lifted', 'did not fill');
  await page.keyboard.press('1');
  await expect(passageCards(page)).toHaveCount(before + 1);
  await page.keyboard.press('2');
  await expect(page.locator('.note.on .chip')).toHaveCount(2);
  await page.keyboard.press('1');
  await expect(page.locator('.note.on .chip')).toHaveCount(1);

  await selectWords(page, 'the lake did not fill', 'wettest months');
  await page.keyboard.press('3');
  await expect(passageCards(page)).toHaveCount(before + 2);
  await clickWords(page, 'did not fill');
  const here = page.getByRole('listbox', { name: 'Passages here' }).getByRole('option');
  await expect(here).toContainText(['the lake did not fill', 'Ships are lifted']);
  await here.nth(0).click();
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', /^Passage: the lake did not fill/);
  await clickWords(page, 'did not fill');
  await expect(page.getByRole('listbox', { name: 'Passages here' })).toBeFocused();
  await page.keyboard.press('2');
  await expect(here).toHaveCount(0);
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', /^Passage: Ships are lifted/);
});

test('a passage is made longer, with its issues and note kept, and undo makes it short again', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  await clickWords(page, 'than in any October');
  await expect(page.locator('.note.on')).toContainText('Weather and climate');
  await selectWords(page, 'In October 2023 less', 'records began in 1950');
  await page.keyboard.press('r');
  const card = page.locator('.note.on');
  await expect(card).toHaveAttribute('aria-label', /^Passage: In October 2023 less rain fell/);
  await expect(card).toContainText('Weather and climate');
  await expect(card.locator('.note-text')).toHaveCount(1);
  await choose(app, 'edit.undo');
  await expect(card).toHaveAttribute('aria-label', /^Passage: than in any October/);
});

test('undo and redo of every edit', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  const before = await passageCards(page).count();

  await selectWords(page, 'Ships are lifted');
  await page.keyboard.press('1');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.type('a note');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note.on .note-text')).toHaveText('a note');

  await choose(app, 'edit.undo');
  await expect(page.locator('.note.on .note-text')).toHaveCount(0);
  await choose(app, 'edit.redo');
  await expect(page.locator('.note.on .note-text')).toHaveText('a note');
  await page.keyboard.press('Delete');
  await expect(passageCards(page)).toHaveCount(before);
  const message = page.locator('.message', { hasText: 'Passage removed.' });
  await expect(message.getByRole('button', { name: 'Undo' })).toBeVisible();
  await choose(app, 'edit.undo');
  // Its button would undo another change now.
  await expect(message).toHaveCount(0);
  await expect(passageCards(page)).toHaveCount(before + 1);
  await expect(page.locator('.note-text', { hasText: 'a note' })).toBeVisible();
  for (let step = 0; step < 2; step += 1) await choose(app, 'edit.undo');
  await expect(passageCards(page)).toHaveCount(before);
});

/** The first words of a paragraph, up to a comma or a full stop, inside one text node. */
async function firstWords(paragraph: Locator): Promise<string> {
  const text = (await paragraph.textContent()) ?? '';
  return text.split(/[,.;:]/)[0] ?? '';
}

test('keys pressed faster than the disk saves are all heard', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  await selectWords(page, 'Ships are lifted');
  for (const key of ['1', '2', '3']) await page.keyboard.press(key);
  await expect(page.locator('.note.on .chip')).toHaveText([
    'Trade routes',
    'Cost and insurance',
    'Weather and climate',
  ]);
});

test('a note that cannot be saved stays on screen, is called unsaved, and is saved when it can be', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  await clickWords(page, 'than in any October');
  await fillDisk(app, true);
  await page.keyboard.press('n');
  const field = page.getByRole('textbox', { name: 'Note' });
  await field.fill('precious words');
  await page.keyboard.press('Escape');
  await expect(page.locator('.message.error')).toContainText('Not saved: the disk is full');
  await expect(field).toHaveValue('precious words');
  await expect(page.locator('.save')).toHaveText('Not saved yet, trying again');

  await fillDisk(app, false);
  await expect(page.locator('.save')).toHaveText('Saved on this device');
  await field.press('Escape');
  await expect(page.locator('.note.on .note-text')).toHaveText('precious words');
});

test('keys that are meant for the side bar change no passage', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, 'The canal that ran short of rain');
  await clickWords(page, 'than in any October');
  await page.locator('.side .row', { hasText: 'Unread' }).focus();
  await page.keyboard.press('Delete');
  await page.keyboard.press('1');
  await expect(passageCards(page)).toHaveCount(4);
  await expect(page.locator('.note.on .chip')).toHaveCount(1);
});
