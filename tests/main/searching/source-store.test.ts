import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsOf } from '../../../core/issues/hierarchy.ts';
import { chartsOf } from '../../../core/issues/charts.ts';
import { passagesOn, type SourceArticle } from '../../../core/issues/bearing.ts';
import { GROUPINGS, orderedPassages, pageOf } from '../../../core/issues/page.ts';
import { documentOf } from '../../../core/document/document.ts';
import type { Article } from '../../../core/model.ts';
import { SourceStore } from '../../../main/searching/source-store.ts';
import { BOOK, filters, sources } from '../../core/issues/sources.ts';

const TEXT = 'Five of them came home. The others did not.';

/** Articles as they are stored, with the passages of made ones. */
const articles = sources.map((list) =>
  list.map((source): Article => ({
    ...source,
    section: null,
    byline: null,
    imported: '2026-01-01T00:00:00.000Z',
    url: null,
    language: 'en',
    publishedTime: null,
    revision: 0,
    removed: null,
    starred: false,
    archived: null,
    reading: null,
    earlier: [],
    textVersion: 1,
    received: '',
    original: { sha256: '', name: '', bytes: 0, type: 'text' },
    markdown: TEXT,
    textSha256: '',
    words: 9,
    pages: [],
    passages: source.passages.map((passage) => ({
      ...passage,
      start: 0,
      end: 4,
      suffix: '',
      textVersion: 1,
      created: '2026-01-01T00:00:00.000Z',
      modified: '2026-01-01T00:00:00.000Z',
    })),
  })),
);

const stored = (list: readonly Article[]): SourceStore => {
  const store = new SourceStore();
  for (const article of list) store.set({ article, document: documentOf(TEXT) });
  return store;
};

describe('the passages of all articles', () => {
  test('come back as they were put in', () => {
    fc.assert(
      fc.property(articles, (list) => {
        const store = stored(list);
        for (const { id, title, issues, passages } of list) {
          const back = store.get(id);
          expect(back).toMatchObject({ id, title, issues });
          expect(back?.passages).toEqual(
            passages.map((passage) => ({
              ...passage,
              prefix: '',
              suffix: '',
              paragraph: 0,
              lastParagraph: 0,
              context: expect.any(String) as string,
            })),
          );
        }
      }),
      { numRuns: 60 },
    );
  });

  test('are in the order, and are counted, as if all of them had been read, also when they come from a file', () => {
    fc.assert(
      fc.property(
        articles,
        fc.constantFrom('a', 'b', 'd'),
        fc.constantFrom(...GROUPINGS),
        filters,
        fc.boolean(),
        (list, issue, group, filter, fromFile) => {
          const store = fromFile ? new SourceStore() : stored(list);
          if (fromFile) for (const [id, packed] of stored(list).all) store.put(id, packed);
          const all = list.flatMap(({ id }) => store.get(id) ?? []);
          const bearing = store.bearingOn(idsOf(BOOK, issue));
          const pageIn = (sources: readonly SourceArticle[]) =>
            pageOf(orderedPassages(BOOK, sources, { issue, group, filter }), 0, { from: 0, count: 50 });
          expect(pageIn(bearing)).toEqual(pageIn(all));
          const chartsIn = (sources: readonly SourceArticle[]) =>
            chartsOf(BOOK, sources, { issue, filter }, ['VOA']);
          expect(chartsIn(bearing)).toEqual(chartsIn(all));
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are read anew once their article has changed', () => {
    fc.assert(
      fc.property(articles, articles, (list, next) => {
        const store = stored(list);
        store.bearingOn(idsOf(BOOK, 'a'));
        for (const article of next) store.set({ article, document: documentOf(TEXT) });
        const ids = new Set(next.map(({ id }) => id));
        const now = [...list.filter(({ id }) => !ids.has(id)), ...next];
        const quotes = (sources: readonly SourceArticle[]) =>
          passagesOn(BOOK, sources, 'a').map(({ passage }) => `${passage.id} ${passage.quote}`);
        expect(quotes(store.bearingOn(idsOf(BOOK, 'a')))).toEqual(
          quotes(now.flatMap(({ id }) => store.get(id) ?? [])),
        );
      }),
      { numRuns: 100 },
    );
  });
});
