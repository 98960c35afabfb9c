import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { line, nav, NAV_ITEM, read } from './books.ts';

describe('pages', () => {
  test('begin at the words that follow their markers', () => {
    const { starts, text } = read({
      chapters: {
        'a.xhtml':
          '<span epub:type="pagebreak" id="p1" title="ix"/><h1>Ebb</h1><p>The tide <span role="doc-pagebreak" aria-label=" Page 2. " aria-hidden="true"/> goes out, slo<span epub:type="pagebreak" id="p3">3</span>wly.</p><div epub:type="pagebreak" id="page-4"/><ul><li>one</li><li><b epub:type="pagebreak" title="5"/><em>two</em></li></ul><p>Ten<span epub:type="pagebreak" title="6"/><sup>3</sup></p><span epub:type="pagebreak" title="7"/>',
        'b.xhtml': '<p>“Flow,” she said.</p><span epub:type="pagebreak" title="8"/>',
      },
    });
    expect(text).toBe('Ebb\n\nThe tide goes out, slowly.\n\none\ntwo\n\nTen³\n\n“Flow,” she said.');
    expect(starts).toEqual([
      'ix: Ebb\n\nThe tid',
      '2: goes out, sl',
      '3: wly.\n\none\ntw',
      '4: one\ntwo\n\nTen',
      '5: two\n\nTen³\n\n“',
      '6: ³\n\n“Flow,” s',
      '7: “Flow,” she ',
    ]);
  });

  test('are those of the page list, whatever the elements there are', () => {
    const { starts, left } = read({
      chapters: { 'a.xhtml': '<p>Ebb <a id="x"/>and <i id="y">flow</i>.</p>' },
      manifest: NAV_ITEM,
      files: nav('', line('a.xhtml', '1') + line('a.xhtml#x', '2') + line('a.xhtml#y', '3')),
    });
    expect(starts).toEqual(['1: Ebb and flow', '2: and flow.', '3: flow.']);
    expect(left).toEqual([]);
    const older = read({
      chapters: { 'a.xhtml': '<p>Ebb <a id="x"/>and flow.</p>' },
      manifest: '<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>',
      files: {
        'OEBPS/toc.ncx':
          '<ncx><pageList><pageTarget value="12"><navLabel><text>Page 12</text></navLabel><content src="a.xhtml#x"/></pageTarget></pageList></ncx>',
      },
    });
    expect(older.starts).toEqual(['12: and flow.']);
  });

  test('begin where they did, whatever stands around them, and change no word', () => {
    const words = fc
      .stringMatching(/^[a-z“(*_#1.\-~>|&\[\]!`\\]{1,6}$/)
      .map((each) => each.replace(/[&<>]/g, '&amp;'));
    const around = fc.constantFrom('i', 'b', 'sup', 'code', 'span', 'a', 's');
    const inline = fc
      .tuple(words, around, fc.constantFrom('', ' '))
      .map(([word, tag, space]) => `<${tag}>${word}</${tag}>${space}`);
    const runs = fc.array(
      fc.oneof(
        words.map((word) => `${word} `),
        inline,
        fc.constant('@'),
      ),
      { minLength: 1, maxLength: 8 },
    );
    const block = fc.tuple(fc.constantFrom('p', 'h2', 'blockquote', 'li', 'td'), runs).map(([tag, inner]) => {
      const element = `<${tag}>${inner.join('')}</${tag}>`;
      if (tag === 'li') return `<ul>${element}</ul>`;
      return tag === 'td' ? `<table><tr><td>x</td>${element}</tr></table>` : element;
    });
    const code = fc
      .array(fc.oneof(words, fc.constant('@')), { minLength: 1, maxLength: 4 })
      .map((inner) => `<pre>${inner.join('\n')}</pre>`);
    fc.assert(
      fc.property(
        fc.array(fc.oneof(block, code, fc.constant('@')), { minLength: 1, maxLength: 6 }),
        (blocks) => {
          const body = `<p>Start.</p>${blocks.join('')}<p>End.</p>`;
          const pieces = body.split('@');
          const plain = read({ chapters: { 'a.xhtml': pieces.join('<i/>') } });
          const marked = read({
            chapters: {
              'a.xhtml': pieces.reduce(
                (all, piece, at) => `${all}<i epub:type="pagebreak" title="${at}"/>${piece}`,
              ),
            },
          });
          expect(marked.text.replace(/[\s*_~`]/g, '')).toBe(plain.text.replace(/[\s*_~`]/g, ''));
          expect(marked.pages.map(({ page }) => page)).toEqual(
            pieces.slice(1).map((_, at) => String(at + 1)),
          );
          // The text up to a page is the text of the chapter cut off there.
          marked.pages.forEach(({ start }, at) => {
            const before = read({ chapters: { 'a.xhtml': pieces.slice(0, at + 1).join('<i/>') } });
            expect(lettersOf(marked.text.slice(0, start))).toBe(lettersOf(before.text));
            expect(marked.text[start]).toMatch(/\S/);
          });
        },
      ),
      { numRuns: 40 },
    );
  });
});

const lettersOf = (text: string): string => text.normalize('NFKC').replace(/[^a-z\d“]/gi, '');
