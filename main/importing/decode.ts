/** Bytes of any origin to clean text. */
import { isUtf8 } from 'node:buffer';
import { detect, likelihoodOf, sampleOf } from './encodings.ts';
import { leniently } from './lenient.ts';
import { repaired, windows1252 } from './mojibake.ts';

/** Where HTML declares its encoding, by its standard; somewhat more, because saved pages put comments first. */
const DECLARATION_WITHIN = 4096;
/** Enough to see a pattern, little enough to be quick. */
const SAMPLE = 64 * 1024;

/**
 * Reads bytes as text, in the encoding that `encodingOf` finds. Letters that were misread as Windows-1252 before they
 * were saved are put right where that is beyond doubt. Never fails.
 * @param declared what a header says the encoding is
 * @returns text in Unicode's composed form (NFC), its lines ended by "\n", without control characters
 */
export function decode(bytes: Uint8Array, declared: string | null = null): string {
  const encoding = encodingOf(bytes, declared);
  const text =
    encoding === 'windows-1252'
      ? windows1252(bytes)
      : encoding === 'utf-8' && !isUtf8(bytes)
        ? leniently(bytes)
        : new TextDecoder(encoding).decode(bytes);
  return cleaned(repaired(text));
}

/** Whether bytes are no text. */
export function isBinary(bytes: Uint8Array): boolean {
  const [first, second] = bytes;
  const marked = (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
  if (marked || utf16WithoutMark(bytes) !== null) return false;
  const sample = bytes.subarray(0, SAMPLE);
  const controls = controlsIn(sample);
  const zeros = controls === 0 ? 0 : sample.filter((byte) => byte === 0).length;
  // A stray zero in an old text file is damage; more of them, or many controls, are another kind of file.
  return zeros > sample.length / 500 || controls > sample.length / 20;
}

/** Whether a text says itself in which encoding it is, by a mark or in a declaration. */
export const isDeclared = (bytes: Uint8Array): boolean =>
  encodingByMark(bytes) !== null || declaredIn(bytes) !== null;

/** Text in NFC, with "\n" for every kind of line end and without what is not seen: controls, soft hyphens, marks. */
export function cleaned(text: string): string {
  const seen = UNSEEN.test(text) ? withoutUnseen(text) : text;
  return MAY_COMBINE.test(seen) ? seen.normalize('NFC') : seen;
}

/** Every character that `withoutUnseen` replaces: most texts have none, and one search tells. */
const UNSEEN = /[\0-\x08\v-\x1f\x7f-\x9f\u00ad\u2028\u2029\ufeff]/;
/** Letters before these have one form only. */
const MAY_COMBINE = /[\u0300-\uffff]/;

const withoutUnseen = (text: string): string =>
  text.replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n').replace(/[^\P{Cc}\t\n]|[\u00AD\uFEFF]/gu, '');

/**
 * The encoding of a text: by its byte order mark, as UTF-16 where zeros betray it, as UTF-8 where it is valid, by what
 * is declared, by a header or in the text, unless the bytes say otherwise, and by how likely its letters are.
 * Windows-1252, which gives every byte a character, where nothing tells.
 * @returns a name of the Encoding standard, as TextDecoder takes it
 */
export function encodingOf(bytes: Uint8Array, declared: string | null = null): string {
  const marked = encodingByMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked !== null) return marked;
  // Text in another encoding is hardly ever valid UTF-8 by chance; a page's declaration is often stale.
  if (isUtf8(bytes)) return isIso2022(bytes) ? 'iso-2022-jp' : 'utf-8';
  if (isDamagedUtf8(bytes)) return 'utf-8';
  return weighed(sampleOf(bytes), encodingCalled(declared) ?? declaredIn(bytes));
}

/** The letters of Japanese mail, which are ASCII between escapes. */
function isIso2022(bytes: Uint8Array): boolean {
  const at = bytes.indexOf(ESCAPE);
  const isShift = at !== -1 && bytes[at + 1] === 0x24 && (bytes[at + 2] === 0x40 || bytes[at + 2] === 0x42);
  return isShift && !bytes.some((byte) => byte >= 0x80);
}

const ESCAPE = 0x1b;

/** A file cut short, or one with a damaged letter here and there, is still UTF-8. */
function isDamagedUtf8(bytes: Uint8Array): boolean {
  let multibyte = 0;
  let broken = 0;
  for (const character of new TextDecoder('utf-8').decode(bytes.subarray(0, LARGEST_CHECKED))) {
    if (character === '\uFFFD') broken += 1;
    else if (character >= '\x80') multibyte += 1;
  }
  return multibyte > broken * 2 && multibyte >= 3;
}

/** In bytes; what is true of so much is true of the rest. */
const LARGEST_CHECKED = 1024 * 1024;

