import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { subjectWordsOf, wordsOf } from '../../../core/change-words.ts';
import { newIssue } from '../../../core/issues/issues.ts';
import { editPassage } from '../../../core/passages.ts';
import { Library } from '../../../main/library/library.ts';
import {
  codebookHistory,
  historyOf,
  redo,
  takeBack,
  takeBackInCodebook,
  undo,
} from '../../../main/library/undo.ts';
import { temporaryFolder } from '../temporary.ts';
import { addArticle, addIssue, addPassage, stamp } from './fill.ts';

const open = (folder: string) => Library.open(folder, { writer: 'the test' });

const quotesOf = async (library: Library, id: string): Promise<readonly string[]> =>
  (await library.article(id)).article.passages.map(({ quote }) => quote);

describe('undo', () => {
  test('takes back all edits of a group in one go, over sessions, and does them again', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const passages = [await addPassage(library, id, 'strait'), await addPassage(library, id, 'Monday')];
    const together = { kind: 'edit', of: null, group: 'split' } as const;
    const made = newIssue(library.codebook, 'Pilots', '', stamp());
    await library.apply({ type: 'issue.add', issue: made, index: 0 }, together);
    for (const passage of passages)
      await library.apply(editPassage(id, passage, { issues: [made.id] }, stamp().now), together);
    await library.close();

    const again = await open(folder);
    const issuesOf = async () => (await again.article(id)).article.passages.map(({ issues }) => issues);
    expect(await undo(again)).toMatchObject({ edit: { type: 'issue.add' }, applied: { length: 3 } });
    expect([again.codebook.issues, await issuesOf()]).toEqual([[], [[], []]]);
    expect((await redo(again))?.applied).toHaveLength(3);
    expect(await issuesOf()).toEqual([[made.id], [made.id]]);
    await undo(again);
    expect((await undo(again))?.applied).toHaveLength(1);
    expect(await quotesOf(again, id)).toEqual(['strait']);
    await again.close();
  });

  test('reaches back over sessions, edit by edit, and redo forward again', async () => {
    const folder = await temporaryFolder();
    const first = await open(folder);
    const { id } = await addArticle(first);
    await addPassage(first, id, 'strait');
    await addPassage(first, id, 'Monday');
    await first.close();

    const second = await open(folder);
    await addPassage(second, id, 'pilot');
    await undo(second);
    await undo(second);
    expect(await quotesOf(second, id)).toEqual(['strait']);
    await second.close();

    const third = await open(folder);
    await redo(third);
    expect(await quotesOf(third, id)).toEqual(['strait', 'Monday']);
    await undo(third);
    await undo(third);
    expect(await quotesOf(third, id)).toEqual([]);
    expect(await undo(third)).toBeNull();
    await third.close();
  });

  test('reaches back as far as the journal does, however long that is', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    const passage = await addPassage(library, id, 'strait');
    const title = (number: number) => `${'A long title, so that the journal fills up. '.repeat(40)}${number}`;
    for (let number = 1; number <= 60; number += 1) {
      const from = number === 1 ? 'The strait' : title(number - 1);
      await library.apply({
        type: 'article.edit',
        article: id,
        from: { title: from },
        to: { title: title(number) },
      });
    }
    await library.close();
    const again = await open(folder);
    for (let number = 0; number < 60; number += 1) expect(await undo(again)).not.toBeNull();
    expect((await again.article(id)).article.title).toBe('The strait');
    expect((await undo(again))?.edit).toMatchObject({ type: 'passage.add', passage: { id: passage.id } });
    await again.close();
  });

  test('lets go of an edit that something else has overtaken, saying so, and goes on with the one before', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'Monday');
    const passage = await addPassage(library, id, 'strait');
    const removal = { type: 'passage.remove', article: id, passage } as const;
    await library.apply(removal, { kind: 'aside', of: null, group: null });
    await expect(undo(library)).rejects.toThrow('The passage has been removed already.');
    await undo(library);
    expect(await quotesOf(library, id)).toEqual([]);
    await library.close();
  });

  test('knows nothing of an edit whose document was never saved', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'Monday');
    const saved = await readFile(library.layout.article(id));
    await addPassage(library, id, 'strait');
    await library.close();
    // As a crash between journal and document leaves them.
    await writeFile(library.layout.article(id), saved);
    const again = await open(folder);
    expect((await undo(again))?.edit).toMatchObject({ passage: { quote: 'Monday' } });
    expect(await quotesOf(again, id)).toEqual([]);
    await again.close();
  });
});

