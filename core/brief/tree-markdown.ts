/** The closed tree of an article or a note as Markdown: what documentOf reads, written again. */
import type { Block, Cell, Heading, List, ListItem, Table } from '../document/tree.ts';
import type { MarkedStretch } from './highlights.ts';
import type { HeadingLevel } from './levels.ts';
import { inlinesAsMarkdown } from './markdown-inlines.ts';

export interface MarkdownOptions {
  /** The highlights to mark, from stretchesOf. */
  readonly stretches: readonly MarkedStretch[];
  /** The level of a heading on the page, or null where headings are only to stand out. */
  readonly headingLevel: (depth: Heading['depth']) => HeadingLevel | null;
}

/** Blocks in their order, a blank line between them. Reads back as the same words, highlights apart. */
export const blocksAsMarkdown = (blocks: readonly Block[], options: MarkdownOptions): string =>
  blocks
    .map((block, index) => blockMarkdown(block, options, followsList(blocks, index)))
    .filter((markdown) => markdown !== '')
    .join('\n\n');

/** How many lists of the same kind stand right before a list: an even and an odd one need different signs. */
function followsList(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const before = blocks[index - 1];
  if (block?.type !== 'list' || before?.type !== 'list') return false;
  if ((block.first === null) !== (before.first === null)) return false;
  return !followsList(blocks, index - 1);
}

function blockMarkdown(block: Block, options: MarkdownOptions, other: boolean): string {
  switch (block.type) {
    case 'paragraph':
      return inlinesAsMarkdown(block.inlines, options.stretches);
    case 'heading':
      return headingMarkdown(block, options);
    case 'list':
      return listMarkdown(block, options, other);
    case 'quote':
      return quoteLines(blocksAsMarkdown(block.blocks, options));
    case 'codeBlock':
      return fenced(block.run.text);
    case 'table':
      return tableMarkdown(block, options);
    case 'rule':
      return '---';
  }
}

/** Every line of some Markdown as part of a block quotation. */
export const quoteLines = (markdown: string): string =>
  markdown.replace(/^(?=(.?))/gm, (_, next) => (next === '' ? '>' : '> '));

function headingMarkdown({ depth, inlines }: Heading, options: MarkdownOptions): string {
  const level = options.headingLevel(depth);
  if (level === null) return inlinesAsMarkdown([{ type: 'strong', inlines }]);
  return `${'#'.repeat(level)} ${inlinesAsMarkdown(inlines, options.stretches, '<br>')}`;
}

function listMarkdown({ first, items }: List, options: MarkdownOptions, other: boolean): string {
  const sign = (index: number) =>
    first === null ? (other ? '*' : '-') : `${first + index}${other ? ')' : '.'}`;
  return items.map((item, index) => itemMarkdown(item, sign(index), options)).join('\n');
}

function itemMarkdown({ checked, blocks }: ListItem, sign: string, options: MarkdownOptions): string {
  const box = checked === null ? '' : checked ? '[x] ' : '[ ] ';
  const indent = ' '.repeat(sign.length + 1);
  const content = tight(blocks, options).replace(/\n(?!\n)/g, `\n${indent}`);
  return `${sign} ${box}${content}`.trimEnd();
}

/** A list right under its paragraph, so that a list without gaps stays one. */
function tight(blocks: readonly Block[], options: MarkdownOptions): string {
  const [paragraph, list, ...rest] = blocks;
  const interrupts =
    list?.type === 'list' && (list.first ?? 1) === 1 && list.items[0]?.blocks[0] !== undefined;
  if (paragraph?.type !== 'paragraph' || !interrupts || rest.length > 0)
    return blocksAsMarkdown(blocks, options);
  return `${blocksAsMarkdown([paragraph], options)}\n${blocksAsMarkdown([list], options)}`;
}

function fenced(code: string): string {
  const longest = Math.max(2, ...(code.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${code}\n${fence}`;
}

const SIDES = { left: ':--', center: ':-:', right: '--:' } as const;

function tableMarkdown({ rows }: Table, options: MarkdownOptions): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const words = ({ inlines }: Cell) =>
    inlinesAsMarkdown(inlines, options.stretches, '<br>').replace(/(?<!\\)\|/g, '\\|');
  const [header = [], ...body] = rows;
  return [
    line(header.map(words)),
    line(header.map(({ align }) => (align === null ? '---' : SIDES[align]))),
    ...body.map((cells) => line(cells.map(words))),
  ].join('\n');
}
