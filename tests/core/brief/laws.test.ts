/** Laws that hold for every brief, whatever its articles, notes and names contain. */
import fc from 'fast-check';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import { briefAsHtml } from '../../../core/brief/html.ts';
import { briefAsMarkdown } from '../../../core/brief/markdown.ts';
import { escapeHtml } from '../../../core/brief/markup.ts';
import type { Brief } from '../../../core/brief/model.ts';
import { canonicalText, documentOf } from '../../../core/document/document.ts';
import type { Block } from '../../../core/document/tree.ts';
import { codebooks, libraries, words } from './arbitraries.ts';
import { compose, EVERYTHING, readArticle } from './fixtures.ts';

const briefs: fc.Arbitrary<Brief> = fc
  .record({ articles: libraries, codebook: codebooks, sentences: fc.boolean(), sources: fc.boolean() })
  .map(({ articles, codebook, sentences, sources }) =>
    compose(articles, { include: { ...EVERYTHING, sentences, sources } }, codebook),
  );

const RUNS = { numRuns: 150 };

const collapsed = (text: string): string => text.replace(/[ \t\n\r\f\v]+/g, ' ').trim();
/** Without highlight signs and white space, which blocks and lines may set differently. */
const bare = (text: string): string => text.replace(/\s+/g, '');

const unequal = (text: string): string => bare(text).replaceAll('=', '');

/** Without the boxes that stand for the ticks of a task list. */
const unticked = (text: string): string => bare(text).replace(/[☑☐]/gu, '');

/** What stands for an image says more than the text does. */
const hasImage = ({ appendix }: Brief) => JSON.stringify(appendix).includes('"type":"image"');

const quotes = ({ sections }: Brief) => sections.flatMap((section) => section.quotations);

describe('the Markdown of any brief', () => {
  test('reads back with every quotation word for word', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const read = collapsed(canonicalText(briefAsMarkdown({ ...brief, appendix: [] })));
        for (const { quote } of quotes(brief)) expect(read).toContain(collapsed(quote));
      }),
      RUNS,
    );
  });

  test('reads back with the full text of every article, but for the highlight signs', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        fc.pre(!hasImage(brief));
        const plain = brief.appendix.map((one) => ({ ...one, highlights: [] }));
        const read = bare(canonicalText(briefAsMarkdown({ ...brief, appendix: plain })));
        for (const { document } of plain) expect(read).toContain(bare(document.text));
      }),
      RUNS,
    );
  });

  test('adds nothing but equals signs where it marks highlights', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        fc.pre(!hasImage(brief));
        const read = unequal(canonicalText(briefAsMarkdown(brief)));
        for (const { document } of brief.appendix) expect(read).toContain(unequal(document.text));
      }),
      RUNS,
    );
  });

  test('keeps the structure of every note, as the item under its quotation', () => {
    fc.assert(
      fc.property(words, (note) => {
        // A line of nothing but tags is a paragraph in a note and none behind a bullet.
        fc.pre(!note.includes('<') && note.trim() !== '');
        fc.pre(!JSON.stringify(documentOf(note).blocks).includes('"type":"image"'));
        const article = readArticle('Some words.', [{ over: 'words', note }]);
        const markdown = briefAsMarkdown(compose([article], { include: { ...EVERYTHING, fullText: false } }));
        const item = documentOf(markdown).blocks.find(({ type }) => type === 'list');
        const wanted = documentOf(note).blocks;
        if (wanted.length === 0) return;
        expect(shapeOf(item?.type === 'list' ? (item.items[0]?.blocks ?? []) : [])).toEqual(shapeOf(wanted));
      }),
      { numRuns: 600 },
    );
  });
});

/** Kinds of blocks and their nesting; headings of a note stand out as paragraphs. */
function shapeOf(blocks: readonly Block[]): readonly unknown[] {
  return blocks.map((block) => {
    switch (block.type) {
      case 'heading':
        return 'paragraph';
      case 'list':
        return [block.first, ...block.items.map((item) => [item.checked, ...shapeOf(item.blocks)])];
      case 'quote':
        return ['quote', ...shapeOf(block.blocks)];
      default:
        return block.type;
    }
  });
}

const ALLOWED = new Set(
  'html head meta title style body main header section article div span p h1 h2 h3 h4 h5 h6 blockquote ul ol li table thead tbody tr th td pre code em strong s a img br hr mark sup'.split(
    ' ',
  ),
);

describe('the HTML of any brief', () => {
  test('holds only elements and addresses of its own', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const html = briefAsHtml(brief, () => 'javascript:alert(1)');
        expect(html).not.toMatch(/<script/i);
        const { document } = parseHTML(html);
        for (const element of document.querySelectorAll('*')) {
          expect(ALLOWED).toContain(element.localName);
          for (const { name } of element.attributes) expect(name).not.toMatch(/^on|^style$|^srcdoc$/);
        }
        for (const link of document.querySelectorAll('a'))
          expect(link.getAttribute('href')).toMatch(/^(?:#|https?:\/\/|mailto:)/i);
        expect(document.querySelectorAll('img')).toHaveLength(0);
      }),
      RUNS,
    );
  });

  test('shows every quotation and the full text of every article', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const { document } = parseHTML(briefAsHtml(brief, () => null));
        const blocks = [...document.querySelectorAll('.quotation > blockquote')];
        quotes(brief).forEach(({ quote }, index) => {
          expect(bare(blocks[index]?.textContent ?? '')).toContain(bare(quote));
        });
        for (const added of document.querySelectorAll('.sign, .image')) added.remove();
        const shown = [...document.querySelectorAll('article')].map(({ textContent }) =>
          unticked(textContent),
        );
        brief.appendix.forEach(({ document: { text } }, index) => {
          expect(shown[index]).toContain(unticked(text));
        });
      }),
      RUNS,
    );
  });

  test('has every link within the page lead to one place', () => {
    fc.assert(
      fc.property(briefs, (brief) => {
        const { document } = parseHTML(briefAsHtml(brief, () => null));
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const link of document.querySelectorAll('a[href^="#"]'))
          expect(ids).toContain(link.getAttribute('href')?.slice(1));
      }),
      RUNS,
    );
  });
});

const hostile = fc.string({
  unit: fc.oneof(fc.constantFrom('<', '>', '"', "'", '&', ';'), fc.string({ unit: 'binary', maxLength: 1 })),
});

test('escaping leaves no character that ends a text or an attribute', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      expect(escapeHtml(text)).not.toMatch(/[<>"']|&(?!amp;|lt;|gt;|quot;|#39;)/);
    }),
  );
});
