import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rewrite } from '../rewrite.ts';
import { expect } from 'playwright/test';
import { answerSave, choose, openWithSample, test } from './app.ts';

test('a brief of everything is written in each format', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'brief.open');
  await page.getByLabel('Full text with highlights').check();
  await expect(page.locator('.paper-article')).toHaveCount(3);
  const written: Record<string, Buffer> = {};
  for (const [name, ending] of [
    ['PDF', 'pdf'],
    ['HTML', 'html'],
    ['Markdown', 'md'],
    ['CSV', 'csv'],
  ] as const) {
    const file = join(desk.home, `brief.${ending}`);
    await answerSave(app, file);
    await page.getByRole('radio', { name }).click();
    await page.getByRole('button', { name: 'Export…' }).click();
    await expect(page.locator('.message')).toContainText(file);
    written[ending] = readFileSync(file);
  }
  expect(written['pdf']?.subarray(0, 5).toString()).toBe('%PDF-');
  expect(written['pdf']?.byteLength).toBeGreaterThan(20_000);
  const html = written['html']?.toString() ?? '';
  expect(html).toContain('default-src &#39;none&#39;');
  expect(html).not.toMatch(/<script|https?:\/\/[^"]*\.(?:png|jpg|css|js)"/);
  const quote = 'one slot went for almost four million dollars in November 2023';
  for (const ending of ['html', 'md', 'csv']) expect(written[ending]?.toString()).toContain(quote);
});

test('a quotation that is not as in its source is shown, and is not exported unless left out', async ({
  desk,
}) => {
  const { app } = await openWithSample(desk);
  await app.close();
  const articles = join(desk.library, 'articles');
  const file = readdirSync(articles)
    .map((name) => join(articles, name))
    .find(
      (path) => path.endsWith('.json') && readFileSync(path, 'utf8').includes('almost four million dollars'),
    );
  if (file === undefined) throw new Error('The sample has changed.');
  rewrite(file, (stored) => {
    const { passages } = stored as { passages: { quote: string }[] };
    const marked = passages.find(({ quote }) => quote.includes('almost four million'));
    if (marked === undefined) throw new Error('The sample has changed.');
    marked.quote = marked.quote.replace('almost four', 'almost nine');
  });

  const { app: again, page } = await desk.open();
  await choose(again, 'brief.open');
  await expect(page.getByRole('alert')).toContainText('almost nine million');
  await expect(page.getByRole('alert')).toContainText('almost four million');
  await expect(page.getByRole('button', { name: 'Export…' })).toBeDisabled();
  await page.getByLabel('Export without them').check();
  const out = join(desk.home, 'brief.md');
  await answerSave(again, out);
  await page.getByRole('radio', { name: 'Markdown' }).click();
  await page.getByRole('button', { name: 'Export…' }).click();
  await expect.poll(() => existsSync(out)).toBe(true);
  expect(readFileSync(out, 'utf8')).not.toContain('almost nine');
});

test('the issues and the parts of a brief can be chosen', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await choose(app, 'brief.open');
  await expect(page.locator('.paper h2').first()).toHaveText('Trade routes');
  await page.locator('.check', { hasText: 'Trade routes' }).getByRole('checkbox').uncheck();
  await expect(page.locator('.paper h2').first()).toHaveText('Cost and insurance');
  const notes = page.locator('.paper-note');
  await expect(notes).not.toHaveCount(0);
  await page.getByLabel('Notes').uncheck();
  await expect(notes).toHaveCount(0);
  await page.getByLabel('Title of the brief').fill('Narrow waters');
  await expect(page.locator('.paper h1')).toHaveText('Narrow waters');
});
