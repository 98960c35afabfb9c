import { describe, expect, test } from 'vitest';
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

describe('Readwise', () => {
  test('gives each book its highlights in their order, with notes and tags', async () => {
    const extracted = await readFixture('readwise.csv');
    expect(titles(extracted)).toEqual(['Harbours of the World', 'A talk']);
    expect(wholeMarks(extracted)).toEqual(['books', '']);
    expect(article(extracted).details.byline).toBe('Jane Doe');
    expect(highlights(extracted)).toMatchObject([
      { quote: 'The first place', note: '\\# not a heading', created: '2021-05-03T10:33:44.000Z' },
      {
        quote: 'The second place, with "quotes" and\na line.',
        issues: ['shipping', 'risk'],
        created: '2021-05-04T12:33:44.123Z',
      },
      { quote: '', note: 'A note alone', created: null },
    ]);
    expect(highlights(extracted, 1)).toMatchObject([{ quote: 'From elsewhere', created: null }]);
  });

  test('leaves behind what is told', async () => {
    expect((await readFixture('readwise.csv')).left).toEqual([
      '1 entry without words stays behind.',
      'The colours of 2 highlights have no place in Briefmark yet.',
    ]);
  });

  test('is read from older files, and from what a spreadsheet saved', async () => {
    const extracted = await readExport('Highlight;Book Title;Book Author;Note\n"a;b";Book;;\n');
    expect(highlights(extracted)).toMatchObject([{ quote: 'a;b' }]);
    expect(recordsOf(article(extracted))).toEqual([
      { Highlight: 'a;b', 'Book Title': 'Book', 'Book Author': '', Note: '' },
    ]);
  });

  test('Reader gives titles and addresses', async () => {
    const extracted = await readFixture('reader.csv');
    expect(titles(extracted)).toEqual(['The strait reopens', '']);
    expect(addresses(extracted)).toEqual(['https://news.example/strait', 'https://news.example/dues']);
    expect(wholeMarks(extracted)).toEqual(['shipping risk', '(archived)']);
    expect(extracted.left).toEqual([
      '1 entry without a web address stays behind.',
      'The reading states of 1 page have no place in Briefmark yet.',
    ]);
  });
});

describe('lists of saved pages', () => {
  test('of Pocket, as a table', async () => {
    const extracted = await readFixture('pocket.csv');
    expect(titles(extracted)).toEqual(['The strait reopens', '']);
    expect(addresses(extracted)).toEqual(['https://news.example/strait', 'https://news.example/dues']);
    expect(wholeMarks(extracted)).toEqual(['shipping risk', '(archived)']);
    expect(extracted.left).toEqual(['1 entry without a web address stays behind.']);
  });

  test('of Instapaper, with the words that a page was saved with', async () => {
    const extracted = await readFixture('instapaper.csv');
    expect(titles(extracted)).toEqual(['The strait reopens', 'Dues', 'Old']);
    expect(highlights(extracted)).toMatchObject([
      { quote: 'Ships wait in line', created: '2016-01-01T00:00:00.000Z' },
    ]);
    expect(wholeMarks(extracted)).toEqual(['shipping', '', '(archived)']);
    expect(extracted.left).toEqual([
      '1 entry without a web address stays behind.',
      'The folders of 1 page have no place in Briefmark yet.',
    ]);
  });
});

describe('Taguette', () => {
  test('gives a highlight all its tags', async () => {
    const extracted = await readFixture('taguette.csv');
    expect(titles(extracted)).toEqual(['interview.docx', 'letter.odt']);
    expect(highlights(extracted)).toMatchObject([
      { quote: 'Ships wait, in line', issues: ['shipping', 'risk.high'] },
      { quote: 'Untagged words', issues: [] },
    ]);
    expect(highlights(extracted, 1)).toMatchObject([{ quote: 'Two\nlines' }]);
  });

  test('gives its codebook as issues', async () => {
    const extracted = await readFixture('taguette-codebook.csv');
    expect(extracted.articles).toEqual([]);
    expect(extracted.issues).toEqual([
      { name: 'shipping', definition: 'Ships, and what they carry', color: null },
      { name: 'risk.high', definition: '', color: null },
    ]);
  });

  test('a codebook with colours and another header', async () => {
    const { issues } = await readExport(
      'name,description,color\nRisk,What may go wrong,#ff0000\n',
      'codes.csv',
    );
    expect(issues).toEqual([{ name: 'Risk', definition: 'What may go wrong', color: 'red' }]);
  });
});
