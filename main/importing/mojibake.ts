/** Text in UTF-8 that a program took for Windows-1252 and saved like that: "donâ€™t", "cafÃ©". */

/** What Windows-1252 has for the bytes from 0x80 to 0x9F; "." where it has nothing. */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** A letter of two, three or four bytes, each read as one character. */
const MISREAD =
  /[\u00C2-\u00DF][\u0080-\u00BF€‚-„…†‡ˆ‰Š‹ŒŽ‘-”•–—˜™š›œžŸƒ]|[\u00E0-\u00EF][\u0080-\u00BF€‚-„…†‡ˆ‰Š‹ŒŽ‘-”•–—˜™š›œžŸƒ]{2}/g;
/** So much has to speak for it, for a few may be chance: a letter of two bytes counts as one, a longer one as two. */
const LEAST = 6;

/** Bytes as Windows-1252, each a character of its own: by a table, because not every decoder of that name gives these. */
export const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => {
      const character = WINDOWS_1252[byte.charCodeAt(0) - 0x80];
      return character === undefined || character === '.' ? byte : character;
    });

/**
 * The text as it was before it was misread; unchanged unless all of it reads as UTF-8 again, and enough of it stands
 * in words: a text that only speaks of such letters keeps them.
 */
export function repaired(text: string): string {
  if (!/[\u00C2-\u00EF]/.test(text)) return text;
  let evidence = 0;
  let inWords = 0;
  let count = 0;
  let end = -1;
  for (const { 0: misread, index } of text.matchAll(MISREAD)) {
    const beside = `${text[index - 1] ?? ''}${text[index + misread.length] ?? ''}`;
    if (index === end || /[\p{L}.,!?]/u.test(beside)) inWords += 1;
    evidence += misread.length - 1;
    count += 1;
    end = index + misread.length;
  }
  if (evidence < LEAST || inWords * 2 < count) return text;
  const bytes = windows1252Bytes(text);
  if (bytes === null) return text;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Text as Windows-1252; null where it holds a character that is not in it. */
function windows1252Bytes(text: string): Uint8Array | null {
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    const special = code > 0xff ? WINDOWS_1252.indexOf(text.charAt(at)) : -1;
    if (code > 0xff && special === -1) return null;
    bytes[at] = code > 0xff ? 0x80 + special : code;
  }
  return bytes;
}
