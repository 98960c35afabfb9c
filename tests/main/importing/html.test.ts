import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import { fixture, PROSE, readWords, SAMPLE, sample, type Read } from './reading.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const paragraphs = PROSE.split('\n\n')
  .map((words) => `<p>${words}</p>`)
  .join('\n');
const page = (body: string, head = '<title>A quay | The Harbour</title>') =>
  `<!doctype html><html lang="en"><head>${head}</head><body>${body}</body></html>`;
const read = (html: string, readLocal?: (name: string) => Uint8Array | null): Promise<Read> =>
  readWords(html, 'page.html', readLocal);

/** Every address in an article's tree. */
function addressesIn(markdown: string): readonly string[] {
  const found: string[] = [];
  JSON.stringify(documentOf(markdown), (key, value: unknown) => {
    if (key === 'url' && typeof value === 'string') found.push(value);
    return value;
  });
  return found;
}

describe('a page', () => {
  test('of the sample library gives its article and nothing around it', async () => {
    const { details, text, images } = await sample('red-sea-detour.html');
    expect(details).toEqual({
      title: 'A narrow gate: how the Red Sea emptied of container ships',
      byline: 'Ines Calder',
      source: 'The Harbour Ledger',
      section: 'Chokepoints',
      published: '2024-07-24',
      publishedTime: '06:30+01:00',
      language: 'en',
      url: 'https://example.org/harbour-ledger/2024/07/a-narrow-gate',
    });
    expect(text).toMatch(/^At its southern end .* the customers who own the cargo\.$/s);
    expect(text).toContain('\n\nRevenue of the Suez Canal in the fiscal years');
    for (const furniture of ['Sign up', 'cookies', 'Most read', 'Copy link', 'Filed under', 'A narrow gate:'])
      expect(text).not.toContain(furniture);
    expect(images).toHaveLength(1);
  });

  test('keeps structure: quotes, lists, a table, code, figures, notes', async () => {
    const { markdown, text } = await fixture('nested.html');
    const kinds = documentOf(markdown).blocks.map(({ type }) => type);
    for (const kind of ['quote', 'list', 'table', 'codeBlock', 'rule', 'heading'])
      expect(kinds).toContain(kind);
    expect(text).toContain('Time\tHeight, m\tNote\n02:11\t0.8\tlow | ebb ends');
    expect(text).toContain('The tide pole at the old quay, at low water.');
    expect(text).toContain('H₂O and 10³');
  });

  test('declared in Shift_JIS is read, with its date', async () => {
    const { details, text } = await fixture('shift-jis.html');
    expect(details).toMatchObject({
      title: '島の図書館、十年ぶりに再開',
      published: '2018-04-02',
      language: 'ja',
    });
    expect(text).toContain('窓からは海が見える');
  });

  test('of links keeps its links', async () => {
    const { text, markdown } = await fixture('list-page.html');
    for (const words of ['Council meets on the bridge', 'Owls return to the tower'])
      expect(text).toContain(words);
    expect(addressesIn(markdown)).toContain('https://example.org/news/8');
  });

  test('inside a form, or placed by a table, is read', async () => {
    expect((await read(page(`<form><h1>A quay</h1>${paragraphs}</form>`))).text).toBe(PROSE);
    const { text } = await read(
      page(`<table><tr><td><ul><li>Ports</li></ul></td><td>${paragraphs}</td></tr></table>`),
    );
    expect(text).toContain(PROSE);
  });

  test('without words is refused, and one nested beyond reason too', async () => {
    await expect(read(page('<div id="root"></div><script>start()</script>'))).rejects.toThrow(
      'holds no words',
    );
    await expect(read(page(`${'<div>'.repeat(60_000)}words`))).rejects.toThrow('nested too deeply');
  });
});

