/** Who does what in a passage, and when: coded in its card, by keys. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpen, choose, openArticle, saveAsFound, selectWords, test, type Desk } from './app.ts';

const TITLE = 'Two delegations leave without a date';
const ARTICLE = `---
title: ${TITLE}
source: Harbour Wire
date: 2005-11-05
language: en
---

Two days of talks between Northland and Southland ended on Saturday.

Northland flatly denied that it may reopen its reactor next Wednesday. Ms. Ida Moe, who leads the delegation of Southland, said that the talks had been useful all the same.

The ferry runs again.
`;

async function openDesk(desk: Desk) {
  const running = await desk.open();
  const path = join(desk.home, 'talks.md');
  writeFileSync(path, ARTICLE);
  await answerOpen(running.app, [path]);
  await choose(running.app, 'import.files');
  await saveAsFound(running.page);
  await openArticle(running.page, TITLE);
  return running;
}

const form = (page: Page) => page.getByRole('group', { name: 'Coding' });
const line = (page: Page) => page.locator('.note.on .coding-line');
const field = (page: Page, name: string) => form(page).getByRole('combobox', { name });
const chip = (page: Page, name: RegExp) => form(page).getByRole('radio', { name });
const options = (page: Page) => page.locator('.suggestions [role=option]');
const spoken = (page: Page) => page.locator('[data-announcer]');

test('a passage is coded by keys alone, as one edit; a relative date goes by the date of the article', async ({
  desk,
}) => {
  const { app, page } = await openDesk(desk);
  await selectWords(page, 'it may reopen its reactor next Wednesday');
  await page.keyboard.press('k');
  await expect(field(page, 'Speaker')).toBeFocused();
  await expect(options(page).first()).toContainText('Northland');
  await expect(options(page).first()).toContainText('speaks here');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Speaker')).toHaveValue('Northland');

  await page.keyboard.press('Tab');
  await expect(chip(page, /^denies, suggested by “denied”$/)).toBeFocused();
  await page.keyboard.press('d');
  await expect(chip(page, /^denies/)).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.press('3');
  await expect(chip(page, /^possible/)).toBeChecked();

  await page.keyboard.press('Tab');
  await expect(field(page, 'Event date')).toBeFocused();
  await expect(options(page).first()).toContainText('“next Wednesday” → 9 Nov 2005');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(field(page, 'Event date')).toHaveValue('2005-11-09');
  await page.keyboard.press('Enter');

  await expect(form(page)).toHaveCount(0);
  await expect(line(page)).toHaveText('Northland denies, possible, 9 Nov 2005');
  await expect(spoken(page)).toHaveText('Northland denies, possible, 9 Nov 2005');
  await choose(app, 'edit.undo');
  await expect(line(page)).toHaveCount(0);
  await expect(page.locator('.note.on')).toHaveCount(1);
  await choose(app, 'edit.redo');
  await expect(line(page)).toHaveText('Northland denies, possible, 9 Nov 2005');

  await choose(app, 'article.passages');
  await expect(page.locator('.passage-list')).toContainText('Northland denies, possible, 9 Nov 2005');
});

test('what is suggested is kept only where it is taken; Escape keeps nothing', async ({ desk }) => {
  const { app, page } = await openDesk(desk);
  await selectWords(page, 'it may reopen its reactor next Wednesday');
  await page.keyboard.press('k');
  await expect(chip(page, /^possible, suggested/)).toBeVisible();
  for (let step = 0; step < 3; step += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(form(page)).toHaveCount(0);
  await expect(line(page)).toHaveCount(0);
  await page.keyboard.press('k');
  await expect(field(page, 'Speaker')).toBeFocused();
  await page.keyboard.type('Somebody');
  await page.keyboard.press('Escape');
  await expect(form(page)).toHaveCount(0);
  await expect(line(page)).toHaveCount(0);
  // The one edit of all this is the highlight.
  await choose(app, 'edit.undo');
  await expect(page.locator('.note')).toHaveCount(0);
});

test('the form that is opened at once after another stays open', async ({ desk }) => {
  const { page } = await openDesk(desk);
  await selectWords(page, 'it may reopen its reactor next Wednesday');
  await page.keyboard.press('k');
  await expect(chip(page, /^possible, suggested/)).toBeVisible();
  // Both before the next frame, which no hand is fast enough for every time.
  await page.evaluate(async () => {
    const { port1, port2 } = new MessageChannel();
    for (const key of ['Escape', 'k']) {
      document.activeElement?.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
      );
      await new Promise((resolve) => {
        port1.onmessage = resolve;
        port2.postMessage(null);
      });
    }
  });
  await expect(chip(page, /^possible, suggested/)).toBeVisible();
  await expect(field(page, 'Speaker')).toBeFocused();
});

test('a date is typed in figures or in words, and what is no date is not saved', async ({ desk }) => {
  const { page } = await openDesk(desk);
  await selectWords(page, 'The ferry runs again');
  await page.keyboard.press('k');
  const date = field(page, 'Event date');
  await date.fill('soon enough');
  await page.keyboard.press('Enter');
  await expect(form(page).getByRole('alert')).toContainText('No date that is understood');
  await expect(date).toBeFocused();

  await date.fill('next wednesday');
  await expect(options(page)).toHaveText(['“next Wednesday” → 9 Nov 2005by the article’s date']);
  await page.keyboard.press('Enter');
  await expect(date).toHaveValue('2005-11-09');
  await date.fill('2005-11');
  await expect(options(page)).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(line(page)).toHaveText('November 2005');

  await page.keyboard.press('k');
  await date.fill('2005-02-30');
  await page.keyboard.press('Enter');
  await expect(form(page).getByRole('alert')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(line(page)).toHaveText('November 2005');
});

test('speakers of other passages are offered; letters, digits and Delete choose a stance', async ({
  desk,
}) => {
  const { page } = await openDesk(desk);
  await selectWords(page, 'the talks had been useful');
  await page.keyboard.press('k');
  await field(page, 'Speaker').fill('Harbour Office');
  await page.keyboard.press('Enter');
  await expect(line(page)).toHaveText('Harbour Office');

  await selectWords(page, 'The ferry runs again');
  await page.keyboard.press('k');
  await expect(options(page)).toHaveText(['Harbour Office1 passage']);
  await page.keyboard.press('Tab');
  await page.keyboard.press('p');
  await expect(chip(page, /^proposes/)).toBeChecked();
  await page.keyboard.press('p');
  await expect(chip(page, /^promises/)).toBeChecked();
  await page.keyboard.press('Delete');
  await expect(chip(page, /^promises/)).not.toBeChecked();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Space');
  await expect(chip(page, /^reports/)).toBeChecked();
  // Keys of the form mean nothing to the article around it.
  await page.keyboard.press('1');
  await expect(chip(page, /^asserts/)).toBeChecked();
  await expect(page.locator('.note.on .chip')).toHaveCount(0);
  await page.keyboard.press('Enter');
  await expect(line(page)).toHaveText('Asserts');
});

test('leaving the form for another place keeps what is in it', async ({ desk }) => {
  const { page } = await openDesk(desk);
  await selectWords(page, 'The ferry runs again');
  await page.keyboard.press('h');
  await page.locator('.note.on').getByRole('button', { name: 'Code' }).click();
  await expect(field(page, 'Speaker')).toBeFocused();
  await page.keyboard.type('The port');
  await page.locator('.read h1').click();
  await expect(form(page)).toHaveCount(0);
  await expect(page.locator('.note .coding-line')).toHaveText('The port');
});

test('the form opens in a very long article, with the names of its own sentence only', async ({ desk }) => {
  const running = await desk.open();
  const { app, page } = running;
  const path = join(desk.home, 'long.md');
  const paragraph = `${'The council said on Monday that the ferry may run again next week. '.repeat(10)}\n\n`;
  writeFileSync(path, `# A long report\n\n${paragraph.repeat(450)}The last word came from Northland.\n`);
  await answerOpen(app, [path]);
  await choose(app, 'import.files');
  await saveAsFound(page);
  await openArticle(page, 'A long report');
  await selectWords(page, 'The last word');
  await page.keyboard.press('h');
  await expect(page.locator('.note.on')).toHaveCount(1);
  await page.keyboard.press('k');
  await expect(field(page, 'Speaker')).toBeFocused();
  await expect(options(page)).toHaveText(['Northlandnamed here']);
});
