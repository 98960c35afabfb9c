import { describe, expect, test } from 'vitest';
import type { ExtractedArticle, ForeignHighlight } from '../../../core/importing.ts';
import { isUnplaced } from '../../../core/passages.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { importTarget } from '../../../main/library/import-target.ts';
import { Library } from '../../../main/library/library.ts';
import { redo, undo } from '../../../main/library/undo.ts';
import { unplacedPassages } from '../../../main/library/updating.ts';
import { sha256Of } from '../../../main/store/blobs.ts';
import { temporaryFolder } from '../temporary.ts';

const TEXT =
  'The ferry was late again on Monday. The board blamed the fog, and the pilots blamed the board.\n\nNobody asked the harbour master, who had said it all in spring.';
const URL = 'https://harbour.example/ferry';

const highlight = (quote: string, more: Partial<ForeignHighlight> = {}): ForeignHighlight => ({
  key: `tool:${quote}`,
  quote,
  prefix: '',
  suffix: '',
  position: null,
  note: '',
  issues: [],
  created: '2024-03-01T10:00:00Z',
  ...more,
});

const page = (more: Partial<ExtractedArticle> = {}): ExtractedArticle => ({
  details: {
    title: 'The late ferry',
    byline: null,
    source: null,
    section: null,
    published: null,
    publishedTime: null,
    language: null,
    url: URL,
  },
  markdown: TEXT,
  type: 'html',
  images: [],
  pages: [],
  highlights: [],
  part: null,
  ...more,
});

const MARKED = page({
  markdown: '',
  type: 'list',
  highlights: [
    highlight('the pilots blamed the board', { issues: ['Pilots', 'Blame'], note: 'As ever.' }),
    highlight('words that are nowhere in it, whatever one does'),
    highlight('', { key: 'tool:page note', note: 'On the whole page.' }),
  ],
});

async function shelf() {
  const library = await Library.open(await temporaryFolder(), { writer: 'the test' });
  const target = importTarget(library);
  const take = (article: ExtractedArticle) => {
    const bytes = new TextEncoder().encode(JSON.stringify(article));
    return target.add(
      article,
      { sha256: sha256Of(bytes), name: 'x', bytes: bytes.length, type: article.type },
      bytes,
    );
  };
  return { library, take };
}

describe('what another tool says of a page as a whole', () => {
  test('is said of the article, and not again once the person took it back', async () => {
    const { library, take } = await shelf();
    const marks = { issues: ['Ports', 'Fog'], starred: true, archived: true };
    const saved = (issues = marks.issues) =>
      take(page({ markdown: '', type: 'list', marks: { ...marks, issues } }));
    const { id } = await saved();
    const article = async () => (await library.article(id)).article;
    const [ports, fog] = library.codebook.issues.map((issue) => issue.id);
    expect(await article()).toMatchObject({ issues: [ports, fog], starred: true });
    const { archived, revision } = await article();
    expect(archived).toMatch(/^\d{4}-/);
    expect(library.row(id)).toMatchObject({ issues: [ports, fog], archived });
    await saved();
    expect(await article()).toMatchObject({ revision, archived });

    await library.apply({
      type: 'article.edit',
      article: id,
      from: { issues: [ports ?? '', fog ?? ''], archived },
      to: { issues: [ports ?? ''], archived: null },
    });
    await saved();
    expect(await article()).toMatchObject({ issues: [ports], archived: null });
    await saved(['Ports', 'Fog', 'Dues']);
    expect(library.codebook.issues).toHaveLength(3);
    expect(await article()).toMatchObject({ issues: [ports, library.codebook.issues[2]?.id] });
    await library.close();
  });
});

