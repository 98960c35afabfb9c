/** The parts of a Word document that stand elsewhere in an article: its title, and its notes. */
import { tidy } from './reading.ts';

const TITLE = 'p.title';

/**
 * Takes the title out of a document, and puts its notes at its end as paragraphs that begin with their marks.
 * @returns the title; null where no words are in its style
 */
export function arrange(body: HTMLElement): string | null {
  placeNotes(body);
  const title = titleIn(body);
  // What else is in the title's style heads a part of the document.
  for (const part of body.querySelectorAll(TITLE)) {
    const heading = body.ownerDocument.createElement('h1');
    heading.append(...part.childNodes);
    part.replaceWith(heading);
  }
  return title;
}

/** The words in the title's style, of all lines that it has. A document that is its title alone keeps it. */
function titleIn(body: HTMLElement): string | null {
  const lines: Element[] = [];
  let line = body.querySelector(TITLE);
  while (line?.matches(TITLE) === true) {
    lines.push(line);
    line = line.nextElementSibling;
  }
  const title = tidy(lines.map(({ textContent }) => textContent).join(' '));
  if (title === null || title === tidy(body.textContent)) return title;
  for (const each of lines) {
    // Pictures in it are no words of it.
    each.before(...each.querySelectorAll('img'));
    each.remove();
  }
  return title;
}

const NOTE = /^(?:foot|end)note-/;
const BACK = 'a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]';

/** Notes come as a list after all else, each with a link back to its mark, "[1]" for the first. */
function placeNotes(body: HTMLElement): void {
  const list = body.lastElementChild;
  if (list?.matches('ol') !== true) return;
  const notes = [...list.children];
  if (!notes.every((note) => NOTE.test(note.getAttribute('id') ?? ''))) return;
  notes.forEach((note, index) => {
    for (const link of note.querySelectorAll(BACK)) link.remove();
    (note.querySelector('p') ?? note).prepend(`[${index + 1}] `);
    list.before(...note.childNodes);
  });
  list.remove();
}
