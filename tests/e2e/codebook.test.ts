import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import { answerOpen, answerSave, choose, openWithSample, test } from './app.ts';

const tree = (page: Page) => page.getByRole('tree', { name: 'Issues' });
const rowOf = (page: Page, name: string) => tree(page).locator('.issue-row', { hasText: name });
const SHOTS = process.env['BRIEFMARK_SHOTS'];
const shot = async (page: Page, name: string): Promise<void> => {
  if (SHOTS !== undefined) await page.screenshot({ path: join(SHOTS, `${name}.png`) });
};

/** The tree as lines: "- Routes 3". */
const lines = (page: Page): Promise<readonly string[]> =>
  tree(page)
    .locator('.issue-row')
    .evaluateAll((rows) =>
      rows.map((row) => {
        const depth = Number(row.getAttribute('aria-level')) - 1;
        return `${'-'.repeat(depth)}${depth > 0 ? ' ' : ''}${row.querySelector('.label')?.textContent ?? ''}`;
      }),
    );

async function drag(page: Page, from: string, to: string, share: number): Promise<void> {
  const [a, b] = [await rowOf(page, from).boundingBox(), await rowOf(page, to).boundingBox()];
  if (a === null || b === null) throw new Error('nothing to drag');
  await page.mouse.move(a.x + 60, a.y + a.height / 2);
  await page.mouse.down();
  await page.mouse.move(b.x + 60, b.y + b.height / 2, { steps: 5 });
  await page.mouse.move(b.x + 60, b.y + b.height * share, { steps: 3 });
}

test('issues are arranged by keyboard, each step undone by one undo', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  const before = await lines(page);
  expect(before.length).toBeGreaterThan(2);
  const [first = '', second = '', third = ''] = before;
  await rowOf(page, second).focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect.poll(() => lines(page)).toEqual([first, `- ${second}`, ...before.slice(2)]);
  await expect(rowOf(page, second)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.locator('[aria-live]').filter({ hasText: 'It is the first already.' })).toHaveCount(1);
  await page.keyboard.press('ArrowLeft');
  await expect(rowOf(page, first)).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(() => lines(page)).toEqual([first, ...before.slice(2)]);
  await expect(rowOf(page, first)).toHaveAttribute('aria-expanded', 'false');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(rowOf(page, second)).toBeFocused();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect.poll(() => lines(page)).toEqual(before);
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => lines(page)).toEqual([first, third, second, ...before.slice(3)]);
  await choose(app, 'edit.undo');
  await choose(app, 'edit.undo');
  await choose(app, 'edit.undo');
  await expect.poll(() => lines(page)).toEqual(before);
});

test('issues are arranged by dragging; Escape lets go of one, and none goes into itself', async ({
  desk,
}) => {
  const { page } = await openWithSample(desk);
  const before = await lines(page);
  const [first = '', second = '', third = ''] = before;
  await drag(page, third, first, 0.5);
  await expect(rowOf(page, first)).toHaveClass(/drop-into/);
  await shot(page, 'drag-into');
  await page.mouse.up();
  await expect.poll(() => lines(page)).toEqual([first, `- ${third}`, second, ...before.slice(3)]);
  await expect(page.locator('.issue-view')).toHaveCount(0);

  await drag(page, first, third, 0.5);
  await expect(page.locator('.drag-name')).toHaveClass(/nowhere/);
  await page.mouse.up();
  await expect.poll(() => lines(page)).toEqual([first, `- ${third}`, second, ...before.slice(3)]);

  await drag(page, second, first, 0.1);
  await expect(rowOf(page, first)).toHaveClass(/drop-before/);
  await shot(page, 'drag-before');
  await page.keyboard.press('Escape');
  await expect(page.locator('.drag-name')).toHaveCount(0);
  await page.mouse.up();
  await expect.poll(() => lines(page)).toEqual([first, `- ${third}`, second, ...before.slice(3)]);

  await drag(page, third, second, 0.9);
  await page.mouse.up();
  await expect.poll(() => lines(page)).toEqual([first, second, third, ...before.slice(3)]);
});

