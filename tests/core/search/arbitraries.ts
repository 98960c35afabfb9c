/** Small libraries and queries of few words in many scripts, so that words meet. */
import fc from 'fast-check';
import { STANCES } from '../../../core/model.ts';
import type { SearchArticle, SearchContext, SearchIssue, SearchPassage } from '../../../core/search/model.ts';

const WORDS = [
  ...[
    'korea',
    'Korea’s',
    'korean',
    'kor',
    'Café',
    'cafe\u0301',
    'naïve',
    'U.S.',
    'co-operate',
    '1,234.5',
    'a',
    'the',
  ],
  ...['Straße', 'STRASSE', 'Việt', 'İzmir', 'ΑΘΉΝΑ', 'ёлка', 'елка', 'йод', 'مُحَمَّد', 'محمد', 'שָׁלוֹם', 'हिन्दी'],
  ...[
    '東京大学',
    '東京',
    '京大',
    'が',
    'か',
    'ｶﾞ',
    '北京',
    '한국은',
    '한국',
    'กำลัง',
    'ไทย',
    'ＡＢＣ',
    '😀',
    '—',
    '𠮷野',
  ],
];
const NAMES = ['Kyodo News', 'Agence Café', 'Jane Doe', '共同通信', '国営中央通信', '中国通信', 'Jane Roe'];
const ISSUE_IDS = ['i1', 'i2', 'i3', 'gone'];
const DATES = ['2005', '2005-11', '2005-11-05', '2006-01', '2006-01-02', '1999-12-31'];

const word = fc.constantFrom(...WORDS);
const wording = (maxLength: number): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(word, fc.constantFrom(' ', ' ', '', ', ', '\n')), { maxLength })
    .map((pairs) => pairs.flat().join(''));
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { freq: 2 });
const someIssues = fc.uniqueArray(fc.constantFrom(...ISSUE_IDS), { maxLength: 2 });

const passage: fc.Arbitrary<Omit<SearchPassage, 'id'>> = fc.record({
  start: fc.nat(100),
  end: fc.nat(100),
  quote: wording(6),
  note: fc.oneof(wording(5), fc.constant(' ')),
  issues: someIssues,
  speaker: orNull(fc.constantFrom(...NAMES)),
  stance: orNull(fc.constantFrom(...STANCES)),
  eventDate: orNull(fc.constantFrom(...DATES)),
  placed: fc.boolean(),
});

/** An article under one of few ids, so that it replaces others. */
export const searchArticle: fc.Arbitrary<SearchArticle> = fc.record({
  id: fc.integer({ min: 1, max: 30 }).map((id) => `a${id}`),
  revision: fc.nat(1000),
  title: wording(3),
  byline: orNull(wording(2)),
  source: orNull(fc.constantFrom(...NAMES)),
  section: fc.constant(null),
  published: orNull(fc.constantFrom(...DATES)),
  imported: fc.constantFrom('2006-01-02T10:00:00.000Z', '2024-02-29T00:00:00.000Z'),
  language: orNull(fc.constantFrom('en', 'en-GB', 'ja', 'ko-KR')),
  url: fc.constant(null),
  text: wording(14),
  issues: someIssues,
  starred: fc.boolean(),
  archived: fc.boolean(),
  removed: fc.integer({ min: 0, max: 7 }).map((number) => number === 0),
  state: fc.constantFrom('unread', 'reading', 'read'),
  passages: fc
    .array(passage, { maxLength: 3 })
    .map((passages) => passages.map((each, index) => ({ ...each, id: `p${(index * 7) % 3}` }))),
});

export const ISSUES: readonly SearchIssue[] = [
  {
    id: 'i1',
    name: 'Regional security',
    definition: 'The Korea question',
    memo: '',
    aliases: ['東京'],
    keyTerms: ['korea'],
  },
  {
    id: 'i2',
    name: 'Café trade',
    definition: '',
    memo: 'cafe korea the',
    aliases: [],
    keyTerms: ['한국', 'a'],
  },
  { id: 'i3', name: 'Regional trade', definition: 'ёлка', memo: '', aliases: ['kor'], keyTerms: [] },
];

/** The first issue has the third as its part. */
const IDS: readonly (readonly [said: string, ids: readonly string[]])[] = [
  ['Regional security', ['i1', 'i3']],
  ['regional', ['i1', 'i3']],
  ['cafe trade', ['i2']],
  ['Regional trade', ['i3']],
];

export const CONTEXT: SearchContext = {
  issues: ISSUES,
  idsOfIssue: (said) => new Set(IDS.find(([each]) => each === said)?.[1]),
  knownIds: () => new Set(['i1', 'i2', 'i3']),
};

const filter = fc.constantFrom(
  ...[
    'issue:"Regional security"',
    'issue:regional',
    'issue:"cafe trade"',
    'issue:none',
    'source:kyodo',
    'source:共同',
    'source:中国',
    'speaker:"通信 中"',
  ],
  ...['speaker:jane', 'speaker:"doe jane"', 'stance:denies', 'stance:pro', 'before:2005-11', 'after:2005-11'],
  ...[
    'before:2006',
    'after:2006',
    'event:2005',
    'event:2006-01',
    'has:note',
    'has:passage',
    'has:issue',
    'lang:en',
  ],
  ...['lang:en-gb', 'is:unread', 'is:read', 'is:starred', 'is:archived', 'is:untagged', 'is:unplaced'],
  ...['in:title', 'in:text', 'in:passage', 'in:note', 'stance:none', 'before:2005-13'],
);
const phrase = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `"${words.join(' ')}"`);
const prefix = fc
  .tuple(word, fc.integer({ min: 1, max: 3 }))
  .map(([each, length]) => `${each.slice(0, length)}*`);

/** Queries as a person writes them. */
export const queryText: fc.Arbitrary<string> = fc.letrec<{ query: string; one: string }>((tie) => ({
  query: fc
    .array(fc.tuple(tie('one'), fc.constantFrom(' ', ' ', ' OR ', ' AND ')), { minLength: 1, maxLength: 3 })
    .map((pairs) => pairs.map(([one, join], at) => (at === 0 ? one : `${join}${one}`)).join('')),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    word,
    word,
    prefix,
    phrase,
    filter,
    tie('one').map((one) => `-${one}`),
    tie('query').map((query) => `NOT (${query})`),
    tie('query').map((query) => `(${query})`),
  ),
})).query;
