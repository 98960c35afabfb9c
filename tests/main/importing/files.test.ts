import { cpSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findImportable } from '../../../main/importing/files.ts';
import { temporaryFolder } from '../temporary.ts';

const FOREIGN = join(import.meta.dirname, '../../fixtures/foreign');

test('every export of another tool that lies in a folder is found', async () => {
  const folder = await temporaryFolder();
  cpSync(FOREIGN, folder, { recursive: true });
  writeFileSync(join(folder, 'proj.sqlite3'), 'SQLite format 3\0');
  writeFileSync(join(folder, 'pages.zip'), 'PK\x03\x04');
  writeFileSync(join(folder, 'wide.csv'), Buffer.from('\uFEFFid,document,tag,content\r\n', 'utf16le'));
  writeFileSync(join(folder, 'codebook.csv'), 'Name,Definition,Parent\nShips,All of them,\n');
  const { files, failures, passedOver } = await findImportable([folder]);
  expect(files).toEqual(
    readdirSync(folder)
      .sort()
      .map((name) => join(folder, name)),
  );
  expect(failures).toEqual([]);
  expect(passedOver).toEqual([]);
});

test('data that is no such export is passed over and named, and tried where it is named itself', async () => {
  const folder = await temporaryFolder();
  mkdirSync(join(folder, 'in'));
  writeFileSync(join(folder, 'in', 'data.json'), '{"a": 1}');
  writeFileSync(join(folder, 'in', 'sums.csv'), 'day,sum\n1,2\n');
  writeFileSync(join(folder, 'cache.db'), 'nothing');
  const paths = [join(folder, 'cache.db'), join(folder, 'in', 'data.json'), join(folder, 'in', 'sums.csv')];
  const found = await findImportable([folder]);
  expect(found).toMatchObject({ files: [], passedOver: paths });
  expect(found.failures).toEqual([
    {
      path: folder,
      error: expect.stringMatching(/nothing in the folder.*: cache\.db, data\.json, sums\.csv\.$/) as unknown,
    },
  ]);
  writeFileSync(join(folder, 'a.txt'), 'Words.');
  expect(await findImportable([folder])).toMatchObject({ files: [join(folder, 'a.txt')], failures: [] });
  expect((await findImportable(paths)).files).toEqual(paths);
});
