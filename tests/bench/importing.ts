/** Importing: a page beside what Readability alone takes for it, two workers beside one, memory of a thousand pages. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { root } from '../../scripts/paths.ts';
import { extract } from '../../main/importing/extract.ts';
import { Extractor } from '../../main/importing/extractor.ts';
import { launch, type Stage } from './app.ts';
import { inTurns, timed, type Figure } from './measure.ts';
import { newsPage } from './news-page.ts';

const ROUNDS = 5;
const PAGES = 40;
/** The workers read all of them so often, as of a folder: beginning and ending weigh little then. */
const TIMES = 5;
const FOR_MEMORY = 1000;
/** How often the app is weighed while it imports, in milliseconds. */
const OFTEN = 100;

export async function benchImporting(stage: Stage): Promise<readonly Figure[]> {
  return [...(await benchPages()), ...(await benchWorkers()), ...(await benchBulk(stage))];
}

const pages = Array.from({ length: PAGES }, (_, number) => newsPage(number));

async function benchPages(): Promise<readonly Figure[]> {
  const all = pages.map((html) => new TextEncoder().encode(html));
  const { ours, bare } = await inTurns(
    {
      ours: () =>
        timed(async () => {
          for (const bytes of all) await extract(bytes, { name: 'page.html', readLocal: () => null });
        }),
      bare: () =>
        timed(() => {
          for (const html of pages) new Readability(parseHTML(html).document).parse();
        }),
    },
    ROUNDS,
  );
  return [
    {
      what: 'Reading a page, beside Readability on linkedom alone',
      value: ours / bare,
      most: 1.5,
      unit: '×',
      from: `${(ours / PAGES).toFixed(1)} ms and ${(bare / PAGES).toFixed(1)} ms a page`,
    },
  ];
}

async function benchWorkers(): Promise<readonly Figure[]> {
  const [single, pair] = [1, 2].map(
    (workers) => new Extractor(join(root, 'dist/import-worker.cjs'), undefined, workers),
  ) as [Extractor, Extractor];
  const through = (extractor: Extractor) => () =>
    timed(() =>
      Promise.all(
        Array.from({ length: TIMES }, () => pages)
          .flat()
          .map((html) =>
            extractor.extract({ bytes: new TextEncoder().encode(html), name: 'page.html', folder: null }),
          ),
      ),
    );
  try {
    const { one, two } = await inTurns({ one: through(single), two: through(pair) }, ROUNDS);
    return [
      {
        what: 'Reading pages in two workers, beside one',
        value: two / one,
        most: 1 / 1.6,
        unit: '×',
        from: `${two.toFixed(0)} ms and ${one.toFixed(0)} ms for ${PAGES * TIMES} pages`,
      },
    ];
  } finally {
    await single.close();
    await pair.close();
  }
}

async function benchBulk(stage: Stage): Promise<readonly Figure[]> {
  const folder = join(stage.scratch, 'pages');
  mkdirSync(folder);
  for (let number = 0; number < FOR_MEMORY; number += 1)
    writeFileSync(join(folder, `${number}.html`), newsPage(number));
  const { app, page } = await launch(stage, [root, '--library', join(stage.scratch, 'bulk')]);
  try {
    await page.locator('.status').waitFor();
    await page.waitForTimeout(3000);
    const weigh = async () => {
      const pids = await app.evaluate(({ app: electron }) =>
        electron
          .getAppMetrics()
          .flatMap(({ type, pid }) => (type === 'Browser' || type === 'Utility' ? [pid] : [])),
      );
      return pids.reduce((sum, pid) => sum + shareOf(pid), 0);
    };
    const idle = await weigh();
    const job = page.evaluate((path) => window.briefmark.call('import.asFound', { paths: [path] }), folder);
    let peak = 0;
    const start = performance.now();
    const ended = job.then(() => true);
    const pause = () => new Promise<false>((done) => setTimeout(() => done(false), OFTEN));
    while (!(await Promise.race([ended, pause()]))) peak = Math.max(peak, await weigh());
    const seconds = (performance.now() - start) / 1000;
    return [
      {
        what: 'Memory while 1,000 pages are imported, at its peak above idle',
        value: peak - idle,
        most: 300,
        unit: 'MB',
        from: `${peak.toFixed(0)} MB and ${idle.toFixed(0)} MB of the main process and those that read; ${seconds.toFixed(0)} s for all`,
      },
    ];
  } finally {
    await app.close();
  }
}

/** What a process has in memory in MB, of what it shares with others its part; 0 for one that has ended, and where only Linux tells. */
function shareOf(pid: number): number {
  try {
    const [, kilobytes = '0'] =
      /^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8')) ?? [];
    return Number(kilobytes) / 1000;
  } catch {
    return 0;
  }
}
