/** What was left out of a PDF, taken back one by one: pages are where they were. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { markdownOfBlocks, pagesOfBlocks, type ReviewBlock } from '../../../core/review.ts';
import { readPdf } from '../../../main/importing/pdf.ts';
import { lines, pdfOf, type DrawnPage } from './pdf-writer.ts';

const DAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Six pages of five lines; a paragraph runs over from each to the next, and the first has a title. */
const PAGES: readonly DrawnPage[] = DAYS.map((day, at) => ({
  texts: [
    { x: 100, y: 760, words: 'The Sound Quarterly' },
    ...(at === 0 ? [{ x: 100, y: 730, words: 'A quay rises', size: 20 }] : []),
    ...lines(100, 700, [
      `and ${day} went on with what the day before had said of the long harbour.`,
      `It was a ${day} like many others, with all of the ships along the quay at their`,
      `places, and nobody knew of what ${day} had brought to those who live there.`,
      `Whoever was told of ${day} told it to others, and the words went from mouth to`,
      `mouth until the last of ${day} which runs over to the one that comes after it`,
    ]),
    { x: 300, y: 40, words: `${at + 11}` },
  ],
}));

async function reviewed(): Promise<{ readonly blocks: readonly ReviewBlock[]; readonly found: unknown }> {
  const bytes = pdfOf(PAGES, { catalog: '/PageLabels << /Nums [0 << /S /D /St 11 >>] >>' });
  const { articles } = await readPdf(bytes, { name: 'a.pdf', readLocal: () => null, review: true });
  const [article] = articles;
  return { blocks: article?.blocks ?? [], found: { markdown: article?.markdown, pages: article?.pages } };
}

/** The text of some blocks, and the page that each of their words is on. */
function decided(blocks: readonly ReviewBlock[], wanted: readonly number[]) {
  const markdown = markdownOfBlocks(blocks, wanted);
  const text = canonicalText(markdown);
  return { markdown, text, pages: pagesOfBlocks(blocks, wanted) };
}

describe('the pieces of a PDF', () => {
  test('hold every header, page number and title, each at its place', async () => {
    const { blocks } = await reviewed();
    const dropped = blocks.filter(({ kept }) => !kept).map(({ text }) => text);
    expect(dropped.filter((text) => text === 'The Sound Quarterly')).toHaveLength(6);
    expect(dropped.filter((text) => /^\d+$/.test(text))).toEqual(['11', '12', '13', '14', '15', '16']);
    expect(dropped.slice(0, 2)).toEqual(['The Sound Quarterly', 'A quay rises']);
    expect(blocks.at(-1)?.text).toBe('16');
  });

  test('that are kept as found are the text as found, pages and all', async () => {
    const { blocks, found } = await reviewed();
    const { markdown, pages } = decided(
      blocks,
      blocks.flatMap(({ kept }, at) => (kept ? [at] : [])),
    );
    expect({ markdown, pages }).toEqual(found);
    expect(pages.map(({ page }) => page)).toEqual(['11', '12', '13', '14', '15', '16']);
  });

  test('put no words on another page, whichever are taken', async () => {
    const { blocks } = await reviewed();
    fc.assert(
      fc.property(fc.subarray(blocks.map((_, at) => at)), (wanted) => {
        const { text, pages } = decided(blocks, wanted);
        const pageOf = (at: number) => pages.findLast(({ start }) => start <= at)?.page;
        expect(pages.map(({ start }) => start)).toEqual(
          pages.map(({ start }) => start).toSorted((a, b) => a - b),
        );
        for (const { 1: day = '', index } of text.matchAll(/(?:It was a|the last of) (\w+day)/g))
          expect(pageOf(index)).toBe(String(DAYS.indexOf(day) + 11));
        for (const { 0: number, index } of text.matchAll(/^1\d$/gm)) expect(pageOf(index)).toBe(number);
      }),
    );
  });

  test('are not told where nobody asks', async () => {
    const context = { name: 'a.pdf', readLocal: () => null };
    const { articles, left } = await readPdf(pdfOf(PAGES), context);
    expect(articles[0]?.blocks).toBeUndefined();
    expect(left.join(' ')).toContain('What repeats at the top');
    const shown = await readPdf(pdfOf(PAGES), { ...context, review: true });
    expect(shown.left.join(' ')).not.toContain('What repeats at the top');
  });
});
