/** One chapter of a book, made ready to become Markdown. */
import { targetOf, type Entry } from './epub-contents.ts';
import { isPageBreak } from './epub-pages.ts';
import { hasWord, nameOf } from './markup.ts';
import { tidy } from './reading.ts';

/** What holds no words of a chapter. */
const NO_WORDS =
  'script, style, noscript, template, iframe, embed, svg, audio, video, button, input, select, textarea, [hidden], [aria-hidden="true"]';
const HEADINGS = 'h1, h2, h3, h4, h5, h6';

/** What could not come over, each by its number. */
export interface Losses {
  drawings: number;
  recordings: number;
  formulas: number;
}

/**
 * Takes what is no text of a chapter out of it, and writes the addresses of its images as paths in the archive.
 * @param path the chapter's own
 */
export function cleanChapter(body: HTMLElement, path: string, losses: Losses): void {
  for (const nav of body.querySelectorAll('nav')) if (isNavigation(nav)) nav.remove();
  // Notes are hidden where programs show them on a click.
  for (const note of body.querySelectorAll('[hidden]')) if (isNote(note)) note.removeAttribute('hidden');
  losses.formulas += body.querySelectorAll('math').length;
  losses.recordings += body.querySelectorAll('audio, video').length;
  for (const drawing of body.querySelectorAll('svg')) losses.drawings += replaceDrawing(drawing);
  for (const element of body.querySelectorAll(NO_WORDS)) if (!isPageBreak(element)) element.remove();
  for (const image of body.querySelectorAll('img')) localImage(image, path);
}

const isNavigation = (nav: Element): boolean =>
  hasWord(nav.getAttribute('epub:type'), /^(?:toc|landmarks|page-list|lo[ivt])$/) ||
  hasWord(nav.getAttribute('role'), /^doc-(?:toc|pagelist)$/);

const isNote = (element: Element): boolean =>
  hasWord(element.getAttribute('epub:type'), /^(?:foot|end|rear)notes?$/) ||
  hasWord(element.getAttribute('role'), /^doc-(?:footnote|endnotes?)$/);

/** Pictures that stand in a drawing to be scaled become pictures. Gives the number of drawings that are lost. */
function replaceDrawing(drawing: Element): number {
  const images = [...drawing.querySelectorAll('image')];
  for (const image of images) {
    const picture = drawing.ownerDocument.createElement('img');
    picture.setAttribute('src', image.getAttribute('xlink:href') ?? image.getAttribute('href') ?? '');
    drawing.before(picture);
  }
  return images.length === 0 ? 1 : 0;
}

function localImage(image: Element, path: string): void {
  image.removeAttribute('data-src');
  if (hasWord(image.getAttribute('role'), /^(?:presentation|none)$/)) {
    image.remove();
    return;
  }
  const target = targetOf(image.getAttribute('src') ?? '', path);
  if (target !== null) image.setAttribute('src', target.path.split('/').map(encodeURIComponent).join('/'));
}

/** Whether a chapter is a table of contents: most of its letters are in links to the book itself. */
export function isListOfLinks(body: HTMLElement): boolean {
  const links = [...body.querySelectorAll('a[href]')];
  const within = links.reduce((sum, link) => sum + lettersIn(link), 0);
  return within > lettersIn(body) / 2;
}

/** Whether a chapter is only there to show the book's cover. */
export const isCover = (body: HTMLElement, path: string, known: boolean): boolean =>
  tidy(body.textContent) === null &&
  (known ||
    /cover/i.test(path) ||
    [body, ...body.querySelectorAll('*')].some((each) => hasWord(each.getAttribute('epub:type'), /^cover$/)));

const lettersIn = ({ textContent }: Element): number => textContent.match(/[\p{L}\p{N}]/gu)?.length ?? 0;

/** Gives a chapter that has no headings of its own those that the table of contents has for it. */
export function addHeadings(body: HTMLElement, entries: readonly Entry[]): void {
  if ([...body.querySelectorAll(HEADINGS)].some((heading) => tidy(heading.textContent) !== null)) return;
  const targets = new Map([...body.querySelectorAll('[id]')].map((each) => [each.getAttribute('id'), each]));
  const done = new Set<Element>();
  for (const entry of entries) {
    const target = entry.id === '' ? body : targets.get(entry.id);
    if (target === undefined || done.has(target)) continue;
    done.add(target);
    headingAt(target, body, entry);
  }
}

/** What is shown large above a chapter is often a paragraph, with the words of the entry or the first of them. */
function headingAt(target: Element, body: HTMLElement, { label, depth }: Entry): void {
  const block = firstBlock(target, body);
  const heading = body.ownerDocument.createElement(`h${Math.min(depth + 1, 6)}`);
  if (block !== null && isStartOf(block.textContent, label)) {
    heading.append(...block.childNodes);
    block.replaceWith(heading);
    return;
  }
  heading.append(label);
  if (block !== null) block.before(heading);
  else if (target === body) body.prepend(heading);
  else target.before(heading);
}

/** The paragraph that the words at a place begin with. */
function firstBlock(target: Element, body: HTMLElement): Element | null {
  const around = target === body ? null : target.closest('p');
  if (around !== null) return around;
  const inside = [...target.querySelectorAll('p')].find((block) => tidy(block.textContent) !== null);
  if (inside !== undefined) return inside;
  const next = tidy(target.textContent) === null ? target.nextElementSibling : null;
  return next !== null && nameOf(next) === 'p' ? next : null;
}

function isStartOf(words: string, label: string): boolean {
  const [start, whole] = [comparable(words), comparable(label)];
  return start !== '' && (whole === start || whole.startsWith(`${start} `));
}

const comparable = (words: string): string =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
