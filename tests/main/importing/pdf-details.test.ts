import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { lines, mark, pdfOf, readPages, readPdfBytes, wide, type DrawnPage } from './pdf-writer.ts';

const PDFS = join(import.meta.dirname, '../../fixtures/pdf');

const TEXT: DrawnPage = {
  texts: lines(100, 600, [
    'The harbour was quiet in the morning, and nobody in the office spoke',
    'of the ship that had come in the night from the other side of the bay.',
  ]),
};
const under = (...texts: Parameters<typeof lines>[2]): DrawnPage => ({
  texts: [...lines(100, 700, texts), ...TEXT.texts],
});

describe('the title of a PDF', () => {
  test('is what the file says where that is a title', async () => {
    const { details } = await readPages([TEXT], { info: { Title: 'Harbour Talks', Author: 'Jane Doe' } });
    expect(details).toMatchObject({ title: 'Harbour Talks', byline: 'Jane Doe', language: 'en' });
  });

  test.each(['Microsoft Word - doc1', 'report_final.docx', 'JA0512_v3', 'untitled', 'Document2', '12/05'])(
    'is not "%s"',
    async (Title) => {
      const large = { x: 100, y: 720, words: 'Harbour Talks End', size: 20 };
      const { details, text } = await readPages([{ texts: [large, ...TEXT.texts] }], {
        info: { Title, Author: 'jdoe2' },
      });
      expect(details).toMatchObject({ title: 'Harbour Talks End', byline: null });
      expect(text).toMatch(/^The harbour/);
    },
  );

  test('stays open where nothing shows it', async () => {
    expect((await readPages([TEXT])).details.title).toBe('');
  });
});

describe('the date of a PDF', () => {
  test('is the one near the top of the text', async () => {
    const { details, left } = await readPages([under('5 November 2005', 'By Jane Doe')], {
      info: { CreationDate: 'D:20240131120000Z' },
    });
    expect(details).toMatchObject({ published: '2005-11-05', byline: 'Jane Doe' });
    expect(left).toEqual([]);
  });

  test('is the day of the file where the text shows none, which is told', async () => {
    const { details, left } = await readPages([TEXT], { info: { CreationDate: "D:20240131120000+01'00'" } });
    expect(details.published).toBe('2024-01-31');
    expect(left).toEqual(['The date is the day on which the PDF was made: its first page shows none.']);
  });
});

describe('pages of a PDF', () => {
  test('are called what the file calls them', async () => {
    const { pageStarts } = await readPages(
      ['Preface of the book', 'Chapter of the book', 'Ending of the book'].map((words) => ({
        texts: [{ x: 100, y: 700, words }],
      })),
      { catalog: '/PageLabels << /Nums [0 << /S /r /St 4 >> 1 << /S /D /P (A-) >>] >>' },
    );
    expect(pageStarts).toEqual([
      ['iv', 'Preface of t'],
      ['A-1', 'Chapter of t'],
      ['A-2', 'Ending of th'],
    ]);
  });

  test('begin where their words do, within a paragraph, within a word, in a list', async () => {
    const { text, pageStarts } = await readPages([
      { texts: lines(100, 700, ['There are examples, and there is one example which is as wide as exam-']) },
      {
        texts: lines(100, 700, ['ple lines are, and goes on, and over to a third page with other words and']),
      },
      { texts: lines(100, 700, ['ends.', '• One *item*', '• Another']) },
      { texts: lines(100, 700, ['• A third', '• A fourth']) },
    ]);
    expect(text).toContain('as wide as example lines are');
    expect(text).toContain('One *item*\nAnother\nA third');
    expect(pageStarts).toEqual([
      ['1', 'There are ex'],
      ['2', 'ple lines ar'],
      ['3', 'ends.\n\nOne *'],
      ['4', 'A third\nA fo'],
    ]);
  });

  test('without text have no place, and are told', async () => {
    const { pageStarts, left } = await readPages([TEXT, { texts: [] }, { texts: [] }, { texts: [] }]);
    expect(pageStarts).toEqual([['1', 'The harbour ']]);
    expect(left.join(' ')).toMatch(/^1 of 4 pages have text; .* seems to be scanned/);
  });
});

