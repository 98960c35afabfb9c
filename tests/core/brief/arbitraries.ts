/** Hostile and odd input for the laws that every brief obeys. */
import fc from 'fast-check';
import { readArticle, issue, ABDUCTIONS, PAST, SECURITY, type Marked } from './fixtures.ts';
import type { ReadArticle } from '../../../core/text-versions.ts';
import { documentOf } from '../../../core/document/document.ts';
import { trimmed, wholeGraphemes } from '../../../core/document/graphemes.ts';
import type { Codebook, Issue } from '../../../core/model.ts';

const SPICE = [
  '<script>alert(1)</script>',
  '</style><script>',
  '<img src=x onerror=alert(1)>',
  '" onmouseover="alert(1)',
  "' x='",
  ']]>',
  '<!--',
  '&lt;b&gt;',
  '&#60;script&#62;',
  '==',
  '=',
  '**',
  '_a_',
  '`',
  '```',
  '~~',
  '# ',
  '- ',
  '1. ',
  '> ',
  '| a | b |',
  '---',
  '[x](javascript:alert(1))',
  '[y](https://a.example/b_c?d=e&f)',
  'https://a.example/x_y',
  '![i](image:x)',
  '\n',
  '\n\n',
  '\n- ',
  '\n> ',
  '“',
  '”',
  '日本',
  'e\u0301',
  '👩‍👧',
  '\u00a0',
  '\\',
  'word',
  'Mr. Ito',
  ' ',
  '. ',
  '<br>',
];

/** A few words, among them what means something to HTML, Markdown and CSV. */
export const words = fc
  .array(fc.oneof(fc.constantFrom(...SPICE), fc.string({ unit: 'grapheme', maxLength: 5 })), {
    maxLength: 14,
  })
  .map((parts) => parts.join('').replace(/[\0\ufffd]/g, ''));

/** One line, as names and titles have. */
export const line = words.map((text) => text.replace(/\s+/g, ' ').trim());

const ISSUES = [ABDUCTIONS, PAST, SECURITY];

/** Each issue of the fixtures under a hostile name. */
export const codebooks: fc.Arbitrary<Codebook> = fc.tuple(line, line, line).map((names) => ({
  revision: 1,
  merged: [],
  issues: ISSUES.map((known, index): Issue => ({
    ...issue(known.id, known),
    name: `${names[index] ?? ''} ${known.id}`,
    definition: names[index] ?? '',
  })),
}));

const marks = fc.array(
  fc.record({
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 40 }),
    issues: fc.subarray(ISSUES),
    note: words,
  }),
  { minLength: 1, maxLength: 5 },
);

/** An article with passages anywhere in it, also across blocks and cells; null where it has no text. */
export const articles = (id: string): fc.Arbitrary<ReadArticle | null> =>
  fc.record({ markdown: words, title: line, byline: line, url: line, marks }).map((drawn) => {
    const { text } = documentOf(drawn.markdown);
    if (text === '') return null;
    const marked = drawn.marks.flatMap(({ from, length, issues, note }): readonly Marked[] => {
      const start = from % text.length;
      const over = trimmed(text, wholeGraphemes(text, { start, end: Math.min(text.length, start + length) }));
      return over === null ? [] : [{ over, issues, note }];
    });
    const { title, byline, url } = drawn;
    return readArticle(drawn.markdown, marked, { id, title, byline, url, published: '2005-11-05' });
  });

/** One to three articles. */
export const libraries: fc.Arbitrary<readonly ReadArticle[]> = fc
  .tuple(articles('a1'), articles('a2'), articles('a3'))
  .map((some) => some.filter((article) => article !== null))
  .filter((some) => some.length > 0);
