import { mkdir, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../core/result.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { Library } from '../../../main/library/library.ts';
import { repairLibrary } from '../../../main/library/repair.ts';
import { rewrite } from '../../rewrite.ts';
import { temporaryFolder } from '../temporary.ts';
import { addArticle, addPassage } from './fill.ts';

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

describe('a backup', () => {
  test('costs names, not bytes, and stays as it was', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const name = await library.backups.make();
    const copy = join(folder, 'backups', name, 'articles', `${id}.json`);
    expect((await stat(copy)).ino).toBe((await stat(library.layout.article(id))).ino);
    const before = await readFile(copy);
    const journal = await readFile(join(folder, 'backups', name, 'journal', '000001.jsonl'));
    await addPassage(library, id, 'strait');
    expect(await readFile(copy)).toEqual(before);
    expect(await readFile(join(folder, 'backups', name, 'journal', '000001.jsonl'))).toEqual(journal);
    await library.close();
  });

  test('is made at the end of the first session with changes, and not again within the hour', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const { id } = await addArticle(first);
    await first.close();
    const names = await readdir(join(folder, 'backups'));
    expect(names).toHaveLength(1);
    const second = await open(folder);
    await addPassage(second, id, 'strait');
    await second.close();
    expect(await readdir(join(folder, 'backups'))).toEqual(names);
  });

  test('is not made of a library that has not changed', async () => {
    const folder = await temporaryFolder();
    await (await open(folder)).close();
    await (await open(folder)).close();
    await expect(stat(join(folder, 'backups'))).rejects.toThrow('ENOENT');
  });

  test('put back brings all of it back, and what came after is in another backup', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'strait');
    const name = await library.backups.make();
    await addPassage(library, id, 'Monday');
    const later = await addArticle(library, 'Later');
    const kept = await library.restore(name);
    expect(library.rows()).toMatchObject([{ id, passages: 1 }]);
    await addPassage(library, id, 'pilot');
    await library.close();
    expect(await checkLibrary(folder)).toMatchObject({ ok: true, articles: 1, passages: 2 });

    const again = await open(folder);
    await again.restore(kept);
    expect(again.row(later.id)?.title).toBe('Later');
    expect(again.row(id)?.passages).toBe(2);
    expect((await again.article(id)).article.passages.map(({ quote }) => quote)).toEqual([
      'strait',
      'Monday',
    ]);
    await expect(again.restore('2001-01-01T00-00-00Z')).rejects.toThrow('There is no backup named');
    await again.close();
  });

  test('of a state that was replaced is not taken for a later one of this state', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const name = await library.backups.make();
    await addPassage(library, id, 'strait');
    await addPassage(library, id, 'Monday');
    await library.restore(name);
    await library.close();
    await writeFile(library.layout.article(id), 'nonsense');
    const again = await open(folder);
    expect((await again.article(id)).article.passages).toEqual([]);
    await again.close();
  });

  test('that a crash left unfinished is none', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    await addArticle(library);
    const name = await library.backups.make();
    await library.close();
    const { rename } = await import('node:fs/promises');
    await rename(join(folder, 'backups', name), join(folder, 'backups', `${name}.tmp`));
    const again = await open(folder);
    expect(await again.backups.list()).toEqual([]);
    await again.backups.rotate();
    expect(await readdir(join(folder, 'backups'))).toEqual([]);
    await again.close();
  });
});

