import fc from 'fast-check';
import { expect, test } from 'vitest';
import { describeSpan } from '../../../core/anchor/describe.ts';
import { documentOf } from '../../../core/document/document.ts';
import { withSurroundings } from '../../../core/issues/surroundings.ts';
import { NO_CODING, type Passage } from '../../../core/model.ts';
import { spanIn } from '../arbitraries.ts';

const LONG = `The families ${'wait and '.repeat(60)}ask 😀 again.`;
const MARKDOWN = `# A day\n\nFive came home. Nobody spoke. ${LONG}\n\n- rice\n- oil\n\n| a | b |\n|---|---|\n| c | d |`;
/** Half of a surrogate pair. */
const HALF = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;
const DOCUMENT = documentOf(MARKDOWN);

const at = (span: { readonly start: number; readonly end: number }, textVersion = 1): Passage => ({
  ...NO_CODING,
  ...describeSpan(DOCUMENT.text, span),
  id: 'p',
  textVersion,
  issues: [],
  note: '',
  created: '',
  modified: '',
});

const placed = (passage: Passage) =>
  withSurroundings(DOCUMENT, { textVersion: 1, language: 'en', passages: [passage] })[0];

const wordsAt = (words: string) => {
  const start = DOCUMENT.text.indexOf(words);
  return at({ start, end: start + words.length });
};

test('a passage stands in its sentence, and in the paragraph, item or cell in which it begins', () => {
  expect(placed(wordsAt('came'))).toMatchObject({ paragraph: 1, context: 'Five came home.' });
  const paragraphs = ['A day', 'Nobody', 'rice', 'oil', 'a\tb', 'c\td'].map(
    (words) => placed(wordsAt(words))?.paragraph,
  );
  expect(paragraphs).toEqual([0, 1, 2, 3, 4, 6]);
});

test('a passage over several paragraphs reaches into the last of which it has a character', () => {
  const [start, end] = [DOCUMENT.text.indexOf('day'), DOCUMENT.text.indexOf('oil')];
  expect(placed(at({ start, end: end + 1 }))).toMatchObject({ paragraph: 0, lastParagraph: 3 });
  expect(placed(at({ start, end }))).toMatchObject({ paragraph: 0, lastParagraph: 2 });
});

test('a passage that has lost its place is in no paragraph', () => {
  expect(placed(at({ start: 0, end: 5 }, 0))).toMatchObject({
    paragraph: -1,
    lastParagraph: -1,
    context: '',
  });
});

test('the context is never longer than is said, holds the passage, and cuts no character in two', () => {
  fc.assert(
    fc.property(spanIn(DOCUMENT.text.length), (span) => {
      const passage = at(span);
      const context = placed(passage)?.context ?? '';
      expect(context.length).toBeLessThanOrEqual(300);
      if (context !== '') expect(context).toContain(passage.quote);
      else expect(passage.quote.length).toBeGreaterThanOrEqual(298);
      const kept = context.replace(/^…|…$/g, '');
      expect(DOCUMENT.text).toContain(kept);
      // Half a pair at an end comes from the passage alone.
      if (!HALF.test(passage.quote)) expect(kept).not.toMatch(HALF);
    }),
    { numRuns: 500 },
  );
});
