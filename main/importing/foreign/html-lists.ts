/** Lists of links in HTML: what stands in them, in their order, without a page around it. */
import { parseHTML } from 'linkedom';
import { PlainError } from '../../../core/result.ts';

export interface ListedLink {
  readonly address: string;
  readonly title: string;
  /** The value of an attribute, by its name in lower case; empty where the link has none. */
  attribute(name: string): string;
  /** The description that follows it (`dd`). */
  readonly description: string;
  /** How many lists it stands within. */
  readonly depth: number;
}

/** No one's folders go deeper, and what is nested without end takes long to read. */
const DEEPEST = 1000;

/**
 * The links of a list.
 * @throws PlainError for one that is nested too deeply
 */
export function linksIn(html: string): readonly ListedLink[] {
  if (depthOf(html) > DEEPEST)
    throw new PlainError('The list is nested too deeply to be read. Export it again.');
  const { document } = parseHTML(
    /<html\b/i.test(html.slice(0, 2000)) ? html : `<html><body>${html}</body></html>`,
  );
  const links: Draft[] = [];
  walk(document.documentElement, links);
  return links.map(({ element, depth, description }) => ({
    address: attributeOf(element, 'href'),
    title: element.textContent,
    attribute: (name) => attributeOf(element, name),
    description: description.trim(),
    depth,
  }));
}

/** Browsers write the names of attributes in capitals, which linkedom leaves as they are. */
const attributeOf = (element: Element, name: string): string =>
  [...element.attributes].find((attribute) => attribute.name.toLowerCase() === name)?.value ?? '';

interface Draft {
  readonly element: Element;
  readonly depth: number;
  description: string;
}

/** Goes through all nodes in their order, because asking each link for its lists takes the square of their depth. */
function walk(root: Element, links: Draft[]): void {
  let node: Node = root;
  let depth = 0;
  /** The description that is being read, and the link it is of. */
  let open: { readonly within: Node; readonly link: Draft | undefined } | null = null;
  for (;;) {
    const name = node.nodeName.toLowerCase();
    if (name === 'dl' || name === 'ul') depth += 1;
    if (name === 'dd') open = { within: node, link: links.at(-1) };
    else if (name === 'dl' || name === 'dt') open = null;
    else if (name === 'a') links.push({ element: node as Element, depth, description: '' });
    else if (name === '#text' && open?.link !== undefined) open.link.description += node.nodeValue ?? '';
    const child = name === 'a' ? null : node.firstChild;
    if (child !== null) {
      node = child;
      continue;
    }
    while (node.nextSibling === null) {
      const parent: Node | null = node.parentNode;
      if (node === root || parent === null) return;
      if (open?.within === node) open = null;
      node = parent;
      if (/^[du]l$/i.test(node.nodeName)) depth -= 1;
    }
    if (node === root) return;
    if (open?.within === node) open = null;
    node = node.nextSibling;
  }
}

/** How deep elements lie in one another, those aside that need no end. */
function depthOf(html: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [, end, name = ''] of html.matchAll(/<(\/?)([a-z][a-z\d]*)/gi)) {
    if (/^(?:p|li|d[td]|br|hr|img|input|meta|link)$/i.test(name)) continue;
    depth = Math.max(0, depth + (end === '' ? 1 : -1));
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
