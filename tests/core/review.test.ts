import { describe, expect, test } from 'vitest';
import { canonicalText, documentOf } from '../../core/document/document.ts';
import { markdownOfBlocks, reviewBlocks } from '../../core/review.ts';

const PAGE = `Before it.

The [pilots][Strike of 2004] and the [board].

---

After the rule, [words]( https://example.org ).

[strike of 2004]: <https://example.org/strike> "The strike"
[board]: https://example.org/board
[unused]: https://example.org/unused`;

const indexes = (blocks: readonly unknown[]): readonly number[] => blocks.map((_, index) => index);

describe('the pieces of a text', () => {
  test('are read however deeply it is nested', () => {
    const deep = `Before.\n\n${'> '.repeat(20_000)}deep\n\nAfter.`;
    const texts = reviewBlocks(deep, deep).map(({ text }) => text);
    expect([texts[0], texts.at(-1)]).toEqual(['Before.', 'After.']);
  });

  test('that are all kept are the text', () => {
    const blocks = reviewBlocks(PAGE, PAGE);
    expect(blocks.map(({ text }) => text)).toEqual([
      'Before it.',
      'The pilots and the board.',
      'After the rule, words.',
    ]);
    const markdown = markdownOfBlocks(blocks, indexes(blocks));
    expect(documentOf(markdown)).toEqual(documentOf(PAGE));
  });

  test('keep the addresses that they refer to, and the rules above them, whatever else goes', () => {
    const blocks = reviewBlocks(PAGE, PAGE);
    const links = markdownOfBlocks(blocks, [1]);
    expect(canonicalText(links)).toBe('The pilots and the board.');
    expect(JSON.stringify(documentOf(links))).toContain('https://example.org/strike');
    expect(links).not.toContain('unused');
    expect(markdownOfBlocks(blocks, [0, 2])).toContain('\n\n---\n\nAfter');
    expect(markdownOfBlocks(blocks, [0])).toBe('Before it.');
    expect(markdownOfBlocks(blocks, [])).toBe('');
  });

  test('that were dropped stand between those that were not', () => {
    const article = PAGE.replace('Before it.\n\n', '');
    const blocks = reviewBlocks(PAGE, article);
    expect(blocks.map(({ kept }) => kept)).toEqual([false, true, true]);
    expect(documentOf(markdownOfBlocks(blocks, indexes(blocks)))).toEqual(documentOf(PAGE));
  });

  test('end with a rule where the text does', () => {
    const blocks = reviewBlocks('Words.\n\n***\n', 'Words.\n\n***\n');
    expect(markdownOfBlocks(blocks, [0])).toBe('Words.\n\n***');
  });
});
