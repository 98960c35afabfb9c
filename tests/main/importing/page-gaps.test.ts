/** What only defuddle finds on a page, and that nothing doubtful is taken from it. */
import { expect, test } from 'vitest';
import { PROSE, readWords } from './reading.ts';

const detailsOf = async (head: string, around: string) =>
  (
    await readWords(
      `<!doctype html><html lang="en"><head><title>A quay rises</title>${head}</head><body><main><h1>A quay rises</h1>${around}<article><p>${PROSE}</p></article></main></body></html>`,
      'page.html',
    )
  ).details;

test('names of authors, a date and a site that stand where neither head nor text is looked at are found', async () => {
  expect(
    await detailsOf(
      '<meta name="copyright" content="Harbour Wire">',
      '<div><p>Jane Doe</p><time>5 November 2005</time></div>',
    ),
  ).toMatchObject({ byline: 'Jane Doe', source: 'Harbour Wire', published: '2005-11-05' });
  expect(await detailsOf('', '<div><a href="/author/ann-lee/">Ann Lee</a></div>')).toMatchObject({
    byline: 'Ann Lee',
  });
});

test('what the head says comes first', async () => {
  expect(
    await detailsOf(
      '<meta name="author" content="John Roe"><meta property="og:site_name" content="The Quay"><meta property="article:published_time" content="2004-01-02T10:00:00Z"><meta name="copyright" content="Harbour Wire">',
      '<div><p>Jane Doe</p><time>5 November 2005</time></div>',
    ),
  ).toMatchObject({ byline: 'John Roe', source: 'The Quay', published: '2004-01-02' });
});

test.each([
  [
    'words that are no names',
    '',
    '<div class="author">The author lives by the sea and has a dog.</div>',
    'byline',
  ],
  ['a host', '<meta property="og:url" content="https://quay.example/a">', '', 'source'],
  ['a host as a site’s name', '<meta name="copyright" content="quay.example">', '', 'source'],
  ['an author for a site', '', '<div><a href="/author/ann-lee/">Ann Lee</a></div>', 'source'],
  [
    'a sentence for a site',
    `<meta name="copyright" content="${'All rights reserved. '.repeat(6)}">`,
    '',
    'source',
  ],
])('%s: not taken', async (_, head, around, field) => {
  expect(await detailsOf(head, around)).toMatchObject({ [field]: null });
});

test('data that are no JSON, and scripts that never end, do no harm', async () => {
  const broken = '<script type="application/ld+json">{"@type": "Article" "broken"}</script>';
  expect(await detailsOf(broken, broken)).toMatchObject({ byline: null, source: null, published: null });
  expect(await detailsOf('', '<script type="application/ld+json">{')).toMatchObject({ byline: null });
});
