/** Newer texts of articles: what becomes of what is marked, what is kept of the older text, and the way back. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { composeBrief } from '../../../core/brief/compose.ts';
import { DEFAULT_OPTIONS } from '../../../core/brief/model.ts';
import { editPassage, pinPassage } from '../../../core/passages.ts';
import { unplacedIn } from '../../../core/candidates.ts';
import type { ExtractedArticle } from '../../../core/importing.ts';
import { checkLibrary } from '../../../main/library/check.ts';
import { importTarget } from '../../../main/library/import-target.ts';
import { Library } from '../../../main/library/library.ts';
import { unplacedPassages } from '../../../main/library/updating.ts';
import { historyOf, redo, takeBack, undo } from '../../../main/library/undo.ts';
import { sha256Of } from '../../../main/store/blobs.ts';
import { temporaryFolder } from '../temporary.ts';
import { addPassage, stamp } from './fill.ts';

const FIRST =
  'The strait reopened on Monday. Ships wait in line for a pilot.\n\nInsurers ask for more, and the shippers pay.\n\nThe council will decide on Thursday.';
const SECOND =
  'Updated: a storm is near.\n\nThe strait reopened on Monday. Ships wait in line for a pilot.\n\nInsurers are asking for more, and the shippers pay.';

const page = (markdown: string, url: string | null, title = 'The strait'): ExtractedArticle => ({
  details: {
    title,
    byline: null,
    source: 'The Sound',
    section: null,
    published: '2024-01-05',
    publishedTime: null,
    language: 'en',
    url,
  },
  markdown,
  type: 'html',
  images: [],
  pages: [],
  highlights: [],
  part: null,
});

function bytesOf(markdown: string) {
  const bytes = new TextEncoder().encode(`page: ${markdown}`);
  const original = {
    sha256: sha256Of(bytes),
    name: 'page.html',
    bytes: bytes.byteLength,
    type: 'html' as const,
  };
  return { bytes, original };
}

function add(library: Library, markdown: string, url: string | null, title?: string) {
  const { bytes, original } = bytesOf(markdown);
  return importTarget(library).add(page(markdown, url, title), original, bytes);
}

const open = (folder: string) => Library.open(folder, { writer: 'the test' });
const URL = 'https://news.example/strait';

async function marked() {
  const folder = join(await temporaryFolder(), 'library');
  const library = await open(folder);
  const { id } = await add(library, FIRST, URL);
  for (const quote of ['Ships wait in line', 'Insurers ask for more', 'decide on Thursday'])
    await addPassage(library, id, quote);
  return { folder, library, id };
}

const stateOf = async (library: Library, id: string) => {
  const { article } = await library.article(id);
  return { ...article, revision: 0, passages: article.passages.map((each) => ({ ...each, modified: '' })) };
};

describe('a newer text', () => {
  test('from the same address carries the passages over and keeps the text before', async () => {
    const { folder, library, id } = await marked();
    const outcome = await add(library, SECOND, `${URL}?utm_source=mail#top`);
    expect(outcome).toMatchObject({
      status: 'updated',
      id,
      report: { textVersion: 2, kept: 0, moved: 1, changed: 1, unplaced: 1 },
    });
    const { article, document } = await library.article(id);
    expect(article.earlier).toMatchObject([{ textVersion: 1, markdown: FIRST }]);
    expect(document.text).toBe(SECOND);
    for (const { textVersion, start, end, quote } of article.passages)
      expect((textVersion === 2 ? SECOND : FIRST).slice(start, end)).toBe(quote);
    expect(library.row(id)).toMatchObject({ passages: 3, unplaced: 1 });
    await library.close();
    expect(await checkLibrary(folder)).toMatchObject({ ok: true, problems: [] });
  });

  test('is undone and done again, over a restart too', async () => {
    const { folder, library, id } = await marked();
    const before = await stateOf(library, id);
    await add(library, SECOND, URL);
    const after = await stateOf(library, id);
    await library.close();
    const again = await open(folder);
    await undo(again);
    expect(await stateOf(again, id)).toEqual(before);
    await redo(again);
    expect(await stateOf(again, id)).toEqual(after);
    await again.close();
  });

  test('can be brought back by the journal when the article is damaged', async () => {
    const { folder, library, id } = await marked();
    await add(library, SECOND, URL);
    const after = await stateOf(library, id);
    await library.close();
    const file = join(folder, 'articles', `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).slice(0, 400));
    const again = await open(folder);
    expect(await stateOf(again, id)).toEqual(after);
    await again.close();
  });

  test('with the same words is nothing new, and of a version before none either', async () => {
    const { library, id } = await marked();
    expect(await add(library, FIRST, URL)).toMatchObject({ status: 'duplicate', id });
    await add(library, SECOND, URL);
    const { original } = bytesOf(FIRST);
    expect(await importTarget(library).findByOriginal(original.sha256)).toMatchObject({ id });
    expect((await library.article(id)).article.textVersion).toBe(2);
    await library.close();
  });

  test('that has nothing in common with the article is another article', async () => {
    const { library, id } = await marked();
    const other = await add(
      library,
      'Quite another matter altogether, and nothing of ships in it at all.',
      URL,
    );
    expect(other.status).toBe('added');
    expect(other.id).not.toBe(id);
    await library.close();
  });

  test('that was undone is told from the one that took its place', async () => {
    const { library, id } = await marked();
    await add(library, SECOND, URL);
    const first = (await historyOf(library, id)).find(({ change }) => change?.type === 'text.update');
    await undo(library);
    await add(library, `${SECOND}\n\nThe storm has passed.`, URL);
    await expect(takeBack(library, id, first?.number ?? 0)).rejects.toThrow('updated again in the meantime');
    expect((await library.article(id)).document.text).toContain('The storm has passed');
    await library.close();
  });

  test('that was undone can be imported again', async () => {
    const { library, id } = await marked();
    await add(library, SECOND, URL);
    await undo(library);
    const { original } = bytesOf(SECOND);
    expect(await importTarget(library).findByOriginal(original.sha256)).toBeNull();
    expect(await add(library, SECOND, URL)).toMatchObject({ status: 'updated', id });
    await library.close();
  });

  test('goes to the article that it is a version of, where several have one address', async () => {
    const { library, id } = await marked();
    const museum =
      'The museum opens its new wing in spring, and the director speaks of light. Nobody asks what it has cost.';
    const other = await add(library, museum, URL);
    expect(other.status).toBe('added');
    expect(await add(library, SECOND, URL)).toMatchObject({ status: 'updated', id });
    expect(await add(library, `${museum} Tickets are dear.`, URL)).toMatchObject({
      status: 'updated',
      id: other.id,
    });
    await library.close();
  });

  test('is known by its words whatever the quotation marks', async () => {
    const { library, id } = await marked();
    const quoted = Array.from(
      { length: 300 },
      (_, at) => `He said "so be it" on day ${at}, and it's so.`,
    ).join('\n\n');
    const first = await add(library, quoted, 'https://news.example/days');
    const curly = quoted.replaceAll(/"([^"]*)"/g, '“$1”').replaceAll("'", '’');
    expect(await add(library, `New.\n\n${curly}`, 'https://news.example/days')).toMatchObject({
      status: 'updated',
      id: first.id,
    });
    expect(id).not.toBe(first.id);
    await library.close();
  });

  test('is not taken back by itself once passages are marked in it', async () => {
    const { library, id } = await marked();
    await add(library, SECOND, URL);
    const { article } = await library.article(id);
    const passage = { ...article.passages[0], id: 'new', textVersion: 2, start: 0, end: 7, quote: 'Updated' };
    await library.apply({ type: 'passage.add', article: id, passage: { ...passage } as never });
    const update = (await historyOf(library, id)).find(({ change }) => change?.type === 'text.update');
    await expect(takeBack(library, id, update?.number ?? 0)).rejects.toThrow('marked in the newer text');
    await library.close();
  });
});

describe('a passage without a place', () => {
  test('is offered the place that comes nearest, can be edited, and pinned there', async () => {
    const { folder, library, id } = await marked();
    await add(library, SECOND.replace('Updated: a', 'The council decided on Tuesday that a'), URL);
    const lost = (await unplacedIn(await library.article(id), () => Promise.resolve(true))) ?? [];
    expect(lost).toMatchObject([{ passage: { quote: 'decide on Thursday' } }]);
    const [{ passage, candidate } = { passage: null, candidate: null }] = lost;
    if (passage === null || candidate === null) throw new Error('There is no candidate.');
    expect(SECOND.includes(candidate.quote)).toBe(false);
    await library.apply(editPassage(id, passage, { note: 'kept' }, stamp().now));
    const { article } = await library.article(id);
    const edited = article.passages.find((each) => each.id === passage.id) ?? passage;
    await library.apply(pinPassage(article, edited, candidate, stamp().now));
    expect(library.row(id)?.unplaced).toBe(0);
    await undo(library);
    expect(library.row(id)?.unplaced).toBe(1);
    await library.close();
    expect((await checkLibrary(folder)).ok).toBe(true);
  });

  test('is looked for a little at a time where there are many, so that others are answered', async () => {
    const library = await open(join(await temporaryFolder(), 'library'));
    // In letters that the two have not in common.
    const written = (number: number, zero: number) =>
      String(number).replace(/\d/g, (digit) => String.fromCharCode(zero + Number(digit)));
    const wordsFrom = (zero: number) =>
      Array.from({ length: 8000 }, (_, at) => written((at * 7919) % 8009, zero));
    const first = wordsFrom(97);
    const second = [...wordsFrom(110), ...first.slice(6000)];
    const { id } = await add(library, first.join(' '), URL);
    for (let at = 0; at < 120; at += 1)
      await addPassage(library, id, first.slice(at * 50, at * 50 + 8).join(' '));
    await add(library, second.join(' '), URL);
    let turns = 0;
    const count = () => {
      turns += 1;
      next = setImmediate(count);
    };
    let next = setImmediate(count);
    const [lost] = await unplacedPassages(library);
    clearImmediate(next);
    expect(lost?.passages.length).toBeGreaterThan(100);
    expect(turns).toBeGreaterThan(2);
    await library.close();
  });

  test('is quoted in a brief from the version that it was marked in', async () => {
    const { library, id } = await marked();
    await add(library, SECOND, URL);
    const read = await library.article(id);
    const request = {
      title: 'Brief',
      articles: null,
      issues: null,
      include: { ...DEFAULT_OPTIONS, fullText: true },
    };
    const brief = composeBrief(request, { articles: [read], codebook: library.codebook }, '2026-11-24');
    expect(brief.mismatches).toEqual([]);
    expect(brief.sources.map(({ version }) => version?.number).toSorted()).toEqual([1, 2]);
    expect(brief.sources.map(({ citation }) => citation).join()).toContain('version 1, saved');
    const lost = brief.sections[0]?.quotations.find(({ quote }) => quote === 'decide on Thursday');
    expect(brief.sources[(lost?.source ?? 0) - 1]?.version?.number).toBe(1);
    expect(brief.appendix.map(({ document }) => document.text).toSorted()).toEqual(
      [FIRST, SECOND].toSorted(),
    );
    await library.close();
  });
});
