/** Block tree to DOM, node by node: no string ever becomes HTML. */
import type { ArticleDocument, Block, Cell, Inline, ListItem } from '../../core/document/tree.ts';

/** A text node of the drawn article and where its text stands in the canonical text (UTF-16 code units). */
export interface DrawnRun {
  readonly node: Text;
  readonly start: number;
  readonly end: number;
}

/** A block of the drawn article, for finding one's place. */
export interface DrawnBlock {
  readonly element: HTMLElement;
  readonly start: number;
  readonly end: number;
}

export interface DrawnArticle {
  readonly root: HTMLElement;
  /** In order of start. */
  readonly runs: readonly DrawnRun[];
  /** Top-level blocks with text, in order of start. */
  readonly blocks: readonly DrawnBlock[];
}

const STYLE_TAGS = { emphasis: 'em', strong: 'strong', strike: 's' } as const;

/** Draws an article's document. Links carry their address in `data-url` and go nowhere by themselves. */
export function drawDocument({ blocks }: ArticleDocument): DrawnArticle {
  const pen = new Pen();
  const root = document.createElement('div');
  const drawn: DrawnBlock[] = [];
  for (const block of blocks) {
    const element = pen.block(block);
    root.append(element);
    if (block.end > block.start) drawn.push({ element, start: block.start, end: block.end });
  }
  return { root, runs: pen.runs, blocks: drawn };
}

/** What `auto` says nothing of: it passes over what stands in blocks that have a direction of their own. */
const HOLDS_BLOCKS: ReadonlySet<Block['type']> = new Set(['list', 'quote', 'table']);

const FROM_THE_RIGHT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u;

/** By the first letter, as `auto` does it. */
function directionOf(text: string): 'ltr' | 'rtl' {
  const [letter = ''] = /\p{L}/u.exec(text) ?? [];
  return FROM_THE_RIGHT.test(letter) ? 'rtl' : 'ltr';
}

class Pen {
  readonly runs: DrawnRun[] = [];

  block(block: Block): HTMLElement {
    const element = this.#block(block);
    element.dir = HOLDS_BLOCKS.has(block.type) ? directionOf(element.textContent) : 'auto';
    return element;
  }

  #block(block: Block): HTMLElement {
    switch (block.type) {
      case 'paragraph':
        return this.#with('p', this.#inlines(block.inlines));
      case 'heading':
        // The article's title is the page's first heading.
        return this.#with(`h${Math.min(6, block.depth + 1)}` as 'h2', this.#inlines(block.inlines));
      case 'list':
        return this.#list(block.first, block.items);
      case 'quote':
        return this.#with(
          'blockquote',
          block.blocks.map((each) => this.block(each)),
        );
      case 'codeBlock':
        return this.#with('pre', [this.#with('code', [this.#text(block.run.text, block.run.start)])]);
      case 'table':
        return this.#table(block.rows);
      case 'rule':
        return document.createElement('hr');
    }
  }

  #list(first: number | null, items: readonly ListItem[]): HTMLElement {
    const list = document.createElement(first === null ? 'ul' : 'ol');
    if (first !== null && first !== 1) list.setAttribute('start', String(first));
    for (const { checked, blocks } of items) {
      const item = this.#with(
        'li',
        blocks.map((each) => this.block(each)),
      );
      item.dir = directionOf(item.textContent);
      if (checked !== null) item.dataset['checked'] = String(checked);
      list.append(item);
    }
    return list;
  }

  #table(rows: readonly (readonly Cell[])[]): HTMLElement {
    const drawnRows = rows.map((row, index) =>
      this.#with(
        'tr',
        row.map((cell) => {
          const drawn = this.#with(index === 0 ? 'th' : 'td', this.#inlines(cell.inlines));
          drawn.dir = 'auto';
          if (cell.align !== null) drawn.dataset['align'] = cell.align;
          return drawn;
        }),
      ),
    );
    const frame = this.#with('div', [this.#with('table', drawnRows)]);
    frame.className = 'table';
    return frame;
  }

  #inlines(inlines: readonly Inline[]): readonly Node[] {
    return inlines.map((inline) => this.#inline(inline));
  }

  #inline(inline: Inline): Node {
    switch (inline.type) {
      case 'text':
        return this.#text(inline.text, inline.start);
      case 'code':
        return this.#with('code', [this.#text(inline.text, inline.start)]);
      case 'break':
        return document.createElement('br');
      case 'link': {
        const link = this.#with('a', this.#inlines(inline.inlines));
        link.dataset['url'] = inline.url;
        link.title = inline.url;
        link.setAttribute('role', 'link');
        link.tabIndex = 0;
        return link;
      }
      case 'image':
        return imageFor(inline.name, inline.alt);
      case 'emphasis':
      case 'strong':
      case 'strike':
        return this.#with(STYLE_TAGS[inline.type], this.#inlines(inline.inlines));
    }
  }

  #text(text: string, start: number): Text {
    const node = document.createTextNode(text);
    this.runs.push({ node, start, end: start + text.length });
    return node;
  }

  #with<K extends keyof HTMLElementTagNameMap>(tag: K, children: readonly Node[]): HTMLElementTagNameMap[K] {
    const element = document.createElement(tag);
    element.append(...children);
    return element;
  }
}

function imageFor(name: string | null, alt: string): HTMLElement {
  if (name === null) {
    const missing = document.createElement('span');
    missing.className = 'missing-image';
    missing.dataset['words'] = alt === '' ? 'Image not imported' : `Image not imported: ${alt}`;
    return missing;
  }
  const image = document.createElement('img');
  image.src = `images/${name}`;
  image.alt = alt;
  return image;
}
