import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { editPassage } from '../../../core/passages.ts';
import { Library } from '../../../main/library/library.ts';
import type { IssuePage } from '../../../core/issues/page.ts';
import { Catalog } from '../../../main/searching/catalog.ts';
import { temporaryFolder } from '../temporary.ts';
import { addArticle, addIssue, addPassage, stamp } from './fill.ts';

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

describe('a library', () => {
  test('is found again as it was left', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const { id } = await addArticle(first);
    const issue = await addIssue(first, 'Insurance');
    const passage = await addPassage(first, id, 'Insurers ask for more', [issue]);
    await first.apply(editPassage(id, passage, { note: 'By how **much**?' }, stamp().now));
    await first.apply({ type: 'settings.edit', from: { theme: 'system' }, to: { theme: 'sepia' } });
    const left = (await first.article(id)).article;
    await first.close();

    const second = await open(folder);
    expect((await second.article(id)).article).toEqual(left);
    expect(second.codebook.issues.map(({ name }) => name)).toEqual(['Insurance']);
    expect(second.settings.theme).toBe('sepia');
    expect(second.row(id)).toMatchObject({
      passages: 1,
      notes: 1,
      coded: [{ issues: [issue], passages: 1 }],
      words: 21,
    });
    expect(second.problems).toEqual([]);
    await second.close();
  });

  test('keeps the imported bytes untouched, under their hash', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { original } = await addArticle(library);
    expect(await readdir(join(folder, 'originals'))).toEqual([original.sha256]);
    expect((await library.findByOriginal(original.sha256))?.title).toBe('The strait');
    await library.close();
  });

  test('stores every document with its format and version', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addIssue(library, 'Insurance');
    await library.apply({ type: 'settings.edit', from: {}, to: { size: 20 } });
    await library.close();
    const versions = [
      [`articles/${id}.json`, 6],
      ['issues.json', 3],
      ['settings.json', 4],
    ] as const;
    for (const [file, version] of versions)
      expect(JSON.parse(await readFile(join(folder, file), 'utf8'))).toMatchObject({
        format: expect.stringMatching(/^briefmark\//) as unknown,
        check: expect.stringMatching(/^[0-9a-f]{8}$/) as unknown,
        version,
      });
  });

  test('takes changes of one article one after another, and loses none', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const quotes = ['strait', 'Monday', 'Ships', 'line', 'pilot', 'Insurers', 'more', 'shippers'];
    await Promise.all(quotes.map((quote) => addPassage(library, id, quote)));
    await library.close();
    const again = await open(folder);
    expect((await again.article(id)).article.passages.map(({ quote }) => quote).toSorted()).toEqual(
      quotes.toSorted(),
    );
    expect((await again.article(id)).article.revision).toBe(quotes.length);
    await again.close();
  });

  test('refuses a passage whose words are not at its place', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const passage = await addPassage(library, id, 'Monday');
    const lying = { ...passage, id: 'lie', quote: 'Sunday' };
    await expect(library.apply({ type: 'passage.add', article: id, passage: lying })).rejects.toThrow(
      'The words of the passage do not stand at its place in the article.',
    );
    await library.close();
  });

  test('gives the passages on an issue over all articles, and none from the trash', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const issue = await addIssue(library, 'Waiting');
    const [one, two] = [await addArticle(library, 'One'), await addArticle(library, 'Two')];
    await addPassage(library, one.id, 'Ships wait in line', [issue]);
    await addPassage(library, two.id, 'for a pilot', [issue]);
    await addPassage(library, two.id, 'Monday');
    const page = async () => {
      const catalog = new Catalog(library.layout);
      catalog.codebook = library.codebook;
      const rows = await library.allRows();
      catalog.refresh(catalog.stale(rows));
      const asked = { issue, group: 'date', filter: {}, from: 0, count: 10 } as const;
      return (await catalog.answer({ name: 'page', asked })) as IssuePage;
    };
    expect((await page()).entries.map(({ passage }) => passage.quote).toSorted()).toEqual([
      'Ships wait in line',
      'for a pilot',
    ]);
    await library.apply({
      type: 'article.edit',
      article: two.id,
      from: { removed: null },
      to: { removed: '2026-01-01T00:00:00.000Z' },
    });
    expect(await page()).toMatchObject({ passages: 1, articles: 1, all: 1 });
    await library.close();
  });
});

