/** Searching 10,000 articles with 100,000 passages: in a process of its own, beside MiniSearch, and in the app's window. */
import { fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../scripts/paths.ts';
import { launch, type Stage } from './app.ts';
import { issuePageTimes, type IssuePageTimes, type Searching } from './issue-page.ts';
import { scriptOf } from './page-script.ts';
import { makeLibrary } from './library.ts';
import type * as Script from './searching-page.ts';
import { quantile, type Figure } from './measure.ts';
import type { Searched } from './searching-process.ts';

/** What is typed, a key at a time. */
const TYPED = [
  'fishery strait',
  'reparations ab',
  'sec',
  '"joint public"',
  'the ministry',
  '安全を 拉致',
  'соглашение',
];

export async function benchSearching(stage: Stage): Promise<readonly Figure[]> {
  const library = join(stage.scratch, 'large');
  if (!existsSync(library)) makeLibrary(library, { articles: 10_000, passages: 100_000 });
  const ours = await inProcess(stage, 'briefmark', library);
  const theirs = await inProcess(stage, 'minisearch', library);
  const window = await inWindow(stage, library);
  const beside = (what: (searched: Searched) => string) => `MiniSearch on the same data: ${what(theirs)}`;
  const ms = (value: number) => `${value.toFixed(0)} ms`;
  return [
    {
      what: 'Search, 10,000 articles: key press to results in the window, the 95th of 100',
      value: quantile(window.keys, 0.95),
      most: 50,
      unit: 'ms',
      from: `median ${ms(quantile(window.keys, 0.5))} of ${window.keys.length} keys`,
    },
    {
      what: 'Search: complete and ranked, the 95th of 100',
      value: quantile(ours.times, 0.95),
      most: 150,
      unit: 'ms',
      from: `median ${ms(quantile(ours.times, 0.5))}; ${beside(({ times }) => `${ms(quantile(times, 0.95))}, median ${ms(quantile(times, 0.5))}`)}`,
    },
    {
      what: 'Search: ready after the start of the app',
      value: window.ready,
      most: 2000,
      unit: 'ms',
      from: `reading what was kept ${ms(ours.ready)}; building it anew ${ms(ours.build)}; ${beside(({ build, ready }) => `${ms(build)} to build, ${ms(ready)} to read`)}`,
    },
    {
      what: 'Search: memory for it',
      value: ours.memory,
      most: 150,
      unit: 'MB',
      from: `${beside(({ memory }) => `${memory.toFixed(0)} MB`)}; ${ours.suggesting.toFixed(0)} MB once suggestions were asked for`,
    },
    {
      what: 'An issue’s page with some 25,000 passages, not opened before: first paint, the slowest',
      value: Math.max(...window.pages.cold),
      most: 100,
      unit: 'ms',
      from: `median ${ms(quantile(window.pages.cold, 0.5))} of ${window.pages.cold.length} issues`,
    },
    {
      what: 'The same, opened before: first paint, the 95th of 100',
      value: quantile(window.pages.warm, 0.95),
      most: 100,
      unit: 'ms',
      from: `median ${ms(quantile(window.pages.warm, 0.5))} of ${window.pages.warm.length}, issues in turns`,
    },
    {
      what: 'Scrolling such a page: from frame to frame, the 95th of 100',
      value: quantile(window.pages.frames, 0.95),
      most: 33,
      unit: 'ms',
      from: `median ${ms(quantile(window.pages.frames, 0.5))} of ${window.pages.frames.length} frames`,
    },
  ];
}

/** Builds, keeps, reads and asks one kind of index in a process that does nothing else. */
function inProcess({ env }: Stage, which: 'briefmark' | 'minisearch', library: string): Promise<Searched> {
  return new Promise((done, failed) => {
    const child = fork(join(import.meta.dirname, 'searching-process.ts'), [which, library], {
      env,
      execArgv: ['--import', 'tsx', '--expose-gc', '--max-old-space-size=4096'],
      cwd: root,
    });
    child.once('message', (searched) => done(searched as Searched));
    child.once('exit', (code) => failed(new Error(`The search process ended with ${code}.`)));
  });
}

interface InWindow {
  readonly ready: number;
  readonly keys: readonly number[];
  readonly pages: IssuePageTimes;
}

/** The first start on a library that was made by no app looks through all of its files. */
async function startOnce(stage: Stage, library: string): Promise<void> {
  const { app, page } = await launch(stage, [root, '--library', library]);
  await page.locator('.article-row').first().waitFor();
  await page.waitForTimeout(25_000);
  await app.close();
}

async function inWindow(stage: Stage, library: string): Promise<InWindow> {
  await startOnce(stage, library);
  const script = await scriptOf<typeof Script>('searching-page.ts');
  const start = performance.now();
  const { app, page } = await launch(stage, [root, '--library', library]);
  try {
    await page.waitForURL('app://**', { waitUntil: 'commit' });
    const searching: Searching = { page, call: await script(page) };
    await searching.call('firstResult', 'harbour');
    const ready = performance.now() - start;
    const keys: number[] = [];
    for (const words of TYPED) {
      await page.getByRole('combobox').fill('');
      for (const key of words) keys.push(await searching.call('toResults', key));
    }
    await page.keyboard.press('Escape');
    return { ready, keys, pages: await issuePageTimes(searching) };
  } finally {
    await app.close();
  }
}