test('an issue is renamed in place, closed, and deleted, and keeps its passages', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  const [first = '', second = ''] = await lines(page);
  await rowOf(page, first).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Sea lanes');
  await page.keyboard.press('Enter');
  await expect(rowOf(page, 'Sea lanes')).toBeFocused();
  await page.keyboard.press('F2');
  await page.keyboard.type('Never');
  await page.keyboard.press('Escape');
  await expect(rowOf(page, 'Sea lanes')).toBeFocused();

  await rowOf(page, 'Sea lanes').click({ button: 'right' });
  await shot(page, 'menu');
  await page.getByRole('menuitem', { name: 'Close' }).click();
  await expect(rowOf(page, 'Sea lanes').locator('.closed-cue')).toBeVisible();
  await rowOf(page, 'Sea lanes').focus();
  await page.keyboard.press('Delete');
  await expect(page.locator('.message')).toContainText('“Sea lanes” is deleted. Its passages stay.');
  await expect(rowOf(page, second)).toBeFocused();
  await page.locator('.message').getByRole('button', { name: 'Undo' }).click();
  await expect(rowOf(page, 'Sea lanes')).toHaveCount(1);
  await choose(app, 'edit.undo');
  await choose(app, 'edit.undo');
  await expect.poll(() => lines(page)).toContain(first);
});

test('the history of the codebook says what was done, and takes back one change among others', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  const [first = '', second = ''] = await lines(page);
  for (const [name, next] of [
    [first, 'Sea lanes'],
    [second, 'Premiums'],
  ] as const) {
    await rowOf(page, name).focus();
    await page.keyboard.press('F2');
    await page.keyboard.type(next);
    await page.keyboard.press('Enter');
    // It takes the focus back when it is saved.
    await expect(rowOf(page, next)).toBeFocused();
  }
  await choose(app, 'codebook.history');
  const dialog = page.getByRole('dialog', { name: 'History of the codebook' });
  const entries = dialog.getByRole('listitem');
  await expect(entries.nth(0)).toContainText('Premiums');
  const about = entries.filter({ hasText: `“${first}”: name` });
  await about.getByRole('button', { name: /^Take back/ }).click();
  await expect(entries.nth(0)).toContainText(first);
  await dialog.getByRole('button', { name: 'Close' }).click();
  await expect(rowOf(page, first)).toHaveCount(1);
  await expect(rowOf(page, 'Premiums')).toHaveCount(1);
});

test('an issue becomes one with another and comes apart again', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  const before = await lines(page);
  const [first = '', second = ''] = before;
  const counts = () => tree(page).locator('.n').allTextContents();
  const countsBefore = await counts();
  await rowOf(page, second).focus();
  await page.keyboard.press('Control+m');
  await page.getByLabel('Merge into').fill(first.slice(0, 5));
  await expect(page.locator('.what-happens')).toContainText(`of “${second}” will count as “${first}”`);
  await shot(page, 'merge');
  await page.keyboard.press('Enter');
  await expect.poll(() => lines(page)).toEqual(before.filter((name) => name !== second));
  await page.locator('.message').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => lines(page)).toEqual(before);
  expect(await counts()).toEqual(countsBefore);
});

test('chosen passages of an issue go to a new one, and back', async ({ desk }) => {
  const { page } = await openWithSample(desk);
  const before = await lines(page);
  const [first = ''] = before;
  const counts = () => tree(page).locator('.n').allTextContents();
  const countsBefore = await counts();
  await rowOf(page, first).click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Split…' }).click();
  await page.getByRole('textbox', { name: 'New issue' }).fill('Detours');
  const rows = page.locator('.split-row');
  await rows.nth(1).waitFor();
  await rows.first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Shift+ArrowDown');
  await expect(page.locator('.split-row.on')).toHaveCount(2);
  await shot(page, 'split');
  await page.getByRole('button', { name: 'Split', exact: true }).click();
  await expect(page.locator('.message')).toContainText(`2 passages went from “${first}” to “Detours”.`);
  await expect(rowOf(page, 'Detours').locator('.n')).toHaveText('2');
  await expect.poll(() => lines(page)).toEqual([first, '- Detours', ...before.slice(1)]);
  await page.locator('.message').getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => lines(page)).toEqual(before);
  await expect.poll(counts).toEqual(countsBefore);
});

