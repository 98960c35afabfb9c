/** From the start of the process to a window with something in it; and what the main process then weighs. */
import { spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { root } from '../../scripts/paths.ts';
import { inTurns, type Figure, type Timed } from './measure.ts';

const ROUNDS = 15;
/** How long after its window an app is weighed, in milliseconds: the look through the files is over. */
const REST = 5000;

/** The least that is an Electron app with a window: what the limits are measured against. */
const EMPTY = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(async () => {
  const window = new BrowserWindow({ show: false, width: 1440, height: 900 });
  await window.loadURL('data:text/html,<p>empty');
  process.stdout.write('smoke ok\\n');
  if (process.argv.includes('--smoke')) app.exit(0);
});
`;

interface Stage {
  readonly env: NodeJS.ProcessEnv;
  /** A folder to write into. */
  readonly scratch: string;
}

function emptyApp(scratch: string): string {
  const folder = join(scratch, 'empty');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "name": "empty", "main": "main.js" }');
  writeFileSync(join(folder, 'main.js'), EMPTY);
  return folder;
}

const electron = ({ env }: Stage): readonly [string, readonly string[]] => [
  env['BRIEFMARK_ELECTRON'] ?? '',
  JSON.parse(env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[],
];

const envOf = ({ env, scratch }: Stage): NodeJS.ProcessEnv => ({
  ...env,
  XDG_CONFIG_HOME: join(scratch, 'config'),
});

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
  const [executablePath, switches] = electron(stage);
  const env = Object.fromEntries(Object.entries(envOf(stage)).map(([key, value]) => [key, value ?? '']));
  const app = await _electron.launch({ executablePath, args: [...switches, ...args], env });
  const page = await app.firstWindow();
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
