/** Libraries as every version of Briefmark has written them; see make-fixture.ts. */
import { cp, readdir, readFile } from 'node:fs/promises';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS, versionOf } from '../../../core/migrations.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { historyOf, undo } from '../../../main/library/undo.ts';
import { temporaryFolder } from '../temporary.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures/store');
const versions = readdirSync(FIXTURES);

test('there is a library of every version', () => {
  const all = Array.from({ length: versionOf(FORMATS.article) }, (_, index) => `v${index + 1}`);
  expect(versions.toSorted()).toEqual(all);
});

async function copyOf(version: string): Promise<string> {
  const folder = join(await temporaryFolder(), 'library');
  await cp(join(FIXTURES, version), folder, { recursive: true });
  return folder;
}

/** The documents that people made, by the names of their files. */
async function documentsIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const names = [
    'issues.json',
    'settings.json',
    ...(await readdir(join(folder, 'articles'))).map((name) => `articles/${name}`),
  ];
  return new Map(
    await Promise.all(names.map(async (name) => [name, await readFile(join(folder, name), 'utf8')] as const)),
  );
}

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

describe.each(versions)('a library of version %s', (version) => {
  test('opens with everything in it', async () => {
    const library = await open(await copyOf(version));
    expect(library.problems).toEqual([]);
    expect(library.codebook.issues).toMatchObject([
      { id: 'issue-winter', name: 'Winter', definition: 'What is said of winter.', color: 'red' },
      { id: 'issue-roads', name: 'Roads', color: 'ochre' },
    ]);
    expect(library.settings).toMatchObject({ theme: 'sepia', size: 20, measure: 70, person: null });
    const rows = library.rows().toSorted((a, b) => b.words - a.words);
    expect(rows).toMatchObject([
      { title: 'The ferry that waited', words: 25, passages: 2, notes: 1, progress: 0.5 },
      { title: '港の朝', words: 16, passages: 1 },
    ]);
    const { article } = await library.article(rows[0]?.id ?? '');
    // Versions before the sixth knew no time of day.
    expect(article.publishedTime).toBe(Number(version.slice(1)) < 6 ? null : '21:30+09:00');
    expect(article.passages).toMatchObject([
      {
        id: 'passage-ice',
        quote: 'waited for the ice to break',
        note: 'Since *when*?',
        issues: ['issue-winter'],
      },
      { id: 'passage-road', quote: 'one road', issues: ['issue-roads', 'issue-winter'] },
    ]);
    await library.close();
  });

  test('keeps its files as they are until they are edited, and then only those', async () => {
    const folder = await copyOf(version);
    const before = await documentsIn(folder);
    const library = await open(folder);
    for (const { id } of library.rows()) await library.article(id);
    await library.close();
    expect(await documentsIn(folder)).toEqual(before);

    const again = await open(folder);
    const id = again.rows().find(({ title }) => title === '港の朝')?.id ?? '';
    await again.apply({ type: 'article.edit', article: id, from: { section: null }, to: { section: 'Sea' } });
    await again.close();
    const after = await documentsIn(folder);
    const changed = [...after.keys()].filter((name) => after.get(name) !== before.get(name));
    expect(changed.toSorted()).toEqual([`articles/${id}.json`, `articles/${id}.json.previous`]);
    expect(JSON.parse(after.get(`articles/${id}.json`) ?? '')).toMatchObject({
      version: versionOf(FORMATS.article),
      section: 'Sea',
    });
    expect(after.get(`articles/${id}.json.previous`)).toBe(before.get(`articles/${id}.json`));
  });

  test('can be edited, undone, backed up and checked like any other', async () => {
    const folder = await copyOf(version);
    const library = await open(folder);
    const id = library.rows().find(({ title }) => title === '港の朝')?.id ?? '';
    await library.apply({
      type: 'article.edit',
      article: id,
      from: { section: null },
      to: { section: 'Sea' },
    });
    expect((await historyOf(library, id)).at(-1)).toMatchObject({ change: { to: { section: 'Sea' } } });
    await undo(library);
    expect((await library.article(id)).article.section).toBeNull();
    await library.restore(await library.backups.make());
    expect(library.rows()).toHaveLength(2);
    await library.close();
    expect(await checkLibrary(folder)).toMatchObject({ ok: true, articles: 2, passages: 3, problems: [] });
  });
});