describe('repair', () => {
  test('brings back an article whose file and copy are gone', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'strait');
    const left = (await library.article(id)).article;
    await library.close();
    for (const name of await readdir(join(folder, 'articles'))) await rm(join(folder, 'articles', name));
    const again = await open(folder);
    expect(await repairLibrary(again)).toMatchObject({
      mended: [{ what: '“The strait” was brought back.' }],
      remaining: [],
    });
    expect((await again.article(id)).article).toEqual(left);
    expect(again.row(id)?.passages).toBe(1);
    await again.close();
  });

  test('takes an original from a backup, and keeps the damaged one', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { original } = await addArticle(library);
    await library.backups.make();
    const path = library.layout.original(original.sha256);
    const bytes = await readFile(path);
    await rm(path);
    await writeFile(path, 'altered');
    const { mended, remaining } = await repairLibrary(library);
    expect(mended).toMatchObject([{ file: `originals/${original.sha256}` }]);
    expect(remaining).toEqual([]);
    expect(await readFile(path)).toEqual(bytes);
    expect(await readFile(join(folder, 'damaged', original.sha256), 'utf8')).toBe('altered');
    await library.close();
  });

  test('moves a passage to where its words stand, and leaves one whose words are nowhere', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'Ships wait');
    await addPassage(library, id, 'the shippers');
    await library.close();
    const path = library.layout.article(id);
    rewrite(path, (stored) => {
      const { passages } = stored as { passages: { start: number; end: number; quote: string }[] };
      const [moved, lost] = passages;
      if (moved === undefined || lost === undefined) throw new Error('Two passages were added.');
      moved.start += 3;
      moved.end += 3;
      lost.quote = 'no such word';
    });
    await utimes(path, new Date(), new Date());
    const again = await open(folder);
    const { mended, remaining } = await repairLibrary(again);
    expect(mended).toMatchObject([{ what: /^The passage “Ships wait” was moved/ }]);
    expect(remaining).toMatchObject([{ what: /^The quotation “no such word”/ }]);
    const [first] = (await again.article(id)).article.passages;
    expect((await again.article(id)).document.text.slice(first?.start, first?.end)).toBe('Ships wait');
    await again.close();
  });
});

test('a folder that may not be written into is opened for reading, and says so', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  await library.close();
  // Rights keep no one out who is root; a folder in the place of the lock keeps everyone out.
  await mkdir(join(folder, 'library.lock'));
  const reading = await Library.open(folder, { writer: 'the app', orRead: true });
  expect(reading.problems[0]?.what).toContain('The library is open for reading only: ');
  expect(reading.row(id)?.title).toBe('The strait');
  await expect(reading.apply({ type: 'reading.set', article: id, reading: null })).rejects.toThrow(
    'Not saved',
  );

  await rm(join(folder, 'library.lock'), { recursive: true });
  const other = await open(folder);
  await addPassage(other, id, 'Monday');
  await other.close();
  await Promise.all([
    reading.apply({ type: 'reading.set', article: id, reading: null }),
    addPassage(reading, id, 'pilot'),
  ]);
  expect((await reading.article(id)).article.passages.map(({ quote }) => quote)).toEqual(['Monday', 'pilot']);
  await reading.close();
  await expect(reading.apply({ type: 'reading.set', article: id, reading: null })).rejects.toThrow(
    'reading only',
  );
});

describe('a restore', () => {
  test('that fails half-way leaves the library as it was, and what is saved after is kept', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const name = await library.backups.make();
    await addPassage(library, id, 'strait');
    // A folder where an article of the backup should go cannot be replaced by it.
    const other = await addArticle(library, 'Later');
    const backup = join(folder, 'backups', name, 'articles');
    await rm(join(backup, `${id}.json`));
    await mkdir(join(backup, `${id}.json`));
    await expect(library.restore(name)).rejects.toThrow(PlainError);
    expect(library.row(other.id)?.title).toBe('Later');
    await addPassage(library, id, 'Monday');
    await library.close();
    const again = await open(folder);
    expect((await again.article(id)).article.passages.map(({ quote }) => quote)).toEqual([
      'strait',
      'Monday',
    ]);
    expect(again.row(other.id)?.title).toBe('Later');
    await again.close();
  });

  test('whose backup was removed after a crash does not keep the library shut', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await library.close();
    const marker = { backup: '2001-01-01T00-00-00Z', present: '2001-01-01T00-00-01Z' };
    await writeFile(join(folder, 'restoring.json'), JSON.stringify(marker));
    const again = await open(folder);
    expect(again.row(id)?.title).toBe('The strait');
    expect(again.problems[0]?.what).toContain('A restore was cut short');
    await again.close();
  });

  test('keeps the state before it for as long as any backup is kept', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    await addArticle(library);
    const name = await library.backups.make();
    const kept = [await library.restore(name), await library.restore(name), await library.restore(name)];
    await library.backups.make();
    await library.backups.rotate();
    const names = (await library.backups.list()).map((backup) => backup.name);
    expect(kept.filter((each) => !names.includes(each))).toEqual([]);
    await library.close();
  });
});
