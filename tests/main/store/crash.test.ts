/** Kills a real process while it writes, and looks at what is on disk. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { temporaryFolder } from '../temporary.ts';

const KILLS = 12;

/** A program that adds passages to the one article of a library, and says each id when it is saved. */
async function bundleWriter(folder: string): Promise<string> {
  const outfile = join(folder, 'writer.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'crash-writer.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'error',
  });
  return outfile;
}

/** Runs the writer and kills it after a while. @returns the ids that it said were saved */
async function runAndKill(writer: string, library: string, after: number): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, library], { stdio: ['ignore', 'pipe', 'inherit'] });
  const saved: string[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on('line', (line) => {
    saved.push(line);
    if (saved.length === 1) setTimeout(() => child.kill('SIGKILL'), after);
  });
  await new Promise((done) => child.on('close', done));
  return saved;
}

test('killed at any moment, all that was said to be saved is there and whole', async () => {
  const folder = await temporaryFolder();
  const writer = await bundleWriter(folder);
  const path = join(folder, 'library');
  const saved: string[] = [];
  for (let kill = 0; kill < KILLS; kill += 1)
    saved.push(...(await runAndKill(writer, path, Math.random() * 60)));
  expect(saved.length).toBeGreaterThan(KILLS);
  expect(await checkLibrary(path)).toMatchObject({ ok: true, articles: 1, problems: [] });
  const library = await Library.open(path, { writer: 'the test' });
  const [row] = library.rows();
  const there = new Set((await library.article(row?.id ?? '')).article.passages.map(({ id }) => id));
  expect(saved.filter((id) => !there.has(id))).toEqual([]);
  expect(row?.passages).toBe(there.size);
  await library.close();
}, 120_000);
