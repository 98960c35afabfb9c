import { describe, expect, test } from 'vitest';
import { publishedOf } from '../../../main/importing/dates.ts';
import { PROSE, readWords } from './reading.ts';

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
