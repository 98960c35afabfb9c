import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../../core/document/document.ts';
import type { Extracted } from '../../../../core/importing.ts';
import { PlainError } from '../../../../core/result.ts';
import { Archive } from '../../../../main/importing/archive.ts';
import { isQdpx, readQdpx } from '../../../../main/importing/foreign/refi-project.ts';
import { archiveOf, bytesOf, CONTEXT, fixtureBytes, projectWith, readProject, sourceWith } from './refi.ts';

/** The words of the project among the fixtures; "#" and "*" are words, and its characters are of every width. */
const ONE = 'Ann:\nthe 😀s at\n\n# quay *wait*.\n';

const harbours = (): Promise<Extracted> =>
  readProject({
    'project.qde': fixtureBytes('refi-project.qde'),
    'Sources/One.txt': ONE,
    'sources/note.txt': 'Not sure\nof this',
    'secret.txt': 'Secret',
  });

const only = async (qde: string, files: Readonly<Record<string, string | Uint8Array>>) => {
  const { articles, left } = await readProject({ 'project.qde': qde, ...files });
  const [article] = articles;
  if (article === undefined || articles.length > 1) throw new Error(`There are ${articles.length} articles.`);
  return { ...article, left };
};

describe('a project', () => {
  test('gives an article for each text that it holds', async () => {
    const { articles } = await harbours();
    expect(articles.map(({ details }) => details.title)).toEqual(['Interview 1', 'Interview 2']);
    const [one, two] = articles;
    expect(one).toMatchObject({ type: 'list', part: { name: 'Interview 1', bytes: bytesOf(ONE) } });
    expect(canonicalText(one?.markdown ?? '')).toBe('Ann:\nthe 😀s at\n\n# quay *wait*.');
    expect(canonicalText(two?.markdown ?? '')).toBe('One & two,\nthree.');
  });

  test('gives what is marked in a text, one highlight for each stretch of it', async () => {
    const [one] = (await harbours()).articles;
    const [whole, ...marks] = one?.highlights ?? [];
    expect(whole).toMatchObject({
      quote: '',
      position: null,
      note: 'Taken on the quay.',
      issues: [],
    });
    expect(marks.map(({ quote, note, issues, created }) => ({ quote, note, issues, created }))).toEqual([
      { quote: 'Ann:', note: '', issues: [], created: null },
      {
        quote: 'the 😀s',
        note: 'Is it \\*really\\*?\n\nDoubt\n\nNot sure\\\nof this',
        issues: ['Trade', 'Delay'],
        created: '2024-03-04T10:00:00.000Z',
      },
      { quote: '# quay', note: 'Annotation\n\nBy a link', issues: [], created: null },
    ]);
  });

  test('has each highlight where its words are, with those around it', async () => {
    const { articles } = await harbours();
    for (const { markdown, highlights } of articles) {
      const text = canonicalText(markdown);
      for (const { quote, prefix, suffix, position } of highlights.filter((each) => each.position !== null)) {
        const { start, end } = position ?? { start: 0, end: 0 };
        expect(text.slice(start, end)).toBe(quote);
        expect(text.slice(0, start).endsWith(prefix)).toBe(true);
        expect(text.slice(end).startsWith(suffix)).toBe(true);
        expect(prefix.length + suffix.length).toBeGreaterThan(0);
      }
    }
  });

  test('has what is on a whole text as a highlight without a quote', async () => {
    const two = (await harbours()).articles[1];
    expect(two?.highlights.map(({ quote, issues }) => [quote, issues])).toEqual([
      ['', ['Trade']],
      ['& two,\nthree', ['Delay']],
    ]);
  });

  test('gives its codes with what is said of them', async () => {
    expect((await harbours()).issues).toEqual([
      { name: 'Trade', definition: 'Goods and money', memo: 'More of it', color: 'green' },
      { name: 'Delay', definition: '', color: null, parent: 'Trade' },
    ]);
  });

  test('says what stays behind', async () => {
    expect((await harbours()).left).toEqual([
      '“Interview 3”: the project does not hold the text, or it is damaged or larger than 50 MB; 1 marked place stays behind with it.',
      '“Interview 4”: the text lies outside of the project.',
      '“Interview 5”: the project holds the text with its formatting only; import that document as a file of its own.',
      '2 coders (Ann, Ben) marked the texts; who marked what does not come over, and what several marked alike is one passage.',
      '1 marked place stays behind: it is outside of its text, or has no words.',
      '1 coding stays behind: the project does not hold its code.',
      '1 PDF stays behind.',
      '1 picture stays behind, with 1 marked place.',
      '1 audio recording stays behind.',
      '1 video stays behind.',
      '1 group of codes or sources has no place in Briefmark.',
      '1 variable has no place in Briefmark.',
      '2 cases have no place in Briefmark.',
      '1 link between things has no place in Briefmark.',
      '1 graph has no place in Briefmark.',
      '1 memo that stands on no text and no code has no place in Briefmark.',
      '1 description of the project as a whole has no place in Briefmark.',
    ]);
  });

  test('gives the same keys at each export, whatever its guids', async () => {
    const keys = ({ articles }: Extracted) =>
      articles.flatMap(({ highlights }) => highlights.map(({ key }) => key));
    const first = keys(await harbours());
    const qde = new TextDecoder().decode(fixtureBytes('refi-project.qde')).replaceAll('e0000000', 'e1111111');
    const again = keys(await readProject({ 'project.qde': qde, 'Sources/one.txt': ONE }));
    expect(new Set(first).size).toBe(first.length);
    expect(again).toEqual(first);
  });
});

