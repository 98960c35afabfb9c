/** What automatic checks can tell of how accessible the window is, in every theme (WCAG 2.2 A and AA, by axe). */
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from 'playwright/test';
import { choose, openArticle, openWithSample, test } from './app.ts';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What is wrong with what is in the window, an element each. */
async function faults(page: Page, where: string): Promise<readonly string[]> {
  // Its usual way opens a second page, which the app refuses.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${where}: ${id}: ${html.slice(0, 120)} ${failureSummary ?? ''}`),
  );
}

for (const theme of ['Light', 'Sepia', 'Dark', 'Contrast'])
  test(`nothing that can be told automatically keeps anybody out, in the ${theme.toLowerCase()} theme`, async ({
    desk,
  }) => {
    test.setTimeout(120_000);
    const { app, page } = await openWithSample(desk);
    await page.getByRole('button', { name: 'Reading settings' }).click();
    await page.getByRole('radio', { name: theme }).click();
    const found = [...(await faults(page, 'settings'))];
    await page.getByRole('button', { name: 'Done' }).click();
    const look = async (where: string) => {
      await page.waitForTimeout(300);
      found.push(...(await faults(page, where)));
    };
    await look('articles');
    await openArticle(page, 'The canal that ran short of rain');
    await page.locator('.note').first().click();
    await look('article');
    await choose(app, 'article.passages');
    await look('passages');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await choose(app, 'go.palette');
    await expect(page.getByRole('combobox', { name: 'Search or go to' })).toBeFocused();
    await page.keyboard.type('canal');
    await expect(page.getByRole('option').first()).toBeVisible();
    await look('palette');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await choose(app, 'go.search');
    await expect(page.getByRole('combobox', { name: 'Search', exact: true })).toBeFocused();
    await page.keyboard.type('canal');
    await expect(page.locator('.found').first()).toBeVisible();
    await look('search');
    await page.locator('.side .row', { hasText: 'Cost and insurance' }).click();
    for (const tab of ['Passages', 'Timeline', 'Sources', 'Who says what', 'Appears with', 'Suggestions']) {
      await page.getByRole('tab', { name: tab }).click();
      await look(`issue, ${tab}`);
    }
    await choose(app, 'go.attention');
    await look('attention');
    await choose(app, 'brief.open');
    await look('brief');
    expect(found).toEqual([]);
  });
