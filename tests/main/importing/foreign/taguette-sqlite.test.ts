import fc from 'fast-check';
import initSqlJs from 'sql.js/dist/sql-wasm-inline.js';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import { PlainError } from '../../../../core/result.ts';
import { readTaguette } from '../../../../main/importing/foreign/taguette-sqlite.ts';
import { bytesOf, CONTEXT } from './refi.ts';

/** As Taguette makes them, the columns that nothing is read from left out. */
const SCHEMA = `
  CREATE TABLE projects (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL);
  CREATE TABLE documents (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, name VARCHAR(200) NOT NULL, description TEXT NOT NULL, filename VARCHAR(200) NOT NULL, project_id INTEGER NOT NULL, contents TEXT NOT NULL);
  CREATE TABLE highlights (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, document_id INTEGER NOT NULL, start_offset INTEGER NOT NULL, end_offset INTEGER NOT NULL, snippet TEXT NOT NULL);
  CREATE TABLE tags (id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, project_id INTEGER NOT NULL, path VARCHAR(200) NOT NULL, description TEXT NOT NULL);
  CREATE TABLE highlight_tags (highlight_id INTEGER NOT NULL, tag_id INTEGER NOT NULL, PRIMARY KEY (highlight_id, tag_id));
  INSERT INTO projects VALUES (1, 'Harbours', '');
`;

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;
const documentRow = (id: number, name: string, contents: string, description = ''): string =>
  `INSERT INTO documents VALUES (${id}, ${quoted(name)}, ${quoted(description)}, 'a.txt', 1, ${quoted(contents)});`;
const highlightRow = (id: number, document: number, start: number, end: number, snippet: string): string =>
  `INSERT INTO highlights VALUES (${id}, ${document}, ${start}, ${end}, ${quoted(snippet)});`;

async function databaseOf(sql: string): Promise<Uint8Array> {
  const { Database } = await initSqlJs();
  const database = new Database();
  try {
    database.exec(sql);
    return database.export();
  } finally {
    database.close();
  }
}

const read = async (sql: string) => readTaguette(await databaseOf(sql), CONTEXT);

const CONTENTS =
  '<h1>The <em>quay</em></h1>\n<p>Ships 😀 wait.\n Ships wait é &amp; wait.</p>\n<ul><li>one</li><li>two</li></ul>';
/** What Taguette counts: the text in the HTML, in bytes. */
const bytesBefore = (words: string): number =>
  Buffer.byteLength('The quay\nShips 😀 wait.\n Ships wait é & wait.\nonetwo'.split(words)[0] ?? '');
const marked = (id: number, words: string, snippet = words): string => {
  const start = bytesBefore(words);
  return highlightRow(id, 1, start, start + Buffer.byteLength(words), snippet);
};

const HARBOURS = `${SCHEMA}
  ${documentRow(1, 'Interview 1', CONTENTS, 'On the *quay*')}
  ${documentRow(2, '', '<p>Nothing marked</p>')}
  ${marked(1, 'é & wait', 'é &amp; wait')}
  ${marked(2, 'The quay', '<h1>The <em>quay</em></h1>')}
  ${marked(3, 'Ships wait')}
  ${marked(4, 'Ships wait')}
  ${marked(5, 'onetwo', '<ul><li>one</li><li>two</li></ul>')}
  ${highlightRow(6, 9, 0, 4, 'gone')}
  INSERT INTO tags VALUES (1, 1, 'trade', 'Goods'), (2, 1, 'trade.delay', '');
  INSERT INTO highlight_tags VALUES (1, 1), (3, 1), (4, 2), (4, 7);
`;

