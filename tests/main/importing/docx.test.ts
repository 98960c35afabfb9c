import { strToU8, zipSync } from 'fflate';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, documentOf } from '../../../core/document/document.ts';
import type { Extracted, ExtractedArticle } from '../../../core/importing.ts';
import { PlainError } from '../../../core/result.ts';
import { readDocx } from '../../../main/importing/docx.ts';

const PNG = Uint8Array.from(Buffer.from('89504e470d0a1a0a0000000d', 'hex'));
const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

type Files = Readonly<Record<string, string | Uint8Array>>;

const relations = (list: Readonly<Record<string, string>>): string =>
  `<Relationships xmlns="${PACKAGE}/relationships">${Object.entries(list)
    .map(
      ([type, target], index) =>
        `<Relationship Id="r${index + 1}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const STYLES = ['Title', 'heading 1', 'heading 8', 'Quote'].map(
  (name) =>
    `<w:style w:type="paragraph" w:styleId="${name.replace(' ', '')}"><w:name w:val="${name}"/></w:style>`,
);

const partsOf = (body: string, more: Files = {}): Files => ({
  '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/></Types>`,
  '_rels/.rels': relations({ officeDocument: 'word/document.xml' }),
  'word/_rels/document.xml.rels': relations({
    image: 'media/tide.png',
    footnotes: 'footnotes.xml',
    endnotes: 'endnotes.xml',
    styles: 'styles.xml',
    comments: 'comments.xml',
  }),
  'word/styles.xml': `<w:styles ${W}>${STYLES.join('')}</w:styles>`,
  'word/document.xml': `<w:document ${W}><w:body>${body}</w:body></w:document>`,
  ...more,
});

const packed = (files: Files): Uint8Array =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, content]) => [
        name,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
    { level: 1 },
  );

interface Read extends ExtractedArticle {
  readonly text: string;
  readonly left: Extracted['left'];
}

async function readParts(files: Files): Promise<Read> {
  const { articles, left } = await readDocx(packed(files));
  const [article] = articles;
  if (article === undefined) throw new Error('There is no article.');
  return { ...article, text: canonicalText(article.markdown), left };
}
const read = (body: string, more?: Files): Promise<Read> => readParts(partsOf(body, more));

const run = (words: string): string => `<w:r><w:t xml:space="preserve">${words}</w:t></w:r>`;
const paragraph = (inner: string, style = ''): string =>
  `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}${inner}</w:p>`;
const core = (properties: string): Files => ({
  'docProps/core.xml': `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`,
});
const picture = (id: string): string =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" descr="The tide"/><a:graphic><a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
const notes = (kind: string, ids: Readonly<Record<string, string>>): string =>
  `<w:${kind}s ${W}>${Object.entries(ids)
    .map(([id, words]) => `<w:${kind} w:id="${id}">${paragraph(run(words))}</w:${kind}>`)
    .join('')}</w:${kind}s>`;

