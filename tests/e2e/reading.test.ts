import { expect } from 'playwright/test';
import { openArticle, openWithSample, test } from './app.ts';

const TITLE = 'A narrow gate';

test('the place in the text and the share read are remembered over a restart', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const scroller = page.locator('.article-view');
  await scroller.hover();
  await page.mouse.wheel(0, 700);
  await expect.poll(() => page.locator('.status').textContent()).toMatch(/[1-9]\d* % read/);
  await page.waitForTimeout(1000);
  const firstInView = () =>
    page.evaluate(() => {
      const top = document.querySelector('.article-view')?.getBoundingClientRect().top ?? 0;
      return [...document.querySelectorAll('.body > *, .body > div > *')].find(
        (block) =>
          block.matches('p, h2, h3, blockquote, ul') && block.getBoundingClientRect().bottom > top + 40,
      )?.textContent;
    });
  const before = await firstInView();
  await app.close();

  const again = await desk.open();
  await expect(again.page.locator('.side .row', { hasText: 'Reading now' })).toContainText('1');
  await openArticle(again.page, TITLE);
  await expect
    .poll(() => again.page.evaluate(() => document.querySelector('.article-view')?.scrollTop ?? 0))
    .toBeGreaterThan(200);
  expect(
    await again.page.evaluate(() => {
      const top = document.querySelector('.article-view')?.getBoundingClientRect().top ?? 0;
      return [...document.querySelectorAll('.body > *, .body > div > *')].find(
        (block) =>
          block.matches('p, h2, h3, blockquote, ul') && block.getBoundingClientRect().bottom > top + 40,
      )?.textContent;
    }),
  ).toBe(before);
});

test('the place is remembered though the article is left at once', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const top = () => page.evaluate(() => document.querySelector('.article-view')?.scrollTop ?? 0);
  await page.locator('.article-view').hover();
  await page.mouse.wheel(0, 700);
  await expect.poll(top).toBeGreaterThan(600);
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('.article-view')).toHaveCount(0);
  await openArticle(page, TITLE);
  await expect.poll(top).toBeGreaterThan(500);
});

test('size, line length, line height, typeface and theme are remembered', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: 'Dark' }).click();
  await page.getByRole('radio', { name: 'Sans' }).click();
  await page.getByLabel('Size').fill('21');
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('.status')).toContainText('Saved on this device');
  await app.close();

  const again = await desk.open();
  await expect(again.page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await openArticle(again.page, TITLE);
  await expect(again.page.locator('.body')).toHaveCSS('font-size', '21px');
  await expect(again.page.locator('.body')).toHaveCSS('font-family', /Inter/);
});

test('the details of an article can be corrected, and a date that is none is refused in words', async ({
  desk,
}) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await page.getByRole('button', { name: 'Details' }).click();
  await page.getByLabel('Published').fill('last week');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Published should be a date such as 2005-11-05');
  await page.getByLabel('Published').fill('2024-02');
  await page.getByLabel('Language').fill('English!');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText('Language should be a language such as “en”');
  await page.getByLabel('Language').fill('en');
  await page.getByLabel('Address').fill('javascript:alert(1)');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('alert')).toContainText(
    'Address should be an address that begins with https://',
  );
  await page.getByLabel('Address').fill('');
  await page.getByLabel('Title').fill('A narrow gate, corrected');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.locator('.read h1')).toHaveText('A narrow gate, corrected');
  await expect(page.locator('.kick')).toContainText('February 2024');
});

test('the palette goes to an article by its name, also when Enter comes before the answer', async ({
  desk,
}) => {
  const { page } = await openWithSample(desk);
  await page.locator('.find').click();
  await page.keyboard.type('narrow');
  await page.keyboard.press('Enter');
  await expect(page.locator('.read h1')).toContainText(TITLE);
});

test('an article goes to the trash and comes back with everything on it', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await page.getByRole('button', { name: 'Move to the trash' }).click();
  await expect(page.locator('.article-row')).toHaveCount(2);
  await page.locator('.side .row', { hasText: 'Trash' }).click();
  await page.getByRole('button', { name: 'Restore' }).click();
  await openArticle(page, TITLE);
  await expect(page.locator('.note')).toHaveCount(4);
});
