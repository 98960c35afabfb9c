/** Cases in which a comparison of two texts, believed blindly, would put passages on other words. */
import { describe, expect, test } from 'vitest';
import { carryOver } from '../../../core/anchor/carry.ts';
import { describeSpan } from '../../../core/anchor/describe.ts';
import { fold } from '../../../core/anchor/fold.ts';

interface Outcome {
  readonly status: string;
  readonly quote: string | null;
  readonly start: number | null;
}

/** What becomes of a quote, or of its nth place, counted from 0. */
function carry(before: string, after: string, quote: string, nth = 0): Outcome {
  let start = before.indexOf(quote);
  for (let count = 0; count < nth; count += 1) start = before.indexOf(quote, start + 1);
  const [result] = carryOver(before, after, [describeSpan(before, { start, end: start + quote.length })]);
  const { status = '', anchor = null } = result ?? {};
  return { status, quote: anchor?.quote ?? null, start: anchor?.start ?? null };
}

const ROSE = 'The ministry said on Monday that exports rose.';
const FELL = 'The ministry said on Monday that imports fell.';

describe('a passage carried over', () => {
  test('stays on its words where another sentence begins like its own', () => {
    expect(carry(`${ROSE} ${FELL}`, FELL, FELL)).toEqual({ status: 'moved', quote: FELL, start: 0 });
    expect(carry(`${ROSE} ${FELL}`, `${FELL} ${ROSE}`, FELL)).toEqual({
      status: 'moved',
      quote: FELL,
      start: 0,
    });
    expect(carry(`${ROSE} ${FELL}`, `${FELL} ${ROSE}`, ROSE)).toMatchObject({ status: 'moved', quote: ROSE });
  });

  test('goes with its surroundings where the same words stand twice', () => {
    const line =
      'the long line of ships waits for a pilot to come aboard as on every other day of this winter';
    const first = `In the port of the capital ${line}, says the harbour master.`;
    const second = `A week out at sea ${line}, and nobody counts them.`;
    const [before, after] = [`${first}\n\n${second}`, `${second}\n\n${first}`];
    expect(carry(before, after, line).start).toBe(after.lastIndexOf(line));
    expect(carry(before, after, line, 1).start).toBe(after.indexOf(line));
  });

  test('is unplaced where it was deleted, though the same words stood elsewhere before', () => {
    const opinion = 'there are two opinions about it in the council, as there always were';
    const before = `On the road ${opinion}.\n\nNothing else happened.\n\nOn the boat ${opinion}.`;
    const after = `Nothing else happened.\n\nOn the boat ${opinion}.`;
    expect(carry(before, after, opinion).status).toBe('unplaced');
    expect(carry(before, after, opinion, 1)).toMatchObject({ status: 'moved', quote: opinion });
  });

  test('is unplaced where it was deleted, though others read nearly like it', () => {
    const clause = (name: string) =>
      `Under its schedule the supplier ${name} shall deliver on the first of each month.`;
    const clauses = ['Aco', 'Bco', 'Cco', 'Dco'].map(clause);
    const before = clauses.join('\n\n');
    const after = clauses.filter((each) => !each.includes('Cco')).join('\n\n');
    expect(carry(before, after, 'supplier Cco shall deliver').status).toBe('unplaced');
    expect(carry(before, after, clause('Cco')).status).toBe('unplaced');
    expect(carry(before, after, clause('Dco'))).toMatchObject({ status: 'moved', quote: clause('Dco') });
  });

  test.each([
    ['a number', (n: number) => `The ministry said that exports from Osaka fell in March by ${n} per cent.`],
    ['a number, in Chinese', (n: number) => `日本政府表示，大阪三月份的出口额下降了百分之${n}。`],
    [
      'a number, in Arabic',
      (n: number) => `قالت الوزارة إن صادرات أوساكا انخفضت في مارس بنسبة ${n} في المئة.`,
    ],
  ])('is unplaced where it was deleted beside others that differ in %s', (_, says) => {
    const said = (...numbers: readonly number[]) =>
      ['The minister declined to comment.', ...numbers.map(says), 'Officials went home.'].join(' ');
    for (const number of [12, 17, 23]) {
      const rest = [12, 17, 23].filter((each) => each !== number);
      const before = said(12, 17, 23);
      for (const quote of [says(number), String(number), says(number).slice(-18)])
        expect(carry(before, said(...rest), quote)).toMatchObject({ status: 'unplaced' });
      const swapped = `${said(...rest)} ${says(number).replace('the', 'a').replace('، ', ' ')}`;
      expect(carry(before, swapped, says(number)).quote ?? says(number)).toContain(String(number));
    }
  });

  test('is not found again in a phrase that is used anew', () => {
    const before = 'Much was promised after the election, and little came of it.\n\nThe rest is known.';
    const after = 'The rest is known.\n\nEggs were cheap after the election of a hen as queen.';
    expect(carry(before, after, 'after the election').status).toBe('unplaced');
  });

  test('takes no line end with it that is spelled otherwise', () => {
    const lines = 'One line.\nTwo lines of text.\nThree.';
    const found = carry(lines, lines.replaceAll('\n', '\r\n'), 'One line.\nTwo lines of text.');
    expect(found.quote).toBe('One line.\r\nTwo lines of text.');
  });

  test('finds its syllables among letters that are written apart', () => {
    const line = '배는 아침마다 대한민국항구에서 떠난다.';
    expect(carry(line, line.normalize('NFD'), '항구').quote).toBe('항구'.normalize('NFD'));
  });

  test('takes in what has become one character with its end', () => {
    expect(carry('We saw 👍 there', 'We saw 👍🏽 there', 'We saw 👍').quote).toBe('We saw 👍🏽');
  });

  test('is known by itself where its words stand once', () => {
    const before = 'A first thing here.\n\nThe second sentence moves.\n\nThird is the last.';
    const after = 'The second sentence moves.\n\nA wholly new opening line.\n\nNothing remains.';
    expect(carry(before, after, 'The second sentence moves.').status).toBe('moved');
    expect(
      carry('He said Seoul agrees.', 'A spokesman for Busan left. Seoul was quiet.', 'Seoul').status,
    ).toBe('unplaced');
  });
});