describe('a Word document', () => {
  test('gives its structure and its title, which leaves the text', async () => {
    const { details, text, markdown, type, left } = await read(
      [
        paragraph(run('The quay'), 'Title'),
        paragraph(run('and its tide'), 'Title'),
        paragraph(run('Ebb'), 'heading1'),
        paragraph(run('It goes *out* &amp; &lt;b&gt;.')),
        paragraph(run('“Slow.”'), 'Quote'),
        paragraph(run('Small'), 'heading8'),
        paragraph(run('1. no list')),
        paragraph(run('Part two'), 'Title'),
        `<w:tbl><w:tr><w:tc>${paragraph(run('Time'))}</w:tc><w:tc>${paragraph(run('Height'))}</w:tc></w:tr></w:tbl>`,
      ].join(''),
    );
    expect(type).toBe('docx');
    expect(details.title).toBe('The quay and its tide');
    expect(text).toBe(
      'Ebb\n\nIt goes *out* & <b>.\n\n“Slow.”\n\nSmall\n\n1. no list\n\nPart two\n\nTime\tHeight',
    );
    expect(
      documentOf(markdown).blocks.map((block) => (block.type === 'heading' ? block.depth : block.type)),
    ).toEqual([1, 'paragraph', 'quote', 6, 'paragraph', 1, 'table']);
    expect(left).toEqual([]);
  });

  test('that is its title alone keeps it', async () => {
    const { details, text } = await read(paragraph(run('The quay'), 'Title'));
    expect([details.title, text]).toEqual(['The quay', 'The quay']);
  });

  test('gives its properties, and believes its own words before them', async () => {
    const properties = core(
      '<dc:title>Draft 3</dc:title><dc:creator>Ines Calder</dc:creator><dc:language>en-GB</dc:language><dcterms:created>2024-03-01T10:00:00Z</dcterms:created><dcterms:modified>2025-01-01T10:00:00Z</dcterms:modified>',
    );
    const { details } = await read(paragraph(run('Words.')), properties);
    expect(details).toMatchObject({
      title: 'Draft 3',
      byline: 'Ines Calder',
      published: '2024-03-01',
      language: 'en-GB',
      url: null,
    });
    const dated = await read(
      paragraph(run('The quay'), 'Title') + paragraph(run('5 November 2005')) + paragraph(run('Words.')),
      properties,
    );
    expect(dated.details).toMatchObject({ title: 'The quay', published: '2005-11-05' });
  });

  test('keeps its notes at its end, with their marks', async () => {
    const reference = (kind: string, id: string): string => `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;
    const { text } = await read(
      paragraph(
        run('Ebb') + reference('footnote', '7') + run(' and flow') + reference('endnote', '2') + run('.'),
      ),
      {
        'word/footnotes.xml': notes('footnote', { 7: 'A low tide.', 9: 'Never named.' }),
        'word/endnotes.xml': notes('endnote', { 2: 'A high one.' }),
      },
    );
    expect(text).toBe('Ebb[1] and flow[2].\n\n[1] A low tide.\n\n[2] A high one.');
  });

  test('has its tracked changes accepted', async () => {
    const { text } = await read(
      paragraph(
        run('The tide ') +
          `<w:del w:id="1"><w:r><w:delText>stands still</w:delText></w:r></w:del><w:ins w:id="2">${run('goes out')}</w:ins>` +
          `<w:moveFrom w:id="3">${run(' early')}</w:moveFrom>` +
          run('.'),
      ),
    );
    expect(text).toBe('The tide goes out.');
  });

  test('brings its pictures along, and says what cannot come', async () => {
    const { images, markdown, left } = await read(
      paragraph(
        run('Ebb') +
          picture('r1') +
          picture('r1') +
          picture('r2') +
          '<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>',
      ),
      {
        'word/media/tide.png': PNG,
        'word/comments.xml': notes('comment', { 1: 'Sure?', 2: 'Yes.' }),
        'word/fonts/a.odttf': new Uint8Array(5),
      },
    );
    expect(images.map(({ bytes }) => bytes.length)).toEqual([PNG.length]);
    expect(markdown.match(/!\[The tide\]\(<image:/g)).toHaveLength(2);
    expect(left).toEqual([
      '2 comments could not come over.',
      '1 formula could not come over.',
      '1 picture could not come over.',
    ]);
  });

  test('has in its text the words that are in its runs', async () => {
    const words = fc.stringMatching(/^[a-z*_#>[\]\\`|~.0-9:@!-]{1,8}( [a-z*_#>[\]\\`|~.0-9:@!-]{1,8}){0,4}$/);
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 5 }), async (lines) => {
        const { text } = await read(
          lines.map((each) => paragraph(run(each.replaceAll('>', '&gt;')))).join(''),
        );
        expect(text).toBe(lines.join('\n\n'));
      }),
      { numRuns: 60 },
    );
  });
});

describe('a Word document that cannot be read', () => {
  const wordsOf = async (files: Files): Promise<string> => {
    try {
      await readParts(files);
      return 'read';
    } catch (error) {
      if (error instanceof PlainError) return error.message;
      throw error;
    }
  };

  test('is refused in words', async () => {
    expect(await wordsOf({ 'xl/workbook.xml': '<workbook/>' })).toMatch(/damaged, or none/);
    expect(await wordsOf(partsOf('<w:p>'))).toMatch(/damaged, or none/);
    expect(await wordsOf(partsOf(''))).toMatch(/no words to read/);
    await expect(readDocx(strToU8('PK'))).rejects.toThrow(/damaged or was cut short/);
  });

  test('is refused at once when it is made to take long', async () => {
    const reference = '<w:r><w:footnoteReference w:id="1"/></w:r>';
    const hostile: readonly string[] = [
      '<w:ins>'.repeat(50_000),
      '<'.repeat(500_000),
      `<w:p ${Array.from({ length: 50_000 }, (_, index) => `a${index}="1"`).join(' ')}/>`,
      paragraph(reference.repeat(1000)),
    ];
    for (const body of hostile)
      expect(await wordsOf(partsOf(body, { 'word/footnotes.xml': notes('footnote', { 1: 'x' }) }))).toMatch(
        /damaged|deeply/,
      );
    const long = relations({ hyperlink: `https://example.org/${'a'.repeat(10_000)}` });
    expect(await wordsOf(partsOf(paragraph(run('x')), { 'word/_rels/document.xml.rels': long }))).toMatch(
      /damaged/,
    );
    expect(await wordsOf(partsOf('', { 'word/document.xml': ' '.repeat(31 * 1024 * 1024) }))).toMatch(
      /longer than any/,
    );
  });

  test('and is damaged anywhere gives an article or words', async () => {
    const files = partsOf(paragraph(run('Ebb') + picture('r1')) + paragraph(run('Flow'), 'Title'), {
      'word/media/tide.png': PNG,
      'word/footnotes.xml': notes('footnote', { 1: 'x' }),
      ...core('<dc:title>Quay</dc:title>'),
    });
    const damage = fc.record({
      name: fc.constantFrom(...Object.keys(files).filter((name) => !name.endsWith('png'))),
      at: fc.nat(1500),
      cut: fc.nat(40),
      put: fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom('<', '>', '"', '&', '/', '<!--', '\0')),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (changes) => {
        const broken: Record<string, string | Uint8Array> = { ...files };
        for (const { name, at, cut, put } of changes) {
          const text = String(broken[name]);
          const start = at % Math.max(text.length, 1);
          broken[name] = text.slice(0, start) + put + text.slice(start + cut);
        }
        expect(await wordsOf(broken)).toMatch(/read|damaged|deeply/);
      }),
      { numRuns: 80 },
    );
  });
});
