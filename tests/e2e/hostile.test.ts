import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { ATTACKER, HOSTILE, MARK } from '../hostile.ts';
import { answerOpen, openWithSample, test } from './app.ts';
import { drawnFaults, watch } from './watching.ts';

const INPUTS = HOSTILE.filter(({ open, heavy }) => open === undefined && heavy !== true);

/** Opens the article that stands at a place of the list, counted from 1, and waits until it is drawn. */
const openAt = (page: Page, place: number): Promise<string> =>
  page.evaluate(async (wanted) => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    const until = async <T>(look: () => T | null): Promise<T> => {
      for (;;) {
        const found = look();
        if (found !== null) return found;
        await frame();
      }
    };
    document.querySelector<HTMLElement>('.side .row')?.click();
    const list = await until(() => document.querySelector<HTMLElement>('.library-view .list'));
    const row = await until(() => document.querySelector<HTMLElement>('.list li'));
    list.scrollTop = (wanted - 1) * row.offsetHeight;
    const button = await until(() =>
      document.querySelector<HTMLElement>(`[aria-posinset="${wanted}"] .article-open`),
    );
    button.click();
    const body = await until(() => document.querySelector('.read .body'));
    await until(() => (body.firstElementChild === null ? null : true));
    await frame();
    await frame();
    return document.querySelector('.read h1')?.textContent ?? '';
  }, place);

/** In milliseconds; an article that is not drawn by then has stopped the window. */
const PATIENCE = 20_000;

/** @param what what is waited for, in words */
function inTime<T>(waited: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`The window stands still over ${what}.`)), PATIENCE);
  });
  return Promise.race([waited, late]).finally(() => clearTimeout(timer));
}

test('nothing that is imported reaches out, runs, or leaves its place in the window', async ({ desk }) => {
  test.setTimeout(240_000);
  const inbox = join(desk.home, 'inbox');
  mkdirSync(inbox);
  const paths = INPUTS.map(({ name, bytes }) => {
    const path = join(inbox, name);
    writeFileSync(path, bytes());
    return path;
  });
  const { app, page } = await desk.open();
  await answerOpen(app, paths);
  const caught = await watch({ app, page });
  await page.getByRole('button', { name: 'Import files…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Import' });
  await expect(dialog).toBeVisible({ timeout: 150_000 });
  expect(
    (await dialog.locator('li').allTextContents()).filter((words) => /could not be read:/.test(words)),
  ).toEqual([]);
  await dialog.getByRole('button', { name: 'Close' }).click();
  const count = Number(
    await page.locator('.side .row', { hasText: 'All articles' }).locator('.n').textContent(),
  );
  expect(INPUTS.length).toBeGreaterThanOrEqual(150);
  expect(count).toBeGreaterThan(INPUTS.length / 2);
  const faults: string[] = [];
  let title = '';
  for (let place = 1; place <= count; place++) {
    title = await inTime(openAt(page, place), `the article after “${title}”`);
    for (const fault of await drawnFaults(page)) faults.push(`${title.slice(0, 60)}: ${fault}`);
  }
  expect(faults).toEqual([]);
  expect(await caught()).toEqual([]);
});

test('whoever watches sees a request, a script, a call, a way out, a stranger and a cover', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  await openAt(page, 1);
  const caught = await watch({ app, page });
  expect(await drawnFaults(page)).toEqual([]);
  expect(await caught()).toEqual([]);

  await page.evaluate((url) => fetch(url).catch(() => null), `${ATTACKER}/fetched`);
  await app.evaluate(
    ({ session }, url) =>
      session.defaultSession
        .fetch(url)
        .catch(() => null)
        .then(() => undefined),
    `${ATTACKER}/asked`,
  );
  await page.evaluate(
    ([mark = '', url = '']) => {
      Reflect.set(window, mark, 1);
      void window.briefmark.call('clipboard.write', { text: 'ran' });
      window.open(`${url}/opened`);
      location.href = `${url}/gone`;
    },
    [MARK, ATTACKER],
  );
  await expect
    .poll(caught)
    .toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^refused: connect-src https:\/\/attack\.example/),
        expect.stringMatching(/^console: /),
        `request: ${ATTACKER}/asked`,
        'a script ran',
        'a call: clipboard.write',
        `window: ${ATTACKER}/opened`,
        `navigation: ${ATTACKER}/gone`,
      ]),
    );

  await page.evaluate(() => {
    const cover = document.createElement('form');
    cover.setAttribute('onx', '');
    Object.assign(cover.style, { position: 'fixed', inset: '0', zIndex: '9' });
    document.querySelector('.body')?.append(cover);
  });
  expect(await drawnFaults(page)).toEqual(
    expect.arrayContaining([
      'an element: FORM',
      'an attribute: FORM onx=',
      'a stranger: FORM',
      'a handler: FORM',
      expect.stringMatching(/^covered: /),
    ]),
  );
});
