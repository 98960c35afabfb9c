import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import { PlainError } from '../../../../core/result.ts';
import { decode } from '../../../../main/importing/decode.ts';
import { foreignReaderOf } from '../../../../main/importing/foreign/index.ts';
import { keyOf, noteOf, timeOf, wordsOf } from '../../../../main/importing/foreign/values.ts';
import { fixtureBytes, readExport } from './export-reading.ts';

const FILES = [
  'bookmarks.html',
  'hypothesis.csv',
  'hypothesis.json',
  'instapaper.csv',
  'karakeep.json',
  'kindle.txt',
  'obsidian-clipper.json',
  'pocket.csv',
  'pocket.html',
  'reader.csv',
  'readwise.csv',
  'taguette-codebook.csv',
  'taguette.csv',
  'web-annotation.jsonld',
  'zotero-items.json',
  'zotero.json',
];

describe('an export of another tool', () => {
  test.each(FILES)('is told by what is in it, whatever it is called: %s', (name) => {
    expect(foreignReaderOf(decode(fixtureBytes(name)), 'Pasted text')).not.toBeNull();
  });

  test.each([
    ['prose', 'The strait reopened on Monday.\n\nShips wait in line.'],
    [
      'a page',
      '<!doctype html><html><head><title>Pocket money</title></head><body><h1>Unread</h1><p>x</p></body></html>',
    ],
    ['JSON of something else', '{"annotations": [], "version": 1}'],
    ['a list of JSON', '[{"url": "https://a.example", "title": "x"}]'],
    ['broken JSON', '{"a": '],
    ['a table of something else', 'title,url,author\na,b,c\n'],
    ['Markdown with an underline', 'Title\n==========\n\n- Your note on this\n\nText.'],
    ['prose about a note', 'A title\n- Remember the milk\n==========\nmore'],
    ['nothing', ''],
  ])('is not %s', (_, text) => {
    expect(foreignReaderOf(text, 'export.csv')).toBeNull();
  });

  test('is not a table with a name and a description, unless it is called a table', () => {
    expect(foreignReaderOf('name,description\na,b\n', 'note.txt')).toBeNull();
    expect(foreignReaderOf('name,description\na,b\n', 'codes.CSV')).not.toBeNull();
  });

  test('with nothing in it says so', async () => {
    await expect(readExport('title,url,time_added,tags,status\n')).rejects.toThrow('nothing in it to keep');
    await expect(readExport('{"export_date":"x","annotations":[]}')).rejects.toThrow('nothing in it to keep');
  });

  test('that is nested without end is refused in words', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const text = `{"export_userid":"a","annotations":[{"id":"a","uri":"http://a.example","x":${deep}}]}`;
    await expect(readExport(text)).rejects.toThrow('nested too deeply');
  });

  test('may be damaged anywhere without worse than an error in words', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...FILES),
        fc.array(fc.tuple(fc.nat(), fc.string({ unit: 'binary', maxLength: 4 })), {
          minLength: 1,
          maxLength: 4,
        }),
        async (name, changes) => {
          let text = decode(fixtureBytes(name));
          for (const [place, put] of changes) {
            const at = place % text.length;
            text = text.slice(0, at) + put + text.slice(at + (place % 7));
          }
          const reader = foreignReaderOf(decode(new TextEncoder().encode(text)), name);
          if (reader === null) return;
          try {
            const { articles } = await reader(new Uint8Array(), { name, readLocal: () => null });
            for (const { url } of articles.map(({ details }) => details))
              expect(url ?? 'https:').toMatch(/^https?:/);
          } catch (error) {
            expect(error).toBeInstanceOf(PlainError);
          }
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** One kind of white space for all, blank lines for paragraphs. */
const plain = (text: string): string =>
  text
    .split(/\n\s*\n/)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replace(/[ \t]+/g, ' ').trim())
        .join('\n')
        .trim(),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');

const LINE = fc.stringMatching(/^[ -~é😀]{0,24}$/u);

describe('a note in plain text', () => {
  test('says the same as Markdown', () => {
    fc.assert(
      fc.property(fc.array(LINE, { maxLength: 8 }), (lines) => {
        const text = lines.join('\n').replace(/https?:/gi, '');
        expect(canonicalText(noteOf(text))).toBe(plain(wordsOf(text)));
      }),
      { numRuns: 200 },
    );
  });

  test('has no halves of characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(wordsOf(text)).not.toMatch(/\p{Cs}/u);
      }),
    );
    expect(wordsOf(' a\ud800b\0 ')).toBe('a\uFFFDb');
  });
});

test('keys tell apart what differs in any part', () => {
  expect(keyOf('a', 'x', 'yz')).not.toBe(keyOf('a', 'xy', 'z'));
  expect(keyOf('a', 1)).not.toBe(keyOf('a', null));
  expect(keyOf('a', 'x')).toMatch(/^a:[\da-f]{24}$/);
});

test.each([
  ['2021-05-04 12:33:44.123456+00:00', '2021-05-04T12:33:44.123Z'],
  ['2021-05-04T12:33:44+0200', '2021-05-04T10:33:44.000Z'],
  ['2021-05-04', '2021-05-04T00:00:00.000Z'],
  ['1451606400', '2016-01-01T00:00:00.000Z'],
  [1451606400000, '2016-01-01T00:00:00.000Z'],
  ['0', null],
  ['9999999999999999', null],
  ['4 May 2021', null],
  [Number.NaN, null],
  [undefined, null],
])('the time %s is %s', (value, time) => {
  expect(timeOf(value)).toBe(time);
});
