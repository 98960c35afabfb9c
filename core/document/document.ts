import { decodeHTMLStrict as decode } from 'entities';
import { Lexer, type Token, type Tokens } from 'marked';
import { inlinesOf } from './inlines.ts';
import { BETWEEN, TextBuilder } from './text-builder.ts';
import type { ArticleDocument, Block, Cell, Heading, ListItem, Span } from './tree.ts';

/** Quotes and lists nested deeper than this are read as plain paragraphs: no page needs more, a hostile one has it. */
const MAX_DEPTH = 24;

/**
 * Reads an article's Markdown (GitHub's flavour) into its closed tree and its canonical text. Never fails: what is
 * not understood is read as the plain text that it is. HTML in the Markdown gives its words and nothing else.
 *
 * In the canonical text "\n\n" stands between blocks, "\n" between the items of a list and the rows of a table
 * and for a line break, "\t" between cells; images have no text.
 */
export function documentOf(markdown: string): ArticleDocument {
  const builder = new TextBuilder();
  const blocks = blocksOf(lex(markdown), builder, BETWEEN.blocks, 0);
  return { blocks, text: builder.text };
}

/** The canonical text alone. */
export const canonicalText = (markdown: string): string => documentOf(markdown).text;

/** What Markdown says with a character of its own, an address or a line break; text without any of it is just text. */
const SAYS_MORE = /[\\`*_~[\]<>&@:\n]|www\./i;

/** Most of an article is text without marks, and looking for every kind of mark at each of its words takes long. */
class QuickLexer extends Lexer {
  override inlineTokens(src: string, tokens: Token[] = []): Token[] {
    if (src === '' || SAYS_MORE.test(src)) return super.inlineTokens(src, tokens);
    tokens.push({ type: 'text', raw: src, text: src, escaped: false });
    return tokens;
  }
}

/** Reads Markdown into marked's tokens, whatever it is; what is nested too deeply is read as text. */
export function lex(markdown: string): readonly Token[] {
  // Refusing deep nesting before marked sees it keeps its recursion from overflowing the stack.
  const tame = markdown.replace(/^(?:[ \t]*>){24,}/gm, '');
  try {
    return new QuickLexer({ gfm: true }).lex(tame);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return tame.split(/\n{2,}/).map((raw) => ({ type: 'html', raw, text: raw }) as Tokens.HTML);
  }
}

type Builder = TextBuilder;

function blocksOf(
  tokens: readonly Token[],
  builder: Builder,
  between: '\n\n' | '\n',
  depth: number,
): readonly Block[] {
  return tokens.flatMap((token) => {
    const block = blockOf(token, builder, depth);
    if (block === null) return [];
    builder.separate(between);
    return [block];
  });
}

function blockOf(generic: Token, builder: Builder, depth: number): Block | null {
  const token = generic as
    | Tokens.Paragraph
    | Tokens.Text
    | Tokens.Heading
    | Tokens.List
    | Tokens.Blockquote
    | Tokens.Code
    | Tokens.Table
    | Tokens.HTML
    | Tokens.Hr
    | Tokens.Space
    | Tokens.Def
    | Tokens.Checkbox;
  switch (token.type) {
    case 'paragraph':
    case 'text':
      return paragraphOf(token.tokens ?? [], builder);
    case 'heading': {
      const [inlines, span] = builder.span(() => inlinesOf(token.tokens, builder));
      return span.end > span.start
        ? { type: 'heading', depth: token.depth as Heading['depth'], inlines, ...span }
        : null;
    }
    case 'list':
      return depth < MAX_DEPTH ? listOf(token, builder, depth) : plain(token.raw, builder);
    case 'blockquote': {
      if (depth >= MAX_DEPTH) return plain(token.raw, builder);
      const [blocks, span] = builder.span(() => blocksOf(token.tokens, builder, BETWEEN.blocks, depth + 1));
      return blocks.length > 0 ? { type: 'quote', blocks, ...span } : null;
    }
    case 'code': {
      const run = builder.verbatim(token.text.replace(/\r\n?/g, '\n'));
      return { type: 'codeBlock', run: { type: 'code', ...run }, start: run.start, end: run.end };
    }
    case 'table':
      return tableOf(token, builder);
    case 'html':
      return plain(wordsOf(token.text), builder);
    case 'hr':
      return { type: 'rule', ...here(builder) };
    case 'space':
    case 'def':
    case 'checkbox':
      return null;
  }
}

const here = (builder: Builder): Span => ({ start: builder.position, end: builder.position });

function paragraphOf(tokens: readonly Token[], builder: Builder): Block | null {
  const [inlines, span] = builder.span(() => inlinesOf(tokens, builder));
  return inlines.length > 0 ? { type: 'paragraph', inlines, ...span } : null;
}

function plain(text: string, builder: Builder): Block | null {
  if (text.trim() === '') return null;
  const run = builder.run(text.trim());
  return { type: 'paragraph', inlines: [{ type: 'text', ...run }], start: run.start, end: run.end };
}

/** The words of a piece of HTML, without its tags, comments, scripts and styles. */
function wordsOf(html: string): string {
  const words = html
    .replace(/<!--[\s\S]*?(?:-->|$)/g, ' ')
    .replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ')
    .replace(/<[a-z/!?][^<>]*>/gi, ' ');
  return decode(words);
}

function listOf(token: Tokens.List, builder: Builder, depth: number): Block {
  const [items, span] = builder.span(() =>
    token.items.map((item): ListItem => {
      const [blocks, itemSpan] = builder.span(() => blocksOf(item.tokens, builder, BETWEEN.lines, depth + 1));
      builder.separate(BETWEEN.lines);
      return { checked: item.task ? item.checked === true : null, blocks, ...itemSpan };
    }),
  );
  return { type: 'list', first: token.ordered ? Number(token.start) || 1 : null, items, ...span };
}

function tableOf(token: Tokens.Table, builder: Builder): Block {
  const cellOf = (cell: Tokens.TableCell): Cell => {
    const [inlines, span] = builder.span(() => inlinesOf(cell.tokens, builder));
    builder.separate(BETWEEN.cells);
    return { align: cell.align, inlines, ...span };
  };
  const [rows, span] = builder.span(() =>
    [token.header, ...token.rows].map((row) => {
      const cells = row.map(cellOf);
      builder.separate(BETWEEN.lines);
      return cells;
    }),
  );
  return { type: 'table', rows, ...span };
}