describe('numbers', () => {
  test('go on after an article that is longer than what is read of the journal at start', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'strait');
    await addArticle(library, 'Long', 'All of it is said again and again.\n\n'.repeat(4000));
    await library.close();
    const again = await open(folder);
    await addPassage(again, id, 'Monday');
    const numbers = (await historyOf(again, id)).map(({ number }) => number);
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    await undo(again);
    expect(await quotesOf(again, id)).toEqual(['strait']);
    await undo(again);
    expect(await quotesOf(again, id)).toEqual([]);
    await again.close();
  });
});

test('a note typed over more of the journal than is read at start is undone as one', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  let passage = await addPassage(library, id, 'strait');
  const group = { kind: 'edit', of: null, group: 'note 1' } as const;
  for (let length = 1; length <= 60; length += 1) {
    await library.apply(editPassage(id, passage, { note: 'word '.repeat(length * 10) }, stamp().now), group);
    passage = (await library.article(id)).article.passages[0] ?? passage;
  }
  await library.close();
  const again = await open(folder);
  await undo(again);
  expect((await again.article(id)).article.passages).toMatchObject([{ note: '' }]);
  await undo(again);
  expect((await again.article(id)).article.passages).toEqual([]);
  await again.close();
});

test('a journal of a newer version is left as it is, and nothing is changed', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  await library.close();
  const journal = join(folder, 'journal', '000001.jsonl');
  const newer = (await readFile(journal, 'utf8')).replace(/"version":\d+/, '"version":9');
  await writeFile(journal, newer);
  const again = await open(folder);
  await expect(addPassage(again, id, 'strait')).rejects.toThrow('open for reading only');
  expect((await again.article(id)).article.passages).toEqual([]);
  await again.close();
  expect(await readFile(journal, 'utf8')).toBe(newer);
});

describe('the history of an article', () => {
  test('says who did what, the typing of one note as one edit, and nothing of reading', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    await library.apply({ type: 'settings.edit', from: { person: null }, to: { person: 'Ada' } });
    const { id } = await addArticle(library);
    await addArticle(library, 'Another');
    const issue = await addIssue(library, 'Insurance');
    const passage = await addPassage(library, id, 'Insurers ask for more', [issue]);
    const group = { kind: 'edit', of: null, group: 'note 1' } as const;
    await library.apply(editPassage(id, passage, { note: 'By' }, stamp().now), group);
    const { article } = await library.article(id);
    const [typed = passage] = article.passages;
    await library.apply(editPassage(id, typed, { note: 'By how much?' }, stamp().now), group);
    await library.apply({
      type: 'reading.set',
      article: id,
      reading: { offset: 3, progress: 0.5, at: stamp().now },
    });
    const entries = await historyOf(library, id);
    expect(
      entries.map(({ person, change }) => [
        person,
        change === null ? 'Import' : wordsOf(change, library.codebook),
      ]),
    ).toEqual([
      ['Ada', 'Import'],
      ['Ada', 'Tag with “Insurance”'],
      ['Ada', 'Write a note'],
    ]);
    expect(entries.at(-1)?.change).toMatchObject({ from: { note: '' }, to: { note: 'By how much?' } });
    await library.close();
  });

  test('takes back one edit and leaves those after it, or says why not', async () => {
    const folder = await temporaryFolder();
    const library = await open(folder);
    const { id } = await addArticle(library);
    await addPassage(library, id, 'strait');
    const passage = await addPassage(library, id, 'Monday');
    await addPassage(library, id, 'pilot');
    const [, first, second] = await historyOf(library, id);
    await takeBack(library, id, first?.number ?? 0);
    expect(await quotesOf(library, id)).toEqual(['Monday', 'pilot']);

    await library.apply(editPassage(id, passage, { note: 'Why then?' }, stamp().now));
    await expect(takeBack(library, id, second?.number ?? 0)).rejects.toThrow(
      'This change cannot be taken back by itself. The passage has been changed elsewhere in the meantime',
    );
    await expect(takeBack(library, id, 1)).rejects.toThrow('Move the article to the trash instead');
    await undo(library);
    await undo(library);
    expect(await quotesOf(library, id)).toEqual(['strait', 'Monday', 'pilot']);
    await library.close();
  });
});

