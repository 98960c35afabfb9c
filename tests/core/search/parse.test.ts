import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseQuery } from '../../../core/search/parse.ts';
import { FIELDS, wantedWords, type Node } from '../../../core/search/query.ts';

/** A query in a form that shows how it was read. */
function shown(node: Node | null): string {
  if (node === null) return 'nothing';
  switch (node.type) {
    case 'words': {
      const where = node.fields.length === FIELDS.length ? '' : ` in ${node.fields.join('+')}`;
      return `${node.words.join('_')}${node.prefix ? '*' : ''}${where}`;
    }
    case 'not':
      return `not ${shown(node.node)}`;
    case 'kinds':
      return `[${node.kinds.join(' ')}]`;
    case 'filter': {
      const { name, ...rest } = node.filter;
      return `${name}=${Object.values(rest).flat(2).join('_')}`;
    }
    default:
      return `${node.type}(${node.nodes.map(shown).join(', ')})`;
  }
}

describe('queries', () => {
  test.each([
    ['korea japan', 'all(korea, japan)'],
    ['korea AND japan', 'all(korea, japan)'],
    ['korea and japan', 'all(korea, and, japan)'],
    ['a b OR c', 'any(all(a, b), c)'],
    ['a (b OR c)', 'all(a, any(b, c))'],
    ['a NOT b', 'all(a, not b)'],
    ['a -b -"c d"', 'all(a, not b, not c_d)'],
    ['NOT NOT a', 'a'],
    ['“six party” talks', 'all(six_party, talks)'],
    ['nucl*', 'nucl*'],
    ['"north kor*"', 'north_kor*'],
    ['"north kor"*', 'north_kor*'],
    ['O’Neill', 'o_neill'],
    ['東京大学', '東_京_大_学'],
    ['source:kyodo', 'source=kyodo'],
    ['Source:"Kyodo News" -speaker:rice', 'all(source=kyodo_news, not speaker=rice)'],
    ['before:2005-11 after:2005/1/9', 'all(before=20051100, after=20050109)'],
    ['event:2005', 'event=20050000_20059999'],
    ['event:2005-02', 'event=20050200_20050299'],
    ['stance:den', 'stance=denies'],
    ['is:unread has:note lang:en-GB', 'all(is=unread, has=note, lang=en_gb_false)'],
    ['in:title a (b OR c)', 'all([article], a in title, any(b in title, c in title))'],
    ['a in:passage in:note', 'all([passage note], a in passage+note)'],
    ['a (in:passage OR in:note)', 'all([passage note], a in passage+note)'],
    ['(in:title a) OR b', 'any(all([article], a in title), b)'],
    ['a -in:note', 'all([article passage issue], a in title+byline+text+passage+issue)'],
    ['constructor __proto__ toString', 'all(constructor, proto, tostring)'],
    ['foo:bar http://x.org', 'all(foo_bar, http_x_org)'],
    ['', 'nothing'],
  ])('%s', (text, read) => {
    const { root, problems } = parseQuery(text);
    expect(shown(root)).toBe(read);
    expect(problems).toEqual([]);
  });
});

describe('what is not understood is told, and the rest searched', () => {
  test.each([
    ['korea stance:angry', 'korea', '“stance:angry” is not known'],
    ['korea before:2005-13', 'korea', 'There is no 2005-13.'],
    ['korea after:2005-02-30', 'korea', 'There is no 2005-02-30.'],
    ['korea after:soon', 'korea', 'is not a date'],
    ['korea is:lost', 'korea', 'is not known'],
    ['korea source:', 'korea', 'Nothing stands after “source:”.'],
    ['korea source:—', 'korea', 'has no words'],
    ['"six party', 'six_party', 'A quotation mark is not closed.'],
    ['(korea', 'korea', 'A parenthesis is not closed.'],
    ['korea)', 'korea', 'A closing parenthesis has no opening one.'],
    ['korea OR', 'korea', 'Something is missing beside “OR”.'],
    ['AND', 'nothing', 'Something is missing beside “AND”.'],
    ['()', 'nothing', 'There are no words in this'],
    ['😀', 'nothing', 'There are no words in this'],
  ])('%s', (text, read, problem) => {
    const { root, problems } = parseQuery(text);
    expect(shown(root)).toBe(read);
    expect(problems.join(' ')).toContain(problem);
  });
});

describe('while typing', () => {
  test.each([
    ['kor', 'kor*'],
    ['north kor', 'all(north, kor*)'],
    ['kor ', 'kor'],
    ['"north kor', 'north_kor*'],
    ['"north ', 'north'],
    ['"north"', 'north'],
    ['korea OR', 'korea'],
    ['korea -', 'korea'],
    ['(korea', 'korea*'],
    ['korea before:20', 'korea'],
    ['korea before:2005-', 'korea'],
    ['korea before:2005-0', 'korea'],
    ['korea is:un', 'korea'],
    ['korea source:', 'korea'],
    ['lang:e', 'lang=e_true'],
  ])('%s', (text, read) => {
    const { root, problems } = parseQuery(text, { typing: true });
    expect(shown(root)).toBe(read);
    expect(problems).toEqual([]);
  });
});

const SIGN = fc.constantFrom(
  ...[
    '"',
    '“',
    '(',
    ')',
    '-',
    '*',
    ':',
    ' ',
    'a',
    'é',
    '東',
    'OR',
    'AND',
    'NOT',
    'in:',
    'is:',
    'before:',
    '2005',
    '-13',
  ],
);

test('anything that is typed is a query', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: SIGN, maxLength: 30 })),
      fc.boolean(),
      (text, typing) => {
        for (const { words } of wantedWords(parseQuery(text, { typing }).root))
          expect(words.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 1000 },
  );
});

test.each([
  '('.repeat(100_000),
  'NOT '.repeat(20_000),
  '-'.repeat(20_000),
  '(-'.repeat(20_000),
  'a OR '.repeat(20_000),
])('however long it is, too', (text) => {
  expect(() => parseQuery(text)).not.toThrow();
});
