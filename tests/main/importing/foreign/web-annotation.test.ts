import { describe, expect, test } from 'vitest';
import { addresses, highlights, readExport, readFixture } from './export-reading.ts';

describe('web annotations', () => {
  test('come with their words, wherever their selector stands, and without their place', async () => {
    const [first] = highlights(await readFixture('web-annotation.jsonld'));
    expect(first).toMatchObject({
      key: 'annotation:urn:uuid:1',
      quote: 'Ships wait in line',
      prefix: 'on Monday. ',
      suffix: ' for a pilot',
      position: null,
      issues: ['shipping'],
      created: '2026-01-02T08:00:00.000Z',
    });
  });

  test('have notes in plain text, Markdown and HTML', async () => {
    const [first, second] = highlights(await readFixture('web-annotation.jsonld'));
    expect(first?.note).toBe('1\\. is not a list\n\nkept *as it is*\n\nsome **weight**![dot]()');
    expect(second).toMatchObject({ quote: '', note: 'The whole page' });
  });

  test('on several pages are on each; addresses that are not of the web are not kept', async () => {
    const extracted = await readFixture('web-annotation.jsonld');
    expect(addresses(extracted)).toEqual([
      'https://news.example/strait',
      'https://news.example/a',
      null,
      'https://news.example/b',
    ]);
    expect(highlights(extracted, 2)).toMatchObject([
      { key: 'annotation:urn:uuid:3#1', quote: 'two targets', note: 'one\n\ntwo' },
    ]);
  });

  test('leave behind what is told', async () => {
    expect((await readFixture('web-annotation.jsonld')).left).toEqual([
      '1 entry of the file has not the form that is expected, and could not be read.',
      '1 body that is no text has no place in Briefmark.',
      '1 mark has neither words nor a note, and stays behind.',
      'The names of 2 writers have no place in Briefmark yet.',
    ]);
  });

  test('may be one alone, without an id', async () => {
    const one = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      type: 'Annotation',
      body: 'A comment',
      target: { source: 'http://a.example/', selector: { type: 'TextQuoteSelector', exact: 'words' } },
    };
    const [highlight] = highlights(await readExport(JSON.stringify(one)));
    expect(highlight).toMatchObject({ quote: 'words', note: 'A comment' });
    expect(highlight?.key).toMatch(/^annotation:[\da-f]{24}$/);
  });

  test('that are nested without end hold nothing', async () => {
    const open = '{"@context":"http://www.w3.org/ns/anno.jsonld","first":';
    await expect(readExport(`${open.repeat(5000)}1${'}'.repeat(5000)}`)).rejects.toThrow(
      'nothing in it to keep',
    );
  });
});
