import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PlainError } from '../../../core/result.ts';
import type { DrawnText, PdfFile } from '../../../main/importing/pdf-file.ts';
import { readOpened } from '../../../main/importing/pdf.ts';
import { lines, mark, pdfOf, readPages, readPdfBytes, type DrawnPage } from './pdf-writer.ts';

const LINES = [
  'The harbour was quiet in the morning, and nobody in the office spoke',
  'of the ship that had come in the night.',
];
const PAGES: readonly DrawnPage[] = [
  {
    texts: [...lines(60, 700, LINES), ...lines(320, 700, LINES)],
    marks: [mark('Highlight', 60, 200, 700, '/Contents (Note)')],
  },
  { texts: [{ x: 100, y: 700, words: 'מנמל 港口', turn: 90 }, ...lines(100, 600, LINES)] },
];

describe('a PDF that cannot be read', () => {
  test('says that it is locked', async () => {
    const bytes = pdfOf(PAGES, {
      trailer: '/Encrypt 100 0 R /ID [<00112233445566778899aabbccddeeff> <00112233445566778899aabbccddeeff>]',
      objects: [`<< /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >>`],
    });
    await expect(readPdfBytes(bytes)).rejects.toThrow(/locked with a password/);
    await expect(readPdfBytes(bytes)).rejects.toThrow(PlainError);
  });

  test('says that it is damaged', async () => {
    for (const text of [
      '%PDF-1.7\n',
      '%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>',
      'no PDF at all',
    ])
      await expect(readPdfBytes(new TextEncoder().encode(text))).rejects.toThrow(/damaged/);
  });

  test('says that it is a scan', async () => {
    await expect(readPages([{ texts: [] }, { texts: [] }])).rejects.toThrow(
      /pictures of its pages and no text: 0 of 2 pages/,
    );
  });
});

test('letters that nothing explains are told', async () => {
  const { left } = await readPages([{ texts: lines(100, 700, LINES) }], {
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /UniGB-UCS2-H /DescendantFonts [<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 17 0 R >>] >>',
    ],
    fonts: '/song 100 0 R',
    content: 'BT /song 10 Tf 100 500 Td <6e2f53e3> Tj ET',
  });
  expect(left.join(' ')).toContain('tables of letters that are not in it (UniGB-UCS2-H)');
});

/** A file of which nothing is written, for as many pages as it takes. */
const fileOf = (pageCount: number, textOf: (page: number) => string): PdfFile => ({
  pageCount,
  info: {},
  labels: null,
  missing: new Set(),
  page: (number) =>
    Promise.resolve({
      texts: [drawn(textOf(number))],
      vertical: new Set(),
      bold: new Set(),
      annotations: [],
      box: [0, 0, 600, 800],
    }),
  dateOf: () => null,
  close: () => Promise.resolve(),
});

const drawn = (str: string): DrawnText => ({
  str,
  dir: 'ltr',
  width: 300,
  height: 10,
  transform: [10, 0, 0, 10, 100, 700],
  fontName: 'f',
});

describe('a PDF without end', () => {
  test('of pages is read in part, which is told', async () => {
    const { articles, left } = await readOpened(
      fileOf(1_000_000_000, (page) => `Word ${'abcdefghij'.charAt(page % 10)}${page}.`),
    );
    expect(articles[0]?.pages).toHaveLength(3000);
    expect(left[0]).toBe(
      'Only the first 3000 of 1000000000 pages were read: more is too much for one article.',
    );
  });

  test('of letters is read in part, which is told', async () => {
    const { articles, left } = await readOpened(
      fileOf(20, (page) => `${'abcdefghijklmnopqrst'.charAt(page)} `.repeat(300)),
      { limits: { pages: 3000, letters: 2000 } },
    );
    expect(articles[0]?.markdown.replace(/\s/g, '')).toHaveLength(1002);
    expect(left.slice(0, 2)).toEqual([
      'Its text was cut off on page 4: it is too long for one article.',
      'Only the first 4 of 20 pages were read: more is too much for one article.',
    ]);
  });
});

describe('any PDF', () => {
  const WORD = fc.string({
    unit: fc.constantFrom(...Array.from('aäßzAQ019*_#[]<>&~|`@:\\+=.!?()港ひк\u0301')),
    minLength: 1,
    maxLength: 12,
  });
  const LINE = fc.array(WORD, { minLength: 1, maxLength: 6 }).map((words) => `X${words.join(' ')}`);

  test('gives all its words and no others, and its pages where they begin', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(LINE, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
        async (pages) => {
          const { text, pages: marks } = await readPages(
            pages.map((page) => ({
              texts: page.map((words, index) => ({
                x: 100,
                y: 700 - index * 30,
                words,
                font: 'any' as const,
              })),
            })),
          );
          const letters = (words: string): string => words.normalize('NFC').replace(/\s/g, '');
          expect(letters(text)).toBe(letters(pages.flat().join(' ')));
          expect(marks.map(({ start }) => letters(text.slice(0, start)))).toEqual(
            pages.map((_, index) => letters(pages.slice(0, index).flat().join(' '))),
          );
        },
      ),
      { numRuns: 20 },
    );
  });

  test('that is damaged is read or refused in words', async () => {
    const whole = pdfOf(PAGES);
    const damage = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 })), {
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(damage, fc.nat(whole.length), async (changes, length) => {
        const bytes = whole.slice(0, length % 3 === 0 ? length : whole.length);
        for (const [at, byte] of changes) if (at < bytes.length) bytes[at] = byte;
        const read = await readPdfBytes(bytes).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(PlainError);
      }),
      { numRuns: 30 },
    );
  });

  test('with its words anywhere, of any size and turn, is read', async () => {
    const place = fc.double({ min: -1e7, max: 1e7 });
    const words = fc.record({
      x: place,
      y: place,
      size: fc.double({ min: 0, max: 1e5 }),
      turn: fc.nat(360),
      words: fc.string({ minLength: 1 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(words, { minLength: 1, maxLength: 30 }), async (texts) => {
        const read = await readPages([{ texts }]).catch((error: unknown) => error);
        if (read instanceof Error) expect(read).toBeInstanceOf(PlainError);
      }),
      { numRuns: 20 },
    );
  });
});

test('thousands of runs and marks on one page are no burden', async () => {
  const texts = Array.from({ length: 3000 }, (_, index) => ({
    x: (index * 37) % 580,
    y: (index * 53) % 780,
    words: `w${index}`,
    size: 1 + (index % 9),
  }));
  const marks = Array.from({ length: 100 }, (_, index) => mark('Highlight', 0, 600, index * 7));
  const { highlights } = await readPages([{ texts, marks }]);
  expect(highlights.length).toBeGreaterThan(80);
});