describe('headings and lists', () => {
  test('are told by size, and by weight where the rest is light', async () => {
    const { markdown } = await readPages([
      {
        texts: [
          { x: 100, y: 780, words: 'Harbours', size: 24 },
          { x: 100, y: 740, words: '1 Quiet Ones', size: 14 },
          ...TEXT.texts.map((each) => ({ ...each, y: each.y + 110 })),
          { x: 100, y: 660, words: 'Of the South', font: 'bold' },
          ...TEXT.texts,
        ],
      },
    ]);
    expect(markdown.match(/^#+ .*$/gm)).toEqual(['## 1 Quiet Ones', '### Of the South']);
  });

  test('items go on in the lines below them', async () => {
    const { markdown } = await readPages([
      {
        texts: [
          ...lines(100, 700, ['1. The first item of the list, which is as long as a line can be here']),
          ...lines(112, 688, ['and goes on.']),
          ...lines(100, 676, ['2. The second.', '3. The third.']),
          ...lines(100, 600, ['4. This one stands alone, far away.']),
        ],
      },
    ]);
    expect(markdown).toContain(
      '1. The first item of the list, which is as long as a line can be here and goes on.\n2. The second.\n3. The third.\n4. This',
    );
  });

  test('begin with no number that wrapping brought to the beginning of a page', async () => {
    const { text } = await readPages([
      {
        texts: lines(100, 700, ['Der Hafen war am Morgen still, und niemand sprach von dem Schiff, das am']),
      },
      { texts: lines(100, 700, ['3. Mai in der Nacht gekommen war.']) },
    ]);
    expect(text).toMatch(/das am 3\. Mai in der Nacht gekommen war\.$/);
  });
});

describe('other writing', () => {
  test('from right to left is read that way, numbers and names in it from left to right', async () => {
    // Drawn as it stands on the page, from the left, as PDFs do.
    const shown = Array.from('היה 2005 שקט').reverse().join('').replace('5002', '2005');
    const { text } = await readPages([
      { texts: wide(100, 700, [shown.slice(0, 4), shown.slice(4, 8), shown.slice(8)], 5) },
    ]);
    expect(text).toBe('היה 2005 שקט');
  });

  test('Arabic letters in the shapes they take within words are those letters', async () => {
    const { text } = await readPages([{ texts: [{ x: 100, y: 700, words: 'ﺎﻛ' }] }]);
    expect(text).toBe('كا');
  });

  test('of China and Japan is joined without spaces', async () => {
    const { text } = await readPages([
      {
        texts: lines(100, 700, ['港口早晨很安静没有人谈论夜里来的那艘船', '到了中午消息传遍了每个角落'], {
          font: 'any',
          isWide: true,
        }),
      },
    ]);
    expect(text).toBe('港口早晨很安静没有人谈论夜里来的那艘船到了中午消息传遍了每个角落');
  });

  test('turned by a quarter is read, and comes after the rest', async () => {
    const turned = TEXT.texts.map((each, index) => ({ ...each, x: 100 + index * 12, y: 100, turn: 90 }));
    expect((await readPages([{ texts: turned }])).text).toBe(TEXT.texts.map(({ words }) => words).join(' '));
    const { paragraphs } = await readPages([
      { texts: [{ x: 30, y: 200, words: 'A stamp at the side', turn: 90 }, ...TEXT.texts] },
    ]);
    expect(paragraphs.at(-1)).toBe('A stamp at the side');
  });
});

test('a page that a browser printed has its columns, its scripts and its raised numbers', async () => {
  const { details, paragraphs, left } = await readPdfBytes(readFileSync(join(PDFS, 'printed-page.pdf')));
  expect(details).toMatchObject({
    title: 'A page as a browser prints it',
    byline: 'Jane Doe',
    published: '2005-11-05',
  });
  expect(left).toEqual([]);
  expect(paragraphs).toHaveLength(7);
  expect(paragraphs[1]).toMatch(/official flowers on its affluent waffle, .* ligatures\.$/);
  expect(paragraphs[2]).toMatch(/^The harbour .* the ship¹² that had come .* their responsibilities\.$/);
  expect(paragraphs[3]).toMatch(/^By noon .* an investigation\.$/);
  expect(paragraphs[4]).toBe(
    'הנמל היה שקט בבוקר, ואיש לא דיבר על הספינה שהגיעה בלילה. בשנת 2005 נבנו 12 רציפים חדשים, והמשרד (Harbour Office) לא אמר דבר.',
  );
  expect(paragraphs[5]).toBe('كان الميناء هادئا في الصباح، ولم يتحدث أحد عن السفينة.');
  expect(paragraphs[6]).toMatch(/^港口早晨很安静，\S+没有挂旗。$/);
});

describe('highlights of a PDF', () => {
  // Each letter is 5 wide, so that a letter's place is its number.
  const drawn = lines(
    100,
    700,
    ['The examples are here: nobody spoke of an exam-', 'ple of the ship that had come in the night.'],
    { font: 'any' },
  );
  const at = (letter: number): number => 100 + letter * 5;

  test('have the words beneath them, over lines and divided words, with their notes', async () => {
    const quads = `/QuadPoints [${at(23)} 709 ${at(47)} 709 ${at(23)} 698 ${at(47)} 698 ${at(0)} 697 ${at(14)} 697 ${at(0)} 686 ${at(14)} 686]`;
    const { highlights, text, left } = await readPages([
      {
        texts: [...drawn, { x: 100, y: 600, words: 'example', font: 'any' }],
        marks: [
          `/Subtype /Highlight /Rect [100 686 335 709] ${quads} /Contents (See *here*\\n- too) /CreationDate (D:20240131120000Z)`,
          mark('Underline', at(4), at(12), 700),
        ],
      },
    ]);
    expect(highlights).toEqual([
      {
        key: 'Highlight on page 1 at 100 686 335 709',
        quote: 'nobody spoke of an example of the ship',
        prefix: 'The examples are here: ',
        suffix: ' that had come in the night.',
        position: { start: 23, end: 61 },
        note: 'See \\*here\\*\n\n\\- too',
        issues: [],
        created: '2024-01-31T12:00:00.000Z',
      },
      expect.objectContaining({
        quote: 'examples',
        note: '',
        created: null,
        position: { start: 4, end: 12 },
      }),
    ]);
    expect(text.slice(23, 61)).toBe(highlights[0]?.quote);
    expect(left).toEqual([]);
  });

  test('take whole words only, and those that lie on none are told', async () => {
    const { highlights, left } = await readPages([
      {
        texts: drawn,
        marks: [
          mark('Highlight', at(5), at(17), 700),
          mark('Highlight', at(0), at(10), 300),
          '/Subtype /Text /Rect [10 10 30 30] /Contents (A note in the margin)',
          '/Subtype /Link /Rect [10 10 30 30]',
        ],
      },
    ]);
    expect(highlights.map(({ quote }) => quote)).toEqual(['examples are']);
    expect(left).toEqual([
      '1 highlight lies on no words and did not come over.',
      '1 note or drawing beside the words did not come over.',
    ]);
  });
});

test('the bytes stay as they are', async () => {
  const bytes = pdfOf([TEXT]);
  const before = Uint8Array.from(bytes);
  await readPdfBytes(bytes);
  expect(bytes).toEqual(before);
});
