/** Taking out of a page what stands between the paragraphs of its article and is unmistakably none of it. */
import { menuOf, sectionOfMenu, sourceIn } from './furniture.ts';
import { isInterruption, isListLabel, isPrompt, isShareLabel, sharesIn } from './interruptions.ts';
import { comparable, isLine, lettersIn, shortWords, wordsIn } from './page-words.ts';
import { tidy } from './reading.ts';

/** What a page puts between the paragraphs of its article, by the names that pages give it. */
const ASIDES = new Set(
  'promo advert advertisement ad newsletter newsletter-signup share social share-buttons'.split(' '),
);
/** Longer ones say something, in letters. */
const LONGEST_ASIDE = 300;
const LONGEST_LINE = 200;
/** What is set as it was typed, or is another's words, is left alone. */
const KEPT = new Set('pre blockquote figure dl math'.split(' '));

export interface Dropped {
  /** The section that a path of links, "Home > World > Asia", leads to. */
  readonly section: string | null;
}

/** Takes asides, bars for sharing, banners and, from an article, lists of others out of a page. */
export function dropFurniture(root: Element, { lists } = { lists: true }): Dropped {
  let section: string | null = null;
  const visit = (element: Element): void => {
    let next = element.firstElementChild;
    while (next !== null) {
      const child = next;
      const before = child.previousElementSibling;
      if (isAside(child) || isShareList(child)) child.remove();
      else if (isLine(child) && !/^t[dh]$/.test(child.localName))
        section = visitLine(child, lists) ?? section;
      else if (!KEPT.has(child.localName)) visit(child);
      // Those after it may have gone with it.
      next = child.parentElement === element ? child.nextElementSibling : after(before, element);
    }
  };
  visit(root);
  return { section };
}

const after = (before: Element | null, parent: Element): Element | null =>
  before === null ? parent.firstElementChild : before.nextElementSibling;

/** Takes out a line, or the list that it stands above, where it is furniture. */
function visitLine(line: Element, lists: boolean): string | null {
  const words = shortWords(line, LONGEST_LINE);
  if (words === null) return null;
  const links = linksIn(line);
  const isWay = isPath(words, links);
  if (isWay || isInterruption(words) || isShareBar(line, words, links) || isPromptLine(line, links))
    line.remove();
  else if (lists && isListLabel(words)) dropList(line);
  return isWay ? sectionOfMenu(words) : null;
}

function isAside(element: Element): boolean {
  if (!element.hasAttributes()) return false;
  const names = element.getAttribute('class') ?? '';
  const isNamed =
    names.split(/\s+/).some((name) => ASIDES.has(name)) ||
    element.getAttribute('aria-label')?.toLowerCase() === 'advertisement';
  return isNamed && lettersIn(element) <= LONGEST_ASIDE;
}

type Links = readonly Element[];

const linksIn = (element: Element): Links =>
  [...element.getElementsByTagName('a')].filter((link) => link.hasAttribute('href'));

const isPath = (words: string, links: Links): boolean =>
  links.length >= 2 && (menuOf(words).length >= 4 || sectionOfMenu(words) !== null);

/** A word such as "Print" may be a heading; as a link, or beside others of its kind, it is not. */
function isShareBar(line: Element, words: string, links: Links): boolean {
  const isHeading = /^h\d$/.test(line.localName);
  if (!isHeading && isShareLabel(words)) return true;
  return sharesIn(words) >= (isHeading || links.length === 0 ? 2 : 1);
}

function isShareList(list: Element): boolean {
  if (!/^[uo]l$/.test(list.localName)) return false;
  const items = [...list.children];
  if (items.length > 12) return false;
  const words = items.map((item) => tidy(item.textContent)).filter((item) => item !== null);
  return words.length >= 2 && words.every((item) => sharesIn(item) > 0);
}

/** "Read more:" and nothing but links after it. */
function isPromptLine(line: Element, links: Links): boolean {
  if (links.length === 0) return false;
  const words = links.reduce((left, link) => left.replace(link.textContent, ' '), line.textContent);
  return isPrompt(tidy(words) ?? '');
}

