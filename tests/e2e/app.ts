/** The real app in its real window, driven as a person would. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test as base, type ElectronApplication, type Page } from 'playwright/test';
import { launchDriven } from '../driven.ts';

const root = join(import.meta.dirname, '../..');
const switches = JSON.parse(process.env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[];

export const SAMPLE = join(root, 'assets/sample');
export const FIXTURES = join(root, 'tests/fixtures/import');

/** A running app and its window. */
export interface Running {
  readonly app: ElectronApplication;
  readonly page: Page;
}

export interface Desk {
  /** The library's folder. */
  readonly library: string;
  /** A folder to write into, gone after the test. */
  readonly home: string;
  /** Starts the app on the library; it is closed after the test. */
  readonly open: (...args: readonly string[]) => Promise<Running>;
}

export const test = base.extend<{ desk: Desk }>({
  // The runner reads from the pattern which fixtures this one needs: none.
  desk: async ({}, use) => {
    const home = mkdtempSync(join(tmpdir(), 'briefmark-e2e-'));
    const library = join(home, 'library');
    const running: ElectronApplication[] = [];
    await use({
      home,
      library,
      open: async (...args) => {
        const app = await launchDriven(
          process.env['BRIEFMARK_ELECTRON'] ?? '',
          [...switches, root, '--library', library, ...args],
          { ...process.env, XDG_CONFIG_HOME: join(home, 'config') },
        );
        running.push(app);
        const page = await app.firstWindow();
        await expect(page.locator('.status')).toContainText('Saved on this device');
        return { app, page };
      },
    });
    for (const app of running) await app.close().catch(() => undefined);
    rmSync(home, { recursive: true, force: true });
  },
});

/** Opens the app and imports the sample library from the first page. */
export async function openWithSample(desk: Desk): Promise<Running> {
  const running = await desk.open();
  await running.page.getByRole('button', { name: 'Try the sample library' }).click();
  await expect(running.page.locator('.message')).toHaveText('3 articles imported.');
  await expect(running.page.locator('.article-row')).toHaveCount(3);
  return running;
}

/** What the system's dialog for opening will answer from now on. */
export const answerOpen = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [...filePaths] });
  }, paths);

/** Saves what an import found, all of it, as it was found. */
export async function saveAsFound(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Look over and save' });
  await sheet
    .getByRole('button', { name: /^Save( all as found)?$/ })
    .first()
    .click();
}

/** What the system's dialog for saving will answer from now on. */
export const answerSave = (app: ElectronApplication, path: string): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);

/** Chooses an item of the menu, as a click on it or its keys would. */
export const choose = (app: ElectronApplication, command: string): Promise<void> =>
  app.evaluate(({ Menu }, id) => {
    const item = Menu.getApplicationMenu()?.getMenuItemById(id);
    if (item === null || item === undefined) throw new Error(`The menu has no ${id}`);
    (item.click as () => void)();
  }, command);

interface Place {
  readonly from: { readonly x: number; readonly y: number };
  readonly to: { readonly x: number; readonly y: number };
}

/** Where the first character of `first` and the last of `last` stand in the window, after scrolling to them. */
export const placeOf = (page: Page, first: string, last: string): Promise<Place> =>
  page.evaluate(
    ([opening = '', closing = '']) => {
      const find = (words: string): Range => {
        const walker = document.createTreeWalker(
          document.querySelector('.body') ?? document,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const at = node.textContent?.indexOf(words) ?? -1;
          if (at === -1) continue;
          const range = document.createRange();
          range.setStart(node, at);
          range.setEnd(node, at + words.length);
          return range;
        }
        throw new Error(`The article does not say “${words}”`);
      };
      const [start, end] = [find(opening), find(closing)];
      start.startContainer.parentElement?.scrollIntoView({ block: 'center' });
      const [a] = start.getClientRects();
      const b = [...end.getClientRects()].at(-1);
      if (a === undefined || b === undefined) throw new Error('nothing to see');
      return {
        from: { x: a.left + 1, y: a.top + a.height / 2 },
        to: { x: b.right - 1, y: b.top + b.height / 2 },
      };
    },
    [first, last],
  );

/** Selects words of the article with the mouse, from the first of `first` to the last of `last`. */
export async function selectWords(page: Page, first: string, last = first): Promise<void> {
  const { from, to } = await placeOf(page, first, last);
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible();
}

/** Clicks on words of the article. */
export async function clickWords(page: Page, words: string): Promise<void> {
  const { from } = await placeOf(page, words, words);
  await page.mouse.click(from.x + 6, from.y);
}

/** Opens an article from the list by a part of its title. */
export async function openArticle(page: Page, title: string): Promise<void> {
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await page.locator('.article-open', { hasText: title }).click();
  await expect(page.locator('.read h1')).toContainText(title);
}

export const passageCards = (page: Page) => page.locator('.note');
