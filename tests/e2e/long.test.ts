import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { newPassage } from '../../core/passages.ts';
import { Library } from '../../main/library/library.ts';
import { makePlanned } from '../bench/library.ts';
import { Chance } from '../bench/random.ts';
import { openArticle, selectWords, test, type Desk, type Running } from './app.ts';

const TITLE = 'A long report on small harbours';
const PARAGRAPHS = 400;

const paragraphsOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, at) =>
    `Harbour ${at} of the list. ${'It is dredged in spring and in autumn. '.repeat((at * 7) % 13)}`.trim(),
  );

async function openLong(desk: Desk): Promise<Running> {
  const file = join(desk.home, 'long.txt');
  writeFileSync(file, [TITLE, ...paragraphsOf(PARAGRAPHS)].join('\n\n'));
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

const NOTES = 300;

/** Opens an article of which three hundred passages have notes. */
async function openCrowded(desk: Desk): Promise<Page> {
  makePlanned(desk.library, [{ title: TITLE, paragraphs: paragraphsOf(NOTES), passages: 0 }], new Chance(5));
  const library = await Library.open(desk.library, { writer: 'the tests' });
  const [row] = await library.allRows();
  if (row === undefined) throw new Error('The library is empty.');
  const { article, document } = await library.article(row.id);
  for (let at = 0; at < NOTES; at += 1) {
    const words = `Harbour ${at} of the list`;
    const start = document.text.indexOf(words);
    const note = `Number ${at}: look up what the dredging of this harbour cost, and who paid for it in the end.`;
    const passage = newPassage(
      document.text,
      { start, end: start + words.length },
      { issues: [], note, textVersion: article.textVersion },
      { id: randomUUID(), now: '2026-01-05T10:00:00.000Z' },
    );
    if (passage !== null) await library.apply({ type: 'passage.add', article: row.id, passage });
  }
  await library.close();
  const { page } = await desk.open();
  await openArticle(page, TITLE);
  await laidOut(page);
  await page.waitForTimeout(300);
  return page;
}

/** Every card that is drawn: where it stands, and how far it is from its passage, in pixels. */
const cards = (page: Page) =>
  page.evaluate(() => {
    const top = document.querySelector('.notes')?.getBoundingClientRect().top ?? 0;
    return [...document.querySelectorAll<HTMLElement>('.note-place')]
      .map((place) => {
        const box = place.getBoundingClientRect();
        const words = /Harbour \d+ of/.exec(place.querySelector('.note')?.ariaLabel ?? '')?.[0] ?? '';
        const paragraph = [...document.querySelectorAll('.body p')].find((each) =>
          each.textContent.startsWith(words),
        );
        const away = Math.abs((paragraph?.getBoundingClientRect().top ?? 1e6) - box.top);
        return { words, top: Math.round(box.top - top), bottom: Math.round(box.bottom - top), away };
      })
      .toSorted((a, b) => a.top - b.top);
  });

test('three hundred notes stand near their passages, none over another, and stay while one scrolls and types', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const page = await openCrowded(desk);
  const noneOverlaps = async () => {
    const all = await cards(page);
    expect(all.length).toBeGreaterThan(20);
    for (const [index, card] of all.entries())
      expect(card.top).toBeGreaterThanOrEqual(index === 0 ? 0 : (all[index - 1]?.bottom ?? 0));
    return all;
  };
  await page.evaluate(() => document.querySelectorAll('.body p')[150]?.scrollIntoView());
  await page.waitForTimeout(600);
  const before = await noneOverlaps();
  expect(Math.max(...before.map(({ away }) => away))).toBeLessThan(400);

  // Scrolling moves none of them.
  await page.mouse.move(500, 400);
  await page.mouse.wheel(0, 900);
  await page.waitForTimeout(800);
  const tops = new Map(before.map(({ words, top }) => [words, top]));
  for (const { words, top } of await noneOverlaps())
    expect(Math.abs(top - (tops.get(words) ?? top))).toBeLessThanOrEqual(30);

  // The one in hand stands beside its passage, and stays there while its note grows.
  const card = page.locator('.note', { hasText: 'Number 155:' });
  await card.scrollIntoViewIfNeeded();
  await card.click();
  await page.keyboard.press('n');
  await page.keyboard.type('First.');
  await page.waitForTimeout(400);
  const at = async () => (await cards(page)).find(({ words }) => words === 'Harbour 155 of');
  const first = await at();
  expect(first?.away).toBeLessThan(40);
  for (let line = 0; line < 5; line += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('Last.');
  await page.waitForTimeout(400);
  await noneOverlaps();
  expect(Math.abs(((await at())?.top ?? 0) - (first?.top ?? 0))).toBeLessThanOrEqual(1);
});

test('whoever scrolls fast from rest sees every passage painted', async ({ desk }) => {
  const page = await openCrowded(desk);
  // Longer than it takes until the page counts as at rest.
  await page.waitForTimeout(1500);
  const { seen, bare } = await page.evaluate(async () => {
    const view = document.querySelector('.article-view');
    if (view === null) throw new Error('No article is open.');
    const { top, bottom } = view.getBoundingClientRect();
    const paragraphs = [...document.querySelectorAll('.body p')];
    const inView = () =>
      paragraphs.filter((each) => {
        const box = each.getBoundingClientRect();
        return box.top > top && box.top < bottom;
      });
    const total = { seen: 0, bare: 0 };
    for (let step = 0; step < 90; step += 1) {
      view.scrollTop += 55;
      await new Promise((done) => requestAnimationFrame(done));
      const painted = new Set(
        [...CSS.highlights.values()].flatMap((ranges) => [...ranges].map((range) => range.startContainer)),
      );
      for (const { firstChild } of inView()) {
        total.seen += 1;
        if (firstChild !== null && !painted.has(firstChild)) total.bare += 1;
      }
    }
    return total;
  });
  expect(seen).toBeGreaterThan(300);
  expect(bare).toBe(0);
});
