import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../core/migrations.ts';
import { type Codebook, EMPTY_CODEBOOK } from '../../../core/model.ts';
import { Quarantine } from '../../../main/store/quarantine.ts';
import { StoredDocument } from '../../../main/store/stored-document.ts';
import { temporaryFolder } from '../temporary.ts';

const book = (revision: number): Codebook => ({ ...EMPTY_CODEBOOK, revision });

function documentIn(folder: string) {
  const path = join(folder, 'issues.json');
  const quarantine = new Quarantine(join(folder, 'damaged'), () => true);
  const context = { folder, quarantine };
  return { path, quarantine, document: new StoredDocument(path, FORMATS.codebook, context) };
}

/** The name of the one file that was set aside. */
async function damagedIn(folder: string): Promise<string> {
  const [name = '', ...more] = (await readdir(join(folder, 'damaged'))).filter(
    (each) => !each.endsWith('.problem.json'),
  );
  expect(more).toEqual([]);
  return name;
}

describe('a stored document', () => {
  test('that is not there is null, and nothing is made in its place', async () => {
    const folder = await temporaryFolder();
    const { document, quarantine } = documentIn(folder);
    expect(await document.read()).toBeNull();
    expect(quarantine.problems).toEqual([]);
    expect(await readdir(folder)).toEqual([]);
  });

  test('leaves no temporary file behind', async () => {
    const folder = await temporaryFolder();
    const { document } = documentIn(folder);
    await document.save(book(1));
    await document.save(book(2));
    expect((await readdir(folder)).toSorted()).toEqual(['issues.json', 'issues.json.previous']);
  });

  const damages: Readonly<Record<string, (path: string) => Promise<void>>> = {
    truncated: (path) => truncate(path, 20),
    emptied: (path) => truncate(path, 0),
    zeroed: (path) => writeFile(path, Buffer.alloc(200)),
    'of another kind': (path) => writeFile(path, '{"format":"briefmark/article","version":1}'),
    'edited by hand into nonsense': (path) =>
      writeFile(path, '{"format":"briefmark/issues","version":1,"revision":"two"}'),
  };
  for (const [name, damage] of Object.entries(damages))
    test(`${name} is set aside as it is, and the copy before is used, with words`, async () => {
      const folder = await temporaryFolder();
      const before = documentIn(folder);
      await before.document.save(book(1));
      await before.document.save(book(2));
      await damage(before.path);
      const damaged = await readFile(before.path);

      const { document, quarantine } = documentIn(folder);
      expect(await document.read()).toEqual(book(1));
      expect(quarantine.problems).toHaveLength(1);
      expect(quarantine.problems[0]?.what).toContain('The copy before the last change is used in its place');
      expect(await readFile(join(folder, 'damaged', await damagedIn(folder)))).toEqual(damaged);
      expect(await documentIn(folder).document.read()).toEqual(book(1));
    });

  test('with no copy left is reported and kept, never replaced by defaults', async () => {
    const folder = await temporaryFolder();
    const { document, path, quarantine } = documentIn(folder);
    await writeFile(path, 'not json');
    expect(await document.read()).toBeNull();
    expect(quarantine.problems[0]?.what).toContain('There is nothing to put it together again from.');
    expect(await readFile(join(folder, 'damaged', await damagedIn(folder)), 'utf8')).toBe('not json');
  });

  test('from a newer version is read as far as it is understood, and never written', async () => {
    const folder = await temporaryFolder();
    const { document, path, quarantine } = documentIn(folder);
    const newer =
      '{"format":"briefmark/issues","version":99,"revision":7,"issues":[],"merged":[],"everything":"else"}';
    await writeFile(path, newer);
    expect(await document.read()).toEqual(book(7));
    expect(quarantine.problems[0]?.what).toContain('written by a newer version of Briefmark');
    expect(quarantine.problems[0]?.what).toContain('for reading only');
    await expect(document.save(book(8))).rejects.toThrow('written by a newer version');
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  test('from a newer version that is not understood is left as it is', async () => {
    const folder = await temporaryFolder();
    const { document, path, quarantine } = documentIn(folder);
    const newer = '{"format":"briefmark/issues","version":99,"everything":"else"}';
    await writeFile(path, newer);
    expect(await document.read()).toBeNull();
    expect(quarantine.problems[0]?.what).toContain('written by a newer version of Briefmark');
    await expect(document.save(book(1))).rejects.toThrow('written by a newer version');
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  test('edited by hand into something that makes sense is not taken for what was saved', async () => {
    const folder = await temporaryFolder();
    const before = documentIn(folder);
    await before.document.save(book(1));
    await before.document.save(book(2));
    const text = await readFile(before.path, 'utf8');
    await writeFile(before.path, text.replace('"revision": 2', '"revision": 3'));
    const { document, quarantine } = documentIn(folder);
    expect(await document.read()).toEqual(book(1));
    expect(quarantine.problems[0]?.what).toContain('its contents are not what Briefmark wrote');
  });

  test('of the first version, which had no checksum, is read', async () => {
    const folder = await temporaryFolder();
    const { document, path, quarantine } = documentIn(folder);
    await writeFile(path, '{"format":"briefmark/issues","version":1,"revision":7,"issues":[]}');
    expect(await document.read()).toEqual(book(7));
    expect(quarantine.problems).toEqual([]);
  });

  test('that cannot be written says so, and what was read stays', async () => {
    const folder = await temporaryFolder();
    const { document } = documentIn(join(folder, 'gone'));
    await expect(document.save(book(1))).rejects.toThrow('Not saved: the folder is gone');
    expect(document.data).toBeNull();
  });
});
