/**
 * The words of a text, as search sees them.
 *
 * A word is an unbroken run of letters, digits and marks. Everything else divides: "co-operate" is two words, "1,234.5"
 * three, "U.S." two, "Korea’s" two. What is typed is divided in the same way and looked for in unbroken order, so a stretch
 * typed as it stands in the text is found there, and "Korea" is found in "Korea’s". "1234" is not found in "1,234".
 *
 * Scripts that put no spaces between words, and Hangul, which joins particles to them, go character by character, so that
 * any stretch is found without knowing where words begin.
 */
import type { Span } from '../document/tree.ts';
import { folded, foldText } from './fold.ts';

/** A folded word and the stretch of the original text that it stands for, in UTF-16 code units. */
export interface Token extends Span {
  readonly word: string;
}

const DIVIDES = 1;
const RUNS = 2;
const ALONE = 3;

const IN_WORD = /[\p{L}\p{N}\p{M}]/u;
const UNSPACED = new RegExp(
  `[${['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
    .map((script) => `\\p{Script_Extensions=${script}}`)
    .join('')}]`,
  'u',
);

/** Of every UTF-16 code unit; 0 until it is first met. */
const roles = new Uint8Array(0x10000);

function roleOf(sign: string): number {
  if (!IN_WORD.test(sign)) return DIVIDES;
  return UNSPACED.test(sign) ? ALONE : RUNS;
}

function roleAt(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  if (unit >= 0xd800 && unit <= 0xdfff) return roleOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
  const known = roles[unit] ?? 0;
  if (known !== 0) return known;
  const role = roleOf(String.fromCharCode(unit));
  roles[unit] = role;
  return role;
}

/** Calls for each word of a folded text, in order, with where it begins and ends. */
export function eachWord(text: string, use: (start: number, end: number) => void): void {
  let start = -1;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const role = roleAt(text, at);
    const length = unit >= 0xd800 && (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
    if (role === RUNS) {
      if (start < 0) start = at;
    } else {
      if (start >= 0) use(start, at);
      start = -1;
      if (role === ALONE) use(at, at + length);
    }
    at += length;
  }
  if (start >= 0) use(start, text.length);
}

/** The folded words of a text, in order. */
export function wordsOf(text: string): readonly string[] {
  const plain = folded(text);
  const words: string[] = [];
  eachWord(plain, (start, end) => words.push(plain.slice(start, end)));
  return words;
}

/** The folded words of a text, in order, and where each stands in it. */
export function tokensOf(text: string): readonly Token[] {
  const { text: plain, unfold } = foldText(text);
  const tokens: Token[] = [];
  eachWord(plain, (start, end) => tokens.push({ word: plain.slice(start, end), ...unfold({ start, end }) }));
  return tokens;
}
