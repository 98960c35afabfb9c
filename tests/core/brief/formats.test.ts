import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { briefAsCsv } from '../../../core/brief/csv.ts';
import { briefAsHtml } from '../../../core/brief/html.ts';
import { briefAsMarkdown } from '../../../core/brief/markdown.ts';
import { writeBrief } from '../../../core/brief/write.ts';
import { canonicalText } from '../../../core/document/document.ts';
import { libraries } from './arbitraries.ts';
import {
  ABDUCTIONS,
  compose,
  corrupted,
  EVERYTHING,
  KYODO,
  PAST,
  readArticle,
  SECURITY,
  VOA,
} from './fixtures.ts';

const NO_IMAGES = () => null;
const IMAGE = `${'a'.repeat(64)}.png`;

/** Reads RFC 4180. */
function readCsv(csv: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cells = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/gy;
  for (const [, quotedCell, plain = '', end] of csv.replace(/^\ufeff/, '').matchAll(cells)) {
    rows.at(-1)?.push(quotedCell?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') rows.push([]);
  }
  return rows.slice(0, -1);
}

describe('CSV', () => {
  test('has a mark, a header and a row for each quotation of each section', () => {
    const brief = compose([VOA, KYODO]);
    const csv = briefAsCsv(brief);
    expect(csv.startsWith('\ufeffissue,quotation,note,')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(readCsv(csv)).toHaveLength(1 + brief.sections.flatMap(({ quotations }) => quotations).length);
  });

  test.each(['=1+1', '+1', '-1', '@a', '＝1', '-- a note'])('does not let %j be run', (note) => {
    const [, row] = readCsv(briefAsCsv(compose([readArticle('one', [{ over: 'one', note }])])));
    expect(row?.[2]).toBe(`'${note}`);
  });

  test('gives every quotation back to the letter', () => {
    fc.assert(
      fc.property(libraries, (articles) => {
        const brief = compose(articles);
        const [, ...rows] = readCsv(briefAsCsv(brief));
        const quotes = brief.sections.flatMap(({ quotations }) => quotations.map(({ quote }) => quote));
        expect(rows.map(([, cell = '']) => cell.replace(/^'(?='*[=+\-@＝＋－＠\t\r])/u, ''))).toEqual(quotes);
      }),
      { numRuns: 200 },
    );
  });

  test('says of each quotation whether it passed the check', () => {
    const article = readArticle('one', [{ over: 'one' }]);
    const check = (one: typeof article) => readCsv(briefAsCsv(compose([one])))[1]?.at(-1);
    expect(check(article)).toBe('matches the source');
    expect(check(corrupted(article, 'two'))).toBe('differs from the source');
  });
});

describe('Markdown', () => {
  test('sets quotation, note and other issues under their issue', () => {
    const article = readArticle('It was *one* day.', [
      { over: 'one day', issues: [ABDUCTIONS, PAST], note: 'See:\n\n> other words' },
    ]);
    expect(briefAsMarkdown(compose([article], { issues: [ABDUCTIONS.id] }))).toBe(
      `# Tokyo–Pyongyang, week 45

Brief of 6 November 2005. One source, one passage.

## Abductions

People taken to the North.

> “one day” [\\[1\\]](#source-1)

* See\\:

  > other words

Also under: Colonial past, reparations

## Sources

1. <a id="source-1"></a>“A title.”

*The quotation matches its stored source word for word.*
`,
    );
  });

  test('marks highlights in the full text, overlapping ones as one', () => {
    const article = readArticle('One two *three* four.', [
      { over: 'two three' },
      { over: 'three four', issues: [PAST] },
    ]);
    const markdown = briefAsMarkdown(compose([article], { include: EVERYTHING }));
    expect(markdown).toContain('One ==two== *==three==* ==four==.');
  });

  test('tells equals signs of the text from those of highlights', () => {
    const article = readArticle('If a == b then', [{ over: 'then' }]);
    const markdown = briefAsMarkdown(compose([article], { include: EVERYTHING }));
    expect(markdown).toContain('If a =\\= b ==then==');
    expect(canonicalText(markdown)).toContain('If a == b ==then==');
  });

  test('leaves no sign of a line break that ends a paragraph', () => {
    const article = readArticle('One<br>two<br>\n\n*three<br>* four', [{ over: 'two' }]);
    const markdown = briefAsMarkdown(compose([article], { include: EVERYTHING }));
    expect(canonicalText(markdown)).toContain('One\n==two==\n\nthree\nfour');
  });

  test('names the source under the quotation where there is no list', () => {
    const brief = compose([KYODO], { include: { ...EVERYTHING, sources: false } });
    expect(briefAsMarkdown(brief)).toContain('> — Kyodo, “Families told\\: ‘No new list’,” 3 November 2005');
  });

  test('says where a quotation differs from its source', () => {
    const brief = compose([corrupted(readArticle('one', [{ over: 'one' }]), 'two')]);
    expect(briefAsMarkdown(brief)).toContain('**Differs from the stored source**, which has: “one”');
    expect(briefAsMarkdown(brief)).not.toContain('word for word');
  });
});

describe('HTML', () => {
  const page = (...args: Parameters<typeof compose>) =>
    parseHTML(briefAsHtml(compose(...args), NO_IMAGES)).document;

  test('asks for nothing outside of itself', () => {
    const html = briefAsHtml(compose([VOA, KYODO], { include: EVERYTHING }), NO_IMAGES);
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:; font-src data:">`,
    );
    expect(html).not.toMatch(/<(?:script|link|iframe|object|embed|base|form)\b|@import|url\(/i);
  });

  test('has headings in order, without a gap', () => {
    const levels = [...page([VOA, KYODO], { include: EVERYTHING }).querySelectorAll('h1,h2,h3,h4,h5,h6')].map(
      ({ localName }) => Number(localName.slice(1)),
    );
    levels.forEach((level, index) => {
      expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1);
    });
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
  });

  test('leads from quotation to source and back', () => {
    const document = page([KYODO]);
    expect(document.querySelector('#quotation-1 sup a')?.getAttribute('href')).toBe('#source-1');
    const back = [...document.querySelectorAll('#source-1 .back a')].map((link) => link.getAttribute('href'));
    expect(back).toEqual(['#quotation-1', '#quotation-2', '#quotation-3']);
  });

  test('keeps the language of its sources', () => {
    const french = readArticle('un deux', [{ over: 'deux' }], { language: 'fr' });
    const document = page([french], { include: EVERYTHING });
    expect(document.querySelector('.quotation blockquote')?.getAttribute('lang')).toBe('fr');
    expect(document.querySelector('article')?.getAttribute('lang')).toBe('fr');
  });

  test('draws overlapping highlights with the colour and line of each, and names them by letter', () => {
    const article = readArticle('One two three four.', [
      { over: 'two three', issues: [ABDUCTIONS] },
      { over: 'three four', issues: [SECURITY, PAST] },
    ]);
    const body = page([article], { include: EVERYTHING }).querySelector('article');
    const three = [...(body?.querySelectorAll('mark') ?? [])].find(
      ({ textContent }) => textContent === 'three',
    );
    expect(three?.className).toBe('c-red u-solid lane-0');
    expect(three?.getAttribute('title')).toBe('Abductions, Colonial past, reparations, Regional security');
    expect([...(body?.querySelectorAll('.sign') ?? [])].map(({ textContent }) => textContent)).toEqual([
      'a',
      'b,c',
    ]);
  });

  test('explains the letters once, those of the brief’s own sections first', () => {
    const article = readArticle('One two.', [{ over: 'two', issues: [ABDUCTIONS, SECURITY] }]);
    const document = page([article], { issues: [SECURITY.id], include: EVERYTHING });
    expect([...document.querySelectorAll('.legend .key')].map(({ textContent }) => textContent)).toEqual([
      'Regional securitya',
      'Abductionsb',
    ]);
  });

  test('takes images that it is given as data, and their words otherwise', () => {
    const article = readArticle(`![A <map>](image:${IMAGE}) Here.`, [{ over: 'Here' }]);
    const brief = compose([article], { include: EVERYTHING });
    const shown = parseHTML(
      briefAsHtml(brief, (name) => (name === IMAGE ? 'data:image/png;base64,AA==' : null)),
    );
    expect(shown.document.querySelector('img')?.getAttribute('src')).toBe('data:image/png;base64,AA==');
    expect(shown.document.querySelector('img')?.getAttribute('alt')).toBe('A <map>');
    const without = parseHTML(briefAsHtml(brief, () => 'https://a.example/i.png')).document;
    expect(without.querySelector('img')).toBeNull();
    expect(without.querySelector('.image')?.textContent).toBe('[Image: A <map>]');
  });

  test('makes no link of an address that is not one of the web', () => {
    const article = readArticle('one', [{ over: 'one' }], { url: 'javascript:alert(1)' });
    expect(page([article]).querySelector('#source-1 > a')).toBeNull();
  });
});

test('a brief is written in the format that is asked for', () => {
  const brief = compose([VOA]);
  expect(writeBrief(brief, 'html')).toBe(briefAsHtml(brief, NO_IMAGES));
  expect(writeBrief(brief, 'md')).toBe(briefAsMarkdown(brief));
  expect(writeBrief(brief, 'csv')).toBe(briefAsCsv(brief));
});

describe('the Markdown of a full text', () => {
  const readBack = (markdown: string) =>
    canonicalText(
      briefAsMarkdown(compose([readArticle(markdown, [{ over: 'x' }])], { include: EVERYTHING })),
    );

  test('keeps a no-break space at the start of a heading', () => {
    expect(readBack('# &nbsp;Part\n\nx')).toContain('\n\n\u00a0Part\n\n');
  });

  test('leaves no sign of line breaks that end a paragraph', () => {
    expect(readBack('x <br><br>\n\nEnd.')).not.toContain('\\');
  });
});