describe('positions', () => {
  const windows = 'One\r\ntwo\r\nthree';

  test('count both characters of a Windows line end', async () => {
    const { highlights } = await only(projectWith(sourceWith(5, 8)), { 'sources/one.txt': windows });
    expect(highlights[0]?.quote).toBe('two');
  });

  test('of ATLAS.ti count them as one', async () => {
    const { highlights } = await only(projectWith(sourceWith(4, 7), 'ATLAS.ti 24'), {
      'sources/one.txt': windows,
    });
    expect(highlights[0]?.quote).toBe('two');
  });

  test('do not count a byte order mark', async () => {
    const { highlights } = await only(projectWith(sourceWith(0, 3)), { 'sources/one.txt': `\uFEFFOne two` });
    expect(highlights[0]?.quote).toBe('One');
  });

  test.each([
    ['7', '3'],
    ['-1', '3'],
    ['1e3', '3'],
    ['', '3'],
    ['99999999999999999999', '3'],
    ['3', '4'],
  ])('from "%s" to "%s" are counted as none', async (start, end) => {
    const { highlights, left } = await only(projectWith(sourceWith(start, end)), {
      'sources/one.txt': 'One two',
    });
    expect(highlights).toEqual([]);
    expect(left).toEqual(['1 marked place stays behind: it is outside of its text, or has no words.']);
  });
});

describe('a text', () => {
  test.each([
    ['internal://one.txt', 'project.qde', 'sources/one.txt'],
    ['internal://ONE.TXT', 'Project.QDE', 'SOURCES/One.txt'],
    ['INTERNAL:///one.txt', 'project.qde', 'Sources/one.txt'],
    ['one.txt', 'project.qde', 'Sources/one.txt'],
    ['internal://Sources/one.txt', 'project.qde', 'Sources/one.txt'],
    ['internal://one.txt', 'Harbours/project.qde', 'Harbours/Sources/one.txt'],
    ['internal://my%20one.txt', 'project.qde', 'Sources/my one.txt'],
    ['internal://100%.txt', 'project.qde', 'Sources/100%.txt'],
    ['internal://one.txt', 'project.qde', 'one.txt'],
  ])('at %s of %s is found at %s', async (path, qde, file) => {
    const { articles } = await readProject({ [qde]: projectWith(sourceWith(0, 3, path)), [file]: 'One two' });
    expect(articles[0]?.highlights[0]?.quote).toBe('One');
  });

  test.each([
    'relative://one.txt',
    'absolute:///etc/passwd',
    'https://example.org/one.txt',
    'file:///one.txt',
  ])('at %s is outside of the project, and is said to be', async (path) => {
    const { articles, left } = await readProject({
      'project.qde': projectWith(sourceWith(0, 3, path)),
      'sources/one.txt': 'One two',
    });
    expect(articles).toEqual([]);
    expect(left[0]).toBe('“One”: the text lies outside of the project; 1 marked place stays behind with it.');
  });

  test.each(['internal://../../one.txt', 'internal://..\\one.txt', 'internal://C:/one.txt'])(
    'at %s is not there',
    async (path) => {
      const { left } = await readProject({ 'project.qde': projectWith(sourceWith(0, 3, path)) });
      expect(left[0]).toMatch(/^“One”: the project does not hold the text/);
    },
  );

  test('that is not in Unicode is read, and its marks are said to be unsure', async () => {
    const latin = new Uint8Array(Buffer.from('H\u00e9 said', 'latin1'));
    const { highlights, left } = await only(projectWith(sourceWith(0, 2)), { 'sources/one.txt': latin });
    expect(highlights[0]?.quote).toBe('Hé');
    expect(left).toEqual([
      '“One”: the text is not in Unicode, as it has to be, so marks in it may have slipped.',
    ]);
  });

  test('in UTF-16 is read by its mark', async () => {
    const bytes = new Uint8Array(Buffer.from('\uFEFFHé said', 'utf16le'));
    const { highlights } = await only(projectWith(sourceWith(0, 2)), { 'sources/one.txt': bytes });
    expect(highlights[0]?.quote).toBe('Hé');
  });

  test('that several sources are made from is one article with the marks of all', async () => {
    const source = (start: number) => sourceWith(start, start + 3).replaceAll(/<\/?Sources>/g, '');
    const qde = projectWith(
      `<Sources>${Array.from({ length: 5 }, (_, at) => source(at)).join('')}</Sources>`,
    );
    const { highlights } = await only(qde, { 'sources/one.txt': 'abcdefgh' });
    expect(highlights.map(({ quote }) => quote)).toEqual(['abc', 'bcd', 'cde', 'def', 'efg']);
  });
});

