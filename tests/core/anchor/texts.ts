/** Arbitrary texts in many scripts, passages of whole graphemes in them, and edits around a passage. */
import fc from 'fast-check';
import { fold } from '../../../core/anchor/fold.ts';
import type { Span } from '../../../core/document/tree.ts';

const WORDS = [
  ...[
    'the',
    'harbour',
    'pilot',
    'waits',
    'for',
    'a',
    'ship',
    'co-op',
    "captain's",
    'e\u0301lite',
    'naïve',
    '1,250',
  ],
  ...['корабль', 'ждёт', 'и\u0306од', 'порт', 'и', 'груз', 'Straße', 'ἄνεμος', 'ưu\u0309ng'],
  ...['السُّفُن', 'في', 'المِيناء', 'تنتظر', 'נמל', 'שָׁלוֹם'],
  ...['船が', '港で', '待つ。', 'か\u3099', '潮の流れ', '保険料', '海峡、'],
  ...['जहाज़', 'बंदरगाह', 'क्षेत्र', 'में', 'ท่าเรือ', 'น้ำ'],
  ...['항구에서', '\u1112\u1161\u11ab\u1100\u1173\u11af', '배가', '각'],
  ...['😀', '👨‍👩‍👧', '🏳️‍🌈', '🇩🇪', '1\ufe0f\u20e3', '👍🏽', '“quoted”', '«да»', '—', 'soft\u00adly', '\u200b'],
];

const word = fc.constantFrom(...WORDS);
const gap = fc.constantFrom(' ', ' ', ' ', ' ', ', ', '. ', '\u00a0', '', '\n', '\n\n', '\r\n');

/** Words and what parts them, in no order and often the same. */
export const prose = (most = 60) =>
  fc
    .array(fc.tuple(word, gap), { minLength: 1, maxLength: most })
    .map((list) => list.map(([each, after]) => each + after).join(''));

/** Words of one's own, hardly ever the same. */
export const sentences = (most = 60) =>
  fc
    .array(fc.tuple(fc.stringMatching(/^[a-zåéßжщ]{2,9}$/u), gap), { minLength: 1, maxLength: most })
    .map((list) => list.map(([each, after]) => each + after).join(''));

/** Words in letters that `sentences` never has. */
export const ownWords = fc.stringMatching(/^[мнопрст]{4,8}( [мнопрст]{4,8}){6,12}$/u);

/** Any text at all. */
export const anyText = fc.oneof(
  prose(),
  sentences(),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 120 }),
  fc.string({ unit: fc.constantFrom('a', 'b', ' ', '\n'), minLength: 1, maxLength: 80 }),
  fc
    .array(fc.oneof(fc.string({ unit: 'grapheme', maxLength: 8 }), word, gap), {
      minLength: 1,
      maxLength: 40,
    })
    .map((list) => list.join(''))
    .filter((text) => text !== ''),
);

/** Texts that people write. */
export const writtenText = fc.oneof(prose(120), sentences(120));

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** All offsets at which a text may be cut. */
export const boundaries = (text: string): readonly number[] => [
  ...[...segmenter.segment(text)].map(({ index }) => index),
  text.length,
];

export const isWhole = (text: string, span: Span): boolean => {
  const at = new Set(boundaries(text));
  return at.has(span.start) && at.has(span.end);
};

export interface Marked {
  readonly text: string;
  readonly span: Span;
}

/** A text with a passage in it that cuts no grapheme. */
export const marked = (text: fc.Arbitrary<string>, least = 1): fc.Arbitrary<Marked> =>
  fc
    .tuple(text, fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }))
    .map(([text, from, share]) => {
      const edge = boundaries(text);
      const first = Math.floor(from * (edge.length - 1.001));
      const longest = edge.length - 1 - first;
      const last = first + 1 + Math.floor(share * (longest - 0.001));
      return { text, span: { start: edge[first] ?? 0, end: edge[last] ?? text.length } };
    })
    .filter(({ text, span }) => span.end - span.start >= least && isWhole(text, span));

/** One edit of a text: at a place, so many graphemes are taken out and something is put in. */
export interface Edit {
  readonly at: number;
  readonly out: number;
  readonly put: string;
}

