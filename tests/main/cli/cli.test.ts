/** The command line as people use it: the built program, under plain Node. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Library } from '../../../main/library/library.ts';
import { rewrite } from '../../rewrite.ts';
import { commandLine, QUOTE, SAMPLE, type Shown } from './command-line.ts';

describe('the command line', () => {
  test('does the whole job: import, list, show, mark, issues, brief, check', async () => {
    const { folder, run, json } = await commandLine();
    const imported = await json<unknown[]>('import', SAMPLE);
    expect(imported).toHaveLength(3);
    expect(imported[0]).toEqual({
      left: [expect.stringContaining('codebook.json, marks.json')],
      path: join(SAMPLE, 'panama-drought.md'),
      status: 'added',
      id: expect.stringMatching(/^[0-9a-f]{16}$/) as unknown,
      title: 'The canal that ran short of rain',
    });

    await json(
      'mark',
      'canal that ran',
      '--quote',
      QUOTE,
      '--issue',
      'Cost',
      '--issue',
      'Auctions',
      '--note',
      'Who **paid**?',
    );
    const shown = await json<Shown>('show', 'canal that ran');
    expect(Object.keys(shown)).toEqual([
      'id',
      'title',
      'byline',
      'source',
      'section',
      'published',
      'publishedTime',
      'language',
      'url',
      'issues',
      'starred',
      'archived',
      'text',
      'passages',
    ]);
    const [passage] = shown.passages;
    expect(passage).toMatchObject({ quote: QUOTE, issues: ['Cost', 'Auctions'], note: 'Who **paid**?' });
    expect(shown.text.slice(passage?.start, passage?.end)).toBe(QUOTE);

    expect(await json('list')).toContainEqual({
      id: shown.id,
      title: 'The canal that ran short of rain',
      source: 'Isthmus Notes',
      section: null,
      published: '2024-11-18',
      passages: 1,
      progress: 0,
      issues: [],
      starred: false,
      archived: null,
    });
    await run('issues', 'add', 'Water', '--definition', 'Lakes and rain.');
    await run('issues', 'rename', 'auctions', 'Slot auctions');
    expect((await json<{ name: string }[]>('issues')).map(({ name }) => name)).toEqual([
      'Cost',
      'Slot auctions',
      'Water',
    ]);

    for (const format of ['md', 'html', 'csv']) {
      const { code } = await run('brief', '--issue', 'Cost', '--format', format, '--out', `brief.${format}`);
      expect(code).toBe(0);
      expect(await readFile(join(folder, `brief.${format}`), 'utf8')).toContain(QUOTE);
    }
    expect(await json('check')).toEqual({ ok: true, articles: 3, passages: 1, problems: [] });
  });

  test('says of the same bytes that they are there, and of a bad file what it is, and imports the others', async () => {
    const { folder, run } = await commandLine();
    const inbox = join(folder, 'inbox');
    await mkdir(inbox);
    await writeFile(join(inbox, 'a.md'), '# One\n\nWords.\n');
    await writeFile(join(inbox, 'b.md'), '# One\n\nWords.\n');
    await writeFile(join(inbox, 'c.txt'), '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<< >>\nendobj\n', 'latin1');
    const { code, out, err } = await run('import', 'inbox', 'missing.txt', '--json');
    expect(code).toBe(1);
    const outcomes = JSON.parse(out) as { path: string; status: string }[];
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
      'added',
      'duplicate',
      'failed',
      'failed',
    ]);
    expect(err).toContain('The PDF is damaged');
    expect(err).toContain('there is no such file');
  });

  test('marks by offsets, and refuses what it cannot place, in words', async () => {
    const { run, json } = await commandLine();
    await json('import', join(SAMPLE, 'panama-drought.md'));
    const { text } = await json<Shown>('show', 'canal');
    const start = text.indexOf(QUOTE);
    await json('mark', 'canal', '--start', String(start), '--end', String(start + QUOTE.length));
    expect((await json<Shown>('show', 'canal')).passages[0]?.quote).toBe(QUOTE);
    const refused = async (...args: readonly string[]) => {
      const { code, err } = await run('mark', 'canal', ...args);
      expect(code).toBe(1);
      return err;
    };
    expect(await refused('--quote', 'the')).toMatch(/stands in the article \d+ times.*--prefix or --suffix/);
    expect(await refused('--quote', QUOTE.replace('four', 'nine'))).toContain(`It says: “${QUOTE}”`);
    expect(await refused('--start', '5')).toContain('Say what to mark');
    expect(await refused('--start', '5', '--end', '99999')).toContain('UTF-16 code units');
    expect(await refused()).toContain('Say what to mark');
  });

  test('updates an article from a file, and says what became of its passages', async () => {
    const { folder, run, json } = await commandLine();
    const [first, second] = [join(folder, 'ferry.md'), join(folder, 'ferry-2.md')];
    await writeFile(first, '# Ferry\n\nThe ferry waited for the ice.\n\nThe council meets on Thursday.\n');
    await writeFile(second, '# Ferry\n\nNew: it thaws.\n\nThe ferry waited for the ice.\n');
    await json('import', first);
    for (const quote of ['waited for the ice', 'meets on Thursday'])
      await json('mark', 'Ferry', '--quote', quote);
    expect(await json('update', 'Ferry', second)).toMatchObject({
      kept: 0,
      moved: 1,
      changed: 0,
      unplaced: 1,
      passages: [
        { status: 'moved', quote: 'waited for the ice', start: 26, end: 44 },
        { status: 'unplaced', quote: 'meets on Thursday' },
      ],
    });
    const shown = await json<Shown>('show', 'Ferry');
    expect(shown.text.slice(26, 44)).toBe('waited for the ice');
    expect(shown.passages.find(({ quote }) => quote === 'meets on Thursday')).toMatchObject({
      unplaced: true,
    });
    expect(await json('update', 'Ferry', second)).toMatchObject({ kept: 1, unplaced: 1 });
    expect((await run('update', 'Ferry', join(folder, 'none.md'))).err).toContain('none.md cannot be opened');
    expect((await run('check')).code).toBe(0);
  });

  test('finds a quote whatever its white space and spelling, and keeps the words of the text', async () => {
    const { folder, run, json } = await commandLine();
    await writeFile(
      join(folder, 'a.md'),
      '# Harbour\n\nThe pilot said “no ship moves.” (So [he] did.)\n\nThen it rained. We met at the café ‹Élise›.\n',
    );
    await json('import', 'a.md');
    const quote = 'said "no ship   moves." (So [he] did.) Then it rained';
    expect((await run('mark', 'Harbour', '--quote', quote)).err).toBe('');
    const { passages, text } = await json<Shown>('show', 'Harbour');
    expect(passages[0]?.quote).toBe('said “no ship moves.” (So [he] did.)\n\nThen it rained');
    expect(text.slice(passages[0]?.start, passages[0]?.end)).toBe(passages[0]?.quote);
    const typed = 'at the cafe\u0301 ‘E\u0301lise’';
    expect((await run('mark', 'Harbour', '--quote', typed, '--prefix', 'met', '--suffix', '.')).err).toBe('');
    expect((await json<Shown>('show', 'Harbour')).passages[1]?.quote).toBe('at the café ‹Élise›');
    expect((await run('mark', 'Harbour', '--quote', '\u200b')).err).toContain('should not be empty');
    expect((await run('mark', 'Harbour', '--start', '9', '--end', '10', '--issue', 'Orphan')).code).toBe(1);
    expect(await json('issues')).toEqual([]);
  });

  test('tells which articles a vague name could mean', async () => {
    const { run, json } = await commandLine();
    await json('import', SAMPLE);
    const { code, err } = await run('show', 'a');
    expect(code).toBe(1);
    expect(err).toContain('could be any of 3 articles');
    expect((await run('show', 'nothing like it')).err).toContain('There is no article');
    expect((await run('fly')).err).toContain('There is no command “fly”');
    expect((await run('list', '--colour')).code).toBe(1);
  });

  test('finds damage: a changed original, an altered quotation, a file that is no article', async () => {
    const { library, json, run } = await commandLine();
    await json('import', SAMPLE);
    await json('mark', 'canal that ran', '--quote', QUOTE);
    const [original = ''] = await readdir(join(library, 'originals'));
    await writeFile(join(library, 'originals', original), 'altered');
    const { id } = await json<Shown>('show', 'canal that ran');
    const file = join(library, 'articles', `${id}.json`);
    rewrite(file, (stored) => {
      const { passages } = stored as { passages: { quote: string }[] };
      for (const passage of passages) passage.quote = passage.quote.replace('four', 'nine');
    });
    await writeFile(join(library, 'articles', 'torn.json'), '{"format":"briefmark/art');

    const { code, out } = await run('check', '--json');
    expect(code).toBe(1);
    const { ok, problems } = JSON.parse(out) as { ok: boolean; problems: { file: string; what: string }[] };
    expect(ok).toBe(false);
    expect(problems.map((problem) => problem.file).toSorted()).toEqual(
      [`articles/${id}.json`, 'articles/torn.json', `originals/${original}`].toSorted(),
    );

    const brief = await run('brief', '--format', 'md', '--out', 'brief.md');
    expect(brief.code).toBe(1);
    expect(brief.err).toContain('differ from the stored source, so nothing was written');
  });

  test('reads while the app has the library, and is refused in words when it would write', async () => {
    const { library, json, run } = await commandLine();
    await json('import', SAMPLE);
    const app = await Library.open(library, { writer: 'the app' });
    expect(await json<unknown[]>('list')).toHaveLength(3);
    const { code, err } = await run('issues', 'add', 'Water');
    expect(code).toBe(1);
    expect(err).toContain('The library is open in the app');
    await app.close();
  }, 30_000);

  test('puts an article into the trash, and takes it out when it is imported again', async () => {
    const { json } = await commandLine();
    await json('import', SAMPLE);
    await json('remove', 'canal that ran');
    expect(await json<unknown[]>('list')).toHaveLength(2);
    expect(await json('import', join(SAMPLE, 'panama-drought.md'))).toMatchObject([{ status: 'duplicate' }]);
    expect(await json<unknown[]>('list')).toHaveLength(3);
  });

  test('has no library to read before something is imported, and says so', async () => {
    const { run } = await commandLine();
    for (const command of ['list', 'check', 'issues'])
      expect(await run(command)).toMatchObject({
        code: 1,
        err: expect.stringContaining('There is no library') as unknown,
      });
  });

  test('writes a PDF through Electron, without a window', async () => {
    const { folder, run, json } = await commandLine();
    await json('import', SAMPLE);
    await json('mark', 'canal that ran', '--quote', QUOTE, '--issue', 'Cost');
    const { code, err } = await run('brief', '--format', 'pdf', '--out', 'brief.pdf', '--full-text');
    expect(err).toBe('');
    expect(code).toBe(0);
    const pdf = await readFile(join(folder, 'brief.pdf'));
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
    expect(pdf.byteLength).toBeGreaterThan(20_000);
  }, 120_000);
});
