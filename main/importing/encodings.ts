/** Telling the encoding of bytes that do not say it: each is tried, and weighed by how likely its letters are. */
import { WRITINGS, type Writing } from './encoding-letters.ts';

/** Enough to tell, little enough to be quick, in bytes. */
const SAMPLE = 8 * 1024;

/** How likely a character is that a writing does not list, as natural logarithms. */
const UNLIKELY = {
  letter: Math.log(0.0005),
  /** A Chinese character or a Korean syllable where such are written: there are thousands. */
  eastern: Math.log(0.0004),
  mark: Math.log(0.01),
  symbol: Math.log(0.0007),
  /** A control, or bytes that mean nothing in the encoding. */
  broken: Math.log(0.000001),
} as const;

/** A capital is so much less likely than its small letter: at the beginning of a word, and in the middle of one. */
const CAPITAL = Math.log(0.08);
const CAPITAL_WITHIN = Math.log(0.003);
/** A word of Latin letters and others together. */
const MIXED = Math.log(0.02);
/** By so much another encoding has to be likelier than the commonest, Windows-1252. */
const MARGIN = 3;

const MARKS = new Set('–—‘’‚“”„…•«»‹›°§©®™€£·№\u00a0');
const EASTERN_MARKS = new Set('、。「」『』，：；？！（）《》〈〉・…—“”\u3000');
const ENCODINGS = [...new Set(WRITINGS.flatMap(({ encodings }) => encodings))];

export interface Likelihood {
  readonly encoding: string;
  /** The natural logarithm of how likely the sample is, so 0 at most. */
  readonly value: number;
}

/** The lines, or the words between tags, that hold what is not ASCII: as many as are needed to tell. */
export function sampleOf(bytes: Uint8Array): Uint8Array {
  const sample = new Uint8Array(SAMPLE);
  let length = 0;
  let start = 0;
  let isPlain = true;
  for (let at = 0; at <= bytes.length && length < SAMPLE; at += 1) {
    const byte = bytes[at] ?? LINE_END;
    if (byte >= 0x80) isPlain = false;
    // No character of more than one byte holds any of these.
    else if (byte === LINE_END || byte === 0x0d || byte === 0x3c || byte === 0x3e || at - start > SAMPLE) {
      const piece = isPlain
        ? bytes.subarray(0, 0)
        : bytes.subarray(start, Math.min(at, start + SAMPLE - length - 1));
      sample.set(piece, length);
      length += piece.length;
      if (piece.length > 0) sample[length++] = LINE_END;
      start = at + 1;
      isPlain = true;
    }
  }
  return sample.subarray(0, length);
}

const LINE_END = 0x0a;

/** The likeliest encoding of a sample of text that is not UTF-8; Windows-1252 where none stands out. */
export function detect(sample: Uint8Array): Likelihood {
  const common = likelihoodOf(sample, 'windows-1252');
  return ENCODINGS.map((encoding) => likelihoodOf(sample, encoding)).reduce(
    (best, each) => (each.value > best.value + (best === common ? MARGIN : 0) ? each : best),
    common,
  );
}

/** So much less likely another encoding has to be, in all and for each letter, or the sample in its own is in doubt. */
const SURE = { all: 3, each: 0.2 } as const;
/** How unlikely letters are, each on average, that are hardly those of any language. */
const STRANGE = -6.6;

/** Whether the letters of a sample may as well be others: those that another encoding gives, or none of a language. */
export function isUnsure(sample: Uint8Array, encoding: string): boolean {
  const text = decoded(sample, encoding);
  const letters = text.replace(/[\0-\x7f]/g, '').length;
  const { value } = likelihoodOf(sample, encoding);
  const others = ENCODINGS.filter((each) => decoded(sample, each) !== text).map((each) =>
    likelihoodOf(sample, each),
  );
  const next = Math.max(-Infinity, ...others.map((other) => other.value));
  return value < STRANGE * letters || value - next < Math.max(SURE.all, SURE.each * letters);
}

const decoded = (sample: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding).decode(sample, { stream: true });

/** How likely a sample is in an encoding, in the language that fits best. */
export function likelihoodOf(sample: Uint8Array, encoding: string): Likelihood {
  const text = decoded(sample, encoding);
  const writings = weighed().filter(
    ({ encodings }) => encoding.startsWith('utf-16') || encodings.includes(encoding),
  );
  return { encoding, value: Math.max(-Infinity, ...writings.map((writing) => likelihoodIn(text, writing))) };
}

interface Weighed extends Writing {
  readonly weights: ReadonlyMap<string, number>;
}

let known: readonly Weighed[] | null = null;
const weighed = (): readonly Weighed[] =>
  (known ??= WRITINGS.map((writing) => ({ ...writing, weights: weightsOf(writing.letters) })));

/** Letters are about as likely as their rank says, by Zipf's law. */
function weightsOf(letters: string): ReadonlyMap<string, number> {
  const ranked = Array.from(letters);
  const sum = ranked.reduce((total, _, rank) => total + 1 / (rank + 3), 0);
  return new Map(ranked.map((letter, rank) => [letter, Math.log(0.85 / (rank + 3) / sum)]));
}

function likelihoodIn(text: string, { weights, script }: Weighed): number {
  let sum = 0;
  let before = '';
  for (const character of text) {
    sum += character < '\x80' ? ofAscii(character) : ofOther(character, before, weights, script);
    if (script === 'other' && isMixed(before, character)) sum += MIXED;
    before = character;
  }
  return sum;
}

const ofAscii = (character: string): number =>
  /[\0-\x08\x0e-\x1a\x7f]/.test(character) ? UNLIKELY.broken : 0;

function ofOther(
  character: string,
  before: string,
  weights: ReadonlyMap<string, number>,
  script: Writing['script'],
): number {
  const weight = weights.get(character);
  if (weight !== undefined) return weight;
  if (/[\p{C}\uFFFD]/u.test(character))
    return /[\u200C-\u200F\u00AD]/.test(character) ? UNLIKELY.symbol : UNLIKELY.broken;
  if (script === 'eastern' && EASTERN_MARKS.has(character)) return UNLIKELY.mark + 1;
  if (MARKS.has(character)) return UNLIKELY.mark;
  if (script === 'eastern')
    return /[\p{Script=Han}\p{Script=Hangul}]/u.test(character) ? UNLIKELY.eastern : UNLIKELY.symbol;
  const small = weights.get(character.toLowerCase());
  if (small !== undefined) return small + (/\p{Ll}/u.test(before) ? CAPITAL_WITHIN : CAPITAL);
  return /\p{L}/u.test(character) ? UNLIKELY.letter : UNLIKELY.symbol;
}

const isMixed = (before: string, character: string): boolean =>
  /[a-z]/i.test(before)
    ? character >= '\x80' && /\p{L}/u.test(character)
    : /[a-z]/i.test(character) && before >= '\x80' && /\p{L}/u.test(before);
