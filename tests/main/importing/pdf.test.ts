import { describe, expect, test } from 'vitest';
import { lines, readPages, type DrawnPage, type DrawnWords } from './pdf-writer.ts';

const page = (...texts: readonly (DrawnWords | readonly DrawnWords[])[]): DrawnPage => ({
  texts: texts.flat(),
});

/** Lines as wide as a column of some 300 units. */
const FIRST = [
  'The harbour was quiet in the morning, and nobody in the office spoke',
  'of the ship that had come in the night from the other side of the bay',
  'and lay at the long pier with all of its lights out.',
];
const SECOND = [
  'By noon the news was everywhere, and the office had no answer to it at',
  'all. The men who had seen the ship said that it flew no flag, and that',
  'nobody was to be seen on deck.',
];

describe('lines of a PDF', () => {
  test('become paragraphs, whether gaps or indents part them', async () => {
    const gaps = await readPages([page(lines(100, 700, FIRST), lines(100, 655, SECOND))]);
    expect(gaps.paragraphs).toEqual([FIRST.join(' '), SECOND.join(' ')]);
    const indented = await readPages([
      page(
        { x: 115, y: 700, words: 'The harbour was quiet in the morning, and nobody in the' },
        lines(100, 688, [
          'office spoke of the ship that had come in the night from the other',
          'side of the bay and lay at the long pier with its lights out all night.',
        ]),
        { x: 115, y: 664, words: 'By noon the news was everywhere, and the office had no' },
        lines(100, 652, [
          'answer to it at all. The men who had seen the ship said that no flag',
          'was on it.',
        ]),
      ),
    ]);
    expect(indented.paragraphs).toHaveLength(2);
    expect(indented.paragraphs[1]).toMatch(/^By noon .* was on it\.$/);
  });

  test('are put together from words that are drawn one by one, in any order', async () => {
    const { text } = await readPages([
      page(
        { x: 160, y: 700, words: 'quiet' },
        { x: 100, y: 700.4, words: 'The har' },
        { x: 134.5, y: 700, words: 'bour' },
        { x: 188, y: 700, words: 'today.', font: 'bold' },
      ),
    ]);
    expect(text).toBe('The harbour quiet today.');
  });

  test('of verses and addresses stay lines', async () => {
    const { text } = await readPages([
      page(lines(100, 700, FIRST), lines(100, 650, ['Harbour Office', '12 Mill Lane', 'Overbridge'])),
    ]);
    expect(text).toContain('\n\nHarbour Office\n12 Mill Lane\nOverbridge');
  });

  test('lose the hyphen that wrapping brought where the text knows the word', async () => {
    const { text } = await readPages([
      page(
        lines(100, 700, [
          'The example shows how a word is taken apart at the end of a line exam-',
          'ple by example, and how a well-known and sea-going word stays a sea-',
          'worthy one.',
        ]),
      ),
    ]);
    expect(text).toContain('line example by example');
    expect(text).toContain('sea-worthy');
  });

  test('drawn twice to look bold are read once', async () => {
    const { text } = await readPages([
      page({ x: 100, y: 700, words: 'Harbour' }, { x: 100.3, y: 700, words: 'Harbour' }),
    ]);
    expect(text).toBe('Harbour');
  });
});

