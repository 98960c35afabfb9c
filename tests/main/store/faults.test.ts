/** Lets every operation of the store on files fail, one after another, and looks at what is said and what is kept. */
import {
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import type * as FilesModule from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { applyChange, type Change, type State } from '../../../core/changes.ts';
import { newIssue } from '../../../core/issues/issues.ts';
import { replay, subjectOf, type JournalRecord } from '../../../core/journal.ts';
import { type Article, DEFAULT_SETTINGS, EMPTY_CODEBOOK, type Passage } from '../../../core/model.ts';
import { editPassage, newPassage } from '../../../core/passages.ts';
import { PlainError } from '../../../core/result.ts';
import { rowOf } from '../../../core/rows.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { addArticle, MARKDOWN, stamp } from '../library/fill.ts';
import { temporaryFolder } from '../temporary.ts';
import { Disk, type Fault, type Operation, type Plan } from './failing-disk.ts';

vi.mock('node:fs/promises', async (original) =>
  (await import('./failing-disk.ts')).failing(await original<typeof FilesModule>()),
);

// Hundreds of sessions wait for the disk, which others may be using too.
vi.setConfig({ testTimeout: 120_000 });

/** Libraries put to the test side by side: most of the time each waits for the disk. */
const AT_ONCE = 8;
/** No process has this number: Linux gives lower ones. */
const NOBODY = 4_194_304;

const EMPTY: State = { articles: new Map(), codebook: EMPTY_CODEBOOK, settings: DEFAULT_SETTINGS };
const open = (folder: string) => Library.open(folder, { writer: 'the test' });

/** The documents as they should be: each as it was last answered for, or with a change that was refused since. */
class Ledger {
  known = EMPTY;
  /** By subject, what may be there as well: a refused change may have come as far as the disk, but only whole. */
  readonly #perhaps = new Map<string, State[]>();
  readonly refused: Change[] = [];
  refusedArticles = 0;
  readonly errors: unknown[] = [];

  imported(article: Article): void {
    this.known = { ...this.known, articles: new Map(this.known.articles).set(article.id, article) };
  }

  /** Applies a change to a library and remembers how that went. */
  async apply(library: Library, change: Change): Promise<boolean> {
    const applied = applyChange(this.known, change);
    if (!applied.ok) throw new Error(`The test makes no sense: ${applied.error}`);
    try {
      await library.apply(change);
    } catch (error) {
      this.errors.push(error);
      this.refused.push(change);
      const subject = subjectOf(change);
      this.#perhaps.set(subject, [...(this.#perhaps.get(subject) ?? []), applied.value.state]);
      return false;
    }
    this.known = applied.value.state;
    this.#perhaps.delete(subjectOf(change));
    return true;
  }

  /** The states that documents may be in. */
  get may(): readonly State[] {
    return [this.known, ...[...this.#perhaps.values()].flat()];
  }
}

/** A library's first session, as far as the disk lets it go. */
async function session(folder: string, again: boolean): Promise<Ledger> {
  const ledger = new Ledger();
  const library = await open(folder).catch((error: unknown) => void ledger.errors.push(error));
  if (library === undefined) return ledger;
  const article = await imported(library, ledger);
  if (article !== null) await edit(library, ledger, article);
  await ledger.apply(library, { type: 'settings.edit', from: { theme: 'system' }, to: { theme: 'sepia' } });
  if (again)
    for (const change of ledger.refused.splice(0))
      expect(await ledger.apply(library, change), `${change.type} goes through once there is room`).toBe(
        true,
      );
  // Nothing is shown before it is on disk, so what the library holds is what it answered for.
  expect(library.codebook).toEqual(ledger.known.codebook);
  expect(library.settings).toEqual(ledger.known.settings);
  for (const [id, known] of ledger.known.articles) expect((await library.article(id)).article).toEqual(known);
  await library.close();
  return ledger;
}

/** Adds the article, once more where that is refused, as a person would. */
async function imported(library: Library, ledger: Ledger): Promise<Article | null> {
  for (let attempt = 0; attempt < 2; attempt += 1)
    try {
      const article = await addArticle(library);
      ledger.imported(article);
      return article;
    } catch (error) {
      ledger.errors.push(error);
      ledger.refusedArticles += 1;
    }
  return null;
}

/** Asks again where reading failed, as a person would. */
async function twice<T>(job: () => Promise<T>, { errors }: Ledger): Promise<T> {
  try {
    return await job();
  } catch (error) {
    errors.push(error);
    return job();
  }
}

async function edit(library: Library, ledger: Ledger, { id, title }: Article): Promise<void> {
  const issue = newIssue(library.codebook, 'Waiting', 'for a pilot', stamp());
  await ledger.apply(library, { type: 'issue.add', issue, index: 0 });
  const { text } = (await twice(() => library.article(id), ledger)).document;
  const marked: Passage[] = [];
  for (const quote of ['Ships wait in line', 'Insurers ask for more']) {
    const start = text.indexOf(quote);
    const span = { start, end: start + quote.length };
    const passage = newPassage(text, span, { issues: [issue.id], note: '', textVersion: 1 }, stamp());
    if (passage === null || start === -1) throw new Error(`“${quote}” is not in the article`);
    if (await ledger.apply(library, { type: 'passage.add', article: id, passage })) marked.push(passage);
  }
  const [first] = marked;
  if (first !== undefined)
    await ledger.apply(library, editPassage(id, first, { note: 'How **long**?' }, stamp().now));
  const to = { title: 'The strait, reopened' };
  await ledger.apply(library, { type: 'article.edit', article: id, from: { title }, to });
}

/** Makes what a session left look as it does when its process has ended: this one still lives. */
function endProcess(folder: string): void {
  const lock = join(folder, 'library.lock');
  if (existsSync(lock))
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(`"pid":${process.pid}`, `"pid":${NOBODY}`));
  for (const name of existsSync(folder) ? temporaryIn(folder) : [])
    renameSync(join(folder, name), join(folder, name.replace(`.${process.pid}-`, `.${NOBODY}-`)));
}

const temporaryIn = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.tmp'));

/** Opens a library without faults and compares it with what it should hold. */
async function expectWhole(folder: string, ledger: Ledger): Promise<void> {
  const library = await open(folder);
  expect(library.problems.map(({ file, what }) => `${file}: ${what}`).join(' ')).toBe('');
  await expectDocuments(library, ledger);
  // What was saved before must not be in the way of what comes now.
  expect(await ledger.apply(library, { type: 'settings.edit', from: {}, to: { size: 20 } })).toBe(true);
  await library.close();
  expect(await checkLibrary(folder)).toMatchObject({ problems: [] });
  expect(temporaryIn(folder).join(' ')).toBe('');
}

async function expectDocuments(library: Library, ledger: Ledger): Promise<void> {
  const { may, known } = ledger;
  expect(may.map(({ codebook }) => codebook)).toContainEqual(library.codebook);
  expect(may.map(({ settings }) => settings)).toContainEqual(library.settings);
  const rows = library.rows();
  for (const id of known.articles.keys()) expect(rows.map((row) => row.id)).toContain(id);
  expect(rows.length).toBeLessThanOrEqual(known.articles.size + ledger.refusedArticles);
  for (const row of rows) {
    const { article } = await library.article(row.id);
    expect(row).toEqual(rowOf(article));
    if (known.articles.has(row.id))
      expect(may.map(({ articles }) => articles.get(row.id))).toContainEqual(article);
    else
      expect(article).toMatchObject({ title: 'The strait', markdown: MARKDOWN, passages: [], revision: 0 });
  }
}

/** The journal alone must lead to what was answered for. */
async function expectJournal(folder: string, ledger: Ledger): Promise<void> {
  const library = await Library.open(folder, { writer: null });
  const records: JournalRecord[] = [];
  for (const file of await library.journal.files())
    records.push(...(await library.journal.read(file)).records);
  const state = replay(EMPTY, records);
  expect(ledger.may.map(({ codebook }) => codebook)).toContainEqual(state.codebook);
  expect(ledger.may.map(({ settings }) => settings)).toContainEqual(state.settings);
  for (const id of ledger.known.articles.keys())
    expect(ledger.may.map(({ articles }) => articles.get(id))).toContainEqual(state.articles.get(id));
  await library.close();
}

/** The operations of a session in which nothing fails. */
async function operationsOf(folder: string, links: boolean): Promise<readonly Operation[]> {
  const disk = Disk.over(folder);
  disk.links = links;
  const ledger = await session(folder, false);
  disk.away();
  expect(ledger.errors).toEqual([]);
  expect(ledger.known.articles.size).toBe(1);
  await expectJournal(folder, ledger);
  await expectWhole(folder, ledger);
  return disk.operations;
}

interface Series {
  readonly fault: Fault;
  readonly stays?: boolean;
  readonly links?: boolean;
  /** Which operations fail, one in each run. */
  readonly among?: (operation: Operation, index: number) => boolean;
  /** Whether what was refused is asked for again. */
  readonly again?: boolean;
  /** What is looked at after each run; all that is said and kept where it is left out. */
  readonly look?: (folder: string, ledger: Ledger) => void | Promise<void>;
}

/** Runs a session for each operation that is to fail. @returns in words what went wrong that should not */
async function failures(series: Series): Promise<readonly string[]> {
  const { fault, stays = false, links = true, again = false, among = writing, look = expectAll } = series;
  const base = await temporaryFolder();
  const waiting = (await operationsOf(join(base, 'without'), links)).filter(among);
  expect(waiting.length).toBeGreaterThan(10);
  const found: string[] = [];
  const run = async (plan: Plan, folder: string) => {
    const disk = Disk.over(folder, plan);
    disk.links = links;
    try {
      const ledger = await session(folder, again);
      disk.away();
      if (!disk.struck) throw new Error('The operation did not come to pass.');
      await look(folder, ledger);
      rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      found.push(`${plan.at}: ${error instanceof Error ? error.message : String(error)}`);
    } finally {
      disk.away();
    }
  };
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      await run({ at: next.name, fault, stays }, join(base, `run-${waiting.length}`));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return found;
}

async function expectAll(folder: string, ledger: Ledger): Promise<void> {
  for (const error of ledger.errors) {
    expect(error).toBeInstanceOf(PlainError);
    expect(String(error)).toMatch(/^PlainError: Not saved/);
  }
  endProcess(folder);
  if (existsSync(join(folder, 'articles'))) await expectJournal(folder, ledger);
  await expectWhole(folder, ledger);
}

const writing = ({ writes }: Operation) => writes;
const takesBytes = ({ takesBytes: takes }: Operation) => takes;

/** Every so manieth operation, where all of them would take too long. */
function every(step: number, offset = 0): NonNullable<Series['among']> {
  return ({ writes }, index) => writes && index % step === offset;
}

test('ENOSPC at any one operation is told of, and loses nothing', async () => {
  expect(await failures({ fault: 'ENOSPC' })).toEqual([]);
});

test('half of the bytes written and no room for the rest is told of, and loses nothing', async () => {
  expect(await failures({ fault: 'short write', among: takesBytes })).toEqual([]);
});

test('other errors at any one operation are told of, and lose nothing', async () => {
  expect(await failures({ fault: 'EIO', among: every(6) })).toEqual([]);
  expect(await failures({ fault: 'EACCES', among: every(6, 3) })).toEqual([]);
});

test('what was refused once goes through when it is asked for again', async () => {
  expect(await failures({ fault: 'ENOSPC', again: true, among: every(4, 1) })).toEqual([]);
});

test('a disk that is full and stays full keeps what was saved before', async () => {
  expect(await failures({ fault: 'ENOSPC', stays: true, among: every(2) })).toEqual([]);
  expect(await failures({ fault: 'short write', stays: true, among: takesBytes })).toEqual([]);
});

test('on a disk without hard links nothing is lost either', async () => {
  const linking: Series['among'] = ({ name }) => /^(link|copyFile|writeFile library)/.test(name);
  expect(await failures({ fault: 'ENOSPC', links: false, among: linking })).toEqual([]);
  expect(await failures({ fault: 'short write', links: false, among: takesBytes })).toEqual([]);
});

test('documents damaged after a fault are put together again with all that was answered for', async () => {
  const look = async (folder: string, ledger: Ledger) => {
    endProcess(folder);
    const articles = join(folder, 'articles');
    const names = existsSync(articles) ? readdirSync(articles).filter((name) => name.endsWith('.json')) : [];
    for (const file of [...names.map((name) => join('articles', name)), 'issues.json', 'settings.json'])
      if (existsSync(join(folder, file))) truncateSync(join(folder, file), 100);
    const library = await open(folder);
    await expectDocuments(library, ledger);
    await library.close();
  };
  const among: Series['among'] = ({ name, writes }) =>
    writes && /^(sync|close|datasync|rename) (articles|issues|settings|journal|\.)/.test(name);
  expect(await failures({ fault: 'ENOSPC', among, look })).toEqual([]);
});

test.each(['EMFILE', 'EIO'] as const)(
  'reading that fails once with %s loses nothing, and is told of in words',
  async (fault) => {
    const look = async (folder: string, ledger: Ledger) => {
      for (const error of ledger.errors) expect(error).toBeInstanceOf(PlainError);
      endProcess(folder);
      const library = await open(folder);
      await expectDocuments(library, ledger);
      await library.close();
      expect(await checkLibrary(folder)).toMatchObject({ problems: [] });
    };
    const among: Series['among'] = ({ writes }) => !writes;
    expect(await failures({ fault, among, look })).toEqual([]);
  },
);

test('an opening that fails gives the library back, so that it can be tried again', async () => {
  let refused = 0;
  const look = async (folder: string, ledger: Ledger) => {
    // Refused as a whole, or else the first session would have left more.
    if (ledger.known === EMPTY && ledger.errors.length === 1) refused += 1;
    await (await open(folder)).close();
  };
  let opening = true;
  const among: Series['among'] = ({ name }) => (opening &&= !name.includes('originals/'));
  expect(await failures({ fault: 'EMFILE', look, among })).toEqual([]);
  expect(refused).toBeGreaterThan(0);
});

test('a disk that takes half of the bytes at a time is given the rest', async () => {
  const folder = join(await temporaryFolder(), 'library');
  const disk = Disk.over(folder);
  disk.hesitates = true;
  const ledger = await session(folder, false);
  disk.away();
  expect(ledger.errors).toEqual([]);
  expect(disk.operations.filter(({ name }) => name.startsWith('write journal')).length).toBeGreaterThan(8);
  await expectJournal(folder, ledger);
  await expectWhole(folder, ledger);
});
