import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import {
  addresses,
  article,
  highlights,
  readExport,
  readFixture,
  recordsOf,
  titles,
  wholeMarks,
} from './export-reading.ts';

describe('bookmarks', () => {
  test('are pages of the web, each once, with what is said of them', async () => {
    const extracted = await readFixture('bookmarks.html');
    expect(titles(extracted)).toEqual(['The strait <reopens>', '']);
    expect(addresses(extracted)).toEqual(['https://news.example/strait', 'https://news.example/dues']);
    expect(highlights(extracted)).toMatchObject([
      { quote: '', note: 'Read \\*this\\* again', created: '2016-01-01T00:00:00.000Z' },
    ]);
    expect(recordsOf(article(extracted))).toHaveLength(2);
    expect(wholeMarks(extracted)).toEqual(['shipping risk', '']);
    expect(extracted.left).toEqual([
      '3 entries without a web address stay behind.',
      'The folders of 1 page have no place in Briefmark yet.',
    ]);
  });

  test('keep the key of what is said of a page whatever is said, and all that is said of one page', async () => {
    const file = (...descriptions: readonly string[]) =>
      readExport(
        `<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p>${descriptions
          .map((words) => `<DT><A HREF="https://a.example/">A</A>\n<DD>${words}\n`)
          .join('')}</DL>`,
      );
    const [before] = highlights(await file('Read it'));
    const [after] = highlights(await file('Read it twice'));
    expect(after?.key).toBe(before?.key);
    expect(highlights(await file('Read it', 'And then', 'Read it'))).toMatchObject([
      { note: 'Read it\n\nAnd then' },
    ]);
  });

  test('that are nested without end are told to be', async () => {
    await expect(readExport(`<!DOCTYPE NETSCAPE-Bookmark-file-1>${'<dl><dt>'.repeat(5000)}`)).rejects.toThrow(
      'nested too deeply',
    );
  });

  test('of folders alone hold nothing', async () => {
    await expect(
      readExport('<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<DL><p><DT><H3>Ports</H3></DL>'),
    ).rejects.toThrow('nothing in it to keep');
  });
});

test('Pocket’s older list has its pages under two headings', async () => {
  const extracted = await readFixture('pocket.html');
  expect(titles(extracted)).toEqual(['The strait & its ships', '']);
  expect(addresses(extracted)).toEqual(['https://news.example/strait', 'https://news.example/dues']);
  expect(wholeMarks(extracted)).toEqual(['shipping risk', '(archived)']);
  expect(extracted.left).toEqual([]);
});

test('Karakeep gives links with their notes, and texts', async () => {
  const extracted = await readFixture('karakeep.json');
  expect(titles(extracted)).toEqual(['', 'My list']);
  expect(highlights(extracted)).toMatchObject([
    { note: 'Read \\*again\\*', created: '2026-01-02T08:00:00.000Z' },
  ]);
  expect(canonicalText(article(extracted, 1).markdown)).toBe('rope\ntar');
  expect(wholeMarks(extracted)).toEqual(['shipping (archived)', '']);
  expect(extracted.left).toEqual([
    'The folders of 1 page have no place in Briefmark yet.',
    '2 files that were kept in Karakeep are not in its export.',
  ]);
});

describe('Obsidian Web Clipper', () => {
  test('gives words from HTML and from text', async () => {
    expect(highlights(await readFixture('obsidian-clipper.json'))).toMatchObject([
      { quote: 'Ships wait in line & hope', note: '1\\. not a list', created: '2026-01-02T08:00:00.000Z' },
      { quote: '3 < 4, plainly', created: null },
    ]);
  });

  test('gives what was selected at one go as one', async () => {
    expect(highlights(await readFixture('obsidian-clipper.json'), 1)).toMatchObject([
      {
        key: 'obsidian:g1',
        quote: 'First part\n\nsecond part',
        prefix: 'before ',
        suffix: ' after',
        note: 'On both',
      },
      { key: 'obsidian:1767340900000', quote: 'Alone', created: '2026-01-02T08:01:40.000Z' },
    ]);
  });

  test('leaves behind what is told', async () => {
    expect((await readFixture('obsidian-clipper.json')).left).toEqual([
      '1 entry of the file has not the form that is expected, and could not be read.',
      '1 highlight of a picture has no place in Briefmark.',
    ]);
  });
});

describe('Zotero', () => {
  test('gives annotations in the order of their places, under the file’s name', async () => {
    const extracted = await readFixture('zotero.json');
    expect(titles(extracted)).toEqual(['zotero']);
    expect(highlights(extracted)).toMatchObject([
      { key: 'zotero:ABCD2346', quote: 'Ships wait in line' },
      { key: 'zotero:ABCD2345', quote: 'The dues doubled.', note: 'In \\*one\\* year', issues: ['tariffs'] },
      { key: 'zotero:ABCD2347', quote: '', note: 'On its own' },
    ]);
    expect(extracted.issues).toEqual([{ name: 'tariffs', definition: '', color: 'blue' }]);
    expect(extracted.left).toEqual([
      '1 drawing or picture has no place in Briefmark.',
      'The colours of 4 annotations have no place in Briefmark yet.',
      'The names of 2 writers have no place in Briefmark yet.',
    ]);
  });

  test('gives items with what is known of them', async () => {
    const extracted = await readFixture('zotero-items.json');
    expect(article(extracted).details).toMatchObject({
      title: 'Harbour dues',
      byline: 'Jane Doe',
      source: 'Journal of Ports',
      published: '2019-03-14',
      url: 'https://journal.example/dues',
    });
    expect(highlights(extracted)).toMatchObject([{ key: 'zotero:ANNO0001', issues: ['tariffs'] }]);
  });

  test('gives what its web service gives', async () => {
    const data = {
      itemType: 'annotation',
      parentItem: 'P',
      annotationType: 'highlight',
      annotationText: 'Words',
    };
    expect(
      highlights(await readExport(JSON.stringify([{ key: 'K', data: { key: 'K', ...data } }]))),
    ).toMatchObject([{ key: 'zotero:K', quote: 'Words' }]);
  });
});
