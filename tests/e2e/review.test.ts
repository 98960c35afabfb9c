import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { lines, pdfOf } from '../main/importing/pdf-writer.ts';
import { answerOpen, choose, selectWords, test } from './app.ts';

const PAGE = `Meridian.example.org - Make a donation in support of reporting!

Ports

A quay is closed

5 November 2005

The old quay is closed to ships from Monday, the harbour master said.

Nobody knows for how long, and nobody was asked.

Join the Meridian.example.org mailing list
`;

test('what an import found is looked over: fields corrected, a dropped line taken back, another left out', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  const file = join(desk.home, 'quay.txt');
  writeFileSync(file, PAGE);
  await answerOpen(app, [file]);
  await choose(app, 'import.files');
  const sheet = page.getByRole('dialog', { name: 'Look over and save' });
  await expect(sheet.getByLabel('Title')).toHaveValue('A quay is closed');
  await expect(sheet.getByLabel('Published')).toHaveValue('2005-11-05');
  const line = (words: string) => sheet.getByRole('switch', { name: words });
  await expect(line('Join the Meridian.example.org mailing list')).not.toBeChecked();
  await expect(line('Nobody knows for how long')).toBeChecked();

  await sheet.getByLabel('Published').fill('yesterday');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByRole('alert')).toContainText('a date such as 2005-11-05');

  await sheet.getByLabel('Published').fill('2005-11-06');
  await sheet.getByLabel('Time').fill('late');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(sheet.getByRole('alert')).toContainText('Time should be a time such as 21:30 or 21:30+09:00');
  await sheet.getByLabel('Time').fill('9:30 pm JST');
  await sheet.getByLabel('Title').fill('The quay is closed');
  await line('Join the Meridian.example.org mailing list').click();
  await line('Nobody knows for how long').press('Space');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.read h1')).toHaveText('The quay is closed');
  await expect(page.locator('.kick')).toContainText('6 November 2005, 21:30 UTC+9');
  await expect(page.locator('.body')).toHaveText(
    /harbour master said\.Join the Meridian.example.org mailing list$/,
  );
});

test('a header of a PDF is taken back, and a passage after it is cited by its page', async ({ desk }) => {
  const days = ['Monday', 'Tuesday', 'Wednesday'];
  const { app, page } = await desk.open();
  const file = join(desk.home, 'quay.pdf');
  const pages = days.map((day, at) => ({
    texts: [
      { x: 100, y: 760, words: 'The Sound Quarterly' },
      ...lines(100, 700, [
        `${day} came with all of the ships along the quay at their usual places,`,
        `and nobody knew of what ${day} had brought to those who live in the town.`,
        `That was ${day}.`,
      ]),
      { x: 300, y: 40, words: String(at + 1) },
    ],
  }));
  writeFileSync(file, pdfOf(pages));
  await answerOpen(app, [file]);
  await choose(app, 'import.files');
  const sheet = page.getByRole('dialog', { name: 'Look over and save' });
  await expect(sheet).toContainText('6 lines left out');
  const headers = sheet.getByRole('switch', { name: 'The Sound Quarterly' });
  await expect(headers).toHaveCount(3);
  await headers.nth(1).click();
  await sheet.getByLabel('Title').fill('The quay');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.body')).toHaveText(
    /^Monday came .* Monday\.The Sound QuarterlyTuesday .* Tuesday\.Wednesday .* Wednesday\.$/,
  );
  await selectWords(page, 'nobody knew of what Tuesday');
  await page.keyboard.press('h');
  await expect(page.locator('.note.on')).toHaveCount(1);
  await choose(app, 'brief.open');
  await expect(page.locator('main')).toContainText('p. 2');
});

test('what is not looked over yet waits, is in no library, and can be kept all at once or not at all', async ({
  desk,
}) => {
  const { app, page } = await desk.open();
  const files = ['one', 'two', 'three'].map((name) => {
    const file = join(desk.home, `${name}.txt`);
    writeFileSync(file, `Headline ${name}\n\nThe words of ${name}, which are quite a few, and end here.\n`);
    return file;
  });
  await answerOpen(app, files);
  await choose(app, 'import.files');
  const sheet = page.getByRole('dialog', { name: 'Look over and save (2 more)' });
  await expect(sheet.getByLabel('Title')).toHaveValue('Headline one');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.locator('.article-row')).toHaveCount(0);
  await page.getByRole('button', { name: '3 articles to look over and save' }).click();
  await sheet.getByRole('button', { name: 'Do not save' }).click();
  await page.getByRole('button', { name: 'Save all as found' }).click();
  await expect(page.locator('.message')).toHaveText('2 articles imported.');
  await expect(page.locator('.article-row')).toHaveCount(2);
});

test('looking over can be switched off', async ({ desk }) => {
  const { app, page } = await desk.open();
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByLabel('Look over articles before they are saved').uncheck();
  await page.getByRole('button', { name: 'Done' }).click();
  const file = join(desk.home, 'quay.txt');
  writeFileSync(file, PAGE);
  await answerOpen(app, [file]);
  await choose(app, 'import.files');
  await expect(page.locator('.read h1')).toHaveText('A quay is closed');
});