/** Takes out a label with the links that it stands above; both stay where anything else follows. */
function dropList(label: Element): void {
  const list = followerOf(label);
  if (list === null || !isOnlyLinks(list)) return;
  list.remove();
  label.remove();
}

/** What follows a label, or the box that it is alone in. */
function followerOf(label: Element): Element | null {
  let at = label;
  for (let steps = 0; steps < 2 && at.nextElementSibling === null; steps += 1) {
    const parent = at.parentElement;
    if (parent === null || parent.textContent.trim() !== label.textContent.trim()) return null;
    at = parent;
  }
  return at.nextElementSibling;
}

const ALL_BUT = 0.9;
function isOnlyLinks(list: Element): boolean {
  if (!/^(?:ul|ol|div|section|p)$/.test(list.localName)) return false;
  const linked = linksIn(list).reduce((sum, link) => sum + lettersIn(link), 0);
  return linked > 0 && linked >= lettersIn(list) * ALL_BUT;
}

const MOST_ENDS = 8;
const COPYRIGHTS: readonly RegExp[] = [
  /^(?:©|\(c\)).{0,120}\b(?:19|20)\d{2}\b.{0,120}$/i,
  /^copyright[\s©(c)]*(?:by )?(?:19|20)\d{2}\b.{0,120}$/i,
  /^copyright\b.{0,80},? (?:19|20)\d{2}\.?(?: all rights reserved\.?)?$/i,
  /^(?:.{0,80}[.,;|©–—-]\s*)?all rights reserved\.?$/i,
];
const isCopyright = (words: string): boolean => COPYRIGHTS.some((form) => form.test(words));

/**
 * Takes the lines of its owner off the end of an article.
 * @returns who owns it, where they say so, and the first of the lines, empty where there is none
 */
export function dropCopyright(content: Element): { readonly source: string | null; readonly line: string } {
  let source: string | null = null;
  let said = '';
  for (let count = 0; count < MOST_ENDS; count += 1) {
    const last = lastLine(content);
    const words = last === null ? null : shortWords(last, LONGEST_LINE);
    if (last === null || words === null || !isCopyright(words)) break;
    source ??= sourceIn(words);
    said = said === '' ? words : said;
    last.remove();
  }
  return { source, line: said };
}

function lastLine(content: Element): Element | null {
  const line = lastWords(content)?.parentElement?.closest(LINES) ?? null;
  return line !== null && line !== content && content.contains(line) && isLine(line) ? line : null;
}

const LINES = 'p, div, li, section, footer, address, h2, h3, h4, h5, h6';

function lastWords(element: Node): Node | null {
  for (let node = element.lastChild; node !== null; node = node.previousSibling) {
    const found = node.nodeType === 1 ? lastWords(node) : null;
    if (found !== null) return found;
    if (node.nodeType === 3 && /\S/.test(node.nodeValue ?? '')) return node;
  }
  return null;
}

/** In letters and spaces; fewer are a phrase that a text may well use again. */
const SHORTEST_REPEATED = 24;
const LONGEST_REPEATED = 400;
const MOST_REPETITIONS = 20;

/** Takes out quotations that only show again, in large letters, what the text says. */
export function dropRepetitions(content: Element): void {
  const quotes = [...content.querySelectorAll('aside, blockquote, figure, .pullquote, .pull-quote')]
    .filter((quote) => quote.querySelector('img, table, pre') === null)
    .map((quote) => ({ quote, words: comparable(quote.textContent) }))
    .filter(({ words }) => words.length >= SHORTEST_REPEATED && words.length <= LONGEST_REPEATED);
  let text = quotes.length === 0 ? '' : textOf(content);
  for (const { quote, words } of quotes.slice(0, MOST_REPETITIONS)) {
    const first = text.indexOf(` ${words} `);
    if (first === -1 || !text.includes(` ${words} `, first + words.length)) continue;
    quote.remove();
    text = textOf(content);
  }
}

const textOf = (content: Element): string => ` ${comparable(wordsIn(content))} `;
