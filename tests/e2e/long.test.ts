import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { openArticle, selectWords, test, type Desk, type Running } from './app.ts';

const TITLE = 'A long report on small harbours';
const PARAGRAPHS = 400;

async function openLong(desk: Desk): Promise<Running> {
  const paragraphs = Array.from(
    { length: PARAGRAPHS },
    (_, at) =>
      `Harbour ${at} of the list. ${'It is dredged in spring and in autumn. '.repeat((at * 7) % 13)}`,
  );
  const file = join(desk.home, 'long.txt');
  writeFileSync(file, [TITLE, ...paragraphs].join('\n\n'));
  const running = await desk.open(file);
  await openArticle(running.page, TITLE);
  return running;
}

/** The paragraph at the top of the window, and how far above the top it begins, in pixels. */
const atTop = (page: Page) =>
  page.evaluate(() => {
    const top = document.querySelector('.article-view')?.getBoundingClientRect().top ?? 0;
    const first = [...document.querySelectorAll('.body p')].find(
      (each) => each.getBoundingClientRect().bottom > top + 30,
    );
    return `${first?.textContent.slice(0, 22)} ${Math.round(top - (first?.getBoundingClientRect().top ?? 0))}`;
  });

const laidOut = (page: Page) =>
  expect
    .poll(() =>
      page.evaluate(
        () =>
          [...document.querySelectorAll<HTMLElement>('.body p')].filter(
            (each) => each.style.contentVisibility !== '',
          ).length,
      ),
    )
    .toBe(0);

test('in a long article one comes back to one’s place at once, and it stays there while the rest is laid out', async ({
  desk,
}) => {
  const { page } = await openLong(desk);
  await laidOut(page);
  await page.evaluate(() => document.querySelectorAll('.body p')[250]?.scrollIntoView());
  await page.waitForTimeout(1500);
  await openArticle(page, TITLE);
  const first = await atTop(page);
  expect(first).toContain('Harbour 2');
  await laidOut(page);
  await page.waitForTimeout(300);
  expect(await atTop(page)).toBe(first);
});

test('in a long article a card stands beside its passage, also far down and when the article is opened again', async ({
  desk,
}) => {
  const { page } = await openLong(desk);
  await laidOut(page);
  await selectWords(page, 'Harbour 333 of the list');
  await page.keyboard.press('h');
  await expect(page.locator('.note')).toHaveCount(1);
  const apart = () =>
    page.evaluate(() => {
      const passage = [...document.querySelectorAll('.body p')].find((each) =>
        each.textContent.startsWith('Harbour 333'),
      );
      const card = document.querySelector('.note');
      return Math.abs(
        (passage?.getBoundingClientRect().top ?? 1e6) - (card?.getBoundingClientRect().top ?? -1e6),
      );
    });
  await expect.poll(apart).toBeLessThan(30);
  await page.waitForTimeout(1000);
  await openArticle(page, TITLE);
  await expect(page.locator('.note')).toBeVisible();
  await laidOut(page);
  await expect.poll(apart).toBeLessThan(30);
});
