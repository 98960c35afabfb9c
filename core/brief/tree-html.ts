/** The closed tree of an article or a note as HTML. */
import type { Block, Cell, Heading, Inline, List, Table, TextRun } from '../document/tree.ts';
import { stretchesWithin, type Lined, type MarkedStretch } from './highlights.ts';
import { issueClass } from './html-style.ts';
import type { Legend } from './legend.ts';
import type { HeadingLevel } from './levels.ts';
import { markup, NOTHING, type Markup } from './markup.ts';

/** Lines further down than this would run into the next line of text. */
const LANES = 4;

/** Gives the data: address of a stored image by its name, or null when it is not to be had. */
export type Images = (name: string) => string | null;

export interface TreeOptions {
  readonly images: Images;
  /** The highlights to draw, from stretchesOf. */
  readonly stretches: readonly MarkedStretch[];
  /** The signs that stand where highlights end. */
  readonly legend: Legend;
  /** The level of a heading on the page, 2 to 6, or null where headings are only to stand out. */
  readonly headingLevel: (depth: Heading['depth']) => HeadingLevel | null;
}

/** Blocks in their order. Whatever the tree holds, the result has no scripts, styles or outside addresses but links. */
export const blocksAsHtml = (blocks: readonly Block[], options: TreeOptions): Markup =>
  markup`${blocks.map((block) => blockHtml(block, options))}`;

function blockHtml(block: Block, options: TreeOptions): Markup {
  switch (block.type) {
    case 'paragraph':
      return markup`<p dir="auto">${inlinesHtml(block.inlines, options)}</p>\n`;
    case 'heading':
      return headingHtml(block, options);
    case 'list':
      return listHtml(block, options);
    case 'quote':
      return markup`<blockquote>${blocksAsHtml(block.blocks, options)}</blockquote>\n`;
    case 'codeBlock':
      return markup`<pre><code>${runHtml(block.run, options)}</code></pre>\n`;
    case 'table':
      return tableHtml(block, options);
    case 'rule':
      return markup`<hr>\n`;
  }
}

function headingHtml({ depth, inlines }: Heading, options: TreeOptions): Markup {
  const level = options.headingLevel(depth);
  const words = inlinesHtml(inlines, options);
  if (level === null) return markup`<p class="heading" dir="auto"><strong>${words}</strong></p>\n`;
  return markup`<h${level} dir="auto">${words}</h${level}>\n`;
}

function listHtml({ first, items }: List, options: TreeOptions): Markup {
  const rows = items.map(({ checked, blocks }) => {
    const words = itemHtml(blocks, options);
    return checked === null
      ? markup`<li>${words}</li>\n`
      : markup`<li class="task">${checked ? '☑' : '☐'} ${words}</li>\n`;
  });
  return first === null ? markup`<ul>\n${rows}</ul>\n` : markup`<ol start="${first}">\n${rows}</ol>\n`;
}

/** A lone paragraph needs no paragraph of its own in a list. */
function itemHtml(blocks: readonly Block[], options: TreeOptions): Markup {
  const [first, ...rest] = blocks;
  if (first?.type !== 'paragraph') return blocksAsHtml(blocks, options);
  return markup`${inlinesHtml(first.inlines, options)}${rest.length > 0 ? blocksAsHtml(rest, options) : NOTHING}`;
}

function tableHtml({ rows }: Table, options: TreeOptions): Markup {
  const [header = [], ...body] = rows;
  const row = (cells: readonly Cell[], cell: (one: Cell) => Markup) => markup`<tr>${cells.map(cell)}</tr>\n`;
  const side = ({ align }: Cell) => `side-${align ?? 'start'}`;
  const words = ({ inlines }: Cell) => inlinesHtml(inlines, options);
  return markup`<table>
<thead>${row(header, (cell) => markup`<th scope="col" class="${side(cell)}">${words(cell)}</th>`)}</thead>
<tbody>${body.map((cells) => row(cells, (cell) => markup`<td class="${side(cell)}">${words(cell)}</td>`))}</tbody>
</table>\n`;
}

const inlinesHtml = (inlines: readonly Inline[], options: TreeOptions): Markup =>
  markup`${inlines.map((inline) => inlineHtml(inline, options))}`;

function inlineHtml(inline: Inline, options: TreeOptions): Markup {
  switch (inline.type) {
    case 'text':
      return runHtml(inline, options);
    case 'code':
      return markup`<code>${runHtml(inline, options)}</code>`;
    case 'emphasis':
      return markup`<em>${inlinesHtml(inline.inlines, options)}</em>`;
    case 'strong':
      return markup`<strong>${inlinesHtml(inline.inlines, options)}</strong>`;
    case 'strike':
      return markup`<s>${inlinesHtml(inline.inlines, options)}</s>`;
    case 'link':
      return markup`<a href="${inline.url}" rel="noreferrer">${inlinesHtml(inline.inlines, options)}</a>`;
    case 'image':
      return imageHtml(inline, options);
    case 'break':
      return markup`<br>`;
  }
}

function imageHtml({ name, alt }: { name: string | null; alt: string }, options: TreeOptions): Markup {
  const data = name === null ? null : options.images(name);
  if (data?.startsWith('data:image/') === true) return markup`<img src="${data}" alt="${alt}">`;
  return alt === '' ? NOTHING : markup`<span class="image">[Image: ${alt}]</span>`;
}

function runHtml(run: TextRun, options: TreeOptions): Markup {
  const stretches = stretchesWithin(options.stretches, run);
  if (stretches.length === 0) return markup`${run.text}`;
  return markup`${stretches.map(({ start, end, lines }) => {
    const ending = lines.filter((line) => line.end === end);
    const words = lined(run.text.slice(start - run.start, end - run.start), lines);
    return markup`${words}${signsHtml(ending, options.legend)}`;
  })}`;
}

function signsHtml(ending: readonly Lined[], legend: Legend): Markup {
  const entries = new Set(
    ending.flatMap(({ issue }) => (issue === null ? [] : (legend.get(issue.id) ?? []))),
  );
  if (entries.size === 0) return NOTHING;
  const signs = [...entries].map(
    ({ issue, sign }, index) =>
      markup`${index > 0 ? ',' : ''}<a href="#issue-sign-${sign}" aria-label="Issue: ${issue.name}">${sign}</a>`,
  );
  return markup`<sup class="sign">${signs}</sup>`;
}

/** Words inside one mark; every further issue adds a line of its own below the first. */
function lined(words: string, lines: readonly Lined[]): Markup {
  const [first, ...rest] = [...lines].sort((a, b) => a.lane - b.lane);
  if (first === undefined) return markup`${words}`;
  const names = lines.map(({ issue }) => issue?.name ?? 'Highlight').join(', ');
  const classOf = ({ issue, lane }: Lined) => `${issueClass(issue)} lane-${Math.min(lane, LANES)}`;
  const inner = markup`<mark class="${classOf(first)}" title="${names}">${words}</mark>`;
  return rest.reduce((within, line) => markup`<span class="line ${classOf(line)}">${within}</span>`, inner);
}
