/** The process in which the app reads files, in a real Electron: what it may take of memory, and how its end is told. */
import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../temporary.ts';

const ROOT = join(import.meta.dirname, '../../..');

/** An app that has one such process and says what it hears of it. */
const APP = `
import { join } from 'node:path';
import { app } from 'electron';
import { startUtilityProcess } from ${JSON.stringify(join(ROOT, 'main/importing/utility-process.ts'))};
void app.whenReady().then(() => {
  const child = startUtilityProcess(join(__dirname, 'child.cjs'));
  child.onReply = (reply) => console.log(JSON.stringify({ reply }));
  child.onEnd = (code) => {
    console.log(JSON.stringify({ ended: code }));
    app.exit(0);
  };
  child.post({ bytes: new Uint8Array(1), name: 'a.txt', folder: null });
});
`;

/** Says how much it may take, then takes more and more of it, or ends as it is told. */
const CHILD = (end: string): string => `
process.parentPort.once('message', () => {
  const { heap_size_limit } = require('node:v8').getHeapStatistics();
  process.parentPort.postMessage({ limit: heap_size_limit, flags: process.execArgv });
  setTimeout(() => { ${end} }, 200);
});
`;

async function heard(end: string): Promise<readonly Record<string, unknown>[]> {
  const folder = join(await temporaryFolder(), 'app');
  await mkdir(folder);
  await writeFile(join(folder, 'package.json'), '{ "name": "one-process", "main": "main.cjs" }');
  await writeFile(join(folder, 'child.cjs'), CHILD(end));
  await build({
    stdin: { contents: APP, resolveDir: ROOT, loader: 'ts' },
    outfile: join(folder, 'main.cjs'),
    bundle: true,
    platform: 'node',
    format: 'cjs',
    external: ['electron'],
  });
  const switches = JSON.parse(process.env['BRIEFMARK_ELECTRON_ARGS'] ?? '[]') as string[];
  const app = spawn(process.env['BRIEFMARK_ELECTRON'] ?? '', [...switches, folder]);
  let said = '';
  app.stdout.on('data', (words) => (said += String(words)));
  await new Promise((done) => app.on('close', done));
  return said
    .split('\n')
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

test('one file may take a gigabyte, and a process that takes more ends alone, not in order', async () => {
  const eat = 'const all = []; for (;;) all.push(new Array(100_000).fill(all.length));';
  const [first, last] = await heard(eat);
  const { limit } = first?.['reply'] as { limit: number };
  expect(limit / 2 ** 20).toBeGreaterThanOrEqual(1024);
  expect(limit / 2 ** 20).toBeLessThan(1300);
  expect(last).toEqual({ ended: null });
}, 120_000);

test('a process that ends itself says with which code', async () => {
  expect((await heard('process.exit(1);')).at(-1)).toEqual({ ended: 1 });
}, 120_000);
