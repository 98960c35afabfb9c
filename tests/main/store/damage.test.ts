/** Damages each stored file in each way, and looks at what is told and what is still there. */
import { readdirSync } from 'node:fs';
import { cp, readFile, rm, truncate, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { editPassage } from '../../../core/passages.ts';
import { type Article, type Codebook, EMPTY_CODEBOOK, type Settings } from '../../../core/model.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { repairLibrary } from '../../../main/library/repair.ts';
import { addArticle, addIssue, addPassage, stamp } from '../library/fill.ts';
import { temporaryFolder } from '../temporary.ts';

/** Old enough, in milliseconds, for a lock that no one is writing any more. */
const LONG_AGO = 60_000;

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

/** Everything that a library holds. */
interface Contents {
  readonly articles: readonly Article[];
  readonly codebook: Codebook;
  readonly settings: Settings;
}

async function contentsOf(library: Library): Promise<Contents> {
  const ids = library.rows().map(({ id }) => id);
  const articles = await Promise.all(ids.toSorted().map(async (id) => (await library.article(id)).article));
  return { articles, codebook: library.codebook, settings: library.settings };
}

/** Makes a library of two sessions, so that there are copies, a journal and a backup. */
async function make(folder: string): Promise<Contents> {
  const first = await open(folder);
  const issues = [await addIssue(first, 'Waiting'), await addIssue(first, 'Insurance')];
  for (const title of ['One', 'Two', 'Three']) {
    const { id } = await addArticle(first, title);
    const passage = await addPassage(first, id, 'Ships wait in line', issues);
    await first.apply(editPassage(id, passage, { note: `How **long**, ${title}?` }, stamp().now));
  }
  await first.apply({ type: 'settings.edit', from: {}, to: { theme: 'sepia' } });
  await first.close();
  const second = await open(folder);
  await addIssue(second, 'Pilots');
  for (const { id, title } of second.rows()) {
    await addPassage(second, id, 'Insurers ask for more', issues.slice(1));
    await second.apply({ type: 'article.edit', article: id, from: { title }, to: { title: `${title}!` } });
  }
  await second.apply({ type: 'settings.edit', from: {}, to: { size: 21 } });
  await second.close();
  const third = await Library.open(folder, { writer: null });
  return contentsOf(third);
}

/** Damages a file in one way. */
type Damage = (path: string) => Promise<void>;

const DAMAGES: Readonly<Record<string, Damage>> = {
  'cut in half': async (path) => truncate(path, Math.floor((await readFile(path)).length / 2)),
  emptied: (path) => truncate(path, 0),
  zeroed: async (path) => writeFile(path, Buffer.alloc((await readFile(path)).length)),
  'of one bit flipped': async (path) => {
    const bytes = await readFile(path);
    const middle = Math.floor(bytes.length / 2);
    bytes[middle] = (bytes[middle] ?? 0) ^ 1;
    await writeFile(path, bytes);
  },
  'of garbage': (path) => writeFile(path, Buffer.from('\u{1F4A5}{"no": such\n file\xff\x00', 'latin1')),
};

let whole = '';
let expected: Contents = { articles: [], codebook: EMPTY_CODEBOOK, settings: {} as Settings };

beforeAll(async () => {
  // Not of `temporaryFolder`, which is gone after the first test.
  const { mkdtemp } = await import('node:fs/promises');
  const { tmpdir } = await import('node:os');
  whole = join(await mkdtemp(join(tmpdir(), 'briefmark-damage-')), 'library');
  expected = await make(whole);
  expect(expected.articles.map(({ passages }) => passages.length)).toEqual([2, 2, 2]);
});

afterAll(() => rm(dirname(whole), { recursive: true, force: true }));

/** A copy of the library that shares no bytes with it: there are no hard links in it. */
async function copyOfWhole(): Promise<string> {
  const folder = join(await temporaryFolder(), 'library');
  await cp(whole, folder, { recursive: true });
  return folder;
}

/** The files of a library whose path matches, relative to it. */
const filesOf = (folder: string, pattern: RegExp): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) =>
      join(entry.parentPath, entry.name)
        .slice(folder.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter((path) => pattern.test(path))
    .toSorted();

/** Opens a library and compares all it holds with what was saved. @returns the files that it tells of */
async function expectAllThere(folder: string): Promise<readonly string[]> {
  const library = await open(folder);
  const told = library.problems.map(({ file }) => file);
  const held = await contentsOf(library);
  await library.close();
  expect(held).toEqual(expected);
  return told;
}

/** Where damage of a file is told of: at opening, by the check, or nowhere, for what is made anew or never needed. */
type Told = 'when opened' | 'by the check' | 'nowhere';

const KINDS: readonly (readonly [what: string, files: RegExp, count: number, told: Told])[] = [
  ['an article', /^articles\/[^.]+\.json$/, 3, 'when opened'],
  ['the copy of an article', /^articles\/.*\.previous$/, 3, 'by the check'],
  ['the issues', /^issues\.json$/, 1, 'when opened'],
  ['the copy of the issues', /^issues\.json\.previous$/, 1, 'by the check'],
  ['the settings', /^settings\.json$/, 1, 'when opened'],
  ['the copy of the settings', /^settings\.json\.previous$/, 1, 'by the check'],
  ['the cache of rows', /^library\.jsonl$/, 1, 'nowhere'],
  ['the journal', /^journal\//, 1, 'by the check'],
  ['an original', /^originals\//, 3, 'by the check'],
  ['a document in a backup', /^backups\/[^/]+\/(articles\/.*|[^/]+)\.json$/, 5, 'by the check'],
  ['an original in a backup', /^backups\/[^/]+\/originals\//, 3, 'nowhere'],
  ['the journal in a backup', /^backups\/[^/]+\/journal\//, 1, 'nowhere'],
];

test('the library that is damaged is whole at first', async () => {
  const folder = await copyOfWhole();
  expect(await expectAllThere(folder)).toEqual([]);
  expect(await checkLibrary(folder)).toMatchObject({ ok: true, articles: 3, passages: 6 });
  const known = KINDS.flatMap(([, pattern]) => filesOf(folder, pattern));
  expect(filesOf(folder, /./)).toEqual(known.toSorted());
});

describe.each(KINDS)('%s', (_what, pattern, count, told) => {
  test.each(Object.entries(DAMAGES))('%s loses nothing', async (_name, damage) => {
    const files = filesOf(whole, pattern);
    expect(files).toHaveLength(count);
    for (const file of files) {
      const folder = await copyOfWhole();
      await damage(join(folder, file));
      const found = (await checkLibrary(folder)).problems.map((problem) => problem.file);
      if (told !== 'nowhere') expect(found).toEqual([file]);
      expect(await expectAllThere(folder)).toEqual(told === 'when opened' ? [file] : []);
      if (told === 'when opened') expect(await checkLibrary(folder)).toMatchObject({ problems: [] });
    }
  });
});

describe('a lock', () => {
  // Of one bit flipped it may still say who holds it, and then keeps others out with right.
  const unreadable = Object.entries(DAMAGES).filter(([name]) => name !== 'of one bit flipped');
  test.each(unreadable)('%s keeps no one out for good', async (_name, damage) => {
    const folder = await copyOfWhole();
    const lock = join(folder, 'library.lock');
    const holder = { pid: process.pid, host: hostname(), what: 'the app', since: 0, started: null };
    await writeFile(lock, JSON.stringify(holder));
    await damage(lock);
    // One that is new may be one that is being written.
    await expect(open(folder)).rejects.toThrow('The library is being opened by another program');
    const then = new Date(Date.now() - LONG_AGO);
    await utimes(lock, then, then);
    expect(await expectAllThere(folder)).toEqual([]);
    expect(filesOf(folder, /library\.lock/)).toEqual([]);
  });
});

/** Damages all files that match. */
async function damageAll(folder: string, pattern: RegExp, damage: Damage): Promise<void> {
  for (const file of filesOf(folder, pattern)) await damage(join(folder, file));
}

describe('of several copies', () => {
  test.each(Object.entries(DAMAGES))(
    'files and copies %s come back from the journal',
    async (_name, damage) => {
      const folder = await copyOfWhole();
      await rm(join(folder, 'backups'), { recursive: true });
      await damageAll(folder, /^(articles\/|issues|settings)/, damage);
      expect(await expectAllThere(folder)).toEqual(
        expect.arrayContaining(['issues.json', 'settings.json', ...filesOf(whole, /^articles\/.*json$/)]),
      );
      expect(await expectAllThere(folder)).toHaveLength(5);
    },
  );

  test.each(Object.entries(DAMAGES))(
    'what only a backup holds comes back from there, %s',
    async (_name, damage) => {
      const folder = await copyOfWhole();
      await damageAll(folder, /^(articles\/|issues|settings|journal)/, (path) =>
        // Of half a journal the first half is there, which alone would lead to an older state than a backup.
        path.endsWith('.jsonl') ? truncate(path, 0) : damage(path),
      );
      const library = await open(folder);
      const held = await contentsOf(library);
      await library.close();
      const saved = await backedUp();
      expect(held).toEqual(saved);
      expect(held.articles).toHaveLength(3);
      expect(held.codebook.issues).toHaveLength(2);
    },
  );

  test('the newest backup that can be read is used', async () => {
    const folder = await copyOfWhole();
    const [name = ''] = readdirSync(join(folder, 'backups'));
    const newer = join(folder, 'backups', '2099-01-01T00-00-00Z');
    await cp(join(folder, 'backups', name), newer, { recursive: true });
    await damageAll(folder, /^(articles\/|issues|settings|journal|backups\/2099)/, (path) =>
      truncate(path, 9),
    );
    const library = await open(folder);
    expect(await contentsOf(library)).toEqual(await backedUp());
    await library.close();
  });

  test('what the journal and the copy no longer lead to comes back from a backup', async () => {
    const folder = await copyOfWhole();
    const library = await open(folder);
    await library.backups.make();
    await library.close();
    await damageAll(folder, /^journal/, (path) => truncate(path, 0));
    // Replaced, not cut in place: a backup's hard link shares the bytes.
    await damageAll(folder, /^(articles\/.*|issues|settings)\.json$/, async (path) => {
      await rm(path);
      await writeFile(path, 'nonsense');
    });
    await expectAllThere(folder);
  });

  test('of half a journal no more is used than leads further than a backup', async () => {
    const folder = await copyOfWhole();
    const [journal = ''] = filesOf(folder, /^journal\//);
    const text = await readFile(join(folder, journal), 'utf8');
    // The header, the issues and the first article's import: all that follows is lost.
    await writeFile(join(folder, journal), `${text.split('\n').slice(0, 4).join('\n')}\n`);
    await damageAll(folder, /^(articles\/|issues|settings)/, (path) => truncate(path, 9));
    const library = await open(folder);
    expect(await contentsOf(library)).toEqual(await backedUp());
    await library.close();
  });
});

/** What the backup of the first session holds. */
async function backedUp(): Promise<Contents> {
  const folder = await copyOfWhole();
  const [name = ''] = readdirSync(join(folder, 'backups'));
  const library = await Library.open(join(folder, 'backups', name), { writer: null });
  return contentsOf(library);
}

describe('a backup with damage', () => {
  test('that is put back tells of it, and puts back what it can', async () => {
    const folder = await copyOfWhole();
    const saved = await backedUp();
    await damageAll(folder, /^backups\/[^/]+\/(issues\.json|settings\.json|articles\/)/, (path) =>
      truncate(path, 9),
    );
    const library = await open(folder);
    const [backup] = await library.backups.list();
    const kept = await library.restore(backup?.name ?? '');
    expect(library.problems.map(({ file }) => basename(file))).toEqual(
      expect.arrayContaining(['issues.json', 'settings.json']),
    );
    expect(await contentsOf(library)).toEqual(saved);
    await library.restore(kept);
    expect(await contentsOf(library)).toEqual(expected);
    await library.close();
  });

  test('gives an original that was damaged its bytes again', async () => {
    const folder = await copyOfWhole();
    await damageAll(folder, /^originals\//, (path) => truncate(path, 9));
    const library = await open(folder);
    expect((await repairLibrary(library)).remaining).toEqual([]);
    await library.close();
    expect(await expectAllThere(folder)).toEqual([]);
  });

  test('takes nothing over from one that a crash cut short in the same second', async () => {
    const folder = await copyOfWhole();
    const library = await open(folder);
    const soon = Array.from({ length: 20 }, (_, seconds) => new Date(Date.now() + (seconds - 2) * 1000));
    for (const time of soon) {
      const name = `${time.toISOString().slice(0, 19).replaceAll(':', '-')}Z.tmp`;
      const articles = join(folder, 'backups', name, 'articles');
      await cp(join(folder, 'articles'), articles, { recursive: true });
      await writeFile(join(articles, '0123.json'), 'the rest of another time');
    }
    const name = await library.backups.make();
    expect(filesOf(join(folder, 'backups', name), /0123/)).toEqual([]);
    await library.close();
  });
});
