/** Passages on the page: what the mouse selects, where passages overlap, their ends, their colours. */
import { inflateSync } from 'node:zlib';
import { expect, type Page } from 'playwright/test';
import {
  choose,
  clickWords,
  openArticle,
  openWithSample,
  passageCards,
  placeOf,
  selectWords,
  test,
} from './app.ts';
import { pixelsOf } from './pixels.ts';

const TITLE = 'The canal that ran short of rain';
const selectedText = (page: Page) => page.evaluate(() => getSelection()?.toString() ?? '');
const highlights = (page: Page) => page.evaluate(() => [...CSS.highlights.keys()]);
const quotes = (page: Page) =>
  passageCards(page).evaluateAll((cards) => cards.map((card) => card.getAttribute('aria-label')));

test('a double click selects a word and a triple click a paragraph, and both can be marked', async ({
  desk,
}) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const { from } = await placeOf(page, 'Ships are lifted', 'Ships are lifted');
  await page.mouse.dblclick(from.x + 6, from.y);
  await expect.poll(async () => (await selectedText(page)).trim()).toBe('Ships');
  await page.keyboard.press('1');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: Ships');

  await page.keyboard.press('Escape');
  await page.mouse.click(from.x + 120, from.y, { clickCount: 3 });
  await expect(page.getByRole('toolbar', { name: 'Selected text' })).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.locator('.note.on')).toHaveAttribute(
    'aria-label',
    /^Passage: The Panama Canal does not run/,
  );
});

test('a selection that is drawn beside the text ends with its line', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const { from } = await placeOf(page, 'Ships are lifted', 'Ships are lifted');
  const text = await page.locator('.body').boundingBox();
  const side = await page.locator('.side').boundingBox();
  if (text === null || side === null) throw new Error('There is nothing to see.');
  for (const beside of [text.x + text.width + 150, side.x + 60]) {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 40, from.y, { steps: 3 });
    await page.mouse.move(beside, from.y + 2, { steps: 8 });
    await page.mouse.up();
    const words = await selectedText(page);
    expect(words.length).toBeLessThan(100);
    if (beside > from.x) expect(words).toMatch(/^Ships are lifted/);
    await page.keyboard.press('Escape');
  }
});

test('a card with a long note stands over no other, when it is written and when it is opened again', async ({
  desk,
}) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const overlaps = () =>
    page.locator('.note-place').evaluateAll((cards) => {
      const boxes = cards.map((card) => card.getBoundingClientRect()).toSorted((a, b) => a.top - b.top);
      return boxes.filter((box, index) => index > 0 && box.top < (boxes[index - 1]?.bottom ?? 0)).length;
    });
  await selectWords(page, 'Ships are lifted');
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: 'Note' })).toBeFocused();
  await page.keyboard.insertText('First.\n\nSecond, and longer than a line is.\n\n- one\n- two\n- three');
  await page.keyboard.press('Escape');
  await expect(page.locator('.note.on li')).toHaveCount(3);
  await selectWords(page, 'did not fill');
  await page.keyboard.press('h');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: did not fill');
  await expect.poll(overlaps).toBe(0);
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await openArticle(page, TITLE);
  await expect(page.locator('.note-place li', { hasText: 'three' })).toHaveCount(1);
  await expect.poll(overlaps).toBe(0);
});

test('the ends of a passage are dragged, and moved by keys, and undo takes them back', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await clickWords(page, 'than in any October');
  const end = page.getByRole('slider', { name: 'End of the passage' });
  const start = page.getByRole('slider', { name: 'Beginning of the passage' });
  await expect(end).toBeVisible();
  const box = await end.boundingBox();
  const { to } = await placeOf(page, 'in any October', 'in any October');
  if (box === null) throw new Error('The handle is nowhere.');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height + 3);
  await page.mouse.down();
  await page.mouse.move(to.x + 30, to.y + 4, { steps: 4 });
  await page.mouse.move(to.x, to.y + 4, { steps: 4 });
  await expect.poll(() => highlights(page)).toContain('adjusted');
  await page.mouse.up();
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', 'Passage: than in any October');
  await expect.poll(() => highlights(page)).not.toContain('adjusted');

  await page.keyboard.press('a');
  await expect(start).toBeFocused();
  await page.keyboard.press('Control+ArrowLeft');
  await expect(page.locator('.note.on')).toHaveAttribute(
    'aria-label',
    'Passage: watershed than in any October',
  );
  await end.focus();
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('Control+ArrowRight');
  await page.keyboard.press('Control+ArrowRight');
  await expect(page.locator('.note.on')).toHaveAttribute(
    'aria-label',
    'Passage: watershed than in any October since',
  );
  await choose(app, 'edit.undo');
  await expect(page.locator('.note.on')).toHaveAttribute(
    'aria-label',
    'Passage: watershed than in any October',
  );
  await choose(app, 'edit.undo');
  await choose(app, 'edit.undo');
  await expect(page.locator('.note.on')).toHaveAttribute('aria-label', /^Passage: than in any October since/);
});

