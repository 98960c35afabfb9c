import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpen, choose, FIXTURES, openArticle, SAMPLE, saveAsFound, test } from './app.ts';

/** Drops files on the window, as the system does. */
async function drop(page: Page, paths: readonly string[]): Promise<void> {
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dropped';
    document.body.append(input);
  });
  await page.setInputFiles('#dropped', [...paths]);
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dropped');
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    input?.remove();
    document.body.dispatchEvent(new DragEvent('dragover', { bubbles: true, dataTransfer }));
    document.body.dispatchEvent(new DragEvent('drop', { bubbles: true, dataTransfer }));
  });
}

/** How long after a click in the side bar its view is drawn, in milliseconds. */
const timeToShow = (page: Page, view: string): Promise<number> =>
  page.evaluate(async (words) => {
    const row = [...document.querySelectorAll<HTMLElement>('.side .row')].find((each) =>
      each.textContent.includes(words),
    );
    const start = performance.now();
    row?.click();
    do await new Promise((done) => requestAnimationFrame(done));
    while (row?.getAttribute('aria-current') !== 'page');
    return performance.now() - start;
  }, view);

test('files that are dropped are imported, and the same bytes twice open the article that is there', async ({
  desk,
}) => {
  const { page } = await desk.open();
  const file = join(SAMPLE, 'panama-drought.md');
  await drop(page, [file]);
  await saveAsFound(page);
  await expect(page.locator('.read h1')).toHaveText('The canal that ran short of rain');
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await drop(page, [file]);
  await expect(page.locator('.message')).toContainText('in the library already');
  await expect(page.locator('.read h1')).toHaveText('The canal that ran short of rain');
  await expect(page.locator('.side .row', { hasText: 'All articles' })).toContainText('1');
});

test('a bad file among good ones is told of in words, and the others go through', async ({ desk }) => {
  const { app, page } = await desk.open();
  await answerOpen(app, [
    join(SAMPLE, 'panama-drought.md'),
    join(FIXTURES, 'binary.txt'),
    join(FIXTURES, 'empty.txt'),
    join(SAMPLE, 'red-sea-detour.html'),
  ]);
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  await saveAsFound(page);
  const dialog = page.getByRole('dialog', { name: 'Import', exact: true });
  await expect(dialog).toContainText('2 articles imported, 2 could not be imported.');
  await expect(dialog.locator('li')).toHaveCount(2);
  await expect(dialog).toContainText('binary.txt');
  await expect(dialog).toContainText('empty.txt');
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(page.locator('.article-row')).toHaveCount(2);
});

test('a folder is imported with what lies in it', async ({ desk }) => {
  const folder = join(desk.home, 'inbox');
  mkdirSync(join(folder, 'deeper'), { recursive: true });
  writeFileSync(join(folder, 'one.md'), '# One\n\nThe first of two.\n');
  writeFileSync(join(folder, 'deeper', 'two.txt'), 'Two\n\nThe second of two, in plain words.\n');
  writeFileSync(join(folder, 'style.css'), 'p { color: red }');
  const { app, page } = await desk.open();
  await answerOpen(app, [folder]);
  await choose(app, 'import.folder');
  await expect(page.locator('.article-row .title')).toHaveText(['One', 'Two']);
});

test('an import that runs can be cancelled, and what is imported stays', async ({ desk }) => {
  const folder = join(desk.home, 'many');
  mkdirSync(folder);
  for (let index = 0; index < 400; index += 1)
    writeFileSync(join(folder, `${index}.md`), `# Number ${index}\n\n${'Words of it. '.repeat(400)}\n`);
  const { app, page } = await desk.open();
  await answerOpen(app, [folder]);
  await choose(app, 'import.folder');
  const counted = async () =>
    Number(await page.locator('.side .row', { hasText: 'All articles' }).locator('.n').textContent());
  await expect.poll(counted).toBeGreaterThan(0);
  await page.locator('.import-progress').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.locator('.import-progress')).toHaveCount(0);
  expect(await counted()).toBeLessThan(400);
});

test('a folder of a thousand pages lets the window answer, can be cancelled, and goes on where it stopped', async ({
  desk,
}) => {
  test.setTimeout(90_000);
  const COUNT = 1000;
  const folder = join(desk.home, 'bulk');
  mkdirSync(folder);
  for (let index = 0; index < COUNT; index += 1)
    writeFileSync(
      join(folder, `${String(index).padStart(4, '0')}.html`),
      `<html><head><title>Number ${index}</title></head><body><p>What ship ${index} carried. ${'Words of it. '.repeat(30)}</p></body></html>`,
    );
  const { app, page } = await desk.open();
  await answerOpen(app, [folder]);
  const all = page.locator('.side .row', { hasText: 'All articles' });
  const counted = async () => Number((await all.locator('.n').textContent())?.replace(/\D/g, ''));
  const progress = page.locator('.import-progress');

  await choose(app, 'import.folder');
  await expect(progress).toContainText(/Importing \d+ of 1000: \d{4}\.html/);
  await expect.poll(counted).toBeGreaterThan(50);
  const waits: number[] = [];
  for (const view of ['Starred', 'All articles', 'Unread', 'All articles']) {
    waits.push(await timeToShow(page, view));
    await page.waitForTimeout(100);
  }
  await expect(progress).toBeVisible();
  // One of them may come upon a machine that does something else.
  expect([...waits].sort((one, other) => one - other)[2]).toBeLessThan(200);
  await progress.getByRole('button', { name: 'Cancel' }).click();
  await expect(progress).toHaveCount(0);
  const message = page.locator('.message');
  await expect(message).toContainText(/^\d+ articles imported/);
  const first = Number.parseInt((await message.textContent()) ?? '', 10);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(COUNT);

  await choose(app, 'import.folder');
  await expect(page.locator('.message')).toContainText(
    `${COUNT - first} articles imported, ${first} in the library already`,
    { timeout: 60_000 },
  );
  await expect.poll(counted).toBe(COUNT);
});

test('what was copied elsewhere is imported by pasting', async ({ desk }) => {
  const { app, page } = await desk.open();
  await app.evaluate(({ clipboard }) =>
    clipboard.writeText('Pilots on strike\n\nNo ship moved on Tuesday.\n\nTalks go on.'),
  );
  await page.locator('body').press('ControlOrMeta+v');
  await saveAsFound(page);
  await expect(page.locator('.read h1')).toHaveText('Pilots on strike');
  await expect(page.locator('.body')).toContainText('No ship moved on Tuesday.');
});

test('the original is there as it came, and is shown as text', async ({ desk }) => {
  const { app, page } = await desk.open();
  await answerOpen(app, [join(SAMPLE, 'suez-blockage.txt')]);
  await page.getByRole('button', { name: 'Import files…' }).click();
  await saveAsFound(page);
  await openArticle(page, 'Ever Given Sails');
  await page.getByRole('button', { name: 'Original' }).click();
  await expect(page.locator('.original')).toContainText('mailing list');
  await expect(page.locator('.body')).not.toContainText('mailing list');
});
