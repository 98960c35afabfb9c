/**
 * `npm run screenshots [-- FOLDER [THEME …]]`: the README's pictures, taken of the real app with the sample library.
 * Without a folder they go to assets/screenshots, in the light theme alone.
 */
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, type Page } from 'playwright';
import { buildIfStale } from './build.ts';
import { note } from './note.ts';
import { root, typedIn } from './paths.ts';
import { runPlainly } from './plainly.ts';
import { inTemporaryFolder } from './temporary.ts';
import { setStage } from './testing/stage.ts';

const [folder, ...themes] = process.argv.slice(2);
const into = folder === undefined ? join(root, 'assets/screenshots') : resolve(typedIn(), folder);

const ISSUE = 'Cost and insurance';
const ARTICLE = 'Ever Given Sails';
/** Motion and the passing of messages end within it, in milliseconds. */
const REST = 700;

await runPlainly(async () => {
  await buildIfStale();
  mkdirSync(into, { recursive: true });
  const stage = await setStage();
  try {
    await inTemporaryFolder('briefmark-pictures-', (home) => takeAll(home, stage.env));
  } finally {
    stage.stop();
  }
  return 0;
});

async function takeAll(home: string, env: NodeJS.ProcessEnv): Promise<void> {
  const app = await _electron.launch({
    executablePath: env['BRIEFMARK_ELECTRON'] ?? '',
    args: [
      ...(JSON.parse(env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[]),
      root,
      '--library',
      join(home, 'library'),
    ],
    env: { ...env, XDG_CONFIG_HOME: join(home, 'config') },
  });
  const page = await app.firstWindow();
  await page.getByRole('button', { name: 'Try the sample library' }).click();
  await page.locator('.message', { hasText: 'imported' }).getByRole('button', { name: 'Dismiss' }).click();
  for (const theme of themes.length === 0 ? ['Light'] : themes) await takeIn(page, theme, themes.length > 0);
  await app.close();
}

async function takeIn(page: Page, theme: string, named: boolean): Promise<void> {
  const take = async (name: string) => {
    await page.waitForTimeout(REST);
    const file = join(into, named ? `${name}-${theme.toLowerCase()}.png` : `${name}.png`);
    await page.screenshot({ path: file });
    note(file);
  };
  await page.getByRole('button', { name: 'Reading settings' }).click();
  await page.getByRole('radio', { name: theme }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  if (named) await take('library');
  await page.locator('.article-open', { hasText: ARTICLE }).click();
  await selectSomeWords(page);
  await take('reader');
  await page.keyboard.press('Escape');
  await page.locator('.side .row', { hasText: ISSUE }).click();
  await take('issue');
  await page.getByRole('button', { name: 'Export brief' }).click();
  await page.getByLabel('Title of the brief').fill('Narrow waters, week 47');
  for (const name of ['Trade routes', 'Weather and climate'])
    await page.locator('.check', { hasText: name }).getByRole('checkbox').check();
  await take('brief');
  await page.getByRole('button', { name: 'Back' }).click();
}

/** Draws a selection over a line of a paragraph, with the mouse. */
async function selectSomeWords(page: Page): Promise<void> {
  const box = await page.locator('.body p').nth(2).boundingBox();
  if (box === null) return;
  await page.mouse.move(box.x + 2, box.y + 42);
  await page.mouse.down();
  await page.mouse.move(box.x + 300, box.y + 42, { steps: 6 });
  await page.mouse.up();
}