describe('what a page says of itself', () => {
  test('in a graph of linked data', async () => {
    const data = {
      '@graph': [
        { '@type': 'WebSite', name: 'Not this' },
        {
          '@type': ['NewsArticle'],
          headline: 'From data',
          author: [{ name: 'Ann Lee' }, { name: 'Bo Day' }],
          publisher: { name: 'The Sound' },
          datePublished: '2020-02-03T04:05:06Z',
          articleSection: ['World', 'Asia'],
        },
      ],
    };
    const { details } = await read(
      page(paragraphs, `<title>x</title><script type="application/ld+json">${JSON.stringify(data)}</script>`),
    );
    expect(details).toMatchObject({
      title: 'From data',
      byline: 'Ann Lee, Bo Day',
      source: 'The Sound',
      section: 'World',
      published: '2020-02-03',
    });
  });

  test('wrongly does no harm', async () => {
    const head =
      '<title>A quay</title><script type="application/ld+json">{broken</script><link rel="canonical" href="javascript:alert(1)"><meta property="article:published_time" content="soon">';
    expect((await read(page(paragraphs, head))).details).toMatchObject({
      title: 'A quay',
      published: null,
      url: null,
    });
  });

  test('in the note that a browser leaves on saving', async () => {
    const html = page(paragraphs).replace(
      '<html',
      '<!-- saved from url=(0023)https://example.org/quay -->\n<html',
    );
    expect((await read(html)).details.url).toBe('https://example.org/quay');
  });

  test('in the note that SingleFile leaves, unless the page names its own', async () => {
    const saved = (html: string) =>
      html.replace(
        /<html[^>]*>/,
        '$&<!--\n Page saved with SingleFile \n url: https://example.org/quay?a=1 \n saved date: Tue Mar 05 2024 10:00:00 GMT+0100\n-->',
      );
    expect((await read(saved(page(paragraphs)))).details.url).toBe('https://example.org/quay?a=1');
    const own = page(paragraphs).replace(
      '<head>',
      '<head><link rel="canonical" href="https://example.org/own">',
    );
    expect((await read(saved(own))).details.url).toBe('https://example.org/own');
  });
});

describe('a piece of a page', () => {
  test('keeps every word', async () => {
    const { text } = await readWords(
      `<!doctype html><html><body><article><meta charset="utf-8"><p>One line &amp; a &lt;tag&gt;.</p><nav>A menu</nav><ul><li>first<li>second</ul></article></body></html>`,
      'Pasted page',
    );
    expect(text).toBe('One line & a <tag>.\n\nA menu\n\nfirst\nsecond');
  });

  test('gives words in for words out, whatever they are', async () => {
    const words = fc.array(fc.stringMatching(/^[!-~éß€“”]{1,12}$/), { minLength: 1, maxLength: 12 });
    const escaped = (text: string) => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (written) => {
        const html = `<article>${written.map((each) => `<p>${escaped(each.join(' '))}</p>`).join('')}</article>`;
        expect((await readWords(html, 'Pasted page')).text.split(/\s+/)).toEqual(written.flat());
      }),
      { numRuns: 300 },
    );
  });
});

describe('images and links', () => {
  test('that came along are stored, those elsewhere are told of', async () => {
    const asked: string[] = [];
    const { markdown, images } = await read(
      page(
        `<h1>A quay</h1>${paragraphs}<p><img src="./A%20quay_files/one.png" alt="One [1]"></p><p><img src="https://example.org/two.png" alt="Two"></p><p><img src="data:image/svg+xml,<svg/>" alt="Three"></p><img src="/c.gif" width="1" height="1">${paragraphs}`,
      ),
      (name) => {
        asked.push(name);
        return name === './A quay_files/one.png' ? PNG : Buffer.from('<html>');
      },
    );
    expect(images.map(({ name }) => name)).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.png$/)]);
    expect(asked).toContain('./A quay_files/one.png');
    expect(markdown).toContain(`(<image:${images[0]?.name ?? ''}>)`);
    const shown = JSON.stringify(documentOf(markdown));
    for (const alt of ['One [1]', 'Two', 'Three']) expect(shown).toContain(`"alt":"${alt}"`);
    expect(Buffer.from(images[0]?.bytes ?? [])).toEqual(PNG);
  });

  test('hostile ones leave nothing but web addresses and words', async () => {
    const { markdown, text, images } = await fixture('hostile.html');
    for (const address of addressesIn(markdown)) expect(address).toMatch(/^https?:/);
    expect(text).not.toMatch(/pwned|Not shown/);
    expect(text).toContain('<script>alert(12)</script>');
    expect(images).toEqual([]);
  });

  test('every quote of the sample library is in its article', async () => {
    const marks = JSON.parse(readFileSync(join(SAMPLE, 'marks.json'), 'utf8')) as {
      file: string;
      quote: string;
    }[];
    for (const { file, quote } of marks) expect((await sample(file)).text).toContain(quote);
  });
});
