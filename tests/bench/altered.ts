/** A long text with passages in it, and what may become of it: of each passage it is known where it then stands. */
import { describeSpan, type Anchor } from '../../core/anchor/describe.ts';
import type { Span } from '../../core/document/tree.ts';
import { prose } from './languages.ts';
import type { Chance } from './random.ts';

const BETWEEN = '\n\n';
const LETTERS = 'abcdefghijklmnopqrstuvwxyz ';

export interface MarkedText {
  readonly paragraphs: readonly string[];
  readonly text: string;
  readonly anchors: readonly Anchor[];
}

export interface Altered {
  readonly text: string;
  /** Where each passage stands now, in the order of the anchors; null where it is gone. */
  readonly places: readonly (Span | null)[];
}

/** A text of about so many characters with passages of one length, each within another paragraph. */
export function markedText(
  characters: number,
  { count, length }: { readonly count: number; readonly length: number },
  chance: Chance,
): MarkedText {
  const paragraphs = prose(characters, chance);
  const text = paragraphs.join(BETWEEN);
  const long = startsOf(paragraphs).filter(({ words }) => words.length >= length);
  const anchors = shuffled(long, chance)
    .slice(0, count)
    .map(({ words, start }) => start + chance.below(words.length - length + 1))
    .toSorted((a, b) => a - b)
    .map((start) => describeSpan(text, { start, end: start + length }));
  if (anchors.length < count) throw new Error('The text is too short for so many passages.');
  return { paragraphs, text, anchors };
}

function startsOf(paragraphs: readonly string[]): readonly { words: string; start: number }[] {
  let next = 0;
  return paragraphs.map((words) => {
    const start = next;
    next += words.length + BETWEEN.length;
    return { words, start };
  });
}

function shuffled<T>(list: readonly T[], chance: Chance): readonly T[] {
  return list
    .map((item) => ({ item, by: chance.next() }))
    .toSorted((a, b) => a.by - b.by)
    .map(({ item }) => item);
}

/** With a share of its characters replaced, deleted, or another put before them, each as often as the others. */
export function edited({ text, anchors }: MarkedText, share: number, chance: Chance): Altered {
  const parts: string[] = [];
  const moved = new Int32Array(text.length + 1);
  let length = 0;
  for (let at = 0; at < text.length; at += 1) {
    moved[at] = length;
    const letter = text.charAt(at);
    const part = chance.next() < share ? alteration(letter, chance) : letter;
    parts.push(part);
    length += part.length;
  }
  moved[text.length] = length;
  const places = anchors.map(({ start, end }) => ({ start: moved[start] ?? 0, end: moved[end] ?? 0 }));
  return { text: parts.join(''), places };
}

function alteration(letter: string, chance: Chance): string {
  const other = LETTERS.charAt(chance.below(LETTERS.length));
  return chance.oneOf([other, '', `${other}${letter}`]);
}

/** With its paragraphs in another order. */
export function reordered({ paragraphs, anchors }: MarkedText, chance: Chance): Altered {
  const before = startsOf(paragraphs);
  const order = shuffled(
    paragraphs.map((_, index) => index),
    chance,
  );
  const after = startsOf(order.map((index) => paragraphs[index] ?? ''));
  const newStarts = new Map(order.map((index, position) => [index, after[position]?.start ?? 0]));
  const places = anchors.map(({ start, end }) => {
    const index = before.findLastIndex((each) => each.start <= start);
    const by = (newStarts.get(index) ?? 0) - (before[index]?.start ?? 0);
    return { start: start + by, end: end + by };
  });
  return { text: after.map(({ words }) => words).join(BETWEEN), places };
}

/** Without the passages. */
export function withoutPassages({ text, anchors }: MarkedText): Altered {
  const kept = anchors.map(({ start }, index) => text.slice(anchors[index - 1]?.end ?? 0, start));
  const rest = text.slice(anchors.at(-1)?.end ?? 0);
  return { text: `${kept.join('')}${rest}`, places: anchors.map(() => null) };
}
