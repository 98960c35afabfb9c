/** Kills a real process while it writes, and looks at what is on disk. `npm run torture` does so thousands of times. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { isDeepStrictEqual } from 'node:util';
import { build } from 'esbuild';
import { expect, test } from 'vitest';
import { change as parseChange } from '../../../core/change-parsers.ts';
import { applyChange, type State } from '../../../core/changes.ts';
import { replay, type JournalRecord } from '../../../core/journal.ts';
import { type Article, DEFAULT_SETTINGS, EMPTY_CODEBOOK } from '../../../core/model.ts';
import { article as parseArticle } from '../../../core/parsers.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { temporaryFolder } from '../temporary.ts';

const KILLS = Number(process.env['BRIEFMARK_KILLS'] ?? 300);
/** Kills that one library goes through; then another is begun, or looking at all of it would take ever longer. */
const KILLS_A_LIBRARY = 30;
/** Libraries that are tortured side by side. */
const LANES = 3;
/** How long after its start, in milliseconds, a process is killed at the latest; and how long after it first wrote. */
const SOON = 250;
const LATER = 250;

const EMPTY: State = { articles: new Map(), codebook: EMPTY_CODEBOOK, settings: DEFAULT_SETTINGS };

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

/** Runs the writer and kills it: after it has begun to write, or at any time, the opening included. @returns its lines */
async function runAndKill(writer: string, args: readonly string[]): Promise<readonly string[]> {
  const child = spawn(process.execPath, [writer, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const lines: string[] = [];
  const kill = () => child.kill('SIGKILL');
  const anyTime = Math.random() < 0.2;
  if (anyTime) setTimeout(kill, Math.random() * SOON);
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    if (!anyTime && lines.length === 1) setTimeout(kill, Math.random() * LATER);
  });
  await new Promise((done) => child.on('close', done));
  return lines;
}

function applied(state: State, text: string): State {
  const result = applyChange(state, parseChange(JSON.parse(text), ''));
  if (!result.ok) throw new Error(result.error);
  return result.value.state;
}

const withArticle = (state: State, article: Article): State => ({
  ...state,
  articles: new Map(state.articles).set(article.id, article),
});

/** What the writer's lines come to: what was acknowledged, and what the change under way may have made of it. */
function expected(
  before: State,
  lines: readonly string[],
): { sure: State; tried: State | null; adding: boolean } {
  let sure = before;
  let trying: string | null = null;
  for (const line of lines) {
    const [word = '', ...rest] = line.split(' ');
    if (word === 'try') trying = rest.join(' ');
    else if (word === 'added') sure = withArticle(sure, parseArticle(JSON.parse(rest.join(' ')), ''));
    else if (word === 'ok') sure = applied(sure, trying ?? '');
    if (word !== 'try') trying = null;
  }
  const adding = trying === 'null';
  return { sure, tried: trying === null || adding ? null : applied(sure, trying), adding };
}

/** All that is stored, read by a library that is opened as after any crash. */
async function stored(path: string): Promise<{ state: State; records: readonly JournalRecord[] }> {
  const library = await Library.open(path, { writer: 'the test' });
  expect(library.problems).toEqual([]);
  const articles = new Map<string, Article>();
  for (const row of library.rows()) {
    const { article } = await library.article(row.id);
    expect(row.passages).toBe(article.passages.length);
    articles.set(row.id, article);
  }
  const state = { articles, codebook: library.codebook, settings: library.settings };
  const records: JournalRecord[] = [];
  for (const file of await library.journal.files())
    records.push(...(await library.journal.read(file)).records);
  await library.close();
  return { state, records };
}

const plain = ({ articles, codebook, settings }: State) => ({
  articles: Object.fromEntries([...articles].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  codebook,
  settings,
});

/** What was said to be saved is there, and nothing else but, at most, the one change under way. */
function compare(found: State, { sure, tried, adding }: ReturnType<typeof expected>): void {
  const extra = [...found.articles.values()].filter(({ id }) => !sure.articles.has(id));
  expect(extra.length).toBeLessThanOrEqual(adding ? 1 : 0);
  const [added] = extra;
  const known = added === undefined ? sure : withArticle(sure, added);
  if (tried !== null && isDeepStrictEqual(plain(found), plain(tried))) return;
  expect(plain(found)).toEqual(plain(known));
}

async function torture(writer: string, path: string, kills: number): Promise<number> {
  let state = EMPTY;
  let acknowledged = 0;
  for (let kill = 0; kill < kills; kill += 1) {
    const lines = await runAndKill(writer, [path]);
    acknowledged += lines.filter((line) => line === 'ok').length;
    const after = await stored(path);
    compare(after.state, expected(state, lines));
    expect(await checkLibrary(path)).toMatchObject({ ok: true, problems: [] });
    ({ state } = after);
    const replayed = replay(EMPTY, after.records.filter(isKnownTo(state)));
    expect(plain(replayed)).toEqual(plain(state));
  }
  return acknowledged;
}

/** Whether a record's document got as far as the record: one that did not was never acknowledged. */
const isKnownTo =
  ({ articles, codebook, settings }: State) =>
  ({ what, revision }: JournalRecord): boolean => {
    if (what.type === 'article.import') return articles.has(what.imported.id);
    if ('article' in what) return revision <= (articles.get(what.article)?.revision ?? -1);
    return revision <= (what.type === 'settings.edit' ? settings : codebook).revision;
  };

test(
  `killed at any moment, ${KILLS} times, all that was said to be saved is there and whole`,
  { timeout: 60_000 + KILLS * 2000 },
  async () => {
    const folder = await temporaryFolder();
    const writer = await bundleWriter(folder);
    let left = KILLS;
    const acknowledged: number[] = [];
    const lane = async () => {
      while (left > 0) {
        const kills = Math.min(KILLS_A_LIBRARY, left);
        left -= kills;
        acknowledged.push(await torture(writer, join(folder, `library-${left}`), kills));
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    expect(acknowledged.reduce((sum, each) => sum + each, 0)).toBeGreaterThan(KILLS);
  },
);

test(
  'killed while a backup is put back, the library is as it was or as the backup is',
  { timeout: 120_000 },
  async () => {
    const folder = await temporaryFolder();
    const writer = await bundleWriter(folder);
    const path = join(folder, 'library');
    await torture(writer, path, 3);
    const library = await Library.open(path, { writer: 'the test' });
    const backup = await library.backups.make();
    await library.close();
    const old = (await stored(path)).state;
    for (let kill = 0; kill < 12; kill += 1) {
      await runAndKill(writer, [path]);
      const present = (await stored(path)).state;
      await runAndKill(writer, [path, backup]);
      const { state } = await stored(path);
      const isOld = isDeepStrictEqual(plain(state), plain(old));
      if (!isOld) expect(plain(state)).toEqual(plain(present));
      expect(await checkLibrary(path)).toMatchObject({ ok: true, problems: [] });
    }
  },
);
