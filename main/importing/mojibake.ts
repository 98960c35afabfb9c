/** Text in UTF-8 that a program took for something else and saved like that: "donâ€™t", "cafÃ©", "РџРѕСЂС‚". */

/** What Windows-1252 has for the bytes from 0x80 to 0x9F; "." where it has nothing. */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** As what UTF-8 is taken: by systems of the West, of Russia, of Central Europe, of Turkey, and by old Macs. */
const TAKEN_FOR = ['windows-1252', 'windows-1251', 'windows-1250', 'windows-1254', 'koi8-r', 'macintosh'];

/** So much has to speak for it, for a few may be chance: a letter of two bytes counts as one, a longer one as two. */
const LEAST = 6;
/** So many letters that were misread stand against one that was not, or that is lost. */
const TO_ONE = 10;
/** In characters; where nothing of so much was misread, the rest is not looked at. */
const SAMPLE = 8 * 1024;
const LOST = '\uFFFD';

/** Bytes as Windows-1252, each a character of its own: by a table, because not every decoder of that name gives these. */
export const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => {
      const character = WINDOWS_1252[byte.charCodeAt(0) - 0x80];
      return character === undefined || character === '.' ? byte : character;
    });

/**
 * The text as it was before it was misread; unchanged unless nearly all of it reads as UTF-8 again, and enough of it
 * stands in words: a text that only speaks of such letters keeps them.
 */
export function repaired(text: string): string {
  const start = text.search(/[^\0-\x7f]/);
  if (start === -1) return text;
  const sample = text.slice(start, start + SAMPLE);
  for (const encoding of TAKEN_FOR) {
    const bytes = bytesIn(encoding);
    if (!isLikely(judged(sample, bytes), 1)) continue;
    const whole = judged(text, bytes);
    if (isLikely(whole, LEAST)) return whole.text;
  }
  return text;
}

interface Judged {
  readonly text: string;
  readonly evidence: number;
  /** How many letters were misread, and how many of them stand in words. */
  readonly count: number;
  readonly inWords: number;
  /** How many characters beyond ASCII were not misread, or not to be put right. */
  readonly strays: number;
}

const isLikely = ({ evidence, inWords, count, strays }: Judged, least: number): boolean =>
  evidence >= least && inWords * 2 >= count && strays * TO_ONE <= count;

function judged(text: string, bytes: ReadonlyMap<string, number>): Judged {
  const parts: string[] = [];
  const sum = { evidence: 0, count: 0, inWords: 0, strays: 0 };
  let from = 0;
  let end = -1;
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) < 0x80) continue;
    const found = letterAt(text, at, bytes);
    if (found === null) {
      sum.strays += 1;
      continue;
    }
    const beside = `${text[at - 1] ?? ''}${text[at + found.length] ?? ''}`;
    if (at === end || /[\p{L}.,!?]/u.test(beside)) sum.inWords += 1;
    if (found.letter === LOST) sum.strays += 1;
    sum.evidence += found.length - 1;
    sum.count += 1;
    parts.push(text.slice(from, at), found.letter);
    end = from = at + found.length;
    at = end - 1;
  }
  return { ...sum, text: parts.join('') + text.slice(from) };
}

interface Letter {
  readonly letter: string;
  /** Of what it was taken for, in characters. */
  readonly length: number;
}

/** The letter of two, three or four bytes whose bytes stand at a place, each as a character. */
function letterAt(text: string, at: number, bytes: ReadonlyMap<string, number>): Letter | null {
  const first = bytes.get(text.charAt(at)) ?? 0;
  const length = first >= 0xf0 && first < 0xf5 ? 4 : first >= 0xe0 ? 3 : first >= 0xc2 ? 2 : 0;
  if (length === 0 || first >= 0xf5) return null;
  const all = [first];
  let isLost = false;
  for (let next = at + 1; next < at + length; next += 1) {
    const character = text.charAt(next);
    const byte = bytes.get(character) ?? 0;
    // What a program could not write down, it wrote as this.
    if (character === LOST) isLost = true;
    else if (byte < 0x80 || byte > 0xbf) return null;
    all.push(byte);
  }
  if (isLost) return { letter: first === 0xe2 && all[1] === 0x80 ? '”' : LOST, length };
  const letter = Buffer.from(all).toString('utf8');
  return letter.includes(LOST) || /^\p{Cn}/u.test(letter) ? null : { letter, length };
}

const known = new Map<string, ReadonlyMap<string, number>>();

/** Which byte each character beyond ASCII stands for; in Windows-1252 a control for itself as well. */
function bytesIn(encoding: string): ReadonlyMap<string, number> {
  const made = known.get(encoding);
  if (made !== undefined) return made;
  const upper = Uint8Array.from({ length: 0x80 }, (_, index) => 0x80 + index);
  const isCommon = encoding === 'windows-1252';
  const characters = isCommon ? windows1252(upper) : new TextDecoder(encoding).decode(upper);
  const bytes = new Map(Array.from(characters, (character, index) => [character, 0x80 + index]));
  if (isCommon) for (const byte of upper) bytes.set(String.fromCharCode(byte), byte);
  bytes.delete(LOST);
  known.set(encoding, bytes);
  return bytes;
}
