/** A text that repeats itself as news do, with passages in it of which many are in sentences that stand elsewhere too. */
import { describeSpan } from '../../core/anchor/describe.ts';
import type { MarkedText } from './altered.ts';
import type { Chance } from './random.ts';

/** How many words there are; the first ones are the frequent ones. */
const WORDS = 1500;
/** So many sentences come again and again: this share of all sentences. */
const STOCK = 25;
const SHARE = 0.3;
const LETTERS = 'etaoinshrdlucmfw';

/** A text of about so many characters with passages of about one length, from word to word within their paragraphs. */
export function repeatedText(
  characters: number,
  { count, length }: { readonly count: number; readonly length: number },
  chance: Chance,
): MarkedText {
  const words = Array.from({ length: WORDS }, () =>
    Array.from({ length: 2 + chance.below(8) }, () => LETTERS.charAt(chance.below(LETTERS.length))).join(''),
  );
  const word = () => words[Math.floor(WORDS * chance.next() ** 3)] ?? '';
  const sentence = (long: number) => `${Array.from({ length: long }, word).join(' ')}.`;
  const stock = Array.from({ length: STOCK }, () => sentence(14));
  const paragraphs: string[] = [];
  for (let all = 0; all < characters; all += (paragraphs.at(-1)?.length ?? 0) + 2)
    paragraphs.push(
      Array.from({ length: 5 }, () =>
        chance.next() < SHARE ? chance.oneOf(stock) : sentence(8 + chance.below(14)),
      ).join(' '),
    );
  const text = paragraphs.join('\n\n');
  const anchors = Array.from({ length: count }, (_, index) => {
    // Each in its own stretch of the text, so that none meets another.
    const room = Math.floor(text.length / count);
    return wordsAt(text, index * room + chance.below(Math.max(1, room - 2 * length)), length);
  })
    .filter(({ start, end }) => !text.slice(start, end).includes('\n'))
    .map((span) => describeSpan(text, span));
  return { paragraphs, text, anchors };
}

/** The whole words of a stretch. */
function wordsAt(text: string, from: number, length: number): { start: number; end: number } {
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const end = /[\s.]|$/.exec(text.slice(start + length))?.index ?? 0;
  return { start, end: start + length + end };
}
