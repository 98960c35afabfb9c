/** Texts that repeat themselves, as news do: a passage is on its own words, or says that it is on none. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryOver, type Carried } from '../../../core/anchor/carry.ts';
import { describeSpan } from '../../../core/anchor/describe.ts';
import { findAnchor, Finder, isPlaced } from '../../../core/anchor/find.ts';
import type { Span } from '../../../core/document/tree.ts';
import { paragraphs, REPEATED, type Paragraph } from './texts.ts';

const RUNS = Number(process.env['LAW_RUNS'] ?? 150);
const TIME = RUNS > 1000 ? 900_000 : 30_000;

const BETWEEN = '\n\n';
const ownLine = (at: number): string =>
  Array.from({ length: 9 }, (_, word) => ((at * 9 + word) * 7919 + 104_729).toString(36)).join(' ');
const about = (name: string, at: number): string => `${ownLine(at)} ${name} ${ownLine(at + 5000)}.`;

/** Paragraphs that all have a word, of which the third is moved to the end; and where the word of it was and is. */
function moved(name: string, count: number): { before: string; after: string; was: Span; is: Span } {
  const [first = '', second = '', third = '', ...rest] = Array.from({ length: count }, (_, at) =>
    about(name, at),
  );
  const [before, after] = [
    [first, second, third, ...rest],
    [first, second, ...rest, third],
  ].map((list) => list.join(BETWEEN));
  const placeIn = (text = ''): Span => {
    const start = text.indexOf(third) + third.indexOf(name);
    return { start, end: start + name.length };
  };
  return { before: before ?? '', after: after ?? '', was: placeIn(before), is: placeIn(after) };
}

describe('a word that stands in every paragraph', () => {
  test.each([30, 70, 200])('goes with its paragraph, one of %i', (count) => {
    const { before, after, was, is } = moved('Tehran', count);
    const anchor = describeSpan(before, was);
    expect(findAnchor(after, anchor)).toEqual({ ...is, confidence: 1, exact: true });
    expect(carryOver(before, after, [anchor])[0]).toMatchObject({ status: 'moved', anchor: is });
  });

  test('stands where it stood in a text that is spelled otherwise, which makes it shorter', () => {
    const composed = Array.from({ length: 120 }, (_, at) => about('대한민국', at)).join(BETWEEN);
    const spans = (text: string, word: string): Span[] =>
      [...text.matchAll(new RegExp(word, 'g'))].map(({ index }) => ({
        start: index,
        end: index + word.length,
      }));
    const apart = composed.normalize('NFD');
    const anchors = spans(apart, '대한민국'.normalize('NFD')).map((span) => describeSpan(apart, span));
    expect(carryOver(apart, composed, anchors).map(({ anchor }) => anchor?.start)).toEqual(
      spans(composed, '대한민국').map(({ start }) => start),
    );
  });
});

describe('a sentence that stands in many paragraphs', () => {
  const stock = 'The ministry could not be reached for comment on Sunday evening.';
  const quote = 'could not be reached for comment';
  const text = (count: number, ownOf: (at: number) => string) =>
    Array.from({ length: count }, (_, at) => `${ownOf(at)}. ${stock} ${ownOf(at + 5000)}.`);

  test('is looked for at its place before the very words are believed elsewhere', () => {
    const before = text(12, ownLine);
    const marked = before.join(BETWEEN);
    const start = marked.indexOf(quote, before.slice(0, 7).join(BETWEEN).length);
    const anchor = describeSpan(marked, { start, end: start + quote.length });
    const altered = before.map((each, at) => (at === 7 ? each.replace('reached for', 'reachd fr') : each));
    const after = altered.join(BETWEEN);
    const there = after.indexOf('could not be reachd fr comment');
    expect(findAnchor(after, anchor)).toMatchObject({ start: there, end: there + quote.length - 2 });
  });

  test('is unplaced where it is as good elsewhere as anywhere, and has its candidate', () => {
    const before = text(6, ownLine).join(BETWEEN);
    const start = before.indexOf(quote, 400);
    const anchor = describeSpan(before, { start, end: start + quote.length });
    const after = `${ownLine(77)}.${BETWEEN}${text(6, (at) => ownLine(at + 900)).join(BETWEEN)}`;
    const found = new Finder(after).find(anchor);
    expect(isPlaced(found)).toBe(false);
    expect(after.slice(found?.start, found?.end)).toBe(quote);
  });

  test('stays where it stands exactly, however often it stands elsewhere', () => {
    const twice = [stock, stock, stock].join(BETWEEN);
    const anchor = describeSpan(twice, { start: stock.length + 2, end: 2 * stock.length + 2 });
    expect(findAnchor(twice, anchor)).toMatchObject({ start: anchor.start, confidence: 1 });
  });
});

const carry = (before: string, after: string, span: Span): Carried | undefined =>
  carryOver(before, after, [describeSpan(before, span)])[0];

/** The text of some paragraphs, and where in it one of them is, or its nth sentence. */
function written(list: readonly Paragraph[], id: number, nth: number | null): { text: string; place: Span } {
  const text = list.map(({ sentences }) => sentences.join(' ')).join(BETWEEN);
  const index = list.findIndex((each) => each.id === id);
  const head = list.slice(0, index).map(({ sentences }) => sentences.join(' ') + BETWEEN);
  const own = list[index]?.sentences ?? [];
  const start = [...head, ...own.slice(0, nth ?? 0).map((each) => `${each} `)].join('').length;
  return { text, place: { start, end: start + (nth === null ? own.join(' ') : (own[nth] ?? '')).length } };
}

/** Whether every sentence that is not one of those that come again and again stands once. */
const areTold = (list: readonly Paragraph[]): boolean => {
  const own = list.flatMap(({ sentences }) => sentences.filter((each) => !REPEATED.includes(each)));
  return new Set(own).size === own.length;
};

const meets = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

describe('passages in texts of repeated sentences in many scripts', () => {
  test('are carried forward and back to where they were, never elsewhere', { timeout: TIME }, () => {
    const sorts = fc.array(fc.nat(), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(
        paragraphs({ from: 0, minLength: 3, maxLength: 8 }),
        paragraphs({ from: 100, minLength: 0, maxLength: 3 }),
        sorts,
        fc.nat(),
        fc.nat(),
        fc.boolean(),
        (older, more, order, which, sentence, shuffled) => {
          fc.pre(areTold([...older, ...more]));
          const marked = older[which % older.length];
          if (marked === undefined) return;
          // Among paragraphs in another order a sentence that others have is known by its own paragraph alone.
          const nth = shuffled ? null : sentence % marked.sentences.length;
          const before = written(older, marked.id, nth);
          const rest = older.filter((each, at) => each === marked || (order[at] ?? 0) % 5 > 0);
          const list = [...rest];
          for (const [at, each] of more.entries()) list.splice((order[at] ?? 0) % (list.length + 1), 0, each);
          const newer = shuffled
            ? list.toSorted((a, b) => (order[a.id % 8] ?? 0) - (order[b.id % 8] ?? 0))
            : list;
          const after = written(newer, marked.id, nth);
          const forth = carry(before.text, after.text, before.place)?.anchor ?? null;
          if (forth === null) return;
          expect(meets(forth, after.place)).toBe(true);
          const back = carry(after.text, before.text, forth)?.anchor ?? null;
          if (back !== null) expect(meets(back, before.place)).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });
});
