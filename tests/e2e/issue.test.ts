/** The page of an issue, in a made library where counts are known. */
import { expect, type Page } from 'playwright/test';

import { test, type Desk } from './app.ts';
import { makeCoded } from './coded-library.ts';

const PICTURES = process.env['BRIEFMARK_PICTURES'];

/** Keeps a picture of the window, where a folder for pictures is named. */
async function picture(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return;
  await page.waitForTimeout(500);
  await page.screenshot({ path: `${PICTURES}/${name}.png` });
}

async function openIssue(desk: Desk, size: Parameters<typeof makeCoded>[1]): Promise<Page> {
  await makeCoded(desk.library, size);
  const { page } = await desk.open();
  await page.locator('.side .row', { hasText: 'Abductions' }).click();
  await expect(page.locator('.entry').first()).toBeVisible();
  // A library that was never open is read first.
  await expect(page.locator('.still-reading')).toHaveCount(0);
  const all = await countOf(page);
  await expect(page.locator('.entry').first()).toHaveAttribute('aria-setsize', String(all));
  return page;
}

/** The number that the tab of passages shows. */
const countOf = async (page: Page): Promise<number> =>
  Number(((await page.getByRole('tab', { name: /^Passages/ }).textContent()) ?? '').replace(/\D/g, ''));

test('an issue’s passages are grouped, narrowed down by its charts, and opened', async ({ desk }) => {
  const page = await openIssue(desk, { articles: 60, passages: 600, coded: 60 });
  await picture(page, 'passages');
  const all = await countOf(page);
  expect(all).toBeGreaterThan(60);
  for (const order of ['By speaker', 'By stance', 'By source', 'By date']) {
    await page.getByRole('button', { name: order }).click();
    await expect(page.locator('.group h2').first()).toBeVisible();
  }

  await page.getByRole('tab', { name: 'Who says what' }).click();
  await picture(page, 'sayings');
  const cell = page.locator('.cell:not(.none)').first();
  const count = Number(await cell.locator('text').textContent());
  await cell.click();
  await expect(page.locator('.filter-chips')).toContainText(`${count} of ${all} passages`);
  await expect(page.locator('.filter-chip')).toHaveCount(2);
  await expect(page.locator('.entry').first()).toBeVisible();
  await picture(page, 'filtered');
  await page.locator('.filter-chip').first().click();
  await page.locator('.filter-chip').first().click();
  await expect(page.locator('.filter-chips')).toHaveCount(0);

  await page.getByRole('tab', { name: 'Sources' }).click();
  await expect(page.locator('.cell').first()).toBeVisible();
  await picture(page, 'sources');
  await page.getByRole('button', { name: 'Months' }).click();
  await expect(page.getByRole('group', { name: 'Issues by month' })).toBeVisible();
  await picture(page, 'months');
  await page.getByRole('button', { name: 'All issues' }).click();
  await expect(page.locator('.matrix-names text:not(.total)')).not.toHaveCount(1);

  await page.getByRole('tab', { name: 'Appears with' }).click();
  const meeting = page.locator('.cell:not(.none)').nth(1);
  await meeting.hover();
  const said = (await page.locator('.chart-said').textContent()) ?? '';
  await picture(page, 'together');
  const listed = /list (\d+) passages?/.exec(said)?.[1];
  await meeting.click();
  await expect(page.locator('.filter-chips')).toContainText(`${listed ?? '?'} of ${all} passages`);
});

test('the timeline is made larger and smaller, and its marks open their passages', async ({ desk }) => {
  const page = await openIssue(desk, { articles: 60, passages: 600, coded: 60 });
  await page.getByRole('tab', { name: 'Timeline' }).click();
  await expect(page.locator('.timeline svg')).toBeVisible();
  await picture(page, 'timeline');
  const title = page.locator('.chart h2');
  const whole = (await title.textContent()) ?? '';
  const box = await page.locator('.timeline').boundingBox();
  if (box === null) throw new Error('no timeline to see');
  await page.mouse.move(box.x + box.width * 0.4, box.y + 100);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.5, box.y + 100, { steps: 4 });
  await page.mouse.up();
  await expect(title).not.toHaveText(whole);
  await picture(page, 'timeline-near');
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.getByRole('button', { name: 'All', exact: true }).click();
  await expect(title).toHaveText(whole);

  await page.locator('.timeline [tabindex="0"]').first().focus();
  for (let times = 0; times < 8 && (await page.locator('.mark').count()) === 0; times += 1) {
    await page.getByRole('button', { name: 'Zoom in' }).click();
    await page.waitForTimeout(300);
  }
  const mark = page.locator('.mark').first();
  const words = /“(.*)”$/s.exec((await mark.getAttribute('data-said')) ?? '')?.[1] ?? '';
  await mark.click();
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', `Passage: ${words.slice(0, 80)}`);
});

