import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../core/result.ts';
import { publishedOf } from '../../../main/importing/dates.ts';
import { namedAuthors } from '../../../main/importing/page-byline.ts';
import { readHtml } from '../../../main/importing/html.ts';
import { FIXTURES, PROSE, readWords } from './reading.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const prose = PROSE.split('\n\n')
  .map((words) => `<p>${words}</p>`)
  .join('');
const page = (body: string, head = '') =>
  `<!doctype html><html lang="en"><head><title>A quay</title>${head}</head><body><article><h1>A quay</h1>${body}</article></body></html>`;
const read = (body: string, head = '', readLocal?: (name: string) => Uint8Array | null) =>
  readWords(page(body, head), 'page.html', readLocal);

describe('a picture', () => {
  test('that came along is taken before a larger one of the web', async () => {
    const { markdown, images } = await read(
      `${prose}<p><img src="files/one.png" srcset="https://example.org/large.jpg 2000w" alt="One"></p>`,
      '',
      (name) => (name === 'files/one.png' ? PNG : null),
    );
    expect(images).toHaveLength(1);
    expect(markdown).toContain(`![One](<image:${images[0]?.name ?? ''}>)`);
  });

  test('of a set with commas in its addresses is found', async () => {
    const { markdown } = await read(
      `${prose}<p><img srcset="https://example.org/a,w_10/a.jpg 1x, https://example.org/a,w_20/a.jpg 2x" alt="A"></p>`,
    );
    expect(markdown).toContain('![A](<https://example.org/a,w_20/a.jpg>)');
  });
});

describe('what a page says of its authors', () => {
  test('in a line of names under the headline', async () => {
    const { details } = await read(`<div class="c-byline">By Jane Doe and John Roe</div>${prose}`);
    expect(details.byline).toBe('Jane Doe, John Roe');
  });

  test.each([
    ['no names', '<div class="c-byline">Our Harbour Desk in Overbridge reports</div>'],
    ['no author', '<div class="lead">Jane Doe</div>'],
    ['an aside', '<aside><span class="author">Jane Doe</span></aside>'],
  ])('%s gives none', (_, line) => {
    expect(namedAuthors(parseHTML(page(`${line}${prose}`)).document)).toBeNull();
  });

  test('in data that are hidden in a comment, by reference', async () => {
    const data = [
      { '@type': 'Person', '@id': '#a', name: 'Ann Lee' },
      { '@type': 'NewsArticle', author: [{ '@id': '#a' }, { name: 'https://example.org/bo' }] },
    ];
    const head = `<script type="application/ld+json"><!-- ${JSON.stringify(data)} --></script>`;
    expect((await read(prose, head)).details.byline).toBe('Ann Lee');
  });
});

describe('a date of metadata', () => {
  test.each([
    ['2005-11-05T23:30:00-11:00', '2005-11-05'],
    ['2005-11-05T00:30:00+14:00', '2005-11-05'],
    ['Sat, 05 Nov 2005 23:30:00 -0800', '2005-11-05'],
    ['2005/11/5', '2005-11-05'],
    ['2005/11', '2005-11'],
    ['05/11/2005', null],
    ['2005/13/5', null],
  ])('%s is %s, in whatever zone this is', (value, published) => {
    expect(publishedOf(value)).toBe(published);
  });
});

describe('structure', () => {
  test('breaks part lines and paragraphs, in whatever they are wrapped', async () => {
    const { text } = await readWords(
      '<article><div>one<br>two<font><br> <br></font>three<br></div></article>',
      'Pasted',
    );
    expect(text).toBe('one\ntwo\n\nthree');
  });

  test('cells that reach over rows keep columns true', async () => {
    const { markdown } = await readWords(
      '<article><p>Ships</p><table><tr><th>Quay</th><th>Ship</th></tr><tr><td rowspan="2">North</td><td>Ann</td></tr><tr><td>Bo</td></tr></table></article>',
      'Pasted',
    );
    expect(markdown).toContain('| North | Ann |\n|  | Bo |');
  });

  test('a link to a chapter is no mark of a note', async () => {
    const { text } = await read(
      `${prose}<p>See <sup><a href="#c2">2</a></sup>.</p><div id="c2"><h2>Two</h2>${prose}</div>`,
    );
    expect(text).not.toContain('[2]');
  });

  test('a page that is hidden until a script shows it is read', async () => {
    const html = page(prose).replace('<article', '<article style="display:none"');
    expect((await readWords(html, 'page.html')).text).toBe(PROSE);
  });

  test('spans beyond reason cost little', async () => {
    const row = '<tr><td rowspan="65534" colspan="1000">x</td></tr>';
    const { text } = await read(`${prose}<table>${row.repeat(300)}</table>`);
    expect(text.length).toBeLessThan(100_000);
  });
});

test('everything tells the words that were dropped, and no script', () => {
  const html = page(`<nav>Ports and ships</nav>${prose}<p hidden>Unseen</p><script>start()</script>`);
  const { everything } = readHtml(html, () => null);
  const all = everything?.() ?? '';
  for (const words of ['Ports and ships', 'By noon', 'Unseen']) expect(all).toContain(words);
  expect(all).not.toContain('start()');
});

test('pages cut, doubled and mixed up are read, or refused in words', () => {
  const golden = join(FIXTURES, 'golden');
  const pages = readdirSync(golden)
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(join(golden, name), 'utf8'));
  const cut = fc.tuple(fc.constantFrom(...pages), fc.nat(6000), fc.nat(6000), fc.string({ maxLength: 8 }));
  fc.assert(
    fc.property(cut, cut, ([one, from, to, junk], [other, start, end]) => {
      const mixed = one.slice(0, from) + junk + other.slice(start, end) + junk + one.slice(to);
      try {
        expect(readHtml(mixed, () => null).markdown).toBeTypeOf('string');
      } catch (error) {
        expect(error).toBeInstanceOf(PlainError);
      }
    }),
    { numRuns: 40 },
  );
});
