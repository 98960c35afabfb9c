import { readdir, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { FORMATS } from '../../../core/migrations.ts';
import type { Codebook, Problem } from '../../../core/model.ts';
import { StoredDocument } from '../../../main/store/stored-document.ts';
import { temporaryFolder } from '../temporary.ts';

const book = (revision: number): Codebook => ({ revision, issues: [] });

function documentIn(folder: string) {
  const problems: Problem[] = [];
  const path = join(folder, 'issues.json');
  const context = {
    damaged: join(folder, 'damaged'),
    report: (problem: Problem) => void problems.push(problem),
  };
  return { path, problems, document: new StoredDocument(path, FORMATS.codebook, context) };
}

describe('a stored document', () => {
  test('that is not there is null, and nothing is made in its place', async () => {
    const folder = await temporaryFolder();
    const { document, problems } = documentIn(folder);
    expect(await document.read()).toBeNull();
    expect(problems).toEqual([]);
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

      const { document, problems } = documentIn(folder);
      expect(await document.read()).toEqual(book(1));
      expect(problems).toHaveLength(1);
      expect(problems[0]?.what).toContain('The copy before the last change is used in its place');
      const [aside = ''] = await readdir(join(folder, 'damaged'));
      expect(await readFile(join(folder, 'damaged', aside))).toEqual(damaged);
      expect(await documentIn(folder).document.read()).toEqual(book(1));
    });

  test('with no copy left is reported and kept, never replaced by defaults', async () => {
    const folder = await temporaryFolder();
    const { document, path, problems } = documentIn(folder);
    await writeFile(path, 'not json');
    expect(await document.read()).toBeNull();
    expect(problems[0]?.what).toContain('There is no copy of it from before.');
    expect(await readdir(join(folder, 'damaged'))).toHaveLength(1);
  });

  test('from a newer version is neither read nor written', async () => {
    const folder = await temporaryFolder();
    const { document, path, problems } = documentIn(folder);
    const newer = '{"format":"briefmark/issues","version":99,"everything":"else"}';
    await writeFile(path, newer);
    expect(await document.read()).toBeNull();
    expect(problems[0]?.what).toContain('written by a newer version of Briefmark');
    await expect(document.save(book(1))).rejects.toThrow('Not saved');
    expect(await readFile(path, 'utf8')).toBe(newer);
  });

  test('that cannot be written says so, and what was read stays', async () => {
    const folder = await temporaryFolder();
    const { document } = documentIn(join(folder, 'gone'));
    await expect(document.save(book(1))).rejects.toThrow('Not saved: the folder is gone');
    expect(document.data).toBeNull();
  });
});
