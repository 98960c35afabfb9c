import { canonicalText } from '../../core/document/document.ts';
import type { Extracted } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { Archive } from './archive.ts';
import { addHeadings, cleanChapter, isCover, isListOfLinks, type Losses } from './epub-chapter.ts';
import type { Entry } from './epub-contents.ts';
import { bookIn, type Book } from './epub-package.ts';
import { PageSigns, withoutSigns } from './epub-pages.ts';
import { markdownOfHtml } from './html-markdown.ts';
import { guessLanguage } from './language.ts';
import { Images } from './images.ts';
import { parseXhtml } from './markup.ts';
import { oneArticle, tidy } from './reading.ts';

/** More than the longest of books has, its markup included, in characters. */
const LONGEST_BOOK = 30_000_000;

/**
 * Reads an EPUB book, 2 or 3, as one article: its chapters in order, with headings, images and, where the book knows
 * them, the pages of its printed edition.
 * @throws PlainError for what is no book, is locked, or holds no words
 */
export function readEpub(bytes: Uint8Array): Extracted {
  const archive = new Archive(bytes);
  const book = bookIn(archive);
  const chapters = new Chapters(archive, book);
  const { markdown, pages } = chapters.pages.read(chapters.markdown.join('\n\n'));
  const text = canonicalText(markdown);
  if (text.trim() === '')
    throw new PlainError('The book has no words to read. Its pages may be pictures, which hold no text.');
  const details = { ...book.details, language: book.details.language ?? guessLanguage(text) };
  return {
    ...oneArticle({ details, markdown, images: chapters.images.all }, 'epub', { pages }),
    left: leftOf(chapters, book.missing + chapters.unreadable, chapters.pages.count - pages.length),
  };
}

/** The chapters of a book as Markdown, one after the other. */
class Chapters {
  readonly markdown: string[] = [];
  readonly images: Images;
  readonly pages = new PageSigns();
  readonly losses: Losses = { drawings: 0, recordings: 0, formulas: 0 };
  unreadable = 0;
  #length = 0;
  readonly #archive: Archive;
  readonly #book: Book;

  constructor(archive: Archive, book: Book) {
    this.#archive = archive;
    this.#book = book;
    this.images = new Images((path) => archive.bytes(path));
    const headings = byPath(book.contents.chapters);
    const pages = byPath(book.contents.pages);
    for (const path of book.chapters) this.#add(path, headings.get(path) ?? [], pages.get(path) ?? []);
  }

  #add(path: string, headings: readonly Entry[], pages: readonly Entry[]): void {
    const text = this.#archive.text(path);
    this.#length += text?.length ?? 0;
    if (this.#length > LONGEST_BOOK)
      throw new PlainError(
        'The book has more than 30 million characters, which is more than Briefmark reads.',
      );
    const body = text === null ? null : bodyOf(withoutSigns(text));
    if (body === null) {
      this.unreadable += 1;
      return;
    }
    const { navigation, covers } = this.#book;
    if (navigation.has(path) && isListOfLinks(body)) return;
    cleanChapter(body, path, this.losses);
    if (isCover(body, path, covers.has(path))) return;
    if (tidy(body.textContent) !== null) addHeadings(body, headings);
    this.pages.mark(body, new Map(pages.map(({ id, label }) => [id, label])));
    this.markdown.push(markdownOfHtml(body, undefined, this.images));
  }
}

/** Null for a chapter that is built so that it cannot be read; the others can. */
function bodyOf(text: string): HTMLElement | null {
  try {
    return parseXhtml(text);
  } catch (error) {
    if (error instanceof PlainError || error instanceof RangeError) return null;
    throw error;
  }
}

function byPath(entries: readonly Entry[]): ReadonlyMap<string, readonly Entry[]> {
  const found = new Map<string, Entry[]>();
  for (const entry of entries) {
    const known = found.get(entry.path);
    if (known === undefined) found.set(entry.path, [entry]);
    else known.push(entry);
  }
  return found;
}

function leftOf({ losses, images }: Chapters, chapters: number, pages: number): readonly string[] {
  return [
    told(chapters, 'chapter', 'that the book lists could not be read'),
    told(images.refused, 'image', 'could not come over'),
    told(losses.drawings, 'drawing', 'could not come over'),
    told(losses.recordings, 'recording', 'could not come over'),
    told(losses.formulas, 'formula', 'came over as mere letters'),
    told(pages, 'page number', 'could not be placed'),
  ].flat();
}

const told = (count: number, thing: string, what: string): readonly string[] =>
  count === 0 ? [] : [`${count} ${thing}${count === 1 ? '' : 's'} ${what}.`];
