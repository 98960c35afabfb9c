import { describe, expect, test } from 'vitest';
import {
  addresses,
  article,
  highlights,
  readExport,
  readFixture,
  recordsOf,
  titles,
} from './export-reading.ts';

describe('annotations from Hypothesis', () => {
  test('come with quote, surroundings, place, note and tags', async () => {
    const [first] = highlights(await readFixture('hypothesis.json'));
    expect(first).toEqual({
      key: 'hypothesis:Aa1',
      quote: 'Ships wait in line 😀 for a pilot.',
      prefix: 'on Monday. ',
      suffix: '\n\nInsurers ask',
      position: { start: 31, end: 64 },
      note: 'Is this *sure*?\n\nlea:\n\n- I doubt it\n- so far\n\nomar:\n\nIt is.',
      issues: ['shipping', 'Risk', 'answered'],
      created: '2026-01-02T08:00:00.123Z',
    });
  });

  test('are one article for a page, however its address is written; what has no address is one as well', async () => {
    const extracted = await readFixture('hypothesis.json');
    expect(titles(extracted)).toEqual(['The strait reopens', 'report.pdf']);
    expect(addresses(extracted)).toEqual(['https://news.example/strait?utm_source=mail', null]);
    expect(highlights(extracted).map(({ key }) => key)).toEqual([
      'hypothesis:Aa1',
      'hypothesis:Pp1',
      'hypothesis:Rr3',
      'hypothesis:Gg1',
    ]);
    expect(article(extracted)).toMatchObject({
      markdown: '',
      type: 'list',
      part: { name: 'Hypothesis – The strait reopens' },
    });
  });

  test('on a page or in answer to nothing are notes without a quote', async () => {
    const [, page, reply] = highlights(await readFixture('hypothesis.json'));
    expect(page).toMatchObject({ quote: '', note: 'A note on the page.' });
    expect(reply).toMatchObject({ quote: '', note: 'omar:\n\nAn answer to what was deleted.' });
  });

  test('leave behind what is told', async () => {
    expect((await readFixture('hypothesis.json')).left).toEqual([
      '2 entries of the file have not the form that is expected, and could not be read.',
      'The names of 3 writers have no place in Briefmark yet.',
      '1 reply has become a note of its own, because what it answers is not in the file.',
    ]);
  });

  test('give the same bytes for the same page each time, its own records alone', async () => {
    const [one, other] = [await readFixture('hypothesis.json'), await readFixture('hypothesis.json')];
    expect(article(one).part).toEqual(article(other).part);
    expect(recordsOf(article(one, 1))).toMatchObject([{ id: 'Ff1', document: { title: ['report.pdf'] } }]);
  });

  test('have keys of their own in a table, which knows no ids', async () => {
    const extracted = await readFixture('hypothesis.csv');
    expect(highlights(extracted)).toMatchObject([
      { quote: 'Ships wait in line', note: 'Is this *sure*?', issues: ['shipping', 'risk'] },
      { quote: '', note: 'omar:\n\nIt is.' },
    ]);
    expect(highlights(extracted, 1)).toMatchObject([
      { quote: 'The dues "doubled".\nThey did.', created: '2026-01-04T08:00:00.000Z' },
    ]);
    for (const { key } of extracted.articles.flatMap((each) => each.highlights))
      expect(key).toMatch(/^hypothesis:[\da-f]{24}$/);
  });

  test('are read whatever their text has between its lines', async () => {
    const text =
      '{"export_userid":"a","annotations":[{"id":"a","uri":"http://a.example/","text":"one\ntwo \\ud800 \\u0000"}]}';
    expect(highlights(await readExport(text))).toMatchObject([{ note: 'one two \uFFFD' }]);
  });

  test('of which the end is missing are told to be broken', async () => {
    await expect(readExport('{"export_userid": "acct:a@b", "annotations": [{"id": "a"')).rejects.toThrow(
      'not whole',
    );
  });
});
