import { highlightedCodeBlock, strikethrough, taskListItems } from '@joplin/turndown-plugin-gfm';
import TurndownService from 'turndown';
import { addTables, flattenLayoutTables } from './html-tables.ts';
import type { Images } from './images.ts';
import { tidy, webAddress } from './reading.ts';

/** Characters that mean something in Markdown. "@" and ":" begin addresses that the page did not make links. */
const ANYWHERE = /[\\`*_[\]<>&~@:]/g;
const AT_START = /^(\s*)([#+\-=]|\d{1,9}[.)])/;

/**
 * Turns an element's content into Markdown: images placed by `images`, addresses made absolute against `base`,
 * links to anything but the web and mail left as their words. Changes the element.
 */
export function markdownOfHtml(content: HTMLElement, base: string | undefined, images: Images): string {
  flattenLayoutTables(content);
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
    filter: ['figcaption', 'caption', 'dt', 'dd', 'summary', 'address'],
    replacement: (words) => `\n\n${words.trim()}\n\n`,
  });
  return service.turndown(content);
}

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

function imageMarkdown(image: HTMLElement, base: string | undefined, images: Images): string {
  const source = image.getAttribute('src') ?? '';
  const later = image.getAttribute('data-src') ?? '';
  // Pages that load their pictures late hold a blank one in the meantime.
  const address = later !== '' && !/^https?:/i.test(source) ? later : source;
  const isCounter = image.getAttribute('width') === '1' || image.getAttribute('height') === '1';
  const alt = tidy(image.getAttribute('alt')) ?? '';
  if (isCounter) return '';
  const target = images.place(source) ?? images.place(address) ?? webAddress(address, base);
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