/** What "iso-8859-1" means by the standard, and what is declared where nobody thought of it. */
const COMMON = 'windows-1252';
/** Encodings of several bytes to a letter: bytes that are not in one show it. */
const SEVERAL_BYTES = /^(?:shift_jis|euc-jp|euc-kr|gbk|gb18030|big5|iso-2022-jp)$/;
/** By so much for each byte beyond ASCII, in natural logarithms, a declaration has to be less likely to be wrong. */
const DOUBT_COMMON = 0.3;
const DOUBT = 2;
/** So few bytes prove nothing against a declaration. */
const LEAST_PROOF = 6;

/** @param declared the name of an encoding, or null */
function weighed(sample: Uint8Array, declared: string | null): string {
  const found = detect(sample);
  if (declared === null || declared === 'utf-8' || declared === found.encoding) return found.encoding;
  const beyondAscii = countBeyondAscii(sample);
  if (SEVERAL_BYTES.test(declared))
    return brokenIn(sample, declared) * 50 > beyondAscii ? found.encoding : declared;
  const { value } = likelihoodOf(sample, declared);
  // Nothing is known of the languages of some encodings.
  if (value === -Infinity) return declared;
  const doubt = beyondAscii * (declared === COMMON ? DOUBT_COMMON : DOUBT);
  return beyondAscii >= LEAST_PROOF && found.value - value > doubt ? found.encoding : declared;
}

const countBeyondAscii = (bytes: Uint8Array): number =>
  bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);

const brokenIn = (sample: Uint8Array, encoding: string): number =>
  new TextDecoder(encoding).decode(sample, { stream: true }).match(/\uFFFD/g)?.length ?? 0;

function encodingByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

type Utf16 = 'utf-16le' | 'utf-16be';

/**
 * UTF-16 that bears no mark: told by the zero bytes that Latin letters, spaces and digits have in it, nearly all on
 * one side, or by letters that are likely in it and in nothing else.
 */
export const utf16WithoutMark = (bytes: Uint8Array): Utf16 | null =>
  utf16ByZeros(bytes) ?? utf16ByLetters(bytes);

function utf16ByZeros(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, SAMPLE);
  if (!sample.includes(0)) return null;
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const enough = sample.length / 2 / 5;
  if (zeros.odd > enough && zeros.even * 20 < zeros.odd) return 'utf-16le';
  if (zeros.even > enough && zeros.odd * 20 < zeros.even) return 'utf-16be';
  return null;
}

/** Enough letters to tell, and too few to, in bytes. */
const LETTERS = 4096;
const LEAST_LETTERS = 40;
/** How likely each letter has to be on average; the wrong way round, or of bytes by chance, they are less. */
const LEAST_LIKELY = -7;
/** How likely an ASCII letter is, where it has to be weighed. */
const ASCII = -3;

function utf16ByLetters(bytes: Uint8Array): Utf16 | null {
  const sample = bytes.subarray(0, LETTERS);
  if (bytes.length % 2 !== 0 || bytes.length < LEAST_LETTERS || !hasControls(sample)) return null;
  const [little, big] = UTF16.map((encoding) => likelihoodOf(sample, encoding).value);
  if (little === undefined || big === undefined || little === big) return null;
  const ascii = sample.length - countBeyondAscii(sample);
  const least = Math.max((LEAST_LIKELY * sample.length) / 2, detect(sample).value + ascii * ASCII);
  if (Math.max(little, big) < least) return null;
  return little > big ? 'utf-16le' : 'utf-16be';
}

const UTF16 = ['utf-16le', 'utf-16be'];

/** UTF-16 of any script has bytes that no other text has: those of its punctuation, if no others. */
const hasControls = (sample: Uint8Array): boolean => controlsIn(sample) > 0;

/** How many bytes are controls that no text has, zeros among them. */
export function controlsIn(bytes: Uint8Array): number {
  let controls = 0;
  // All files go through here, and iterators take several times as long.
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte < 32 && (byte < 9 || byte > 13) && byte !== ESCAPE) controls += 1;
  }
  return controls;
}

function declaredIn(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN));
  // A plain text that names a charset speaks of one.
  if (!head.trimStart().startsWith('<')) return null;
  const label =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  return encodingCalled(label);
}

/** Names that the standard does not have. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  cp932: 'shift_jis',
  cp936: 'gbk',
  cp949: 'euc-kr',
  cp950: 'big5',
  uhc: 'euc-kr',
  'iso-8859-8-i': 'iso-8859-8',
};

/** The encoding that goes by a name; null for one that nobody knows. */
function encodingCalled(label: string | null | undefined): string | null {
  const name = label?.trim().toLowerCase() ?? '';
  try {
    const { encoding } = new TextDecoder(OTHER_NAMES[name] ?? name);
    // A declaration that could be read byte by byte was not in UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
