/** Undo, history, backups and repair on the command line. */
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { commandLine, QUOTE, SAMPLE, type Shown } from './command-line.ts';

interface Entry {
  readonly number: number;
  readonly what: string;
  readonly about: string | null;
}

const CANAL = 'canal that ran';

async function withMark() {
  const line = await commandLine();
  await line.json('import', SAMPLE);
  await line.json('mark', CANAL, '--quote', QUOTE, '--issue', 'Cost');
  return line;
}

describe('the command line', () => {
  test('undoes, does again and takes back, over its runs', async () => {
    const { run, json } = await withMark();
    await json('mark', CANAL, '--quote', 'Ships are lifted');
    expect((await run('undo')).out).toBe('Undone: Highlight\n');
    expect((await json<Shown>('show', CANAL)).passages).toHaveLength(1);
    expect((await run('redo')).out).toBe('Done again: Highlight\n');
    const entries = await json<Entry[]>('history', CANAL);
    expect(entries.map(({ what }) => what)).toEqual([
      'Import',
      'Tag with “Cost”',
      'Highlight',
      'Remove the passage',
      'Highlight',
    ]);
    await json('take-back', CANAL, String(entries[1]?.number));
    expect((await json<Shown>('show', CANAL)).passages).toMatchObject([{ quote: 'Ships are lifted' }]);
    const { code, err } = await run('take-back', CANAL, String(entries[1]?.number));
    expect(code).toBe(1);
    expect(err).toContain('cannot be taken back by itself');
    expect((await run('take-back', CANAL, 'first')).err).toContain('take-back ARTICLE NUMBER');
  });

  test('says what was done to the codebook, and takes one change of it back', async () => {
    const { run, json } = await withMark();
    await json('issues', 'rename', 'Cost', 'Prices');
    const entries = await json<Entry[]>('history', '--codebook');
    expect(entries.map(({ what, about }) => [what, about])).toEqual([
      ['Add the issue “Cost”', null],
      ['Edit the issue “Prices”', '“Cost”: name'],
    ]);
    const number = String(entries[1]?.number);
    expect((await run('take-back', '--codebook', number)).out).toBe(
      `Change ${number} of the codebook is taken back.\n`,
    );
    expect((await run('issues')).out).toContain('Cost');
    expect((await run('take-back', '--codebook')).err).toContain('take-back --codebook NUMBER');
    expect((await run('take-back', '--codebook', '1')).err).toContain('no such change');
  });

  test('passes over what can no longer be undone, saying so', async () => {
    const { library, run, json } = await commandLine();
    await json('import', SAMPLE);
    const { id } = await json<Shown>('show', 'Ever Given');
    await json('mark', CANAL, '--quote', 'Ships are lifted');
    await json('mark', 'Ever Given', '--start', '0', '--end', '20');
    for (const name of await readdir(join(library, 'articles')))
      if (name.startsWith(id)) await rm(join(library, 'articles', name));
    const { out, err } = await run('undo');
    expect(err).toContain('The article cannot be read');
    expect(out).toBe('Undone: Highlight\n');
    expect((await json<Shown>('show', CANAL)).passages).toEqual([]);
  });

  test('moves articles to the trash and out of it with everything on them', async () => {
    const { run, json } = await withMark();
    await json('remove', CANAL);
    expect((await run('list', '--trash')).out).toContain('The canal that ran short of rain');
    expect((await run('history', CANAL)).out).toContain('Move to the trash');
    await json('restore', CANAL);
    expect((await json<Shown>('show', CANAL)).passages).toHaveLength(1);
    expect((await run('restore', CANAL)).err).toContain('in the trash');
  });

  test('makes backups, and puts them back', async () => {
    const { run, json } = await withMark();
    const { name, kept } = await json<{ name: string; kept: boolean }>('backups', 'make');
    expect(kept).toBe(true);
    await json('mark', CANAL, '--quote', 'Ships are lifted');
    const restored = await json<{ kept: string }>('backups', 'restore', name);
    expect((await json<Shown>('show', CANAL)).passages).toHaveLength(1);
    await json('backups', 'restore', restored.kept);
    expect((await json<Shown>('show', CANAL)).passages).toHaveLength(2);
    expect((await run('backups', 'restore', 'yesterday')).err).toBe(
      'There is no backup named “yesterday”.\n',
    );
    expect((await run('check')).code).toBe(0);
  });

  test('repairs what it can, and says what it cannot', async () => {
    const { library, run, json } = await withMark();
    const { id } = await json<Shown>('show', CANAL);
    await rm(join(library, 'articles', `${id}.json`));
    await rm(join(library, 'articles', `${id}.json.previous`));
    const before = await run('check');
    expect(before.code).toBe(1);
    expect(before.out).toContain(`articles/${id}.json: The file is gone.`);
    const mended = await run('check', '--repair');
    expect(mended.out).toContain('“The canal that ran short of rain” was brought back.');
    expect(mended.code).toBe(0);
    expect((await json<Shown>('show', CANAL)).passages).toHaveLength(1);

    await rm(join(library, 'backups'), { recursive: true });
    const [original = ''] = await readdir(join(library, 'originals'));
    await writeFile(join(library, 'originals', original), 'altered');
    const after = await run('check', '--repair');
    expect(after.code).toBe(1);
    expect(after.out).toContain(`originals/${original}: Its bytes have changed since it was imported.`);
  });
});
