/** The coding of passages, stars and the archive on the command line. */
import { describe, expect, test } from 'vitest';
import { commandLine, QUOTE, SAMPLE } from './command-line.ts';

const CANAL = 'canal that ran';

interface Coded {
  readonly passages: readonly {
    readonly speaker: string | null;
    readonly stance: string | null;
    readonly certainty: string | null;
    readonly eventDate: string | null;
  }[];
}

describe('the command line', () => {
  test('codes a passage as it marks it, and shows how it is coded', async () => {
    const { run, json } = await commandLine();
    await json('import', SAMPLE);
    const coding = { speaker: 'The canal', stance: 'reports', certainty: 'certain', eventDate: '2023-11' };
    const options = ['--speaker', 'The canal', '--stance', 'reports', '--certainty', 'certain'];
    const marked = await json('mark', CANAL, '--quote', QUOTE, ...options, '--event-date', '2023-11');
    expect(marked).toMatchObject(coding);
    expect((await json<Coded>('show', CANAL)).passages[0]).toMatchObject(coding);
    expect((await run('show', CANAL)).out).toContain('\n    The canal reports, certain, November 2023\n');
  });

  test('refuses what is no choice and no date, in words; what words may mean is said and not taken', async () => {
    const { run, json } = await commandLine();
    await json('import', SAMPLE);
    const refused = async (...args: readonly string[]) => {
      const { code, err } = await run('mark', CANAL, '--quote', QUOTE, ...args);
      expect(code).toBe(1);
      return err;
    };
    expect(await refused('--stance', 'sighs')).toContain('--stance should be one of asserts, denies,');
    expect(await refused('--event-date', '2023-02-30')).toContain('not “2023-02-30”');
    // The article is of Monday, 18 November 2024.
    expect(await refused('--event-date', 'next Wednesday')).toContain('It may be 2024-11-27.');
    expect((await json<Coded>('show', CANAL)).passages).toEqual([]);
  });

  test('stars and archives an article, and says so in the list', async () => {
    const { run, json } = await commandLine();
    await json('import', SAMPLE);
    expect((await run('star', CANAL)).out).toContain('has a star.');
    expect((await run('archive', CANAL)).out).toContain('is archived.');
    expect((await run('list')).out).toMatch(/The canal that ran short of rain .* starred, archived\n/);
    await run('unstar', CANAL);
    await run('unarchive', CANAL);
    expect((await run('list')).out).not.toMatch(/starred|archived/);
    expect((await run('undo')).code).toBe(0);
    expect((await run('list')).out).toMatch(/archived\n/);
  });
});