describe('the history of the codebook', () => {
  test('says what was done to each issue, by the name it had then, and takes one edit back', async () => {
    const library = await open(await temporaryFolder());
    const [trade, aid] = [await addIssue(library, 'Trade'), await addIssue(library, 'Aid')];
    const rename = (issue: string, from: string, to: string) =>
      library.apply({ type: 'issue.edit', issue, from: { name: from }, to: { name: to } });
    await rename(trade, 'Trade', 'Commerce');
    await library.apply({ type: 'issue.edit', issue: trade, from: { memo: '' }, to: { memo: 'Ask.' } });
    const deleted = library.codebook.issues.find((issue) => issue.id === trade);
    if (deleted === undefined) throw new Error('There is no such issue');
    await library.apply({ type: 'issue.remove', issue: deleted, index: 0 });
    await rename(aid, 'Aid', 'Trade');
    const entries = await codebookHistory(library);
    const inWords = entries.map(({ change, quote }) => [
      change && wordsOf(change, library.codebook),
      change && subjectWordsOf(change, quote),
    ]);
    expect(inWords).toEqual([
      ['Add the issue “Trade”', null],
      ['Add the issue “Aid”', null],
      ['Edit the issue “Commerce”', '“Trade”: name'],
      ['Edit the issue “a deleted issue”', '“Commerce”: memo'],
      ['Delete the issue “Commerce”', null],
      ['Edit the issue “Trade”', '“Aid”: name'],
    ]);

    const back = await takeBackInCodebook(library, entries[4]?.number ?? 0);
    expect(back).toMatchObject({ type: 'issue.add', issue: { name: 'Commerce', memo: 'Ask.' } });
    await expect(takeBackInCodebook(library, entries[2]?.number ?? 0)).rejects.toThrow(
      'There is already an issue named “Trade”.',
    );
    await expect(takeBackInCodebook(library, 99)).rejects.toThrow('The history of the codebook has no such');
    await undo(library);
    expect(library.codebook.issues.map(({ name }) => name)).toEqual(['Trade']);
    await library.close();
  });
});

test('a change made for an older state is taken where it touches other things, and refused where the same', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  const [one, other] = [await addPassage(library, id, 'strait'), await addPassage(library, id, 'Monday')];
  const { now } = stamp();
  await Promise.all([
    library.apply(editPassage(id, one, { note: 'mine' }, now)),
    library.apply(editPassage(id, other, { note: 'theirs' }, now)),
  ]);
  await expect(library.apply(editPassage(id, one, { note: 'late' }, now))).rejects.toThrow(
    'nothing was overwritten',
  );
  const { article } = await library.article(id);
  expect(article.passages.map(({ note }) => note)).toEqual(['mine', 'theirs']);
  await library.close();
});

test('rows that the cache does not know of yet are made from what the journal says has changed', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  await library.close();
  const cache = await readFile(join(folder, 'library.jsonl'));
  const again = await open(folder);
  await addPassage(again, id, 'strait');
  await again.close();
  // As a crash leaves it: the cache is older than the articles.
  await writeFile(join(folder, 'library.jsonl'), cache);
  const last = await Library.open(folder, { writer: 'the test', lookLater: true });
  expect(last.row(id)?.passages).toBe(1);
  await last.close();
});

test('an article whose file is gone is told of, and not taken for one that never was', async () => {
  const folder = await temporaryFolder();
  const library = await open(folder);
  const { id } = await addArticle(library);
  await library.close();
  await rm(library.layout.article(id));
  const again = await open(folder);
  expect(again.rows()).toEqual([]);
  expect(again.problems).toMatchObject([{ file: `articles/${id}.json`, what: /^The file is gone/ }]);
  await again.close();
});