describe('columns', () => {
  const column = (words: string, count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `${words} ${index} goes on and on to its right end`);

  test('are read one after the other, below a line that runs across both', async () => {
    const { text } = await readPages([
      page(
        {
          x: 60,
          y: 760,
          words: 'This line runs across the page and over both of the columns that are below it, to its end',
        },
        lines(60, 730, column('left', 6)),
        lines(310, 728, column('right', 6)),
        {
          x: 60,
          y: 630,
          words:
            'This line runs across the page as well, and over the columns that are next, to its right end',
        },
        lines(60, 600, column('below', 4)),
        lines(310, 600, column('beside', 4)),
      ),
    ]);
    const order = ['This line', 'left 0', 'left 5', 'right 0', 'right 5', 'as well', 'below 3', 'beside 3'];
    expect(order.map((words) => text.indexOf(words))).toEqual(
      order.map((words) => text.indexOf(words)).sort((a, b) => a - b),
    );
    expect(order.every((words) => text.includes(words))).toBe(true);
  });

  test('of numbers are a table, read row by row', async () => {
    const rows = ['Rice 12', 'Coal 140', 'Wool 7', 'Salt 90', 'Iron 33'];
    const { text } = await readPages([
      page(
        rows.flatMap((row, index) => {
          const [name = '', number = ''] = row.split(' ');
          return [
            { x: 100, y: 700 - index * 12, words: name },
            { x: 300, y: 700 - index * 12, words: number },
          ];
        }),
      ),
    ]);
    expect(text).toBe(rows.join('\n'));
  });

  test('may go on in the middle of a sentence', async () => {
    const narrow = [
      'left 0 goes on and on to its right end',
      'left 1 goes on and on to its right end',
      'left 2 goes on and on to its right end',
      'left 3 goes on and then is followed by',
    ];
    const { paragraphs } = await readPages([
      page(
        lines(60, 730, narrow),
        lines(310, 730, [
          'the words of the other column that goes',
          'on from there, and on to its right ends',
          'and then comes to a',
          'stop.',
        ]),
      ),
    ]);
    expect(paragraphs[0]).toContain('is followed by the words of the other column');
  });
});

describe('what stands around the text', () => {
  const pages = (count: number): readonly DrawnPage[] =>
    Array.from({ length: count }, (_, index) =>
      page(
        { x: 60, y: 780, words: index % 2 === 0 ? 'Harbour Review' : `Vol. 12, Spring ${index}`, size: 8 },
        lines(60, 700 - index, [
          `Page text ${'abcdefgh'.charAt(index)} is the first line, and it is as long as the others are here`,
          'and there is a second line which ends with a full stop before the page.',
        ]),
        { x: 300, y: 30, words: `- ${index + 7} -`, size: 8 },
      ),
    );

  test('leaves the text, and is told', async () => {
    const { text, left } = await readPages(pages(6));
    expect(text).not.toMatch(/Harbour Review|Vol\. 12|- \d+ -/);
    expect(text).toContain('Page text f');
    expect(left.join(' ')).toContain('“Harbour Review”');
  });

  test('stays where it does not repeat', async () => {
    const { text } = await readPages([
      page({ x: 60, y: 780, words: 'A line that stands at the top once' }, lines(60, 700, FIRST)),
      page(lines(60, 700, SECOND)),
      page(lines(60, 690, FIRST)),
    ]);
    expect(text).toContain('A line that stands at the top once');
  });

  test('footnotes come after the paragraph that runs over their page', async () => {
    const notes = lines(100, 60, ['1 A note that stands at the foot of the page.'], { size: 8 });
    const { paragraphs, pageStarts } = await readPages([
      page(lines(100, 700, FIRST.slice(0, 2)), notes),
      page(lines(100, 700, [...FIRST.slice(2), '', ...SECOND])),
    ]);
    expect(paragraphs).toEqual([
      FIRST.join(' '),
      '1 A note that stands at the foot of the page.',
      SECOND.join(' '),
    ]);
    expect(pageStarts).toEqual([
      ['1', 'The harbour '],
      ['2', 'and lay at t'],
      ['1', '1 A note tha'],
      ['2', 'By noon the '],
    ]);
  });

  test('the number of a footnote is not part of the year before it', async () => {
    const at = (x: number, y: number, words: string, size = 10): DrawnWords => ({
      x,
      y,
      words,
      size,
      font: 'any',
    });
    const { text } = await readPages([
      page(
        at(100, 700, 'It was built in 1952'),
        at(200, 704, '12', 6),
        at(211, 700, 'and H'),
        at(236, 698, '2', 6),
        at(239, 700, 'O'),
      ),
    ]);
    expect(text).toBe('It was built in 1952¹² and H₂O');
  });
});
