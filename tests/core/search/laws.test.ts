import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SearchIndex } from '../../../core/search/index.ts';
import { KINDS, type SearchArticle } from '../../../core/search/model.ts';
import { parseQuery } from '../../../core/search/parse.ts';
import { CONTEXT, queryText, searchArticle } from './arbitraries.ts';
import { scan } from './naive.ts';

const EVERYTHING = { limit: 10_000 };

function expectTheSame(index: SearchIndex, articles: readonly SearchArticle[], text: string, typing = false) {
  const query = parseQuery(text, { typing });
  for (const sort of ['relevance', 'date'] as const) {
    const naive = scan(articles, query, CONTEXT, sort);
    const result = index.search(query, CONTEXT, { ...EVERYTHING, sort });
    expect(result.hits).toEqual(naive);
    expect(result.total).toBe(naive.length);
    for (const kind of KINDS)
      expect(result.totals[kind]).toBe(naive.filter((hit) => hit.kind === kind).length);
  }
}

const byId = (articles: readonly SearchArticle[]): readonly SearchArticle[] => [
  ...new Map(articles.map((article) => [article.id, article])).values(),
];

test('the index finds what reading everything finds, in the same order', () => {
  fc.assert(
    fc.property(
      fc.array(searchArticle, { maxLength: 20 }),
      fc.array(fc.tuple(queryText, fc.boolean()), { minLength: 1, maxLength: 5 }),
      (articles, queries) => {
        const index = new SearchIndex();
        index.setAll(articles);
        for (const [text, typing] of queries) expectTheSame(index, byId(articles), text, typing);
      },
    ),
    { numRuns: 400 },
  );
});

type Step =
  | { readonly type: 'set'; readonly articles: readonly SearchArticle[] }
  | { readonly type: 'remove'; readonly id: string }
  | { readonly type: 'search'; readonly text: string }
  | { readonly type: 'store' | 'compact' };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: searchArticle.map((article) => ({ type: 'set' as const, articles: [article] })) },
  {
    weight: 1,
    arbitrary: fc
      .array(searchArticle, { maxLength: 12 })
      .map((articles) => ({ type: 'set' as const, articles })),
  },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 1, max: 30 }).map((id) => ({ type: 'remove' as const, id: `a${id}` })),
  },
  { weight: 2, arbitrary: queryText.map((text) => ({ type: 'search' as const, text })) },
  { weight: 1, arbitrary: fc.constantFrom({ type: 'store' as const }, { type: 'compact' as const }) },
);

function taken(index: SearchIndex, held: Map<string, SearchArticle>, each: Step): SearchIndex {
  switch (each.type) {
    case 'set':
      index.setAll(each.articles);
      for (const article of each.articles) held.set(article.id, article);
      return index;
    case 'remove':
      index.remove(each.id);
      held.delete(each.id);
      return index;
    case 'search':
      expectTheSame(index, [...held.values()], each.text);
      return index;
    case 'compact':
      index.compact();
      return index;
    case 'store':
      return SearchIndex.fromBytes(index.toBytes());
  }
}

test('the same holds after any changes, stored and loaded in between', () => {
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 10, maxLength: 60, size: 'max' }),
      fc.array(queryText, { minLength: 1, maxLength: 4 }),
      (steps, queries) => {
        const held = new Map<string, SearchArticle>();
        const index = steps.reduce((before, each) => taken(before, held, each), new SearchIndex());
        expect(index.size).toBe(held.size);
        expect(new Set(index.ids())).toEqual(new Set(held.keys()));
        for (const { id, revision } of held.values()) expect(index.revisionOf(id)).toBe(revision);
        for (const text of queries) expectTheSame(index, [...held.values()], text);
      },
    ),
    { numRuns: 200 },
  );
});

test('pages put together are the whole', () => {
  fc.assert(
    fc.property(
      fc.array(searchArticle, { maxLength: 20 }),
      queryText,
      fc.integer({ min: 1, max: 7 }),
      fc.subarray([...KINDS]),
      (articles, text, limit, kinds) => {
        const index = new SearchIndex();
        index.setAll(articles);
        const query = parseQuery(text);
        const whole = index
          .search(query, CONTEXT, EVERYTHING)
          .hits.filter(({ kind }) => kinds.includes(kind));
        const pages = [];
        for (let offset = 0; offset < whole.length + limit; offset += limit) {
          const page = index.search(query, CONTEXT, { offset, limit, kinds });
          expect(page.total).toBe(whole.length);
          pages.push(...page.hits);
        }
        expect(pages).toEqual(whole);
      },
    ),
  );
});

test('what begins with what is typed is found at every key press', () => {
  fc.assert(
    fc.property(searchArticle, fc.nat(), (article, at) => {
      const index = new SearchIndex();
      index.set({ ...article, text: 'Straße İzmir Việt 東京大学 ёлка', removed: false });
      const whole = ['strasse', 'izmir', 'viet', '東京大学', 'елка'][at % 5] ?? '';
      for (let length = 1; length <= whole.length; length += 1) {
        const query = parseQuery(`in:text ${whole.slice(0, length)}`, { typing: true });
        expect(index.search(query, CONTEXT).total).toBe(1);
      }
    }),
    { numRuns: 20 },
  );
});