describe('bytes that are no project', () => {
  test.each([
    ['no archive', () => bytesOf('Dear Jane,'), /./],
    ['an archive without one', () => archiveOf({ 'a.txt': 'a' }), /holds no REFI-QDA project/],
    ['a codebook', () => archiveOf({ 'project.qde': '<CodeBook/>' }), /no REFI-QDA project: .*“CodeBook”/],
    ['XML that breaks off', () => archiveOf({ 'project.qde': '<Project>' }), /damaged/],
    ['an empty one', () => archiveOf({ 'project.qde': '<Project/>' }), /holds no texts and no codes/],
    [
      'one with pictures only',
      () => archiveOf({ 'project.qde': '<Project><Sources><PictureSource/></Sources></Project>' }),
      /holds no texts and no codes that can come over\. 1 picture stays behind\./,
    ],
  ])('but %s are refused in words', async (_, bytes, words) => {
    const reading = (async () => readQdpx(bytes(), CONTEXT))();
    await expect(reading).rejects.toThrow(words);
    await expect(reading).rejects.toBeInstanceOf(PlainError);
  });

  test('are told from a project', () => {
    expect(isQdpx(new Archive(archiveOf({ 'project.qde': '<Project/>' })))).toBe(true);
    expect(isQdpx(new Archive(archiveOf({ 'word/document.xml': '<a/>' })))).toBe(false);
  });

  test('but make it repeat a note without end are refused', async () => {
    const selections = Array.from(
      { length: 3000 },
      (_, at) =>
        `<PlainTextSelection startPosition="${at}" endPosition="${at + 1}"><NoteRef targetGUID="n"/></PlainTextSelection>`,
    );
    const qde = projectWith(
      `<Sources><TextSource><PlainTextContent>${'a'.repeat(3001)}</PlainTextContent>${selections.join('')}</TextSource></Sources><Notes><Note guid="n"><PlainTextContent>${'b'.repeat(10_000)}</PlainTextContent></Note></Notes>`,
    );
    await expect(readProject({ 'project.qde': qde })).rejects.toThrow(/repeated beyond all measure/);
  });

  test('or are damaged anywhere, are read or refused in words', async () => {
    const whole = archiveOf({ 'project.qde': fixtureBytes('refi-project.qde'), 'sources/one.txt': ONE });
    await fc.assert(
      fc.asyncProperty(fc.nat(whole.length - 1), fc.nat(255), async (at, byte) => {
        try {
          expect((await readQdpx(whole.with(at, byte), CONTEXT)).issues.length).toBeGreaterThan(0);
        } catch (error) {
          expect(error).toBeInstanceOf(PlainError);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('or a project whose XML is damaged anywhere, are read or refused in words', async () => {
    const qde = new TextDecoder().decode(fixtureBytes('refi-project.qde'));
    await fc.assert(
      fc.asyncProperty(
        fc.nat(qde.length - 40),
        fc.nat(40),
        fc.string({ maxLength: 6 }),
        async (at, cut, put) => {
          const damaged = qde.slice(0, at) + put + qde.slice(at + cut);
          try {
            const { articles, left } = await readProject({ 'project.qde': damaged, 'sources/one.txt': ONE });
            expect(articles.length + left.length).toBeGreaterThan(0);
          } catch (error) {
            expect(error).toBeInstanceOf(PlainError);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