describe('what another tool marked', () => {
  test('goes on its words in the article that is there, with its issues and note, and only once', async () => {
    const { library, take } = await shelf();
    const { id } = await take(page());
    expect(await take(MARKED)).toMatchObject({
      id,
      status: 'duplicate',
      marks: { placed: 1, unplaced: 2, present: 0 },
    });
    const { article } = await library.article(id);
    const [placed] = article.passages.filter((each) => !isUnplaced(article, each));
    const { text } = (await library.article(id)).document;
    expect(text.slice(placed?.start, placed?.end)).toBe('the pilots blamed the board');
    expect(placed).toMatchObject({ note: 'As ever.', created: '2024-03-01T10:00:00Z' });
    expect(library.codebook.issues.map(({ name }) => name)).toEqual(['Pilots', 'Blame']);
    expect(placed?.issues).toEqual(library.codebook.issues.map((issue) => issue.id));
    expect(await take(MARKED)).toMatchObject({ marks: { placed: 0, unplaced: 0, present: 3 } });
    expect(library.rows()).toHaveLength(1);
    await library.close();
  });

  test('waits in an article without a text, and is placed when the text comes', async () => {
    const { library, take } = await shelf();
    const { id } = await take(MARKED);
    expect(library.row(id)).toMatchObject({ words: 0, unplaced: 3, passages: 3 });
    const [waiting] = await unplacedPassages(library);
    expect(waiting?.passages.map(({ passage }) => passage.quote)).toContain('the pilots blamed the board');

    const details = { ...page().details, byline: 'Mara Lind', title: 'Another headline' };
    expect(await take(page({ details }))).toMatchObject({
      id,
      status: 'updated',
      report: { moved: 1, unplaced: 2 },
    });
    const { article } = await library.article(id);
    expect(article).toMatchObject({ byline: 'Mara Lind', title: 'The late ferry', textVersion: 2 });
    const placed = article.passages.filter((each) => !isUnplaced(article, each));
    expect(placed.map(({ quote }) => quote)).toEqual(['the pilots blamed the board']);
    await library.close();
  });

  test('under an address alone gets its title from the page', async () => {
    const { library, take } = await shelf();
    const { id } = await take({ ...MARKED, details: { ...page().details, title: URL } });
    await take(page());
    expect(library.row(id)?.title).toBe('The late ferry');
    expect((await library.article(id)).article.title).toBe('The late ferry');
    await library.close();
  });

  test.each([
    ['of its own day', '2024-01-05', '21:30+09:00'],
    ['of no other day', '2024-01-06', null],
  ])('gets the time %s from the page', async (_, published, publishedTime) => {
    const { library, take } = await shelf();
    const { id } = await take({ ...MARKED, details: { ...page().details, published: '2024-01-05' } });
    await take(page({ details: { ...page().details, published, publishedTime: '21:30+09:00' } }));
    expect((await library.article(id)).article).toMatchObject({ published: '2024-01-05', publishedTime });
    await library.close();
  });

  test('of a work without an address is known by its title', async () => {
    const { library, take } = await shelf();
    const details = { ...page().details, url: null };
    const { id } = await take({ ...MARKED, details });
    expect(await take(page({ details: { ...details, title: 'THE LATE FERRY' } }))).toMatchObject({
      id,
      status: 'updated',
    });
    const { id: other } = await take(
      page({ details: { ...details }, markdown: 'Quite another text of the same name, and long.' }),
    );
    expect(other).not.toBe(id);
    await library.close();
  });

  test('and changed there since is taken over, unless it was changed or removed here', async () => {
    const { library, take } = await shelf();
    const there = (...highlights: readonly ForeignHighlight[]) => take({ ...MARKED, highlights });
    const [blame, fog, master] = ['blamed the board', 'The board blamed the fog', 'the harbour master'];
    const { id } = await there(highlight(blame), highlight(fog, { note: 'Is it?' }), highlight(master));
    const passage = async (quote: string) =>
      (await library.article(id)).article.passages.find((each) => each.quote === quote);

    const more = { issues: ['Blame'], note: 'As ever.' };
    expect((await there(highlight(blame, more), highlight(master))).marks).toMatchObject({
      present: 1,
      renewed: 1,
      placed: 0,
      unplaced: 0,
    });
    expect(await passage(blame)).toMatchObject({
      note: 'As ever.',
      issues: [library.codebook.issues[0]?.id],
    });
    expect((await there(highlight(blame, { note: 'No more.' }))).marks).toMatchObject({ renewed: 1 });
    expect(await passage(blame)).toMatchObject({
      note: 'No more.',
      issues: [library.codebook.issues[0]?.id],
    });

    const mine = await passage(fog);
    const gone = await passage(master);
    if (mine === undefined || gone === undefined) throw new Error('They are not there.');
    await library.apply({
      type: 'passage.edit',
      article: id,
      passage: mine.id,
      from: { note: 'Is it?', modified: mine.modified },
      to: { note: 'It is.', modified: '2024-05-01T00:00:00.000Z' },
    });
    await library.apply({ type: 'passage.remove', article: id, passage: gone });
    const again = await there(highlight(blame), highlight(fog, { note: 'Is it?' }), highlight(master));
    expect(again).toMatchObject({
      marks: { present: 2, differing: 0, removed: 1, placed: 0, unplaced: 0 },
      left: ['1 passage that was removed here was not brought back.'],
    });
    expect(await there(highlight(fog, { note: 'It never was.' }))).toMatchObject({
      marks: { differing: 1 },
      left: ['1 passage was changed here and in the other tool, and stays as it is here.'],
    });
    expect(await passage(fog)).toMatchObject({ note: 'It is.' });
    expect(await passage(master)).toBeUndefined();
    await library.close();
  });

  test('of works of one name stays with its author, and with the text that has its words', async () => {
    const { library, take } = await shelf();
    const poems = (byline: string | null, quote: string) => ({
      ...MARKED,
      details: { ...page().details, title: 'Poems', url: null, byline },
      highlights: [highlight(quote)],
    });
    const lee = await take(poems('Ann Lee', 'The quay lies still at night'));
    const roe = await take(poems('Bob Roe', 'Owls are seldom asked'));
    expect(roe.id).not.toBe(lee.id);
    expect((await take(poems('LEE, Ann', 'The tide is a clock'))).id).toBe(lee.id);

    const text = (markdown: string) =>
      take(page({ details: { ...page().details, title: 'Poems', url: null }, markdown }));
    const book = await text('Owls are seldom asked. They see more than most.');
    expect(book).toMatchObject({ status: 'updated', id: roe.id, report: { moved: 1 } });
    const other = await text('A third book of that name, of which nothing was ever marked by anyone.');
    expect(other.status).toBe('added');
    expect((await take(poems(null, 'They see more than most'))).id).toBe(roe.id);
    expect((await take(poems('Cara Poe', 'Words that none of the books has in it'))).status).toBe('added');
    await library.close();
  });

  test('survives a restart, and undo of the text that came', async () => {
    const { library, take } = await shelf();
    const { id } = await take(MARKED);
    await library.close();
    const again = await Library.open(library.layout.folder, { writer: 'the test' });
    const { article } = await again.article(id);
    expect(article.passages).toHaveLength(3);
    expect(again.problems).toEqual([]);
    expect((await checkLibrary(again.layout.folder)).problems).toEqual([]);
    await again.close();
  });
});

