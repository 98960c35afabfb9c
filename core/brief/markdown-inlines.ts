/** Inlines of the closed tree as Markdown that reads back as the same words. */
import { canonicalText } from '../document/document.ts';
import { markdownOfParagraph } from '../document/escape.ts';
import type { Inline, Span, TextRun } from '../document/tree.ts';
import { stretchesWithin, type MarkedStretch } from './highlights.ts';

/** Markdown, and the words it is meant to read as. */
interface Written {
  readonly markdown: string;
  readonly words: string;
}

/** What is carried over besides the words. */
interface Dress {
  readonly stretches: readonly MarkedStretch[];
  readonly styles: boolean;
}

/** The mark of Obsidian, Typora, Pandoc and others; where it is not known, the signs show where a highlight is. */
const MARK = '==';

/**
 * The inlines of one paragraph, heading or cell. Styles, links and highlights are kept where the result reads back
 * as the same words, and given up, in this order, where it would not: words count for more than their dress.
 * @param stretches the highlights to mark, from stretchesOf; none where nothing is to be marked
 * @param lineBreak the Markdown of a line break
 */
export function inlinesAsMarkdown(
  inlines: readonly Inline[],
  stretches: readonly MarkedStretch[] = [],
  lineBreak: '\\\n' | '<br>' = '\\\n',
): string {
  const dresses: readonly Dress[] = [
    { stretches, styles: true },
    { stretches, styles: false },
    { stretches: [], styles: false },
  ];
  for (const dress of dresses) {
    const { markdown, words } = whole(inlines, dress, lineBreak);
    if (canonicalText(markdown) === collapsed(words)) return markdown;
  }
  return whole(inlines, { stretches: [], styles: false }, lineBreak).markdown;
}

/** A line break at either end of a paragraph breaks no line and would leave its sign behind; one within stays. */
function whole(inlines: readonly Inline[], dress: Dress, lineBreak: string): Written {
  const { markdown, words } = written(inlines, dress, lineBreak);
  return { markdown: withEdges(withoutEdgeBreaks(markdown, lineBreak)), words };
}

function written(inlines: readonly Inline[], dress: Dress, lineBreak: string): Written {
  const pieces = joined(inlines).map((inline) => inlineWritten(inline, dress, lineBreak));
  return {
    markdown: pieces.map(({ markdown }) => markdown).join(''),
    words: pieces.map(({ words }) => words).join(''),
  };
}

function withoutEdgeBreaks(markdown: string, lineBreak: string): string {
  let kept = markdown;
  while (kept.endsWith(lineBreak)) kept = kept.slice(0, -lineBreak.length).replace(/ +$/, '');
  while (kept.startsWith(lineBreak)) kept = kept.slice(lineBreak.length).trimStart();
  return kept;
}

/** No-break and other spaces at either end as entities: behind a bullet and in a heading Markdown would trim them. */
const withEdges = (markdown: string): string =>
  markdown.replace(/^[^\S \n]+|[^\S \n]+$/g, (edge) =>
    edge.replace(/\s/g, (space) => `&#${space.charCodeAt(0)};`),
  );

/** The words as a paragraph keeps them: white space collapsed, none at the ends or beside a line break. */
const collapsed = (words: string): string =>
  words.replace(/[ \t\r\f\v]+/g, ' ').replace(/^[ \n]+|[ \n]+$/g, '');

/** Text runs that touch, made one, so that "1" and "." do not become the start of a list. */
function joined(inlines: readonly Inline[]): readonly Inline[] {
  const merged: Inline[] = [];
  for (const inline of inlines) {
    const last = merged.at(-1);
    if (inline.type === 'text' && last?.type === 'text') {
      const text = last.text + inline.text;
      merged[merged.length - 1] = { ...last, text, end: last.start + text.length };
    } else merged.push(inline);
  }
  return merged;
}

const STYLES = { emphasis: '*', strong: '**', strike: '~~' } as const;

function inlineWritten(inline: Inline, dress: Dress, lineBreak: string): Written {
  switch (inline.type) {
    case 'text':
      return runWritten(inline, dress, escaped);
    case 'code':
      return runWritten(inline, dress, dress.styles ? codeSpan : escaped);
    case 'break':
      return { markdown: lineBreak, words: '\n' };
    case 'image': {
      const words = inline.alt === '' ? '' : `[Image: ${inline.alt.replace(/\s+/g, ' ')}]`;
      return { markdown: escaped(words), words };
    }
    case 'link': {
      const { markdown, words } = written(inline.inlines, dress, lineBreak);
      if (!dress.styles) return { markdown, words };
      return { markdown: `[${markdown}](<${addressIn(inline.url)}>)`, words };
    }
    default: {
      const { markdown, words } = written(inline.inlines, dress, lineBreak);
      return { markdown: dress.styles ? wrapped(markdown, STYLES[inline.type]) : markdown, words };
    }
  }
}

/** An address between angle brackets, where only these mean something. */
const addressIn = (url: string): string =>
  url.replace(/[<>\\\s]/g, encodeURIComponent).replace(/&/g, '&amp;');

function runWritten(run: TextRun, { stretches }: Dress, write: (text: string) => string): Written {
  const pieces = marked(run, stretches).map(({ start, end, mark }): Written => {
    const text = run.text.slice(start - run.start, end - run.start);
    if (!mark || text.trim() === '') return { markdown: write(text), words: text };
    const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
    return {
      markdown: `${escaped(lead)}${MARK}${write(words)}${MARK}${escaped(trail)}`,
      words: `${lead}${MARK}${words}${MARK}${trail}`,
    };
  });
  return {
    markdown: pieces.map(({ markdown }) => markdown).join(''),
    words: pieces.map(({ words }) => words).join(''),
  };
}

/** The run cut where a highlight begins or none goes on: Markdown cannot say which of several it is. */
function marked(run: TextRun, stretches: readonly MarkedStretch[]): readonly (Span & { mark: boolean })[] {
  if (stretches.length === 0) return [{ start: run.start, end: run.end, mark: false }];
  const cuts: (Span & { mark: boolean })[] = [];
  for (const { start, end, lines } of stretchesWithin(stretches, run)) {
    const mark = lines.length > 0;
    const last = cuts.at(-1);
    if (last?.mark === mark) cuts[cuts.length - 1] = { start: last.start, end, mark };
    else cuts.push({ start, end, mark });
  }
  return cuts;
}

/** The style's signs around the words, white space left outside, where they would not be read as signs. */
function wrapped(markdown: string, sign: string): string {
  const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(markdown) ?? [];
  return words === '' ? markdown : `${lead}${sign}${words}${sign}${trail}`;
}

function codeSpan(text: string): string {
  if (text.trim() === '') return text;
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = /^[` ]|[` ]$/.test(text) ? ' ' : '';
  return `${fence}${pad}${text}${pad}${fence}`;
}

/** Words as Markdown, the white space at their ends kept: escaping alone would trim it. */
export function escaped(text: string): string {
  const [, lead = '', words = '', trail = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  return spaces(lead) + unmarked(markdownOfParagraph(words)) + spaces(trail);
}

/** Equals signs of the words themselves, told from the signs of a highlight; addresses stay as they are. */
const unmarked = (markdown: string): string =>
  markdown.replace(/<https?:[^>]*>|=(?==)/gi, (found) => (found === '=' ? '=\\' : found));

const spaces = (white: string): string => white.replace(/[ \t\n\r\f\v]+/g, ' ');