test('keys go from passage to passage and into the article and back', async ({ desk }) => {
  const page = await openIssue(desk, { articles: 60, passages: 600, coded: 60 });
  await page.locator('.entry .quote').first().focus();
  for (const key of ['j', 'ArrowDown', 'j', 'k']) await page.keyboard.press(key);
  const focused = page.locator('.quote:focus');
  await expect(page.locator('.entry', { has: focused })).toHaveAttribute('aria-posinset', '3');
  await page.keyboard.press('End');
  const all = await countOf(page);
  await expect(page.locator('.entry', { has: focused })).toHaveAttribute('aria-posinset', String(all));
  await expect(focused).toBeInViewport();
  await page.keyboard.press('Enter');
  await expect(page.locator('.note.on')).toBeInViewport();
  await page.getByRole('button', { name: 'Back' }).click();
  await expect(page.locator('.entry', { has: focused })).toHaveAttribute('aria-posinset', String(all));
});

test('a chart is a table at a button, and the table can be copied', async ({ desk }) => {
  const page = await openIssue(desk, { articles: 20, passages: 100, coded: 20 });
  await page.getByRole('tab', { name: 'Who says what' }).click();
  await page.getByRole('button', { name: 'Show as table' }).click();
  await expect(page.locator('.chart-table td').first()).toBeVisible();
  await picture(page, 'table');
  await page.getByRole('button', { name: 'Copy table' }).click();
  await expect(page.locator('.message')).toHaveText('The table is copied.');
});

test('of thousands of passages only those near by are drawn', async ({ desk }) => {
  test.setTimeout(180_000);
  const page = await openIssue(desk, { articles: 400, passages: 8000, coded: 0 });
  const all = await countOf(page);
  expect(all).toBeGreaterThan(3000);
  expect(await page.locator('.entry').count()).toBeLessThan(80);
  const main = page.locator('main.issue-view');
  for (const share of [0.5, 0.9, 0.2]) {
    await main.evaluate((element, at) => element.scrollTo({ top: element.scrollHeight * at }), share);
    await expect(page.locator('.entry:not(.waiting)').first()).toBeVisible();
    await expect(page.locator('.entry.waiting')).toHaveCount(0);
    expect(await page.locator('.entry').count()).toBeLessThan(80);
  }
  await picture(page, 'middle');
  // The list grows as rows turn out to be higher than was thought.
  await expect(async () => {
    await main.evaluate((element) => element.scrollTo({ top: element.scrollHeight }));
    await expect(page.locator(`.entry[aria-posinset="${all}"]`)).toBeInViewport({ timeout: 500 });
  }).toPass();
});

if (PICTURES !== undefined)
  test('pictures', async ({ desk }) => {
    test.setTimeout(180_000);
    const page = await openIssue(desk, { articles: 120, passages: 1500, coded: 60 });
    for (const theme of ['Light', 'Dark', 'Sepia', 'Contrast'])
      for (const width of theme === 'Light' || theme === 'Dark' ? [1440, 900] : [1440]) {
        await page.setViewportSize({ width, height: 900 });
        await page.getByRole('button', { name: 'Reading settings' }).click();
        await page.getByRole('radio', { name: theme }).click();
        await page.getByRole('button', { name: 'Done' }).click();
        for (const tab of ['Passages', 'Timeline', 'Sources', 'Who says what', 'Appears with']) {
          await page.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
          await picture(page, `${theme}-${width}-${tab}`);
        }
      }
  });