test('all that is known of an issue is said in its form, and goes out and in with the codebook', async ({
  desk,
}) => {
  const { app, page } = await openWithSample(desk);
  const [first = ''] = await lines(page);
  await page.getByRole('button', { name: 'New issue', exact: true }).click();
  await page.getByLabel('Name').fill('Pilots');
  await page.getByLabel('Part of').selectOption({ label: first });
  await page.getByLabel('Definition').fill('Who steers.');
  await page.getByLabel('Memo').fill('Ask the *harbour*.');
  await page.getByLabel('Also called').fill('pilotage, helmsmen,');
  await page.getByLabel('Key terms').fill('tug');
  await shot(page, 'issue-form');
  await page.getByRole('button', { name: 'Add issue' }).click();
  await expect.poll(() => lines(page)).toContain('- Pilots');

  for (const [kind, ending] of [
    ['REFI-QDA codebook', 'qdc'],
    ['Table (CSV)', 'csv'],
    ['Markdown', 'md'],
  ] as const) {
    const path = join(desk.home, `codebook.${ending}`);
    await answerSave(app, path);
    await choose(app, 'codebook.export');
    await page.getByLabel(kind).check();
    await shot(page, 'export');
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await expect(page.locator('.message')).toContainText('written to');
    for (const words of ['Pilots', 'Who steers.', 'Ask the *harbour*.', 'helmsmen', 'tug'])
      expect(readFileSync(path, 'utf8')).toContain(words);

    await rowOf(page, 'Pilots').focus();
    await page.keyboard.press('Delete');
    await expect(rowOf(page, 'Pilots')).toHaveCount(0);
    await answerOpen(app, [path]);
    await choose(app, 'import.files');
    await expect.poll(() => lines(page)).toContain('- Pilots');
    await rowOf(page, 'Pilots').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Edit…' }).click();
    await expect(page.getByLabel('Definition')).toHaveValue('Who steers.');
    await expect(page.getByLabel('Memo')).toHaveValue('Ask the *harbour*.');
    await expect(page.locator('.word-chip')).toHaveText(['pilotage', 'helmsmen', 'tug']);
  }
});

test('a codebook of sixty issues, deeply nested and with long names, stays in hand', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  const rows = Array.from({ length: 60 }, (_, index) => {
    const parent = index % 6 === 0 ? '' : `Strand ${index - 1}`;
    const long = index === 7 ? ': on the many ways in which a long name can be too long for its row' : '';
    return index === 7
      ? `"Strand ${index}${long}",${parent},`
      : `Strand ${index},${parent === 'Strand 7' ? '' : parent},`;
  });
  const path = join(desk.home, 'strands.csv');
  writeFileSync(path, ['name,part of,definition', ...rows].join('\n'));
  await answerOpen(app, [path]);
  await choose(app, 'import.files');
  await expect(tree(page).locator('.issue-row')).toHaveCount(64);
  await rowOf(page, 'Trade routes').focus();
  await page.keyboard.press('End');
  await expect(tree(page).locator('.issue-row').last()).toBeFocused();
  await expect(tree(page).locator('.issue-row').last()).toBeInViewport();
  await page.keyboard.press('Home');
  await shot(page, 'sixty-light');
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'));
  await rowOf(page, 'Strand 3').first().hover();
  await shot(page, 'sixty-dark');
  await page.getByRole('button', { name: 'Codebook' }).click();
  await page.getByRole('menuitem', { name: 'Fold all', exact: true }).click();
  await expect(tree(page).locator('.issue-row')).toHaveCount(15);
  await rowOf(page, 'Strand 0').click({ button: 'right' });
  await page.getByRole('menuitem', { name: 'Edit…' }).click();
  await shot(page, 'edit-dark');
});
