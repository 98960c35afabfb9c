/** Blocks of a page put into an order that Markdown can hold. */
import { closestNamed, named } from './page-elements.ts';
import { piecesOf, markdownOfPieces } from './text-pieces.ts';

const LISTS = new Set(['ul', 'ol']);
const CAPTIONS = new Set(['figcaption']);
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6']);

/** Makes lists nest within their items and puts captions after their images, of all `elements` of a text. */
export function settleBlocks(elements: readonly Element[]): void {
  const isInList = ({ parentElement }: Element): boolean =>
    parentElement !== null && LISTS.has(parentElement.localName);
  for (const list of named(elements, LISTS).filter(isInList))
    if (list.previousElementSibling?.localName === 'li') list.previousElementSibling.append(list);
  for (const caption of named(elements, CAPTIONS)) {
    const figure = closestNamed(caption, 'figure');
    if (figure !== null && figure.lastElementChild !== caption) figure.append(caption);
  }
}

/** Gives the headings of an article the levels from the second on, without gaps: the title is the first. */
export function renumberHeadings(content: Element): void {
  const headings = named([...content.querySelectorAll('*')], HEADINGS);
  const levels = [...new Set(headings.map(({ localName }) => localName))].sort();
  for (const heading of headings) {
    const level = Math.min(levels.indexOf(heading.localName) + 2, 6);
    if (heading.localName === `h${level}`) continue;
    const renumbered = content.ownerDocument.createElement(`h${level}`);
    renumbered.append(...heading.childNodes);
    heading.replaceWith(renumbered);
  }
}

/** Lines of a program end in marks that hardly end a line of prose. */
const CODE_END = /[{};]$|^\s*(?:#|\/\/|<\/?\w|\$ )|\w\(.*\)$|=/;
const LONG_LINE = 30;

/** Text that was set as it was typed: prose as paragraphs, anything else as it stands. */
export function markdownOfTyped(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const long = lines.filter((line) => line.trim().length >= LONG_LINE);
  const isProse =
    long.length * 2 >= lines.length &&
    lines.filter((line) => CODE_END.test(line.trimEnd())).length * 5 <= lines.length &&
    long.filter((line) => / {3,}|\t/.test(line.trim())).length * 5 <= long.length;
  return isProse ? markdownOfPieces(piecesOf(text)) : fenced(text.replace(/^\n+|\s+$/g, ''));
}

function fenced(text: string): string {
  const longest = (text.match(/`+/g) ?? []).reduce((most, run) => Math.max(most, run.length), 2);
  const fence = '`'.repeat(longest + 1);
  return text === '' ? '' : `${fence}\n${text}\n${fence}`;
}
