import { readFile, writeFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import type { SuggestionPage } from '../../../core/issues/suggested.ts';
import type { Article } from '../../../core/model.ts';
import type { SearchRequest } from '../../../core/searching.ts';
import { editPassage } from '../../../core/passages.ts';
import { Library } from '../../../main/library/library.ts';
import { Catalog } from '../../../main/searching/catalog.ts';
import { addArticle, addIssue, addPassage, stamp } from '../library/fill.ts';
import { temporaryFolder } from '../temporary.ts';

const asking = (query: string, more: Partial<SearchRequest> = {}): SearchRequest => ({
  query,
  order: 'relevance',
  kinds: null,
  from: 0,
  count: 20,
  typing: false,
  ...more,
});

/** A library of two articles, and what is known of it. */
async function filled() {
  const library = await Library.open(await temporaryFolder(), { writer: 'the test' });
  const first = await addArticle(library, 'Ships wait at the canal');
  const second = await addArticle(library, 'A quiet harbour');
  const catalog = new Catalog(library.layout);
  const look = () => {
    catalog.codebook = library.codebook;
    catalog.refresh(catalog.stale(library.rows()));
  };
  look();
  return { library, first, second, catalog, look };
}

describe('what is known of all articles', () => {
  test('is found by words, with the place where they stand', async () => {
    const { catalog, first } = await filled();
    const { total, hits } = catalog.search(asking('canal'));
    expect(total).toBe(1);
    expect(hits[0]).toMatchObject({ kind: 'article', article: first.id, passage: null });
    const { title } = hits[0] ?? { title: { text: '', marks: [] } };
    expect(title.marks.map(({ start, end }) => title.text.slice(start, end))).toEqual(['canal']);
  });

  test('follows changes: notes, issues, the trash', async () => {
    const { library, catalog, look, first } = await filled();
    const issue = await addIssue(library, 'Insurance');
    const passage = await addPassage(library, first.id, 'Ships wait in line', [issue]);
    await library.apply(editPassage(first.id, passage, { note: 'Ask the underwriters' }, stamp().now));
    look();
    expect(catalog.search(asking('underwriters')).hits).toMatchObject([
      { kind: 'note', passage: passage.id },
    ]);
    expect(catalog.search(asking('issue:insurance', { kinds: ['passage'] })).total).toBe(1);
    const gone = { from: { removed: null }, to: { removed: stamp().now } };
    await library.apply({ type: 'article.edit', article: first.id, ...gone });
    look();
    expect(catalog.search(asking('underwriters')).total).toBe(0);
  });

  test('is told of an issue by any of its names, also by those of what was merged into it', async () => {
    const { library, catalog, look, first } = await filled();
    const [elan, dues] = [await addIssue(library, 'Élan'), await addIssue(library, 'Dues')];
    await addIssue(library, 'Elanor');
    await addPassage(library, first.id, 'Ships wait in line', [elan]);
    await addPassage(library, first.id, 'Insurers ask for more', [dues]);
    await library.apply({
      type: 'issue.edit',
      issue: dues,
      from: { keyTerms: [] },
      to: { keyTerms: ['pilot'] },
    });
    const merged = library.codebook.issues.find(({ id }) => id === dues);
    if (merged === undefined) throw new Error('There is no such issue');
    await library.apply({ type: 'issue.merge', issue: merged, index: 1, into: elan });
    look();
    for (const typing of [true, false]) {
      const reply = catalog.search(asking('issue:elan', { kinds: ['passage'], typing }));
      expect(reply).toMatchObject({ total: 2, problems: [] });
      expect(catalog.answer({ name: 'totals', asked: ['issue:elan in:passage'] })).toEqual([2]);
    }
    expect(catalog.search(asking('issue:zebra')).problems).toEqual(['There is no issue “zebra”.']);
    expect(catalog.search(asking('dues', { kinds: ['issue'] })).hits).toMatchObject([
      { issue: elan, snippet: { text: 'Dues' } },
    ]);
    expect(await catalog.answer({ name: 'suggestions', asked: elan })).toMatchObject({
      suggestions: expect.arrayContaining([expect.objectContaining({ because: ['pilot'] })]) as unknown,
    });
  });

  test('is kept, and read again without the articles', async () => {
    const { library, catalog } = await filled();
    await catalog.save();
    const again = new Catalog(library.layout);
    expect(again.stale(library.rows())).toEqual([]);
    expect(again.search(asking('canal')).hits).toEqual(catalog.search(asking('canal')).hits);
  });

  test('is made anew where what was kept is damaged', async () => {
    const { library, catalog } = await filled();
    await catalog.save();
    const bytes = await readFile(library.layout.search);
    bytes[bytes.length - 5] = (bytes[bytes.length - 5] ?? 0) ^ 1;
    await writeFile(library.layout.search, bytes);
    const again = new Catalog(library.layout);
    expect(again.stale(library.rows())).toHaveLength(2);
  });

  test('forgets an article whose file cannot be read, and those without a row', async () => {
    const { library, catalog, first, second } = await filled();
    await writeFile(library.layout.article(first.id), 'damaged');
    catalog.refresh([first.id]);
    expect(catalog.search(asking('canal')).total).toBe(0);
    catalog.stale(library.rows().filter(({ id }) => id !== second.id));
    expect(catalog.search(asking('harbour')).total).toBe(0);
  });

  test('has on the page of an issue the articles that bear on it as a whole, and those sources that say nothing of it', async () => {
    const { library, catalog, look, first, second } = await filled();
    const issue = await addIssue(library, 'Navigation');
    await addPassage(library, first.id, 'Ships wait in line', [issue]);
    const edited = (article: string, to: Partial<Article>, from: Partial<Article>) =>
      library.apply({ type: 'article.edit', article, from, to });
    await edited(second.id, { issues: [issue], source: 'Kyodo' }, { issues: [], source: 'The Sound' });
    look();
    const asked = { issue, filter: {} };
    expect(
      await catalog.answer({ name: 'page', asked: { ...asked, group: 'date', from: 0, count: 9 } }),
    ).toMatchObject({ passages: 1, wholes: { articles: 1, first: [{ id: second.id, source: 'Kyodo' }] } });
    expect(await catalog.answer({ name: 'charts', asked })).toMatchObject({
      sources: { columns: ['The Sound', 'Kyodo'], rows: [{ cells: [1, 0] }] },
    });
  });

  test('measures suggestions by passages on other issues, not by those on deleted ones', async () => {
    const { library, catalog, look, first } = await filled();
    const issue = await addIssue(library, 'Navigation');
    await library.apply({ type: 'issue.edit', issue, from: { keyTerms: [] }, to: { keyTerms: ['pilot'] } });
    const other = await addIssue(library, 'Labour');
    await addPassage(library, first.id, 'Ships wait in line for a pilot', [other]);
    look();
    const precisions = async () =>
      ((await catalog.answer({ name: 'suggestions', asked: issue })) as SuggestionPage).precisions;
    expect(await precisions()).toEqual([{ precision: 0, of: 1, how: 'held out' }]);
    const deleted = library.codebook.issues.find(({ id }) => id === other);
    if (deleted === undefined) throw new Error('There is no such issue');
    await library.apply({ type: 'issue.remove', issue: deleted, index: 1 });
    look();
    expect(await precisions()).toEqual([]);
  });

  test('suggests passages for an issue by its key terms, with the words that say so', async () => {
    const { library, catalog, look, first } = await filled();
    const issue = await addIssue(library, 'Navigation');
    const passage = await addPassage(library, first.id, 'Ships wait in line for a pilot');
    await library.apply({ type: 'issue.edit', issue, from: { keyTerms: [] }, to: { keyTerms: ['pilot'] } });
    look();
    const page = await catalog.answer({ name: 'suggestions', asked: issue });
    expect(page).toMatchObject({
      suggestions: expect.arrayContaining([expect.objectContaining({ because: ['pilot'] })]) as unknown,
    });
    await library.apply({
      type: 'issue.edit',
      issue,
      from: { dismissed: [] },
      to: { dismissed: [passage.id, first.id] },
    });
    look();
    const left = (await catalog.answer({ name: 'suggestions', asked: issue })) as {
      suggestions: { article: { id: string } }[];
    };
    expect(left.suggestions.map(({ article }) => article.id)).not.toContain(first.id);
  });
});
