import { decodeHTMLStrict as decode } from 'entities';
import type { Token, Tokens } from 'marked';
import type { TextBuilder } from './text-builder.ts';
import type { Image, Inline } from './tree.ts';

const SAFE_LINK = /^(https?:\/\/|mailto:)/i;
const STORED_IMAGE = /^image:([0-9a-f]{64}\.(?:png|jpg|gif|webp))$/;
const STYLE = { em: 'emphasis', strong: 'strong', del: 'strike' } as const;

/** Beyond this nesting the styles and links are dropped and the words kept. */
const MAX_DEPTH = 40;

/** Turns marked's inline tokens into the closed tree, appending their text to `builder`. */
export function inlinesOf(tokens: readonly Token[], builder: TextBuilder, depth = 0): readonly Inline[] {
  return tokens.flatMap((token) => inlineOf(token as Tokens.Generic | Tokens.Text, builder, depth));
}

function inlineOf(generic: Token, builder: TextBuilder, depth: number): readonly Inline[] {
  const token = generic as
    | Tokens.Text
    | Tokens.Escape
    | Tokens.Codespan
    | Tokens.Br
    | Tokens.HTML
    | Tokens.Image
    | Tokens.Link
    | Tokens.Em
    | Tokens.Strong
    | Tokens.Del
    | Tokens.Checkbox;
  switch (token.type) {
    case 'text':
      if (token.tokens !== undefined) return inlinesOf(token.tokens, builder, depth);
      return runOf('text', decode(token.text), builder);
    case 'escape':
      return runOf('text', decode(token.raw.replace(/^\\/, '')), builder);
    case 'codespan':
      return runOf('code', token.text, builder);
    case 'br':
      return breakIn(builder);
    case 'html':
      return /^<br\b/i.test(token.text) ? breakIn(builder) : [];
    case 'image':
      return [imageOf(token)];
    case 'link':
      return linkOf(token, builder, depth);
    case 'em':
    case 'strong':
    case 'del': {
      const inlines = inlinesOf(token.tokens, builder, depth + 1);
      return depth < MAX_DEPTH && inlines.length > 0 ? [{ type: STYLE[token.type], inlines }] : inlines;
    }
    case 'checkbox':
      return [];
  }
}

function runOf(type: 'text' | 'code', text: string, builder: TextBuilder): readonly Inline[] {
  const run = builder.run(text);
  return run.text === '' ? [] : [{ type, ...run }];
}

function breakIn(builder: TextBuilder): readonly Inline[] {
  const { start, end } = builder.verbatim('\n');
  return [{ type: 'break', start, end }];
}

function imageOf(token: Tokens.Image): Image {
  return { type: 'image', name: STORED_IMAGE.exec(token.href)?.[1] ?? null, alt: decode(token.text) };
}

function linkOf(token: Tokens.Link, builder: TextBuilder, depth: number): readonly Inline[] {
  // An address that stands for itself is no place for entities.
  const inlines =
    token.autolink === true
      ? runOf('text', token.text, builder)
      : inlinesOf(token.tokens, builder, depth + 1);
  const url = decode(token.href);
  if (inlines.length === 0 || depth >= MAX_DEPTH || !SAFE_LINK.test(url)) return inlines;
  return [{ type: 'link', url, inlines }];
}
