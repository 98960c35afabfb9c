import { join } from 'node:path';
import { expect } from 'playwright/test';
import { answerOpen, FIXTURES, openArticle, openWithSample, saveAsFound, test } from './app.ts';

test('the page has the contract and nothing of Node, in a sandbox', async ({ desk }) => {
  const { app, page } = await desk.open();
  expect(
    await page.evaluate(() => ({
      bridge: Object.keys(window.briefmark).toSorted(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    })),
  ).toEqual({ bridge: ['call', 'on', 'pathOf'], node: [] });
  const preferences = await app.evaluate(({ BrowserWindow }) => {
    const contents: object = BrowserWindow.getAllWindows()[0]?.webContents ?? {};
    const read = Reflect.get(contents, 'getLastWebPreferences') as () => Record<string, unknown>;
    const { sandbox, contextIsolation, nodeIntegration, webSecurity } = read.call(contents);
    return { sandbox, contextIsolation, nodeIntegration, webSecurity };
  });
  expect(preferences).toEqual({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
  });
});

test('no script, style, frame, connection or HTML string gets in, and no way leads out', async ({ desk }) => {
  const { app, page } = await desk.open();
  const refused = await page.evaluate(async () => {
    const runCode = async () => Promise.resolve(Reflect.construct(Function, ['return 1']) as unknown);
    const tries: Record<string, () => unknown> = {
      html: () => Reflect.set(document.body, 'innerHTML', '<p>x</p>'),
      script: () =>
        document.body.append(
          Object.assign(document.createElement('script'), { textContent: 'window.ran = 1' }),
        ),
      // Later, because what a test evaluates itself is exempt from the policy.
      code: () => new Promise((done, failed) => setTimeout(() => void runCode().then(done, failed))),
      fetch: () => fetch('https://example.org/'),
      file: () => fetch('file:///etc/passwd'),
      outside: () => fetch('app://briefmark/../../package.json'),
    };
    const outcome: Record<string, boolean> = {};
    for (const [name, act] of Object.entries(tries))
      try {
        await act();
        outcome[name] = false;
      } catch {
        outcome[name] = true;
      }
    return { ...outcome, script: !('ran' in window) };
  });
  expect(refused).toEqual({ html: true, script: true, code: true, fetch: true, file: true, outside: true });
  await page.evaluate(() => {
    window.open('https://example.org/');
    location.href = 'https://example.org/';
  });
  await page.waitForTimeout(300);
  expect(page.url()).toBe('app://briefmark/index.html');
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('a hostile page becomes a harmless article', async ({ desk }) => {
  const { app, page } = await desk.open();
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  await answerOpen(app, [join(FIXTURES, 'hostile.html'), join(FIXTURES, 'hostile.md')]);
  await page.getByRole('button', { name: 'Import files…' }).click();
  await saveAsFound(page);
  await expect(page.locator('.article-row')).toHaveCount(2);
  // It says which pictures did not come.
  await page.getByRole('dialog', { name: 'Import' }).getByRole('button', { name: 'Close' }).click();
  for (const title of await page.locator('.article-row .title').allTextContents()) {
    await openArticle(page, title);
    await expect(page.locator('.body')).not.toBeEmpty();
    const found = await page.locator('.read').evaluate((read) => ({
      elements: read.querySelectorAll(
        'script, iframe, object, embed, form, input, svg:not(.icon), style, link, base, meta',
      ).length,
      handlers: [...read.querySelectorAll('*')].filter((each) =>
        each.getAttributeNames().some((name) => name.startsWith('on')),
      ).length,
      links: [...read.querySelectorAll<HTMLElement>('a')].filter(
        (link) => link.hasAttribute('href') || !/^(https?|mailto):/.test(link.dataset['url'] ?? ''),
      ).length,
    }));
    expect(found).toEqual({ elements: 0, handlers: 0, links: 0 });
  }
  expect(requested.filter((url) => !url.startsWith('app://briefmark/'))).toEqual([]);
});

test('a link opens outside only after asking', async ({ desk }) => {
  const { app, page } = await openWithSample(desk);
  await app.evaluate(({ dialog, shell }) => {
    const seen: string[] = [];
    Object.assign(globalThis, { seen });
    dialog.showMessageBox = (...args: unknown[]) => {
      seen.push(`asked ${JSON.stringify(args.at(-1))}`);
      return Promise.resolve({ response: seen.length > 1 ? 0 : 1, checkboxChecked: false });
    };
    shell.openExternal = (url: string) => {
      seen.push(`opened ${url}`);
      return Promise.resolve();
    };
  });
  const seen = () => app.evaluate(() => Reflect.get(globalThis, 'seen') as string[]);
  await openArticle(page, 'The canal that ran short of rain');
  const link = page.locator('.body a').first();
  await link.click();
  await expect.poll(async () => (await seen()).length).toBe(1);
  await link.click();
  await expect.poll(async () => (await seen()).length).toBe(3);
  expect((await seen())[2]).toBe(`opened ${await link.getAttribute('data-url')}`);
});

test('a call from anywhere else, or of anything else, is refused', async ({ desk }) => {
  const { page } = await desk.open();
  const ask = async (name: string, args: unknown): Promise<unknown> =>
    JSON.parse(
      await page.evaluate(([call, given]) => window.briefmark.call(call, given), [name, args] as const),
    );
  expect(await ask('shell.run', {})).toEqual({ ok: false, error: 'There is no such call.' });
  expect(await ask('constructor', {})).toEqual({ ok: false, error: 'There is no such call.' });
  expect(await ask('article.get', { id: '../../secret' })).toMatchObject({ ok: false });
  expect(await ask('change.apply', { change: { type: 'passage.add' } })).toMatchObject({ ok: false });
});
