/** The notes of a page: the marks that lead to them, and their words. */
import { comparable, isBlock, lettersIn } from './page-words.ts';

/** A note of a page, as it stood there. */
export interface PageNote {
  /** As in the text: "[1]". */
  readonly mark: string;
  readonly element: Element;
}

const MARK = /^[([]?(\d{1,3}|[a-z]|[ivx]{1,6}|[*†‡§]{1,3})[)\]]?$/i;
/** Names that tools give to notes. */
const NOTE_NAME = /note|^_?e?f(?:t?n|oot)[\W_]*\d|^(?:en|fn|sdendnote|sdfootnote)[\W_]*\d/i;
const NOTE_BLOCKS = 'li, dd, p, aside, div, td';
const BACK = /^(?:[\^↑↩⤴⏎]\uFE0E?|[a-z]|back|return|jump up|\[?\d{1,3}\]?)\.?$/i;
/** A chapter is no note, in letters. */
const LONGEST_NOTE = 3000;
const MOST_NOTES = 2000;
/** By so many of its first letters a note is known again. */
const KNOWN_BY = 80;

/**
 * Writes the marks of a page's notes as words, "[1]", in the text and before each note, so that they can be read
 * where links within the page do not lead.
 * @returns the notes as they were found, to be put back where the rest of the page is left out
 */
export function markNotes(root: Element): readonly PageNote[] {
  const links = [...root.getElementsByTagName('a')]
    .filter((link) => link.getAttribute('href')?.includes('#') === true)
    .slice(0, MOST_NOTES);
  if (links.length === 0) return [];
  const order = [...root.querySelectorAll('*')];
  const places = new Map(order.map((element, place) => [element, place]));
  const targets = targetsIn(order);
  const marked = new Map<Element, string>();
  const refused = new Set<Element>();
  for (const link of links) {
    const mark = MARK.exec(link.textContent.trim())?.[1];
    const target = targets.get(nameIn(link));
    const note = mark === undefined || target === undefined ? null : noteAt(target, link, places, refused);
    if (mark === undefined || note === null) continue;
    if (!marked.has(note)) marked.set(note, `[${mark}]`);
    const raised = link.closest('sup') ?? link;
    raised.replaceWith(root.ownerDocument.createTextNode(marked.get(note) ?? ''));
  }
  return [...marked].map(([note, mark]) => ({ mark, element: written(note, mark) }));
}

const nameIn = (link: Element): string => link.getAttribute('href')?.replace(/^[^#]*#/, '') ?? '';

function targetsIn(order: readonly Element[]): ReadonlyMap<string, Element> {
  const targets = new Map<string, Element>();
  for (const element of order) {
    const name = element.getAttribute('id') ?? element.getAttribute('name') ?? '';
    if (name !== '' && !targets.has(name)) targets.set(name, element);
  }
  return targets;
}

/**
 * The note that a link leads to: further on, short, and named as one or leading back.
 * @param refused blocks that are known to be none, added to
 */
function noteAt(
  target: Element,
  link: Element,
  places: ReadonlyMap<Element, number>,
  refused: Set<Element>,
): Element | null {
  const note = target.closest(NOTE_BLOCKS);
  if (note === null || (places.get(note) ?? 0) < (places.get(link) ?? 0) || note.contains(link)) return null;
  if (!refused.has(note) && isNote(note, target)) return note;
  refused.add(note);
  return null;
}

function isNote(note: Element, target: Element): boolean {
  if (note.querySelector('h1, h2, h3, h4, h5, h6') !== null || lettersIn(note) > LONGEST_NOTE) return false;
  const name = target.getAttribute('id') ?? target.getAttribute('name') ?? '';
  return NOTE_NAME.test(name) || backLinks(note).length > 0;
}

const backLinks = (note: Element): readonly Element[] =>
  [...note.querySelectorAll('a[href*="#"]')].filter((link) => BACK.test(link.textContent.trim()));

/** Puts the mark before a note's words, in place of the links back and of the number that it had. */
function written(note: Element, mark: string): Element {
  for (const link of backLinks(note)) (link.closest('sup') ?? link).remove();
  const first = [...note.children].find((child) => isBlock(child) && lettersIn(child) > 0) ?? note;
  const words = first.textContent.trimStart();
  if (!words.startsWith(mark)) first.prepend(first.ownerDocument.createTextNode(`${mark} `));
  return note.localName === 'li' ? unlisted(note) : note;
}

/** A paragraph in place of an entry of a list, whose number would stand beside the mark. */
function unlisted(entry: Element): Element {
  const list = entry.parentElement;
  const part = entry.ownerDocument.createElement([...entry.children].some(isBlock) ? 'div' : 'p');
  part.append(...entry.childNodes);
  if (list === null) return part;
  list.before(part);
  entry.remove();
  if (list.children.length === 0) list.remove();
  return part;
}

/** Puts the notes that a text speaks of, and that it came without, at its end. */
export function restoreNotes(content: Element, notes: readonly PageNote[]): void {
  if (notes.length === 0) return;
  const words = content.textContent;
  const known = ` ${comparable(words)} `;
  for (const { mark, element } of notes) {
    const start = comparable(element.textContent).slice(0, KNOWN_BY);
    if (words.includes(mark) && !known.includes(start)) content.append(element);
  }
}
