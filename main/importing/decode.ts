/** Bytes of any origin to clean text. */

/** Where HTML declares its encoding, by its standard; somewhat more, because saved pages put comments first. */
const DECLARATION_WITHIN = 4096;
/** Enough to see a pattern, little enough to be quick. */
const SAMPLE = 64 * 1024;

/**
 * Reads bytes as text: by byte order mark, as UTF-16 where zeros betray it, as UTF-8 where it is valid, by what an
 * HTML page declares, and as Windows-1252 otherwise, which gives every byte a character. Never fails.
 * @returns text in Unicode's composed form (NFC), its lines ended by "\n", without control characters
 */
export function decode(bytes: Uint8Array): string {
  return cleaned(rawText(bytes));
}

/** Text in NFC, with "\n" for every kind of line end and without what is not seen: controls, soft hyphens, marks. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\t\n]|[\u00AD\uFEFF]/gu, '')
    .normalize('NFC');
}

function rawText(bytes: Uint8Array): string {
  const marked = encodingByMark(bytes) ?? utf16WithoutMark(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const utf8 = new TextDecoder('utf-8').decode(bytes);
  const multibyte = lengthOf(utf8.match(/[\u0080-\uFFFC]/g));
  const broken = lengthOf(utf8.match(/\uFFFD/g));
  // Text in another encoding is hardly ever valid UTF-8 by chance; a page's declaration is often stale.
  if (broken === 0 && multibyte > 0) return utf8;
  const declared = declaredEncoding(bytes);
  if (declared !== null && !(declared === 'utf-8' && broken > 0))
    return declared === 'windows-1252' ? windows1252(bytes) : new TextDecoder(declared).decode(bytes);
  // A file cut short, or one damaged letter, is still UTF-8.
  if (broken === 0 || multibyte > broken * 20) return utf8;
  return windows1252(bytes);
}

/** What Windows-1252 has where other encodings of its kind have controls, 0x80 to 0x9F; "." where it has nothing. */
const WINDOWS_1252 = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';

/** By a table of its own: not every decoder that goes by the name gives these characters. */
const windows1252 = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    .toString('latin1')
    .replace(/[\x80-\x9f]/g, (byte) => {
      const character = WINDOWS_1252[byte.charCodeAt(0) - 0x80];
      return character === undefined || character === '.' ? byte : character;
    });

const lengthOf = (matches: readonly string[] | null): number => matches?.length ?? 0;

function encodingByMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/**
 * UTF-16 that bears no mark, told by the zero bytes that Latin letters, spaces and digits have in it, nearly all on
 * one side.
 */
export function utf16WithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = { even: 0, odd: 0 };
  sample.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2 === 0 ? 'even' : 'odd'] += 1;
  });
  const enough = sample.length / 2 / 5;
  if (zeros.odd > enough && zeros.even * 20 < zeros.odd) return 'utf-16le';
  if (zeros.even > enough && zeros.odd * 20 < zeros.even) return 'utf-16be';
  return null;
}

function declaredEncoding(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARATION_WITHIN));
  // A plain text that names a charset speaks of one.
  if (!head.trimStart().startsWith('<')) return null;
  const label =
    /<meta\b[^>]*?\bcharset\s*=\s*["']?\s*([\w:.-]+)/i.exec(head)?.[1] ??
    /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w:.-]+)/i.exec(head)?.[1];
  if (label === undefined) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A declaration that could be read byte by byte was not in UTF-16.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return null;
  }
}
