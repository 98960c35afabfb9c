import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText, documentOf } from '../../../core/document/document.ts';
import type { ArticleDocument, Block, Inline } from '../../../core/document/tree.ts';

interface Run {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function runsIn(inlines: readonly Inline[]): readonly Run[] {
  return inlines.flatMap((inline): readonly Run[] => {
    if (inline.type === 'text' || inline.type === 'code') return [inline];
    if (inline.type === 'break') return [{ ...inline, text: '\n' }];
    return 'inlines' in inline ? runsIn(inline.inlines) : [];
  });
}

function runsOf(blocks: readonly Block[]): readonly Run[] {
  return blocks.flatMap((block): readonly Run[] => {
    switch (block.type) {
      case 'paragraph':
      case 'heading':
        return runsIn(block.inlines);
      case 'list':
        return block.items.flatMap((item) => runsOf(item.blocks));
      case 'quote':
        return runsOf(block.blocks);
      case 'codeBlock':
        return [block.run];
      case 'table':
        return block.rows.flatMap((row) => row.flatMap((cell) => runsIn(cell.inlines)));
      case 'rule':
        return [];
    }
  });
}

const allRuns = ({ blocks }: ArticleDocument): readonly Run[] => runsOf(blocks);

/** Scraps that Markdown is made of, put together in any order. */
const markdown = fc
  .array(
    fc.constantFrom(
      '# Head\n',
      'words ',
      'more *words*',
      '**bold',
      '**',
      '\n',
      '\n\n',
      '- item\n',
      '1. one\n',
      '  ',
      '> quote\n',
      '| a | b |\n|---|:-:|\n| c | d |\n',
      '```\ncode &amp;\n```\n',
      '`x`',
      '[link](https://a.org)',
      '![alt](b.png)',
      '<b>',
      '</div>',
      '<!-- c -->',
      '&eacute;',
      '~~gone~~',
      '---\n',
      '- [x] done\n',
      'é',
      '日本語',
      '😀',
      '  \n',
      '\\*',
      '<script>alert(1)</script>\n\n',
      '[bad](javascript:alert(1))',
      'https://a.org/b',
      '\t',
      '<br>',
    ),
    { maxLength: 24 },
  )
  .map((parts) => parts.join(''));

describe('canonical text', () => {
  test('is what every run of the tree says it is, in order and without overlap', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const document = documentOf(source);
        let at = 0;
        for (const run of allRuns(document)) {
          expect(document.text.slice(run.start, run.end)).toBe(run.text);
          expect(run.start).toBeGreaterThanOrEqual(at);
          at = run.end;
        }
      }),
      { numRuns: 1500 },
    );
  });

  test('is all runs and, between them, nothing but separators', () => {
    fc.assert(
      fc.property(markdown, (source) => {
        const document = documentOf(source);
        let at = 0;
        let between = '';
        for (const run of allRuns(document)) {
          between += document.text.slice(at, run.start);
          at = run.end;
        }
        expect(between + document.text.slice(at)).toMatch(/^[\n\t]*$/);
      }),
      { numRuns: 1500 },
    );
  });

  test('sets blocks, items, rows and cells apart', () => {
    expect(canonicalText('# A\n\nb *c*\nd\n\n- e\n- f\n\n| g | h |\n|---|---|\n| i | j |\n')).toBe(
      'A\n\nb c d\n\ne\nf\n\ng\th\ni\tj',
    );
  });

  test('has a line break where the source has one, and no text for images', () => {
    expect(canonicalText('one  \ntwo ![picture](image.png) three')).toBe('one\ntwo three');
  });

  test('decodes entities in words, and leaves them alone in code', () => {
    expect(canonicalText('caf&eacute; `&eacute;`')).toBe('café &eacute;');
  });

  test('has the words of HTML and nothing of its tags, scripts or comments', () => {
    expect(
      canonicalText(
        '<div onclick="x()">Read <b>this</b></div>\n\n<script>steal()</script>\n\n<!-- not this -->',
      ),
    ).toBe('Read this');
  });
});

describe('the tree', () => {
  test('holds no address but of the web and of mail', () => {
    const { blocks, text } = documentOf(
      '[a](javascript:alert(1)) [b](data:text/html,x) [c](https://c.org) [d](file:///etc/passwd)',
    );
    expect(text).toBe('a b c d');
    expect(JSON.stringify(blocks).match(/"url":"[^"]*"/g)).toEqual(['"url":"https://c.org"']);
  });

  test('names only images that are stored', () => {
    const stored = `${'a'.repeat(64)}.png`;
    const { blocks } = documentOf(`![one](image:${stored}) ![two](https://a.org/x.png)`);
    expect(JSON.stringify(blocks).match(/"name":[^,]*/g)).toEqual([`"name":"${stored}"`, '"name":null']);
  });

  test('of a page nested without end is still a tree, with its words', () => {
    const deep = `${'> '.repeat(3000)}deep\n\n${'- '.repeat(500)}item\n\n${'*a '.repeat(2000)}`;
    expect(canonicalText(deep)).toContain('deep');
    expect(
      canonicalText(
        `${'  - x\n'.repeat(10)}${Array.from({ length: 60 }, (_, n) => `${'  '.repeat(n)}- level${n}`).join('\n')}`,
      ),
    ).toContain('level59');
  });
});
