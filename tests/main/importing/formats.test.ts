/**
 * Files of each format beside the Markdown that is read from them, and books, documents and PDFs that are made here.
 * `GOLDEN=write npx vitest run --project=main tests/main/importing/formats.test.ts` writes the Markdown anew: read what
 * has changed before you keep it.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Extracted } from '../../../core/importing.ts';
import { extract } from '../../../main/importing/extract.ts';
import { filesOf, zipped } from './books.ts';
import { lines, pdfOf } from './pdf-writer.ts';
import { FIXTURES } from './reading.ts';

const FORMATS = join(FIXTURES, 'formats');
const GOLDEN = '.golden.md';

/** Each article with its details and its pages as front matter, then what did not come over. */
const written = ({ articles, left }: Extracted): string =>
  [
    ...articles.map(({ details, pages, images, markdown }) => {
      const fields = Object.entries({
        ...details,
        pages: pages.map(({ page }) => page),
        images: images.length,
      });
      const matter = fields.map(([name, value]) => `${name}: ${JSON.stringify(value)}`).join('\n');
      return `---\n${matter}\n---\n\n${markdown}\n`;
    }),
    ...left.map((sentence) => `<!-- ${sentence} -->\n`),
  ].join('\n');

async function compare(bytes: Uint8Array, name: string): Promise<void> {
  const file = join(FORMATS, `${name}${GOLDEN}`);
  const article = written(await extract(bytes, { name, readLocal: () => null }));
  if (process.env['GOLDEN'] === 'write') writeFileSync(file, article);
  expect(article).toBe(readFileSync(file, 'utf8'));
}

const files = readdirSync(FORMATS).filter((name) => !name.endsWith(GOLDEN));

test('there is a file of every format that is text', () => {
  expect(files).toEqual([
    'clipping.md',
    'entries.atom',
    'entries.rss',
    'letter.eml',
    'page.mhtml',
    'report.txt',
  ]);
});

test.each(files)('%s', async (name) => {
  await compare(readFileSync(join(FORMATS, name)), name);
});

test('a book', async () => {
  const book = filesOf({
    metadata:
      '<dc:title>The Quay</dc:title><dc:creator>Jane Doe</dc:creator><dc:language>en</dc:language><dc:date>2005-11-05</dc:date>',
    chapters: {
      'one.xhtml':
        '<h1>Morning</h1><p>The harbour was <em>quiet</em> in the morning.</p><ul><li>rope</li><li>tar</li></ul>',
      'two.xhtml':
        '<h1>Noon</h1><p>By noon the news was everywhere.</p><blockquote><p>No answer.</p></blockquote>',
    },
  });
  await compare(zipped(book), 'book.epub');
});

test('a document', async () => {
  const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
  const paragraph = (words: string, style = '') =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t>${words}</w:t></w:r></w:p>`;
  const style = (name: string) =>
    `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`;
  const cells = (...words: readonly string[]) =>
    `<w:tr>${words.map((each) => `<w:tc>${paragraph(each)}</w:tc>`).join('')}</w:tr>`;
  const relation = (type: string, target: string) =>
    `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/></Relationships>`;
  const body = [
    paragraph('The Quay', 'Title'),
    paragraph('By Jane Doe'),
    paragraph('5 November 2005'),
    paragraph('What was asked', 'heading1'),
    paragraph('The harbour was quiet in the morning, and nobody spoke of the ship.'),
    `<w:tbl>${cells('Year', 'Dues')}${cells('2005', '12')}</w:tbl>`,
  ].join('');
  const document = zipped({
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': relation('officeDocument', 'word/document.xml'),
    'word/_rels/document.xml.rels': relation('styles', 'styles.xml'),
    'word/styles.xml': `<w:styles ${W}>${style('Title')}${style('heading 1')}</w:styles>`,
    'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  });
  await compare(document, 'report.docx');
});

test('a PDF', async () => {
  const page = (number: number, words: readonly string[]) => ({
    texts: [
      { x: 100, y: 770, words: 'The Harbour Review' },
      ...(number === 1 ? [{ x: 100, y: 730, words: 'The Quay', size: 20 }] : []),
      ...lines(100, 690, words),
      { x: 300, y: 30, words: String(number) },
    ],
  });
  const pages = [
    page(1, [
      'The harbour was quiet in the morning, and nobody in the office spoke',
      'of the ship that had come in the night from the other side of the bay',
      'and lay at the long pier with all of its lights out, outside the har-',
    ]),
    page(2, ['bour wall. By noon the news was everywhere, and the of-', 'fice had no answer to it.']),
    page(3, ['The men who had seen the ship said that it flew no flag.']),
  ];
  await compare(pdfOf(pages, { info: { Title: 'The Quay', Author: 'Jane Doe' } }), 'report.pdf');
});
