/** The kinds of file that are no articles, told by their first bytes and named as people name them. */

interface Signature {
  readonly kind: string;
  readonly bytes: string;
  /** Where the bytes stand. */
  readonly at?: number;
}

const SIGNATURES: readonly Signature[] = [
  { kind: 'an RTF document', bytes: '{\\rtf1' },
  { kind: 'a PostScript file', bytes: '%!PS-' },
  { kind: 'a PNG image', bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'a JPEG image', bytes: '\xff\xd8\xff' },
  { kind: 'a GIF image', bytes: 'GIF87a' },
  { kind: 'a GIF image', bytes: 'GIF89a' },
  { kind: 'a TIFF image', bytes: 'II*\0' },
  { kind: 'a TIFF image', bytes: 'MM\0*' },
  { kind: 'a WebP image', bytes: 'WEBP', at: 8 },
  { kind: 'a sound file', bytes: 'WAVE', at: 8 },
  { kind: 'a film', bytes: 'AVI ', at: 8 },
  { kind: 'a HEIC image', bytes: 'ftyphei', at: 4 },
  { kind: 'an AVIF image', bytes: 'ftypavif', at: 4 },
  { kind: 'a film or a sound file', bytes: 'ftyp', at: 4 },
  { kind: 'a film', bytes: '\x1a\x45\xdf\xa3' },
  { kind: 'a sound file', bytes: 'ID3' },
  { kind: 'a sound file', bytes: 'OggS' },
  { kind: 'a sound file', bytes: 'fLaC' },
  { kind: 'a compressed file', bytes: '\x1f\x8b' },
  { kind: 'a compressed file', bytes: 'BZh' },
  { kind: 'a compressed file', bytes: '\xfd7zXZ\0' },
  { kind: 'a compressed file', bytes: '\x28\xb5\x2f\xfd' },
  { kind: 'a 7-Zip archive', bytes: "7z\xbc\xaf'\x1c" },
  { kind: 'a RAR archive', bytes: 'Rar!\x1a\x07' },
  { kind: 'an older Word, Excel or Outlook document', bytes: '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' },
  { kind: 'a Safari web archive', bytes: 'bplist00' },
  { kind: 'a database', bytes: 'SQLite format 3\0' },
  { kind: 'a font', bytes: 'wOF2' },
  { kind: 'a font', bytes: 'wOFF' },
  { kind: 'a program', bytes: '\x7fELF' },
];

const ZIPPED: readonly (readonly [within: string, kind: string])[] = [
  ['word/', 'a Word document'],
  ['xl/', 'an Excel workbook'],
  ['ppt/', 'a PowerPoint presentation'],
  ['application/epub+zip', 'an EPUB book'],
  ['application/vnd.oasis.opendocument', 'an OpenDocument file'],
];

/** Enough for the names of the first members of an archive. */
const HEAD = 8192;

/** What a file is that Briefmark does not read, such as "a PDF"; null where its beginning betrays nothing. */
export function foreignKind(bytes: Uint8Array): string | null {
  const head = Buffer.from(bytes.subarray(0, HEAD)).toString('latin1');
  if (/^[^\w<]{0,512}%PDF-\d\.\d\s*[\r\n]/.test(head)) return 'a PDF';
  if (head.startsWith('PK\x03\x04'))
    return ZIPPED.find(([within]) => head.includes(within))?.[1] ?? 'a ZIP archive';
  return SIGNATURES.find((signature) => isOne(signature, head))?.kind ?? null;
}

/** Letters alone may as well begin a sentence; what they name here is full of controls. */
const isOne = ({ bytes, at = 0 }: Signature, head: string): boolean =>
  head.startsWith(bytes, at) && (TEXTUAL.test(bytes) || CONTROLS.test(head));

/** Signatures of files that are text themselves, and long enough to be no chance. */
const TEXTUAL = /^(?:\{\\rtf1|%!PS-)/;
const CONTROLS = /[\0-\x08\x0e-\x1a\x1c-\x1f]/;

const HEADER = /^[\w-]+:/;

/** A message as it is sent, or a web archive, told by the headers at its very top; null for what is neither. */
export function messageKind(bytes: Uint8Array, name: string): 'mail' | 'mhtml' | null {
  // Mailboxes have a line of their own before the first message.
  const head = Buffer.from(bytes.subarray(0, HEAD))
    .toString('latin1')
    .replace(/^\s*(?:From \S+ [^\n]*\n)?/, '');
  if (!HEADER.test(head)) return null;
  const [top = ''] = head.split(/\r?\n[ \t]*\r?\n/);
  const headers = top.split(/\r?\n(?![ \t])/);
  if (!headers.every((line) => HEADER.test(line))) return null;
  if (/^Content-Type:\s*multipart\/related/im.test(top) && !/^(?:To|Received|Delivered-To):/im.test(top))
    return 'mhtml';
  return isSent(top, head.slice(top.length), name) ? 'mail' : null;
}

/** Whether the words are encoded as for sending; a message that was copied as text is read as a text. */
function isSent(top: string, body: string, name: string): boolean {
  if (/\.eml$/i.test(name) && /^(?:From|Subject|Date):/im.test(top)) return true;
  const encoding = /^Content-Transfer-Encoding:\s*([\w-]+)/im.exec(top)?.[1]?.toLowerCase();
  return (
    encoding === 'base64' ||
    (encoding === 'quoted-printable' && /=(?:[0-9A-F]{2}|\r?\n)/.test(body)) ||
    (/^Content-Type:\s*multipart\//im.test(top) && /^--\S/m.test(body))
  );
}
