/** Texts as terms: folded words, and pairs of characters where a script has no spaces. Spans in UTF-16 code units. */
import type { Span } from '../document/tree.ts';

/**
 * A text as the ids of its terms, in their order. Small enough to be kept for every passage: four bytes a word. Ids mean
 * something with the vocabulary that gave them only.
 */
export type Terms = Uint32Array;

/** The terms that have occurred, each with an id from 0. It grows as texts are read. */
export interface Vocabulary {
  readonly ids: Map<string, number>;
}

export const newVocabulary = (): Vocabulary => ({ ids: new Map() });

/** A term where it stands in a text. */
export interface Token extends Span {
  readonly term: string;
}

const UNSPACED = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]';
const TOKEN = new RegExp(
  `(${UNSPACED}+)|(?:\\p{Lu}\\.){2,}|(?:(?!${UNSPACED})[\\p{L}\\p{N}\\p{M}])+(?:['’](?:(?!${UNSPACED})[\\p{L}\\p{M}])+)*`,
  'gu',
);

/**
 * The terms of a text: case, accents and the ending of the plural folded (the S stemmer of D. Harman, How effective is
 * suffixing?, 1991), possessives dropped; Chinese and Japanese by overlapping pairs of characters, which serve as well as
 * words (J.-Y. Nie and others, 2000).
 */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  eachToken(text, (term, start, end) => tokens.push({ term, start, end }));
  return tokens;
}

/** The text as ids, new terms put into the vocabulary. */
export function termsOf(vocabulary: Vocabulary, text: string): Terms {
  const ids: number[] = [];
  eachToken(text, (term) => {
    let id = vocabulary.ids.get(term);
    if (id === undefined) {
      id = vocabulary.ids.size;
      vocabulary.ids.set(term, id);
    }
    ids.push(id);
  });
  return Uint32Array.from(ids);
}

/** Most words are of plain letters and end before a space or a comma: those are read without the pattern. */
function eachToken(text: string, take: (term: string, start: number, end: number) => void): void {
  for (let at = 0; at < text.length;) {
    const end = plainEnd(text, at);
    if (end > at && endsPlainly(text, end)) {
      take(withoutPlural(text.slice(at, end).toLowerCase()), at, end);
      at = end;
    } else if (end === at && text.charCodeAt(at) < 128) at += 1;
    else at = takeByPattern(text, at, take);
  }
}

/** Where a run of ASCII letters and digits ends. */
function plainEnd(text: string, from: number): number {
  let at = from;
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at) | 32;
    if (!(code >= 97 && code <= 122) && !(code >= 48 && code <= 57)) break;
    if (text.charCodeAt(at) < 48) break;
  }
  return at;
}

/** Whether nothing after a run could belong to its word: no letter beyond ASCII, no apostrophe, no abbreviating stop. */
function endsPlainly(text: string, end: number): boolean {
  const code = text.charCodeAt(end);
  if (Number.isNaN(code)) return true;
  if (code >= 128 || code === 39) return false;
  return code !== 46 || /^.?[\s]?$/su.test(text.slice(end, end + 2));
}

function takeByPattern(
  text: string,
  from: number,
  take: (term: string, start: number, end: number) => void,
): number {
  TOKEN.lastIndex = from;
  const match = TOKEN.exec(text);
  if (match === null) return text.length;
  const [word, run] = match;
  if (run === undefined) take(folded(word), match.index, match.index + word.length);
  else eachPair(run, match.index, take);
  return match.index + word.length;
}

function eachPair(run: string, from: number, take: (term: string, start: number, end: number) => void): void {
  const characters = Array.from(run);
  let at = from;
  for (const [index, character] of characters.entries()) {
    const next = characters[index + 1];
    if (next !== undefined) take(character + next, at, at + character.length + next.length);
    else if (index === 0) take(character, at, at + character.length);
    at += character.length;
  }
}

function folded(word: string): string {
  let plain = word.toLowerCase();
  if (!/^[a-z0-9]+$/.test(plain))
    plain = plain
      .normalize('NFKD')
      .replace(/[\u0300-\u036f]/g, '')
      .normalize('NFC')
      .replace(/['’]s?$|^[dljmtsnc]['’](?=\p{L})/gu, '')
      .replace(/\.$/, '');
  return withoutPlural(plain);
}

/** Harman's S stemmer. */
function withoutPlural(word: string): string {
  if (word.length < 4 || !word.endsWith('s')) return word;
  if (/(?<![ae])ies$/.test(word)) return `${word.slice(0, -3)}y`;
  return /(?:us|ss|is)$/.test(word) ? word : word.slice(0, -1);
}

/** How terms are spread over the texts of a library: what makes a word worth something. */
export interface Background {
  /** How many texts there are. */
  readonly texts: number;
  /** In how many of them a term is, by id; terms beyond its end are in none. */
  readonly frequencies: Uint32Array;
  /** Terms of a text on average. */
  readonly averageLength: number;
}

/** Of passages or of articles, but not of both, as their lengths differ. */
export function backgroundOf(vocabulary: Vocabulary, texts: readonly Terms[]): Background {
  const frequencies = new Uint32Array(vocabulary.ids.size);
  const lastSeen = new Int32Array(vocabulary.ids.size).fill(-1);
  let length = 0;
  for (const [index, terms] of texts.entries()) {
    length += terms.length;
    for (const id of terms) {
      if (lastSeen[id] === index) continue;
      lastSeen[id] = index;
      frequencies[id] = (frequencies[id] ?? 0) + 1;
    }
  }
  return { texts: texts.length, frequencies, averageLength: length / Math.max(1, texts.length) };
}
