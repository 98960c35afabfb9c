import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { documentOf } from '../../../core/document/document.ts';
import { PlainError } from '../../../core/result.ts';
import { readEpub } from '../../../main/importing/epub.ts';
import {
  headingsOf,
  line,
  nav,
  NAV_ITEM,
  PNG,
  read,
  readFiles,
  filesOf,
  zipped,
  type Files,
} from './books.ts';

describe('a book', () => {
  test('gives its details', () => {
    const { details, type } = read({
      metadata: `<dc:title id="s">A history</dc:title><dc:title id="t">The Quay &amp; the Tide</dc:title>
        <meta refines="#t" property="title-type">main</meta>
        <dc:creator id="a">Ines Calder</dc:creator><meta refines="#a" property="role">aut</meta>
        <dc:creator opf:role="ill">Ugo Lens</dc:creator><dc:creator opf:role="aut">Per Holm</dc:creator>
        <dc:publisher>Harbour Press</dc:publisher><dc:language>en_GB</dc:language>
        <dc:date opf:event="modification">2020-01-02</dc:date><dc:date>2019-03-04T00:00:00+00:00</dc:date>
        <dc:identifier>urn:isbn:123</dc:identifier><dc:identifier>https://example.org/quay</dc:identifier>`,
      chapters: { 'a.xhtml': '<p>Ebb.</p>' },
    });
    expect(type).toBe('epub');
    expect(details).toEqual({
      title: 'The Quay & the Tide',
      byline: 'Ines Calder, Per Holm',
      source: 'Harbour Press',
      section: null,
      published: '2019-03-04',
      publishedTime: null,
      language: 'en-GB',
      url: 'https://example.org/quay',
    });
  });

  test('is its chapters in the order of the spine, each once', () => {
    const { text, left } = read({
      chapters: { 'z.xhtml': '<h1>One</h1><p>First.</p>', 'a b.xhtml': '<h1>Two</h1><p>Second.</p>' },
      spine: '<itemref idref="c0"/>',
    });
    expect(text).toBe('One\n\nFirst.\n\nTwo\n\nSecond.');
    expect(left).toEqual([]);
  });

  test('is read as XHTML: elements that close themselves, CDATA, entities', () => {
    const { text } = read({
      chapters: {
        'a.xhtml': '<p>One<a id="x"/> two<i/> &eacute;&nbsp;<![CDATA[<three> & ]]>four</p><p>five</p>',
      },
    });
    expect(text).toBe('One two é\u00a0<three> & four\n\nfive');
    expect(
      documentOf(read({ chapters: { 'a.xhtml': '<p><i/>a</p><p><b/>b</p>' } }).markdown).blocks,
    ).toHaveLength(2);
  });

  test('keeps notes, hidden ones too; links within it become their words, those to the web stay', () => {
    const { text, markdown } = read({
      chapters: {
        'a.xhtml':
          '<p>Ebb<a epub:type="noteref" href="#n"><sup>1</sup></a>, <a href="b.xhtml#x">see below</a>, <a href="https://example.org/">here</a>.</p><aside epub:type="footnote" id="n" hidden="hidden"><p>1. A low tide.</p></aside>',
      },
    });
    expect(text).toBe('Ebb¹, see below, here.\n\n1. A low tide.');
    expect(markdown.match(/\]\(/g)).toHaveLength(1);
  });

  test('takes its images from the archive, those drawn around too, and says what it cannot take', () => {
    const { images, markdown, left } = read({
      chapters: {
        'text/a.xhtml':
          '<p>Ebb</p><img src="../pics/t%C3%AFde.PNG" alt="Tide"/><svg><image xlink:href="../pics/flow.png"/></svg><img src="gone.png"/><svg><path d=""/></svg><img src="../pics/map.svg"/><video src="v.mp4"/><math><mi>x</mi></math>',
      },
      files: {
        'OEBPS/pics/tïde.png': PNG,
        'OEBPS/pics/flow.png': Uint8Array.from([...PNG, 1]),
        'OEBPS/pics/map.svg': '<svg/>',
      },
    });
    expect(images).toHaveLength(2);
    expect(markdown.match(/!\[(?:Tide)?\]\(<image:/g)).toHaveLength(2);
    expect(left).toEqual([
      '2 images could not come over.',
      '1 drawing could not come over.',
      '1 recording could not come over.',
      '1 formula came over as mere letters.',
    ]);
  });

  test('leaves out its cover and its tables of contents, not its plates', () => {
    const { text, images } = read({
      chapters: {
        'cover.xhtml': '<img src="c.png"/>',
        'contents.xhtml': `<h1>Contents</h1><p><a href="a.xhtml">Ebb</a></p><p><a href="a.xhtml#b">Flow and more</a></p>`,
        'a.xhtml': '<h1>Ebb</h1><p>Words.</p>',
        'plate.xhtml': '<img src="p.png"/>',
      },
      manifest: NAV_ITEM,
      spine: '<itemref idref="nav"/>',
      guide: '<guide><reference type="toc" href="contents.xhtml"/></guide>',
      files: {
        ...nav(line('a.xhtml', 'Ebb')),
        'OEBPS/c.png': PNG,
        'OEBPS/p.png': Uint8Array.from([...PNG, 2]),
      },
    });
    expect(text).toBe('Ebb\n\nWords.');
    expect(images.map(({ bytes }) => bytes.length)).toEqual([PNG.length + 1]);
  });

  test('without a language has it told from its words', () => {
    const words = 'The tide is out and the boats of the harbour lie on the sand by the quay. '.repeat(4);
    expect(read({ chapters: { 'a.xhtml': `<p>${words}</p>` } }).details.language).toBe('en');
  });
});

describe('headings', () => {
  const toc =
    line('a.xhtml', 'Chapter 1: Ebb') +
    `<li><a href="b.xhtml#s">Flow</a><ol>${line('b.xhtml#t', 'Slack')}</ol></li>`;

  test('are the chapter’s own, else those of the table of contents', () => {
    const book = read({
      chapters: {
        'a.xhtml': '<p class="title">CHAPTER 1</p><p>Ebb words.</p>',
        'b.xhtml': '<p>Before.</p><p id="s">Flow words.</p><p>More.</p><div id="t"/><p>Slack words.</p>',
        'c.xhtml': '<h3>Own</h3><p>Words.</p>',
        'd.xhtml': '<p>No entry.</p>',
      },
      manifest: NAV_ITEM,
      files: nav(toc + line('c.xhtml', 'Other')),
    });
    expect(headingsOf(book)).toEqual(['2 CHAPTER 1', '2 Flow', '3 Slack', '3 Own']);
    expect(book.text).toBe(
      'CHAPTER 1\n\nEbb words.\n\nBefore.\n\nFlow\n\nFlow words.\n\nMore.\n\nSlack\n\nSlack words.\n\nOwn\n\nWords.\n\nNo entry.',
    );
  });

  test('are found in the NCX of an older book', () => {
    const book = read({
      chapters: { 'a.xhtml': '<p>Words.</p>' },
      manifest: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      files: {
        'OEBPS/toc.ncx':
          '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>Part &amp; I</text></navLabel><content src="none.xhtml"/><navPoint><navLabel><text>Ebb&nbsp;</text></navLabel><content src="a.xhtml"/></navPoint></navPoint></navMap></ncx>',
      },
    });
    expect(headingsOf(book)).toEqual(['3 Ebb']);
  });
});

describe('a book that is broken', () => {
  test('is read without its container, with names in another case, and says which chapters are missing', () => {
    const files = filesOf({
      chapters: { 'Ebb.xhtml': '<p>Words.</p>' },
      manifest: '<item id="m" href="missing.xhtml" media-type="application/xhtml+xml"/>',
      spine: '<itemref idref="m"/><itemref idref="nowhere"/>',
    });
    const renamed = Object.entries(files)
      .filter(([name]) => name !== 'META-INF/container.xml')
      .map(([name, content]) => [name.replace('Ebb', 'EBB'), content]);
    const { text, left } = readFiles(Object.fromEntries(renamed) as Files);
    expect(text).toBe('Words.');
    expect(left).toEqual(['2 chapters that the book lists could not be read.']);
  });

  test('is read without a spine, and without its other chapters where one is nested too deeply', () => {
    const files = filesOf({ chapters: { 'a.xhtml': '<p>Ebb.</p>', 'b.xhtml': '<p>Flow.</p>' } });
    const opf = String(files['OEBPS/content.opf']);
    expect(readFiles({ ...files, 'OEBPS/content.opf': opf.replace(/<spine>.*<\/spine>/, '') }).text).toBe(
      'Ebb.\n\nFlow.',
    );
    const { text, left } = read({
      chapters: { 'a.xhtml': '<div>'.repeat(100_000), 'b.xhtml': '<p>Flow.</p>' },
      manifest: NAV_ITEM,
      files: { 'OEBPS/nav.xhtml': '<nav>'.repeat(100_000) },
    });
    expect(text).toBe('Flow.');
    expect(left).toEqual(['1 chapter that the book lists could not be read.']);
  });

  test('is refused in words when it is no book or holds none', () => {
    expect(() => readEpub(zipped({ 'a.txt': 'x' }))).toThrow(/no EPUB book that can be read/);
    expect(() => read({ chapters: { 'a.xhtml': '<img src="a.png"/>' } })).toThrow(/no words to read/);
  });

  test('is refused in words when its shop locked it, not when its fonts are', () => {
    const encryption = (method: string, uri: string): Files => ({
      'META-INF/encryption.xml': `<encryption xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${method}"/><enc:CipherData><enc:CipherReference URI="${uri}"/></enc:CipherData></enc:EncryptedData></encryption>`,
    });
    const chapters = { 'a.xhtml': '<p>Words.</p>' };
    const locked = encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'OEBPS/a.xhtml');
    expect(() => read({ chapters, files: locked })).toThrow(/locked by the shop/);
    const fonts = encryption('http://www.idpf.org/2008/embedding', 'OEBPS/f.otf');
    expect(read({ chapters, files: fonts }).text).toBe('Words.');
  });

  test('never takes long, nor throws anything but words', () => {
    const bodies = [
      '<![CDATA['.repeat(100_000),
      '<a '.repeat(100_000),
      `<${'a'.repeat(300_000)}`,
      '<p>'.repeat(10_000),
      '&lol;'.repeat(10_000),
      '<img src="x.png"/>'.repeat(5_000),
      '<i epub:type="pagebreak" title="1"/>'.repeat(5_000),
      'a\0b\ud800\ufdd1\ufde0',
    ];
    for (const body of bodies)
      expect(read({ chapters: { 'a.xhtml': `${body}<p>End.</p>`, 'b.xhtml': 'Words.' } }).text).toContain(
        'Words.',
      );
  });

  test('whose package or chapters are damaged anywhere gives an article or words', () => {
    const files = filesOf({
      chapters: { 'a.xhtml': '<h1>Ebb</h1><p>The tide <span epub:type="pagebreak" title="2"/>goes out.</p>' },
      manifest: NAV_ITEM,
      files: nav(line('a.xhtml', 'Ebb'), line('a.xhtml#x', '1')),
    });
    const names = Object.keys(files);
    const damage = fc.record({
      name: fc.constantFrom(...names),
      at: fc.nat(900),
      cut: fc.nat(40),
      put: fc.oneof(
        fc.string({ maxLength: 6 }),
        fc.constantFrom('<', '>', '"', '&', '/', '<!--', ']]>', '\0'),
      ),
    });
    fc.assert(
      fc.property(fc.array(damage, { minLength: 1, maxLength: 4 }), (changes) => {
        const broken: Record<string, string | Uint8Array> = { ...files };
        for (const { name, at, cut, put } of changes) {
          const text = String(broken[name]);
          broken[name] = text.slice(0, at % text.length) + put + text.slice((at % text.length) + cut);
        }
        try {
          expect(readEpub(zipped(broken)).articles).toHaveLength(1);
        } catch (error) {
          expect(error).toBeInstanceOf(PlainError);
        }
      }),
      { numRuns: 100 },
    );
  });
});
