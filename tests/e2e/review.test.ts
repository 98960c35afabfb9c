import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'playwright/test';
import { answerOpen, choose, test } from './app.ts';

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
  await sheet.getByLabel('Title').fill('The quay is closed');
  await line('Join the Meridian.example.org mailing list').click();
  await line('Nobody knows for how long').press('Space');
  await sheet.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(page.locator('.read h1')).toHaveText('The quay is closed');
  await expect(page.locator('.kick')).toContainText('6 November 2005');
  await expect(page.locator('.body')).toHaveText(
    /harbour master said\.Join the Meridian.example.org mailing list$/,
  );
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