test.each(['\u095c', '\u09df', '\ufb2a', '\u1f71', '\u212b', '\u{2f800}'])(
  '%s is folded as it is spelled apart',
  (letter) => {
    expect(fold(letter).text).toBe(fold(letter.normalize('NFD')).text);
    expect(fold(letter).text).toBe(fold(letter.normalize('NFC')).text);
  },
);

test.each([
  ['\u200eSeoul\u200f', 'Seoul'],
  ['الســلام', 'السلام'],
  ['north\u2010east, north\u2011west', 'north-east, north-west'],
  ['‹oui›', "'oui'"],
])('%s is folded as %s', (one, other) => {
  expect(fold(one).text).toBe(fold(other).text);
});

test('an offset is known in the folded text', () => {
  const text = 'e\u0301lite\u00ad, cafe\u0301: “yes”';
  const { text: folded, offsetOf } = fold(text);
  for (const word of ['lite', ', caf', ': ', 'yes'])
    expect(offsetOf(text.indexOf(word))).toBe(folded.indexOf(word));
});

test('texts that have nothing in common are carried over in a moment, and nothing with them', () => {
  const text = (seed: number) =>
    Array.from({ length: 400 }, (_, block) =>
      Array.from(
        { length: 60 },
        (_, word) => ((block * 61 + word * seed) % 7919).toString(36) + String(seed),
      ).join(' '),
    ).join('\n\n');
  const [before, after] = [text(31), text(97)];
  const anchors = Array.from({ length: 200 }, (_, at) =>
    describeSpan(before, { start: at * 500, end: at * 500 + 80 }),
  );
  expect(carryOver(before, after, anchors).filter(({ status }) => status !== 'unplaced')).toEqual([]);
});
