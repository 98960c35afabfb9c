import { describe, expect, test } from 'vitest';
import type { Extracted } from '../../../../core/importing.ts';
import { refiCodebook } from '../../../../core/exchange/refi-codebook.ts';
import { EMPTY_CODEBOOK, type Issue, ISSUE_COLORS, PLAIN_ISSUE } from '../../../../core/model.ts';
import { nearestIssueColor } from '../../../../main/importing/foreign/issue-colors.ts';
import { readQdc } from '../../../../main/importing/foreign/refi-codebook.ts';
import { bytesOf, CONTEXT, fixtureBytes } from './refi.ts';

const read = async (xml: string | Uint8Array): Promise<Extracted> =>
  readQdc(typeof xml === 'string' ? bytesOf(xml) : xml, CONTEXT);
const codes = (inside: string) => read(`<CodeBook><Codes>${inside}</Codes></CodeBook>`);

describe('a codebook', () => {
  test('gives its codes as issues, with their definitions and the nearest colours', async () => {
    const { articles, issues, left } = await read(fixtureBytes('refi-codebook.qdc'));
    expect(articles).toEqual([]);
    expect(issues).toEqual([
      { name: 'Ports & canals', definition: 'Where ships\ngo <through>.', color: 'blue' },
      { name: 'Ports & canals / Delays', definition: '', color: 'red', parent: 'Ports & canals' },
      { name: 'Costs', definition: '', color: 'slate', parent: 'Ports & canals' },
      { name: 'Weather', definition: '', color: null },
      { name: 'Weather / delays', definition: '', color: null, parent: 'Weather' },
    ]);
    expect(left).toEqual(['1 code has no name and stays behind.']);
  });

  test('leaves behind what would only group others and has none', async () => {
    const { issues, left } = await codes('<Code name="A"/><Code name="B" isCodable="false"/>');
    expect(issues.map(({ name }) => name)).toEqual(['A']);
    expect(left).toEqual(['1 code that would only group others has none and stays behind.']);
  });

  test('keeps its levels where one of them has no name', async () => {
    const { issues } = await codes('<Code name="A"><Code name=" "><Code name="B"/></Code></Code>');
    expect(issues.map(({ name, parent }) => [name, parent])).toEqual([
      ['A', undefined],
      ['B', 'A'],
    ]);
  });

  test('takes one of two codes of the same name, and says so', async () => {
    const { issues, left } = await codes('<Code name="A"/><Code name="a"/>');
    expect(issues.map(({ name }) => name)).toEqual(['A']);
    expect(left).toEqual(['1 code has the name of another and became one issue with it.']);
  });

  test('counts groups of codes', async () => {
    const { left } = await read(
      '<CodeBook><Codes><Code name="A"/></Codes><Sets><Set/><Set/></Sets></CodeBook>',
    );
    expect(left).toEqual(['2 groups of codes have no place in Briefmark.']);
  });

  test('cuts names that are no names', async () => {
    const { issues } = await codes(`<Code name="${'😀'.repeat(5000)}"/>`);
    expect(issues[0]?.name).toMatch(/^(?:😀){99}…$/u);
  });

  test('may have levels upon levels of the same name', async () => {
    const { issues } = await codes(`${'<Code name="Level">'.repeat(50)}${'</Code>'.repeat(50)}`);
    expect(issues[1]?.name).toBe('Level / Level');
    expect(Math.max(...issues.map(({ name }) => name.length))).toBeLessThan(300);
  });

  test.each([
    ['of another kind', '<rss/>', /no REFI-QDA codebook: what it holds is called “rss”/],
    ['without codes', '<CodeBook><Sets/></CodeBook>', /holds no codes/],
    [
      'without end',
      `<CodeBook><Codes>${'<Code name="A"/>'.repeat(20_001)}</Codes></CodeBook>`,
      /20,000 codes/,
    ],
    ['that is no XML', 'tag,description', /damaged/],
  ])('%s is refused in words', async (_, xml, words) => {
    await expect(read(xml)).rejects.toThrow(words);
  });

  test('of Briefmark comes back as it was', async () => {
    const issue = (name: string, index: number): Issue => ({
      id: `i${index}`,
      name,
      ...PLAIN_ISSUE,
      definition: index % 2 === 0 ? 'What it\nmeans & <more>' : '',
      color: ISSUE_COLORS[index % ISSUE_COLORS.length] ?? 'slate',
      underline: 'solid',
      created: '2024-01-06T10:00:00.000Z',
    });
    const issues = ['Trade', 'Höhe "1"', '<b>', "it's", 'A & B', 'F', 'G', 'H'].map(issue);
    const back = await read(refiCodebook({ ...EMPTY_CODEBOOK, issues }));
    expect(back).toEqual({
      articles: [],
      issues: issues.map(({ name, definition, color, underline, created }) => ({
        underline,
        created,
        name,
        definition,
        color,
      })),
      left: [],
    });
  });
});

describe('the nearest colour', () => {
  test.each([
    ['#ff0000', 'red'],
    ['FF0000', 'red'],
    ['#f00', 'red'],
    ['#80FF0000', 'red'],
    ['#ffa500', 'ochre'],
    ['#00ff00', 'green'],
    ['#0000ff', 'blue'],
    ['#00ffff', 'teal'],
    ['#800080', 'violet'],
    ['#ff1493', 'rose'],
    ['#000000', 'slate'],
    ['#ffffff', 'slate'],
    ['', null],
    ['red', null],
    ['#12345', null],
    [undefined, null],
  ])('of %s is %s', (value, color) => {
    expect(nearestIssueColor(value)).toBe(color);
  });
});