describe('library.jsonl', () => {
  test('is only a cache: without it, or with nonsense in its place, the rows are made again', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    await addArticle(library, 'One');
    await addArticle(library, 'Two');
    const rows = library.rows();
    await library.close();
    for (const spoil of [
      () => rm(join(folder, 'library.jsonl')),
      () => writeFile(join(folder, 'library.jsonl'), '{"form'),
    ]) {
      await spoil();
      const again = await open(folder);
      expect(again.rows().toSorted((a, b) => a.title.localeCompare(b.title))).toEqual(rows);
      await again.close();
    }
  });

  test('gives way to an article that was changed without it', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library, 'One');
    const file = join(folder, 'articles', `${id}.json`);
    const older = await readFile(file);
    await library.apply({ type: 'article.edit', article: id, from: { title: 'One' }, to: { title: 'Two' } });
    await library.close();
    await writeFile(file, older);
    const again = await open(folder);
    expect(again.row(id)?.title).toBe('One');
    await again.close();
  });

  test('does not take an article that was edited by hand for what was saved', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library, 'One');
    await library.close();
    const file = join(folder, 'articles', `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('"One"', '"Another"'));
    const again = await open(folder);
    expect(again.row(id)?.title).toBe('One');
    expect(again.problems).toMatchObject([{ file: `articles/${id}.json` }]);
    await again.close();
  });
});

describe('a second writer', () => {
  test('is refused in words while the first has the library, and let in after', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    await expect(open(folder)).rejects.toThrow(
      /^The library is open in the test \(process \d+\)\. Close it there/,
    );
    await first.close();
    await (await open(folder)).close();
  });

  test('takes over from a process that is dead', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).close();
    const { hostname } = await import('node:os');
    const dead = { pid: 999_999_999, host: hostname(), what: 'the app', since: Date.now(), started: null };
    await writeFile(join(folder, 'library.lock'), JSON.stringify(dead));
    await (await open(folder)).close();
    await expect(stat(join(folder, 'library.lock'))).rejects.toThrow('ENOENT');
  });

  test('may read', async () => {
    const folder = await temporaryFolder();
    const writer = await open(folder);
    const { id } = await addArticle(writer);
    const reader = await Library.open(folder, { writer: null });
    expect(reader.row(id)?.title).toBe('The strait');
    await expect(reader.apply({ type: 'reading.set', article: id, reading: null })).rejects.toThrow(
      'reading only',
    );
    await Promise.all([reader.close(), writer.close()]);
  });
});

describe('an article', () => {
  test('asked for twice at once is read once, so that no older state can follow a newer one', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await library.close();
    const again = await open(folder);
    const [one, two] = await Promise.all([again.article(id), again.article(id)]);
    expect(one).toBe(two);
    await again.close();
  });

  test('that cannot be read is told of, and keeps none of the others away', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    await addArticle(library);
    await library.close();
    await mkdir(join(folder, 'articles', 'abcdef.json'));
    const again = await open(folder);
    expect(again.rows()).toHaveLength(1);
    expect(again.problems).toMatchObject([{ file: 'articles/abcdef.json' }]);
    await again.close();
  });
});

test('a lock of a process that lives is not taken, however old it looks', async () => {
  const folder = await temporaryFolder();
  await (await open(folder)).close();
  const { hostname } = await import('node:os');
  const alive = { pid: process.pid, host: hostname(), what: 'the app', since: 0, started: null };
  await writeFile(join(folder, 'library.lock'), JSON.stringify(alive));
  await expect(open(folder)).rejects.toThrow('The library is open in the app');
});
