/** Bytes that are no text, or do as if they were something else. */
import { deflateSync, gzipSync } from 'node:zlib';
import { MARK, PROSE, type Hostile } from './input.ts';

const SCRIPT = `window.${MARK}=1`;
const TEN_MEGABYTES = 10 * 1024 * 1024;
const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

/** Bytes without a pattern, the same each time: xorshift. */
function noise(count: number, seed: number): Uint8Array {
  let state = seed;
  return Uint8Array.from({ length: count }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 0xff;
  });
}

/** A PDF of objects by number, without a table of where they stand: readers rebuild it. */
function pdf(objects: readonly (string | Uint8Array)[], trailer = '/Root 1 0 R'): Uint8Array {
  const parts = objects.flatMap((object, index) => [
    latin(`${index + 1} 0 obj\n`),
    Buffer.from(object),
    latin('\nendobj\n'),
  ]);
  return Buffer.concat([
    latin('%PDF-1.7\n'),
    ...parts,
    latin(`trailer<<${trailer}/Size ${objects.length + 1}>>\n%%EOF\n`),
  ]);
}
const CATALOG = '<</Type/Catalog/Pages 2 0 R>>';
const FONT = '/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>';
const stream = (content: Uint8Array, extra = ''): Uint8Array =>
  Buffer.concat([latin(`<</Length ${content.length}${extra}>>stream\n`), content, latin('\nendstream')]);