describe('a codebook', () => {
  const ISSUES = [
    { name: 'Canals', definition: '', color: null, parent: 'Trade', created: '2004-01-06T10:00:00.000Z' },
    { name: 'Trade', definition: 'Goods', color: null },
  ];

  test('is taken over with the days on which its issues were made, and is undone and done again as one', async () => {
    const { library } = await shelf();
    const target = importTarget(library);
    const names = () => library.codebook.issues.map(({ name }) => name);
    expect(await target.addIssues(ISSUES, true)).toBe(2);
    expect(library.codebook.issues[1]).toMatchObject({ name: 'Canals', created: '2004-01-06T10:00:00.000Z' });
    expect((await undo(library))?.applied).toHaveLength(2);
    expect(names()).toEqual([]);
    await redo(library);
    expect(names().toSorted()).toEqual(['Canals', 'Trade']);
    await library.close();
  });

  test('keeps issues apart of which one is also called as the other', async () => {
    const { library } = await shelf();
    const issues = [
      { name: 'Trade', definition: '', color: null, aliases: ['Tariffs'] },
      { name: 'Tariffs', definition: 'At the border', color: null },
      { name: 'Duties', definition: '', color: null, parent: 'Tariffs' },
    ];
    expect(await importTarget(library).addIssues(issues, true)).toBe(3);
    const [, tariffs, duties] = library.codebook.issues;
    expect(tariffs).toMatchObject({ name: 'Tariffs', definition: 'At the border' });
    expect(duties).toMatchObject({ name: 'Duties', parent: tariffs?.id });
    expect(await importTarget(library).addIssues(issues, true)).toBe(0);
    await library.close();
  });

  test('that comes with articles stays when they do', async () => {
    const { library } = await shelf();
    await importTarget(library).addIssues(ISSUES, false);
    expect(await undo(library)).toBeNull();
    await library.close();
  });
});
