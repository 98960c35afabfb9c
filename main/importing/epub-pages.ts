/**
 * Where the pages of the printed book begin in the text made from it. A sign that no text has is written into the
 * chapters before they become Markdown; where the signs stand among the words of the canonical text says where the
 * pages begin, and then they are taken out again.
 */
import { canonicalText } from '../../core/document/document.ts';
import type { PageMark } from '../../core/model.ts';
import { hasWord, nameOf } from './markup.ts';
import { tidy } from './reading.ts';

/** Characters that Unicode keeps out of every text: sixteen digits, and what ends a number. */
const ZERO = 0xfdd0;
const END = '\ufde0';
const SIGNS = /[\ufdd0-\ufdef]/g;
const SIGN = /([\ufdd0-\ufddf]+)\ufde0/y;

/** Longer words are no number of a page, and what is in the marker is text. */
const LONGEST_LABEL = 20;

/** Text without characters that would be taken for signs. */
export const withoutSigns = (text: string): string => text.replace(SIGNS, '');

/** The pages of one book, by the order of their signs. */
export class PageSigns {
  readonly #labels: string[] = [];
  /** What the pages are called whose first words are still to come. */
  #waiting: string[] = [];

  get count(): number {
    return this.#labels.length;
  }

  /**
   * Puts signs into a chapter, each right before the words that its page begins with, and takes the markers out.
   * @param listed what the book's list of pages calls the page that begins at an id; "" is the chapter's beginning
   */
  mark(body: HTMLElement, listed: ReadonlyMap<string, string>): void {
    const first = plainLabel(listed.get(''));
    if (first !== null) this.#waiting.push(first);
    this.#walk(body, listed);
    if (this.#waiting.length > 0) body.append(this.#signs());
  }

  /** The Markdown without its signs, and the pages. */
  read(marked: string): { readonly markdown: string; readonly pages: readonly PageMark[] } {
    const markdown = withoutSigns(marked);
    if (this.#labels.length === 0) return { markdown, pages: [] };
    const pages = placesOf(canonicalText(marked), canonicalText(markdown)).flatMap(
      ({ sign, start }): readonly PageMark[] => {
        const page = this.#labels[sign];
        return page === undefined ? [] : [{ page, start }];
      },
    );
    return { markdown, pages };
  }

  #walk(parent: Element, listed: ReadonlyMap<string, string>): void {
    for (const node of [...parent.childNodes]) {
      if (isElement(node)) this.#visit(node, listed);
      else if (isText(node) && tidy(node.textContent) !== null) this.#putBefore(node);
    }
  }

  #visit(element: Element, listed: ReadonlyMap<string, string>): void {
    const label = labelOf(element, listed);
    if (label !== null) this.#waiting.push(label);
    if (isMarker(element)) {
      element.remove();
      return;
    }
    if (isDelicate(element)) this.#putBefore(element);
    this.#walk(element, listed);
  }

  #putBefore(node: Element | Text): void {
    if (this.#waiting.length > 0) node.before(this.#signs());
  }

  /** The signs of the pages that wait. */
  #signs(): string {
    const signs = this.#waiting.map((label) => signOf(this.#labels.push(label) - 1));
    this.#waiting = [];
    return signs.join('');
  }
}

const signOf = (page: number): string =>
  Array.from(page.toString(16), (digit) => String.fromCharCode(ZERO + parseInt(digit, 16))).join('') + END;

const isText = (node: ChildNode): node is Text => node.nodeType === 3;
const isElement = (node: ChildNode): node is HTMLElement => node.nodeType === 1;

/** Whether an element says that a page of the printed book begins. */
export const isPageBreak = (element: Element): boolean =>
  hasWord(element.getAttribute('epub:type'), /^pagebreak$/) ||
  hasWord(element.getAttribute('role'), /^doc-pagebreak$/);

/** A marker with nothing in it but the number of the page. */
const isMarker = (element: Element): boolean =>
  isPageBreak(element) &&
  element.querySelector('img') === null &&
  (tidy(element.textContent) ?? '').length <= LONGEST_LABEL;

/** A number that is raised, and code that begins with a mark of code, are written another way behind a sign. */
const isDelicate = (element: Element): boolean =>
  /^(?:su[bp]|code)$/.test(nameOf(element)) &&
  element.closest('pre') === null &&
  tidy(element.textContent) !== null;

/** What the page that begins here is called; null where none begins. */
function labelOf(element: Element, listed: ReadonlyMap<string, string>): string | null {
  const id = element.getAttribute('id') ?? '';
  const name = id === '' ? undefined : listed.get(id);
  if (!isPageBreak(element)) return plainLabel(name);
  const words = isMarker(element) ? element.textContent : null;
  const said = [name, element.getAttribute('title'), words, element.getAttribute('aria-label')];
  return said.map(plainLabel).find((label) => label !== null) ?? /\d+$/.exec(id)?.[0] ?? null;
}

const plainLabel = (words: string | null | undefined): string | null =>
  tidy(
    tidy(words)
      ?.replace(/^(?:page|p\.)\s*(?=[\divxlc])/i, '')
      .replace(/\.$/, ''),
  );

interface Place {
  readonly sign: number;
  readonly start: number;
}

/**
 * Where signs stand in a text without them. The texts are gone through side by side, because white space beside a
 * sign, or a "*" that a sign stood next to, may have been read in another way.
 */
function placesOf(marked: string, text: string): readonly Place[] {
  const places: Place[] = [];
  let at = 0;
  let index = 0;
  while (index < marked.length) {
    SIGN.lastIndex = index;
    const sign = SIGN.exec(marked);
    if (sign !== null) {
      places.push({ sign: numberOf(sign[1] ?? ''), start: at });
      index += sign[0].length;
    } else if (marked[index] === text[at]) {
      index += 1;
      at += 1;
    } else if (isLoose(text[at])) at += 1;
    else if (isLoose(marked[index])) index += 1;
    else break;
  }
  return places
    .map(({ sign, start }) => ({ sign, start: nextWord(text, start) }))
    .filter(({ start }) => start < text.length);
}

const isLoose = (character: string | undefined): boolean =>
  character !== undefined && /[\s*_~`]/.test(character);

function nextWord(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  return at;
}

const numberOf = (digits: string): number =>
  parseInt(Array.from(digits, (digit) => (digit.charCodeAt(0) - ZERO).toString(16)).join(''), 16);