const shown = (words: string): string => `BT /F 12 Tf 20 200 Td (${words}) Tj ET `;
const onePage = (content: Uint8Array): Uint8Array =>
  pdf([
    CATALOG,
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R${FONT}>>`,
    content,
  ]);

export const PDFS: readonly Hostile[] = [
  {
    name: 'pdf-bomb.pdf',
    bytes: () =>
      onePage(stream(deflateSync(new Uint8Array(20 * TEN_MEGABYTES).fill(32)), '/Filter/FlateDecode')),
  },
  {
    name: 'pdf-bomb-twice.pdf',
    bytes: () =>
      onePage(
        stream(
          deflateSync(deflateSync(new Uint8Array(20 * TEN_MEGABYTES))),
          '/Filter[/FlateDecode/FlateDecode]',
        ),
      ),
  },
  {
    name: 'pdf-words.pdf',
    bytes: () => onePage(stream(deflateSync(latin(shown(PROSE).repeat(20_000))), '/Filter/FlateDecode')),
  },
  {
    name: 'pdf-states.pdf',
    bytes: () => onePage(stream(latin(`${'q '.repeat(200_000)}${shown(PROSE)}`))),
    open: 'pdf.js asks each state through all those before it, so that it is given up when its time is over',
  },
  { name: 'pdf-arrays.pdf', bytes: () => onePage(stream(latin(`${'['.repeat(100_000)}${shown(PROSE)}`))) },
  { name: 'pdf-strings.pdf', bytes: () => onePage(stream(latin(`${'('.repeat(100_000)}${shown(PROSE)}`))) },
  {
    name: 'pdf-same-page.pdf',
    bytes: () =>
      pdf([
        CATALOG,
        `<</Type/Pages/Kids[${'3 0 R '.repeat(20_000)}]/Count 20000>>`,
        `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R${FONT}>>`,
        stream(latin(shown(PROSE))),
      ]),
  },
  {
    name: 'pdf-form-of-itself.pdf',
    bytes: () =>
      pdf([
        CATALOG,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        '<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>>>',
        stream(latin('/X Do')),
        stream(
          latin('/X Do /X Do'),
          '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>',
        ),
      ]),
  },
  {
    name: 'pdf-deep-pages.pdf',
    bytes: () =>
      pdf([
        CATALOG,
        ...Array.from({ length: 3000 }, (_, index) => `<</Type/Pages/Kids[${index + 3} 0 R]/Count 1>>`),
        '<</Type/Page>>',
      ]),
  },
  {
    name: 'pdf-deep-dictionary.pdf',
    bytes: () => pdf([`<</Type/Catalog/Pages 2 0 R/A${'<</A'.repeat(20_000)}`]),
  },
  {
    name: 'pdf-details.pdf',
    bytes: () =>
      pdf(
        [
          CATALOG,
          '<</Type/Pages/Kids[3 0 R]/Count 1>>',
          `<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R${FONT}>>`,
          stream(latin(shown(PROSE))),
          `<</Title(<script>${SCRIPT}</script>\\001\\033[2J)/Author(\\376\\377\\330\\000)/CreationDate(D:99999999999999)>>`,
        ],
        '/Root 1 0 R/Info 5 0 R',
      ),
  },
  {
    name: 'pdf-page-sizes.pdf',
    bytes: () =>
      pdf([
        CATALOG,
        '<</Type/Pages/Kids[3 0 R]/Count 1>>',
        `<</Type/Page/Parent 2 0 R/MediaBox[-1e308 0 1e308 NaN]/UserUnit 1e300/Rotate 45/Contents 4 0 R${FONT}>>`,
        stream(latin(shown(PROSE).replace('12', '1e300'))),
      ]),
  },
  {
    name: 'pdf-controls.pdf',
    bytes: () =>
      onePage(
        stream(latin(shown(`${PROSE} \\000\\001\\033[2J <script>${SCRIPT}</script> javascript:${SCRIPT}`))),
      ),
  },
  {
    name: 'pdf-locked.pdf',
    bytes: () =>
      pdf(
        [
          CATALOG,
          '<</Type/Pages/Kids[]/Count 0>>',
          '<</Filter/Standard/V 5/R 6/Length 256/O(x)/U(x)/OE(x)/UE(x)/P -1/Perms(x)>>',
        ],
        '/Root 1 0 R/Encrypt 3 0 R/ID[(a)(b)]',
      ),
  },
  { name: 'pdf-noise.pdf', bytes: () => Buffer.concat([latin('%PDF-1.7\n'), noise(200_000, 7)]) },
  {
    name: 'pdf-in-a-page.html',
    bytes: () =>
      latin(
        `<!doctype html><html><body><p>${PROSE}</p><!-- %PDF-1.7\n1 0 obj<<>>endobj --><script>${SCRIPT}</script></body></html>`,
      ),
  },
];

export const BINARIES: readonly Hostile[] = [
  { name: 'noise.txt', bytes: () => noise(100_000, 1) },
  {
    name: 'noise.html',
    bytes: () => Buffer.concat([latin('<!doctype html><html><body><p>'), noise(100_000, 2)]),
  },
  { name: 'noise.md', bytes: () => noise(5000, 3).map((byte) => (byte % 96) + 32) },
  {
    name: 'noise-of-markup.html',
    bytes: () => noise(200_000, 4).map((byte) => '<>/="\' abp!-&;'.charCodeAt(byte % 14)),
  },
  {
    name: 'noise-of-markup.md',
    bytes: () => noise(20_000, 5).map((byte) => '*_[]()<>`~#\n -|!&\\'.charCodeAt(byte % 19)),
  },
  { name: 'zeros.txt', bytes: () => new Uint8Array(TEN_MEGABYTES) },
  { name: 'byte-order-mark-only.txt', bytes: () => Uint8Array.of(0xef, 0xbb, 0xbf) },
  { name: 'half-a-unit.txt', bytes: () => Uint8Array.of(0xff, 0xfe, 0x41) },
  { name: 'nothing.html', bytes: () => new Uint8Array() },
  { name: 'compressed.gz', bytes: () => gzipSync(new Uint8Array(10 * TEN_MEGABYTES)) },
  { name: 'sqlite-header.sqlite3', bytes: () => latin('SQLite format 3\0') },
  {
    name: 'sqlite-noise.sqlite3',
    bytes: () => Buffer.concat([latin('SQLite format 3\0\x10\0\x01\x01\0@  '), noise(64_000, 6)]),
  },
  {
    name: 'sqlite-pages.sqlite3',
    bytes: () =>
      Buffer.concat([
        latin('SQLite format 3\0\xff\xff\x01\x01\0@  \xff\xff\xff\xff\xff\xff\xff\xff'),
        new Uint8Array(4096),
      ]),
  },
  {
    name: 'picture-and-page.html',
    bytes: () => latin(`GIF89a=1;<html><body><script>${SCRIPT}</script><p>${PROSE}</p></body></html>`),
  },
  { name: 'picture-and-page.png', bytes: () => latin(`\x89PNG\r\n\x1a\n<html><script>${SCRIPT}</script>`) },
  { name: 'program.txt', bytes: () => Buffer.concat([latin('\x7fELF\x02\x01\x01\0'), noise(20_000, 8)]) },
  {
    name: 'shortcut.url',
    bytes: () => latin('[InternetShortcut]\r\nURL=file:///etc/passwd\r\nIconFile=\\\\attack.example\\x\r\n'),
  },
  { name: 'web-archive.webarchive', bytes: () => latin('bplist00\xd1\x01\x02\xff\xff\xff\xff') },
  { name: 'name-%2e%2e%2fup.txt', bytes: () => latin(`A name that is encoded: ${PROSE}`) },
  { name: 'name-\u202egpj.txt', bytes: () => latin(`A name that turns round: ${PROSE}`) },
  { name: 'name-$(id)&.txt', bytes: () => latin(`A name for a shell: ${PROSE}`) },
];