describe('a project of Taguette', () => {
  test('gives an article for each document, and its tags', async () => {
    const { articles, issues } = await read(HARBOURS);
    expect(articles.map(({ details, type, part }) => [details.title, type, part?.name])).toEqual([
      ['Interview 1', 'list', 'Interview 1'],
      ['a.txt', 'list', 'a.txt'],
    ]);
    expect(articles[0]?.part?.bytes).toEqual(bytesOf(CONTENTS));
    expect(canonicalText(articles[0]?.markdown ?? '')).toBe(
      'The quay\n\nShips 😀 wait. Ships wait é & wait.\n\none\ntwo',
    );
    expect(issues).toEqual([
      { name: 'trade', definition: 'Goods', color: null },
      { name: 'trade.delay', definition: '', color: null },
    ]);
  });

  test('gives its highlights in the order of the text, those on the same words as one', async () => {
    const [article] = (await read(HARBOURS)).articles;
    const [whole, ...marks] = article?.highlights ?? [];
    expect(whole).toMatchObject({ quote: '', note: 'On the \\*quay\\*', issues: [], position: null });
    expect(marks.map(({ quote, issues }) => [quote, issues])).toEqual([
      ['The quay', []],
      ['Ships wait', ['trade', 'trade.delay']],
      ['é & wait', ['trade']],
      ['one\ntwo', []],
    ]);
    const text = canonicalText(article?.markdown ?? '');
    for (const { quote, prefix, suffix, position } of marks) {
      const { start, end } = position ?? { start: 0, end: 0 };
      expect(text.slice(start, end)).toBe(quote);
      expect(text.slice(start - prefix.length, end + suffix.length)).toBe(prefix + quote + suffix);
    }
    expect(new Set(article?.highlights.map(({ key }) => key)).size).toBe(5);
  });

  test('says what stays behind', async () => {
    expect((await read(HARBOURS)).left).toEqual([
      '1 highlight stayed behind, with no document to be in.',
      '1 tag of highlights stayed behind: the project does not say what they are.',
    ]);
    const several = await read(`${HARBOURS} INSERT INTO projects VALUES (2, 'Canals', '');`);
    expect(several.left.at(-1)).toBe('The database holds 2 projects; their documents and tags came as one.');
  });

  test('believes a snippet rather than offsets that lead elsewhere', async () => {
    const sql = `${SCHEMA}${documentRow(1, 'One', CONTENTS)}${highlightRow(1, 1, 0, 3, '<p>Ships wait</p>')}${highlightRow(2, 1, 900, 950, 'wait')}${highlightRow(3, 1, -4, -2, 'quay')}`;
    const [article] = (await read(sql)).articles;
    expect(article?.highlights.map(({ quote, position, prefix }) => [quote, position, prefix])).toEqual([
      ['quay', null, ''],
      ['Ships wait', { start: 0, end: 3 }, ''],
      ['wait', null, ''],
    ]);
  });

  test('keeps the highlights of a document that cannot be read', async () => {
    const deep = `${'<div>'.repeat(700)}deep${'</div>'.repeat(700)}`;
    const { articles, left } = await read(
      `${SCHEMA}${documentRow(1, 'Deep', deep)}${highlightRow(1, 1, 0, 4, 'deep')}`,
    );
    expect(articles[0]).toMatchObject({ markdown: '', highlights: [{ quote: 'deep', position: null }] });
    expect(left[0]).toMatch(/^The text of “Deep” stayed behind\. /);
  });

  test('gives the same keys at each export', async () => {
    const keys = async (sql: string) => (await read(sql)).articles[0]?.highlights.map(({ key }) => key);
    expect(await keys(HARBOURS.replaceAll('INTO highlights VALUES (', 'INTO highlights VALUES (10'))).toEqual(
      await keys(HARBOURS),
    );
  });

  test('may have a thousand highlights', async () => {
    const contents = `<p>${'words and words '.repeat(700)}</p>`;
    const rows = Array.from({ length: 1000 }, (_, at) =>
      highlightRow(at + 1, 1, at * 10, at * 10 + 7, 'elsewhere'),
    );
    const [article] = (await read(`${SCHEMA}${documentRow(1, 'Long', contents)}${rows.join('')}`)).articles;
    expect(article?.highlights).toHaveLength(1000);
  });
});

describe('databases', () => {
  test.each([
    [
      'of another program',
      'CREATE TABLE moz_places (id); CREATE TABLE moz_hosts (id);',
      /another program than Taguette: its tables are called “moz_places”, “moz_hosts”\./,
    ],
    ['without tables', 'PRAGMA user_version = 1;', /without any tables/],
    ['with nothing in it', SCHEMA, /holds no documents and no tags/],
    [
      'with a view for a table',
      `${SCHEMA} DROP TABLE documents; CREATE VIEW documents AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id FROM n;`,
      /another program/,
    ],
    [
      'with a column that is computed',
      `${SCHEMA} DROP TABLE tags; CREATE TABLE tags (id INTEGER, path TEXT AS (hex(zeroblob(100000000))));`,
      /another program/,
    ],
  ])('%s are refused in words', async (_, sql, words) => {
    const reading = read(sql);
    await expect(reading).rejects.toThrow(words);
    await expect(reading).rejects.toBeInstanceOf(PlainError);
  });

  test.each([
    ['cut short', (bytes: Uint8Array) => bytes.subarray(0, 3000)],
    ['of nothing but their beginning', (bytes: Uint8Array) => bytes.subarray(0, 16)],
    [
      'whose pages lie within themselves',
      (bytes: Uint8Array) => {
        const twice = bytes.slice();
        // The second page becomes an inner page whose children are itself.
        twice.set([5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2], 4096);
        return twice;
      },
    ],
  ])('%s are refused in words', async (_, damage) => {
    const reading = readTaguette(damage(await databaseOf(HARBOURS)), CONTEXT);
    await expect(reading).rejects.toThrow(/damaged/);
    await expect(reading).rejects.toBeInstanceOf(PlainError);
  });

  test('are refused when they are none', async () => {
    await expect((async () => readTaguette(bytesOf('Dear Jane,'), CONTEXT))()).rejects.toThrow(
      /no database of SQLite/,
    );
  });

  test('that are damaged anywhere are read or refused in words', async () => {
    const whole = await databaseOf(HARBOURS);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
        async (changes) => {
          const damaged = whole.slice();
          for (const [at, byte] of changes) damaged[at] = byte;
          try {
            expect((await readTaguette(damaged, CONTEXT)).articles.length).toBeLessThan(20);
          } catch (error) {
            expect(error).toBeInstanceOf(PlainError);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