test('a marked word has the colour of its issue', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  await selectWords(page, 'Ships are lifted');
  await page.keyboard.press('1');
  await expect(page.locator('.note.on')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.mouse.move(5, 400);
  await expect(page.locator('.note:is(.on, .over)')).toHaveCount(0);
  const { from, to } = await placeOf(page, 'Ships are lifted', 'Ships are lifted');
  const clip = { x: from.x, y: from.y - 12, width: to.x - from.x, height: 26 };
  const color = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--issue-red').trim(),
  );
  const marked = await pixelsOf(page, clip);
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  // The line under the words is the colour itself; the wash is a part of it over the paper.
  expect(marked.share((pixel) => near(pixel, [r, g, b]))).toBeGreaterThan(0.03);
  const washed = [253, 252, 249].map((paper, at) => Math.round(paper * 0.82 + ([r, g, b][at] ?? 0) * 0.18));
  expect(marked.share((pixel) => near(pixel, washed))).toBeGreaterThan(0.3);
  await choose(app, 'edit.undo');
  const bare = await pixelsOf(page, clip);
  expect(bare.share((pixel) => near(pixel, [r, g, b]))).toBe(0);
});

test('an article is printed with its highlights, and its passages after it', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const color = await page.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--issue-blue').trim(),
  );
  // The system's dialog cannot be answered here: what it would be given is printed to PDF.
  const pdf = await app.evaluate(({ BrowserWindow, Menu }) => {
    const contents = BrowserWindow.getAllWindows()[0]?.webContents;
    if (contents === undefined) throw new Error('There is no window.');
    return new Promise<string>((done) => {
      contents.print = (_options, printed) => {
        void contents.printToPDF({}).then((bytes) => {
          printed?.(true, '');
          done(bytes.toString('base64'));
        });
      };
      (Menu.getApplicationMenu()?.getMenuItemById('article.print')?.click as () => void)();
    });
  });
  const rgb = [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));
  const colors = colorsIn(Buffer.from(pdf, 'base64'));
  expect(colors.some((each) => near(each, rgb))).toBe(true);
  expect(colors.some((each) => near(each, [0x44, 0x99, 0x11]))).toBe(false);
  await expect(page.locator('.printed-notes')).toHaveCount(0);
  await expect(page.locator('.side')).toBeVisible();
});

/** The colours that something is filled or drawn with in a PDF, from 0 to 255. */
function colorsIn(pdf: Buffer): readonly (readonly number[])[] {
  const colors: number[][] = [];
  for (let at = pdf.indexOf('stream'); at !== -1; at = pdf.indexOf('stream', at + 6)) {
    const start = pdf.indexOf('\n', at) + 1;
    const end = pdf.indexOf('endstream', start);
    if (end === -1 || pdf.toString('latin1', at - 3, at) === 'end') continue;
    try {
      const content = inflateSync(pdf.subarray(start, end)).toString('latin1');
      for (const [, r, g, b] of content.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) (?:rg|RG)\b/g))
        colors.push([r, g, b].map((value) => Number(value) * 255));
    } catch {
      // Fonts and images are packed otherwise.
    }
  }
  return colors;
}

const near = (pixel: readonly number[], color: readonly number[]): boolean =>
  color.every((value, at) => Math.abs((pixel[at] ?? 0) - value) <= 10);

test('what is under the pointer stands out, and its card with it', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const { from } = await placeOf(page, 'than in any October', 'than in any October');
  await page.mouse.move(from.x + 20, from.y);
  await expect(page.locator('.note.over')).toContainText('Weather and climate');
  await expect.poll(() => highlights(page)).toContain('hovered-blue');
  await page.mouse.move(5, 400);
  await expect(page.locator('.note.over')).toHaveCount(0);
});

test('no text is split by what is painted over it', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  const nodes = () => page.evaluate(() => document.querySelector('.body')?.querySelectorAll('*').length);
  const before = await nodes();
  await selectWords(page, 'Ships are lifted', 'did not fill');
  await page.keyboard.press('1');
  await expect(page.locator('.note.on')).toHaveCount(1);
  expect(await nodes()).toBe(before);
});

test('cards in the margin never overlap, however many passages there are', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  await openArticle(page, TITLE);
  for (const words of ['Ships are lifted', 'about 26 metres', 'let down again', 'Every lift is done']) {
    await selectWords(page, words);
    await page.keyboard.press('h');
    await expect(page.locator('.note.on')).toHaveAttribute('aria-label', `Passage: ${words}`);
  }
  expect(await quotes(page)).toHaveLength(8);
  const overlaps = () =>
    passageCards(page).evaluateAll((cards) => {
      const boxes = cards.map((card) => card.getBoundingClientRect());
      return boxes.filter(({ top }, index) => top < (boxes[index - 1]?.bottom ?? -Infinity)).length;
    });
  await expect.poll(overlaps).toBe(0);
});
