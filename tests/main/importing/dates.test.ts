import { describe, expect, test } from 'vitest';
import { momentIn, publishedOf } from '../../../main/importing/dates.ts';
import { PROSE, readWords } from './reading.ts';

describe('the time of day and its zone are kept beside the day', () => {
  const html = (head: string, body: string) =>
    `<!doctype html><html lang="en"><head><title>A quay</title>${head}</head><body><article><h1>A quay</h1>${body}<p>${PROSE}</p></article></body></html>`;
  test.each([
    [
      'the head of a page',
      'page.html',
      html('<meta property="article:published_time" content="2005-11-05T21:30:00+09:00">', ''),
      '21:30+09:00',
    ],
    [
      'the words of a page',
      'page.html',
      html('', '<p>Published: Saturday, 5 November 2005, 9:30 pm JST</p>'),
      '21:30+09:00',
    ],
    ['front matter', 'note.md', `---\ndate: 2005-11-05 21:30\n---\n\n# A quay\n\n${PROSE}\n`, '21:30'],
    [
      'the headers of a message',
      'note.txt',
      `Subject: A quay\nFrom: Ann Lee\nDate: Sat, 5 Nov 2005 21:30:00 +0900\n\n${PROSE}\n`,
      '21:30+09:00',
    ],
    [
      'the opening of a text',
      'note.txt',
      `A quay\n\nBy Ann Lee\n\n5 November 2005, 21:30 GMT\n\n${PROSE}\n`,
      '21:30+00:00',
    ],
    ['a day alone', 'note.md', `---\ndate: 2005-11-05\n---\n\n# A quay\n\n${PROSE}\n`, null],
  ])('from %s', async (_, name, words, time) => {
    const { details } = await readWords(words, name);
    expect(details).toMatchObject({ published: '2005-11-05', publishedTime: time });
  });

  test('goes with its own day: where a header gives the day, no line of the text gives the time', async () => {
    const { details } = await readWords(
      `Author: Ann Lee\nDate: 6 November 2005\n\nA quay\n\n5 November 2005, 21:30 GMT\n\n${PROSE}\n`,
      'note.txt',
    );
    expect(details).toMatchObject({ published: '2005-11-06', publishedTime: null });
  });

  test('never beside a month or a year', () => {
    expect(momentIn('2005-11')).toEqual({ published: '2005-11', publishedTime: null });
    expect(momentIn('2005')).toEqual({ published: '2005', publishedTime: null });
    expect(momentIn('at 21:30')).toEqual({ published: null, publishedTime: null });
  });
});

describe('the day of publication is that of the publisher’s own zone', () => {
  test.each([
    ['2005-11-05T23:50:00-08:00', '2005-11-05'],
    ['2005-11-05T00:10:00+09:00', '2005-11-05'],
    ['2005-11-05T23:50:00.123Z', '2005-11-05'],
    ['2005-11-05 23:50:00 -0800', '2005-11-05'],
    ['20051105T235000Z', '2005-11-05'],
    ['Sat, 05 Nov 2005 23:50:00 -0800', '2005-11-05'],
    ['Sun, 06 Nov 2005 00:10:00 +0900', '2005-11-06'],
    ['November 5, 2005 11:50 PM EST', '2005-11-05'],
  ])('%s', (value, day) => {
    expect(publishedOf(value)).toBe(day);
  });

  test.each([
    ['a head', '<meta property="article:published_time" content="2005-11-05T00:10:00+09:00">', ''],
    [
      'linked data',
      '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2005-11-05T23:50:00-08:00"}</script>',
      '',
    ],
    ['an element', '', '<time datetime="2005-11-05T23:50:00-08:00">Saturday</time>'],
  ])('in %s', async (_, head, body) => {
    const { details } = await readWords(
      `<!doctype html><html lang="en"><head><title>A quay</title>${head}</head><body><article><h1>A quay</h1>${body}<p>${PROSE}</p></article></body></html>`,
      'page.html',
    );
    expect(details.published).toBe('2005-11-05');
  });
});
