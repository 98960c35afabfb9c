import { describe, expect, test } from 'vitest';
import { checkQuotation, withoutMismatches } from '../../../core/brief/check.ts';
import type { Brief } from '../../../core/brief/model.ts';
import {
  ABDUCTIONS,
  compose,
  corrupted,
  EVERYTHING,
  issue,
  KYODO,
  PAST,
  readArticle,
  SECURITY,
  VOA,
} from './fixtures.ts';

const outline = ({ sections }: Brief) =>
  sections.map((section) => [section.issue?.id ?? null, section.quotations.map(({ quote }) => quote)]);

const passagesOf = ({ sections }: Brief) =>
  sections.flatMap(({ quotations }) => quotations.map(({ passage }) => passage));

describe('which passages a brief takes', () => {
  test('goes by issue in the codebook’s order, passages without an issue last', () => {
    const article = readArticle('one two three four', [
      { over: 'four', issues: [ABDUCTIONS] },
      { over: 'one', issues: [SECURITY] },
      { over: 'two' },
      { over: 'three', issues: [SECURITY, ABDUCTIONS] },
    ]);
    expect(outline(compose([article]))).toEqual([
      ['abductions', ['three', 'four']],
      ['security', ['one', 'three']],
      [null, ['two']],
    ]);
  });

  test('takes only the issues that are asked for, in the codebook’s order, and then none without', () => {
    const issues = [SECURITY.id, PAST.id];
    expect(compose([VOA, KYODO], { issues }).sections.map((section) => section.issue?.id)).toEqual([
      'past',
      'security',
    ]);
  });

  test('leaves out the trash and what is not asked for', () => {
    const removed = readArticle('one', [{ over: 'one' }], { id: 'gone', removed: '2005-11-06T08:00:00Z' });
    const brief = compose([VOA, KYODO, removed], { articles: ['kyodo', 'gone'] });
    expect(brief.sources.map(({ article }) => article)).toEqual(['kyodo']);
  });

  test('takes issues that the codebook does not hold for none', () => {
    const article = readArticle('one', [{ over: 'one', issues: [issue('forgotten')] }]);
    const brief = compose([article]);
    expect(outline(brief)).toEqual([[null, ['one']]]);
    expect(brief.sections[0]?.quotations[0]?.issues).toEqual([]);
  });

  test('counts a passage under several issues once', () => {
    const brief = compose([readArticle('one', [{ over: 'one', issues: [ABDUCTIONS, SECURITY] }])]);
    expect(brief.sections).toHaveLength(2);
    expect(brief.passages).toBe(1);
  });

  test('is empty where there is nothing', () => {
    const brief = compose([]);
    expect([brief.sections, brief.sources, brief.passages, brief.mismatches]).toEqual([[], [], 0, []]);
  });
});

describe('their order', () => {
  const dated = (id: string, published: string | null, title = id) =>
    readArticle('one two', [{ over: 'two' }, { over: 'one' }], { id, published, title });

  test('goes by date, undated last, then by title, then by place', () => {
    const articles = [
      dated('none', null),
      dated('year', '2005'),
      dated('day-b', '2005-11-05', 'B'),
      dated('day-a', '2005-11-05', 'a'),
      dated('month', '2005-11'),
    ];
    const order = ['year', 'month', 'day-a', 'day-b', 'none'];
    expect(passagesOf(compose(articles))).toEqual(order.flatMap((id) => [`${id}-p1`, `${id}-p0`]));
  });

  test('numbers sources in the order of their first citation', () => {
    const late = readArticle('one', [{ over: 'one', issues: [ABDUCTIONS] }], {
      id: 'late',
      published: '2005-12',
    });
    const early = readArticle('two', [{ over: 'two', issues: [SECURITY] }], {
      id: 'early',
      published: '2005-01',
    });
    const brief = compose([early, late]);
    expect(brief.sources.map(({ number, article }) => [number, article])).toEqual([
      [1, 'late'],
      [2, 'early'],
    ]);
    expect(brief.sections.map(({ quotations }) => quotations[0]?.source)).toEqual([1, 2]);
  });
});

describe('what stands with a quotation', () => {
  const article = readArticle('It rained. Mr. Ito stayed in. It cleared.', [
    { over: 'stayed', note: 'Why?' },
  ]);
  const first = (include: Partial<typeof EVERYTHING>) =>
    compose([article], { include: { ...EVERYTHING, ...include } }).sections[0]?.quotations[0];

  test('is the rest of its sentence where that is asked for', () => {
    expect(first({})).toMatchObject({ before: 'Mr. Ito ', after: ' in.' });
    expect(first({ sentences: false })).toMatchObject({ before: '', after: '' });
  });

  test('is its note unless notes are left out', () => {
    expect(first({})?.note).toBe('Why?');
    expect(first({ notes: false })?.note).toBe('');
  });

  test('is an appendix with the quoted passages alone', () => {
    const [kept] = compose([VOA], { issues: [PAST.id], include: EVERYTHING }).appendix;
    expect(kept?.highlights.map(({ start, end }) => VOA.document.text.slice(start, end))).toEqual([
      'questions be taken up separately, an idea the North has long resisted. The two countries',
      'never established diplomatic relations',
    ]);
    expect(compose([VOA]).appendix).toEqual([]);
  });
});

