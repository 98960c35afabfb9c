import { highlightedCodeBlock, strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { markdownOfTyped, settleBlocks } from './html-blocks.ts';
import { collapseSpaces } from './html-spaces.ts';
import { addTables, settleTables } from './html-tables.ts';
import type { Placing } from './images.ts';
import { isBlock } from './page-words.ts';
import { tidy, webAddress } from './reading.ts';

/** Characters that mean something in Markdown. "@" and ":" begin addresses that the page did not make links. */
const ANYWHERE = /[\\`*_[\]<>&~@:]/g;
const AT_START = /^(\s*)([#+\-=]|\d{1,9}[.)])/;

/**
 * Turns an element's content into Markdown: images placed by `images`, addresses made absolute against `base`,
 * links to anything but the web and mail left as their words. Uses the element up.
 */
export function markdownOfHtml(content: HTMLElement, base: string | undefined, images: Placing): string {
  const elements = [...content.querySelectorAll('*')];
  settleTables(elements);
  settleBlocks(elements);
  const service = new TurndownService({
    headingStyle: 'atx',
    bulletListMarker: '-',
    codeBlockStyle: 'fenced',
    emDelimiter: '*',
    hr: '---',
    br: '\\',
  });
  service.escape = escapeWords;
  service.use([highlightedCodeBlock, strikethrough, taskListItems, addTables]);
  service.addRule('image', {
    filter: 'img',
    replacement: (_, node) => imageMarkdown(node, base, images),
  });
  service.addRule('link', { filter: 'a', replacement: (words, node) => linkMarkdown(words, node, base) });
  service.addRule('raised', { filter: ['sup'], replacement: (words) => lettersOf(words, RAISED) });
  service.addRule('lowered', { filter: ['sub'], replacement: (words) => lettersOf(words, LOWERED) });
  service.addRule('caption', {
    filter: ['figcaption', 'caption', 'dd', 'summary', 'address'],
    replacement: (words) => `\n\n${words.trim()}\n\n`,
  });
  service.addRule('term', { filter: 'dt', replacement: (words) => `\n\n${strong(words.trim())}\n\n` });
  service.addRule('break', { filter: 'br', replacement: (_, node) => breakAt(node) });
  service.addRule('heading', {
    filter: ['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
    replacement: (words, node) => headingMarkdown(words, Number(node.nodeName.slice(1))),
  });
  service.addRule('typed', {
    filter: (node) => node.nodeName === 'PRE' && node.firstElementChild?.nodeName !== 'CODE',
    replacement: (_, node) => `\n\n${markdownOfTyped(typedIn(node))}\n\n`,
  });
  content.remove();
  collapseSpaces(content);
  return service.turndown(readyCopy(content));
}

/**
 * What Turndown takes for an element and, as it works on a copy, for that copy, of which it reads the nodes alone.
 * Without a first child it is not collapsed once more. A true copy takes longer to make than to read.
 */
const readyCopy = ({ childNodes }: HTMLElement): HTMLElement =>
  ({ nodeType: ELEMENT, cloneNode: () => ({ childNodes }) }) as unknown as HTMLElement;

/** Words as they are written in Markdown so that they stay words; white space at either end is kept. */
function escapeWords(words: string): string {
  return words
    .replace(ANYWHERE, '\\$&')
    .replaceAll('|', '&#124;')
    .replace(/www\./gi, (www) => `${www.slice(0, 3)}\\.`)
    .replace(AT_START, (_, space: string, mark: string) => `${space}${mark.slice(0, -1)}\\${mark.slice(-1)}`);
}

const PLAIN = '0123456789+-n';
const RAISED = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ';
const LOWERED = '₀₁₂₃₄₅₆₇₈₉₊₋ₙ';

/** Numbers in other letters, so that ten to the third does not become a hundred and three. */
function lettersOf(words: string, letters: string): string {
  const plain = words.replaceAll('\\', '');
  return /^[\d+\-n]+$/.test(plain) ? plain.replace(/./g, (one) => letters[PLAIN.indexOf(one)] ?? one) : words;
}

/** A term that is one run of plain words stands out from what is said of it. */
const strong = (words: string): string => (words === '' || /[*\n]/.test(words) ? words : `**${words}**`);

/** A heading is one line. */
function headingMarkdown(words: string, level: number): string {
  const line = words.replace(/\\?\n\s*/g, ' ').trim();
  return line === '' ? '' : `\n\n${'#'.repeat(level)} ${line}\n\n`;
}

/** A line ends; two breaks on end part paragraphs; one before the end of its block is nothing. */
function breakAt(node: Node): string {
  const next = besideInLine(node, 'nextSibling');
  if (next === null) return '';
  if (next.nodeName === 'BR') return '';
  return besideInLine(node, 'previousSibling')?.nodeName === 'BR' ? '\n\n' : '\\\n';
}

/** What stands beside a node in its line, however they are wrapped; null at the edge of the block. */
function besideInLine(node: Node, side: 'nextSibling' | 'previousSibling'): Node | null {
  let at: Node = node;
  for (;;) {
    while (at[side] === null) {
      const parent: Element | null = at.parentElement;
      if (parent === null || isBlock(parent)) return null;
      at = parent;
    }
    at = at[side];
    const isBlank = at.nodeType === WORDS ? !/\S/.test(at.nodeValue ?? '') : at.nodeType !== ELEMENT;
    if (!isBlank) return at.nodeType === ELEMENT && isBlock(at as Element) ? null : at;
  }
}
const ELEMENT = 1;
const WORDS = 3;

/** The words of an element with its breaks as line ends. */
function typedIn(element: HTMLElement): string {
  for (const lineBreak of element.querySelectorAll('br'))
    lineBreak.replaceWith(element.ownerDocument.createTextNode('\n'));
  return element.textContent;
}

function imageMarkdown(image: HTMLElement, base: string | undefined, images: Placing): string {
  const address = image.getAttribute('src') ?? '';
  const isCounter = image.getAttribute('width') === '1' || image.getAttribute('height') === '1';
  const alt = tidy(image.getAttribute('alt')) ?? '';
  if (isCounter) return '';
  const target = images.place(address) ?? webAddress(address, base);
  if (target === null && alt === '') return '';
  return `![${altText(alt)}](${target === null ? '' : `<${plainAddress(target)}>`})`;
}

/** Character references, because an image's words are not read as Markdown. */
const altText = (words: string): string =>
  words.replace(/[\\`*_[\]<>&~|!]/g, (character) => `&#${character.charCodeAt(0)};`);

const plainAddress = (address: string): string => address.replace(/[<>\s]/g, encodeURIComponent);

function linkMarkdown(words: string, link: HTMLElement, base: string | undefined): string {
  const target = link.getAttribute('href') ?? '';
  const address = /^mailto:\S+@\S+$/i.test(target)
    ? target
    : target.startsWith('#')
      ? null
      : webAddress(target, base);
  const text = words.trim();
  if (address === null || text === '' || /\n/.test(text)) return words;
  const [before = ''] = /^\s*/.exec(words) ?? [];
  const [after = ''] = /\s*$/.exec(words) ?? [];
  return `${before}[${text}](<${plainAddress(address)}>)${after}`;
}