/** @param put what an edit may put in */
export const edits = (put: fc.Arbitrary<string>, most = 4): fc.Arbitrary<readonly Edit[]> =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      out: fc.oneof(fc.constant(0), fc.nat(6), fc.nat(80)),
      put: fc.oneof(fc.constant(''), put),
    }),
    { maxLength: most },
  );

export function edited(text: string, list: readonly Edit[]): string {
  let now = text;
  for (const { at, out, put } of list) {
    const edge = boundaries(now);
    const first = Math.floor(at * (edge.length - 0.001));
    const last = Math.min(edge.length - 1, first + out);
    now = joined(joined(now.slice(0, edge[first]), put), now.slice(edge[last]));
  }
  return now;
}

/** One after the other; a tab keeps apart what would become one grapheme. */
const joined = (left: string, right: string): string =>
  isWhole(left + right, { start: left.length, end: left.length }) ? left + right : `${left}\t${right}`;

/** A text after edits around a passage that touch none of it, and where the passage's characters went. */
export function editedAround(
  { text, span }: Marked,
  head: readonly Edit[],
  tail: readonly Edit[],
): { readonly after: string; readonly place: Span } {
  const quote = text.slice(span.start, span.end);
  const before = joined(edited(text.slice(0, span.start), head), quote);
  const place = { start: before.length - quote.length, end: before.length };
  return { after: joined(before, edited(text.slice(span.end), tail)), place };
}

/** How often words stand in a text, however they are spelt. */
export function times(text: string, words: string): number {
  const [whole, part] = [fold(text).text, fold(words).text];
  let count = 0;
  for (let at = whole.indexOf(part); at !== -1 && part !== ''; at = whole.indexOf(part, at + 1)) count += 1;
  return count;
}

/** A paragraph by its number, some of whose sentences others have too. */
export interface Paragraph {
  readonly id: number;
  readonly sentences: readonly string[];
}

/** Sentences that come again and again. */
export const REPEATED: readonly string[] = [
  'The ministry could not be reached for comment.',
  'Talks are to go on next week, officials said.',
  '政府は協議を続けると述べた。',
  '外交部发言人昨日表示，双方将继续会谈。',
  'وقالت الوزارة إن المحادثات مستمرة.',
  'Переговоры продолжатся на следующей неделе.',
  '정부는 회담을 계속한다고 말했다.',
  '👍🏽 🇩🇪🇫🇷 👨‍👩‍👧 ❤️ 🏳️‍🌈 ✅',
  'L’e\u0301lite du cafe\u0301 n’a pas re\u0301pondu.',
  'सरकार ने कहा कि बातचीत जारी रहेगी।',
];

const LETTERS = [
  'abcdefghijklmnoprstuvwy',
  'абвгдежзиклмнопрст',
  '港湾協議代表団地域安全首相会談合意海峡',
  'ابتثجحخدذرزسشصضطظ',
];

/** A sentence of words of its own, in one script: hardly any two are alike, even when a counterexample is made smaller. */
const ownSentence = fc.nat(2 ** 30).map((seed) => {
  let state = seed + 1;
  const below = (most: number): number => {
    state = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) + 0x3c6ef35f;
    return ((state ^ (state >>> 12)) >>> 0) % most;
  };
  const letters = LETTERS[below(LETTERS.length)] ?? '';
  const word = () =>
    Array.from({ length: 3 + below(6) }, () => letters.charAt(below(letters.length))).join('');
  return `${Array.from({ length: 4 + below(6) }, word).join(' ')}.`;
});

/** Paragraphs of sentences of their own and such as come again and again, numbered from a number on. */
export const paragraphs = ({
  from,
  ...lengths
}: {
  readonly from: number;
  readonly minLength: number;
  readonly maxLength: number;
}): fc.Arbitrary<readonly Paragraph[]> =>
  fc
    .array(
      fc
        .tuple(
          ownSentence,
          fc.array(fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...REPEATED) }, ownSentence), {
            minLength: 1,
            maxLength: 4,
          }),
          fc.nat(),
        )
        .map(([own, others, at]) => others.toSpliced(at % (others.length + 1), 0, own)),
      lengths,
    )
    .map((list) => list.map((sentences, index) => ({ id: from + index, sentences })));
