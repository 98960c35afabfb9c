import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { idsOf } from '../../../core/issues/hierarchy.ts';
import { GROUPINGS, orderedOutlines, orderedPassages } from '../../../core/issues/page.ts';
import { documentOf } from '../../../core/document/document.ts';
import type { Article } from '../../../core/model.ts';
import { SourceStore } from '../../../main/searching/source-store.ts';
import { BOOK, sources } from '../../core/issues/sources.ts';

const TEXT = 'Five of them came home. The others did not.';

/** Articles as they are stored, with the passages of made ones. */
const articles = sources.map((list) =>
  list.map((source): Article => ({
    ...source,
    section: null,
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
      textVersion: 1,
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

  test('are put in order by their outlines as by all that is known of them, also when they come from a file', () => {
    fc.assert(
      fc.property(
        articles,
        fc.constantFrom('a', 'b', 'd'),
        fc.constantFrom(...GROUPINGS),
        fc.boolean(),
        (list, issue, group, fromFile) => {
          const store = fromFile ? new SourceStore() : stored(list);
          if (fromFile) for (const [id, packed] of stored(list).all) store.put(id, packed);
          const ids = idsOf(BOOK, issue);
          const whole = orderedPassages(BOOK, store.bearingOn(ids), { issue, group, filter: {} });
          const outline = orderedOutlines(store.outlinesOn(ids), ids, group);
          expect(outline.groups).toEqual(whole.groups);
          expect(outline.articles).toBe(whole.articles);
          expect(outline.wholes.map(({ id }) => id)).toEqual(whole.wholes.map(({ id }) => id));
          expect(
            outline.found.map(({ article, passage }) => store.get(article.id)?.passages[passage.at]?.id),
          ).toEqual(whole.found.map(({ passage }) => passage.id));
        },
      ),
      { numRuns: 150 },
    );
  });
});