describe('the check', () => {
  const [passage] = KYODO.article.passages;
  if (passage === undefined) throw new Error('No passage');

  test('lets through what is stored', () => {
    expect(checkQuotation(KYODO.article, passage, KYODO.document.text)).toBeNull();
  });

  test.each([
    ['another letter', 'families of the missing were told to expect no new lisp this week'],
    ['a capital', 'Families of the missing were told to expect no new list this week'],
    ['a missing word', 'families of the missing were told to expect no list this week'],
    ['a space more', 'families  of the missing were told to expect no new list this week'],
  ])('catches %s', (_, quote) => {
    expect(checkQuotation(KYODO.article, { ...passage, quote }, KYODO.document.text)).toEqual({
      article: 'kyodo',
      title: KYODO.article.title,
      passage: passage.id,
      quote,
      stored: passage.quote,
    });
  });

  test('catches an accent written in another way', () => {
    const composed = readArticle('caf\u00e9', [{ over: 'caf\u00e9' }]);
    expect(compose([corrupted(composed, 'cafe\u0301')]).mismatches).toHaveLength(1);
  });

  test.each([
    ['before the text', -1, 5],
    ['after the text', 5, 10_000],
    ['an empty stretch', 5, 5],
    ['a reversed stretch', 9, 5],
  ])('catches %s', (_, start, end) => {
    const mismatch = checkQuotation(KYODO.article, { ...passage, start, end }, KYODO.document.text);
    expect(mismatch?.stored).toBe('');
  });

  test('catches an empty quotation of an empty stretch', () => {
    const nothing = { ...passage, start: 3, end: 3, quote: '' };
    expect(checkQuotation(KYODO.article, nothing, KYODO.document.text)).not.toBeNull();
  });

  test('names a wrong passage once, however many sections quote it, and gives it no sentence', () => {
    const article = readArticle('It was one day.', [{ over: 'one', issues: [ABDUCTIONS, SECURITY] }]);
    const brief = compose([corrupted(article, 'two')], { include: EVERYTHING });
    expect(brief.mismatches).toEqual([
      { article: 'a1', title: 'A title', passage: 'a1-p0', quote: 'two', stored: 'one' },
    ]);
    expect(brief.sections[0]?.quotations[0]).toMatchObject({ before: '', after: '' });
    expect(brief.appendix[0]?.highlights).toEqual([]);
  });

  test('leaves out what failed, its section and its source, and numbers the rest anew', () => {
    const wrong = readArticle('one', [{ over: 'one', issues: [ABDUCTIONS] }], {
      id: 'wrong',
      published: '2005-01',
    });
    const right = readArticle('two', [{ over: 'two', issues: [SECURITY] }], {
      id: 'right',
      published: '2005-02',
    });
    const brief = compose([corrupted(wrong, 'three'), right], { include: EVERYTHING });
    const kept = withoutMismatches(brief);
    expect(outline(kept)).toEqual([['security', ['two']]]);
    expect(kept.sections[0]?.quotations[0]?.source).toBe(1);
    expect(kept.sources.map(({ number, article }) => [number, article])).toEqual([[1, 'right']]);
    expect(kept.appendix.map(({ source }) => source)).toEqual([1]);
    expect([kept.passages, kept.mismatches]).toEqual([1, []]);
  });

  test('numbers sources by what is left of their citations', () => {
    const both = readArticle(
      'one two',
      [
        { over: 'one', issues: [ABDUCTIONS] },
        { over: 'two', issues: [SECURITY] },
      ],
      { id: 'both', published: '2005-02' },
    );
    const other = readArticle('six', [{ over: 'six', issues: [PAST] }], { id: 'other' });
    const kept = withoutMismatches(compose([corrupted(both, 'five'), other]));
    expect(kept.sources.map(({ article }) => article)).toEqual(['other', 'both']);
    expect(kept.sections.map(({ quotations }) => quotations[0]?.source)).toEqual([1, 2]);
  });

  test('leaves a brief without fault as it is', () => {
    const brief = compose([VOA, KYODO]);
    expect(withoutMismatches(brief)).toBe(brief);
  });
});
