/** What of a page holds words to read, and how many they are. */
import { tidy } from './reading.ts';

/** What holds no words. Safety rests on the closed tree of core; this is for tidiness. */
const NO_WORDS = new Set('script style noscript template iframe object embed'.split(' '));
const CONTROLS = new Set('button input select textarea'.split(' '));
const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;

/** Takes the elements without words to read out of a page, drawings replaced by the words they stand for. */
export function dropWordless(root: Element, { hidden }: { readonly hidden: boolean }): void {
  const elements = [...root.querySelectorAll('*')];
  const all = hidden && elements.some(isHidden) ? lettersIn(root) : 0;
  for (const element of elements) {
    const name = element.localName;
    if (NO_WORDS.has(name) || (hidden && CONTROLS.has(name))) element.remove();
    else if (name === 'svg') replaceDrawing(element);
    else if (hidden && isHidden(element)) dropHidden(element, all);
  }
}

const isHidden = (element: Element): boolean =>
  element.hasAttributes() &&
  (element.hasAttribute('hidden') ||
    element.getAttribute('aria-hidden') === 'true' ||
    HIDDEN_STYLE.test(element.getAttribute('style') ?? ''));

/** A page whose text is hidden until a script shows it, or while a banner lies over it, is still to be read. */
function dropHidden(element: Element, all: number): void {
  const isMost = lettersIn(element) * 2 > all;
  if (!isMost) element.remove();
  else for (const name of ['hidden', 'aria-hidden', 'style']) element.removeAttribute(name);
}

/** A drawing that is a figure or says that it is an image keeps its words; an icon of a button has none. */
function replaceDrawing(drawing: Element): void {
  const words = tidy(drawing.getAttribute('aria-label') ?? drawing.querySelector('title')?.textContent);
  const isPicture = drawing.getAttribute('role') === 'img' || drawing.closest('figure') !== null;
  if (words === null || !/\s/.test(words) || !isPicture || drawing.closest('a, button, nav') !== null) {
    drawing.remove();
    return;
  }
  const image = drawing.ownerDocument.createElement('img');
  image.setAttribute('src', '');
  image.setAttribute('alt', words);
  drawing.replaceWith(image);
}

/** How many letters and digits are in an element, in UTF-16 code units. */
export function lettersIn({ textContent }: Element): number {
  // Half of a pair says nothing of the letter.
  if (/[\uD800-\uDFFF]/.test(textContent)) return textContent.replace(/[^\p{L}\p{N}]+/gu, '').length;
  let letters = 0;
  for (let at = 0; at < textContent.length; at += 1) letters += isLetter(textContent.charCodeAt(at)) ? 1 : 0;
  return letters;
}

/** What is known of the characters that were met: whole pages are counted, some of them several times. */
const KNOWN = new Uint8Array(0x10000);
const LETTER = 1;
const OTHER = 2;

function isLetter(code: number): boolean {
  if (KNOWN[code] === 0) KNOWN[code] = /[\p{L}\p{N}]/u.test(String.fromCharCode(code)) ? LETTER : OTHER;
  return KNOWN[code] === LETTER;
}

export function hasWords(element: Node): boolean {
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    if (node.nodeType === 3 && /\S/.test(node.nodeValue ?? '')) return true;
    if (node.nodeType === 1 && hasWords(node)) return true;
  }
  return false;
}

/** The words of an element with white space collapsed; null where there are none, or more than so many characters. */
export function shortWords(element: Element, longest: number): string | null {
  const words = tidy(wordsWithin(element, longest * 2));
  return words === null || words.length > longest ? null : words;
}

/** The words of an element as they stand; null where they are more than so many characters. */
function wordsWithin(element: Element, longest: number): string | null {
  let words = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) {
    const more =
      node.nodeType === 1
        ? wordsWithin(node as Element, longest - words.length)
        : node.nodeType === 3
          ? (node.nodeValue ?? '')
          : '';
    if (more === null || words.length + more.length > longest) return null;
    words += more;
  }
  return words;
}

/** Words as they are compared: small letters and digits, a space between words. */
export const comparable = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The words of an element, those of one block parted from those of the next. */
export function wordsIn(element: Element): string {
  const words: string[] = [];
  const add = (at: Element): void => {
    for (const node of at.childNodes) {
      if (node.nodeType === 3) words.push(node.textContent ?? '');
      else if (node.nodeType === 1) {
        words.push(isBlock(node as Element) ? '\n' : '');
        add(node as Element);
      }
    }
    words.push(isBlock(at) ? '\n' : '');
  };
  add(element);
  return words.join('');
}

const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);

/** Whether an element stands by itself, not within a line. */
export const isBlock = ({ localName }: Element): boolean => BLOCKS.has(localName);

/** Whether an element is a block that holds no other right within it: a line, or a paragraph. */
export function isLine(element: Element): boolean {
  if (!isBlock(element)) return false;
  for (let child = element.firstElementChild; child !== null; child = child.nextElementSibling)
    if (isBlock(child)) return false;
  return true;
}
