/** From the start of the process to a window with something in it; and what the main process then weighs. */
import { spawn } from 'node:child_process';
import { root } from '../../scripts/paths.ts';
import { electron, emptyApp, envOf, launch, type Stage } from './app.ts';
import { inTurns, type Figure, type Timed } from './measure.ts';

const ROUNDS = 15;
/** How long after its window an app is weighed, in milliseconds: the look through the files is over. */
const REST = 5000;

/** How long it takes until an app says that its first view is there. */
const startOf =
  (stage: Stage, args: readonly string[]): Timed =>
  () =>
    new Promise((done, failed) => {
      const [program, switches] = electron(stage);
      const start = performance.now();
      const child = spawn(program, [...switches, ...args, '--smoke'], {
        env: envOf(stage),
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      let time: number | null = null;
      child.stdout.on('data', (words: Buffer) => {
        if (words.includes('smoke ok')) time ??= performance.now() - start;
      });
      child.on('close', () => {
        if (time === null) failed(new Error(`${args.join(' ')} did not start.`));
        else done(time);
      });
    });

/** @param small a library of ten articles @param large one of ten thousand */
export async function benchStart(stage: Stage, small: string, large: string): Promise<readonly Figure[]> {
  const empty = emptyApp(stage.scratch);
  const { bare, few, many } = await inTurns(
    {
      bare: startOf(stage, [empty]),
      few: startOf(stage, [root, '--library', small]),
      many: startOf(stage, [root, '--library', large]),
    },
    ROUNDS,
  );
  const from = `${many.toFixed(0)} ms; empty window ${bare.toFixed(0)} ms; 10 articles ${few.toFixed(0)} ms`;
  return [
    {
      what: 'Start with 10,000 articles, beside an empty Electron window',
      value: many / bare,
      most: 1.3,
      unit: '×',
      from,
    },
    { what: 'Start with 10,000 articles, beside one with 10', value: many / few, most: 1.1, unit: '×', from },
  ];
}

/** What the main process of an app holds in memory some time after its start, in megabytes. */
async function weightOf(stage: Stage, args: readonly string[]): Promise<number> {
  const { app, page } = await launch(stage, args);
  await page.waitForTimeout(REST);
  const bytes = await app.evaluate(() => process.memoryUsage().rss);
  await app.close();
  return bytes / 1_000_000;
}

/** @param large a library of ten thousand articles */
export async function benchMemory(stage: Stage, large: string): Promise<readonly Figure[]> {
  const bare = await weightOf(stage, [emptyApp(stage.scratch)]);
  const many = await weightOf(stage, [root, '--library', large]);
  return [
    {
      what: 'Memory of the main process with 10,000 articles, above that of an empty app',
      value: many - bare,
      most: 150,
      unit: 'MB',
      from: `${many.toFixed(0)} MB and ${bare.toFixed(0)} MB resident`,
    },
  ];
}
