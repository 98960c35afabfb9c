/** The package of an EPUB book: what it is called, who wrote it, and its chapters in order. */
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import type { Archive } from './archive.ts';
import { firstMoment, type Moment } from './dates.ts';
import { contentsOf, targetOf, type Contents } from './epub-contents.ts';
import { elementsNamed, hasWord, nameOf, parseXml } from './markup.ts';
import { authorOf, languageTag, tidy, webAddress } from './reading.ts';

export interface Book {
  /** Its title is empty where the book has none. */
  readonly details: ArticleDetails;
  /** The paths of its chapters, each once, in the order in which they are read. */
  readonly chapters: readonly string[];
  readonly contents: Contents;
  /** Those chapters that the book calls its table of contents or its cover. */
  readonly navigation: ReadonlySet<string>;
  readonly covers: ReadonlySet<string>;
  /** How many chapters the book lists and does not hold. */
  readonly missing: number;
}

const NO_BOOK =
  'This is no EPUB book that can be read: the file that says what its chapters are is missing. Fetch the book again, and import that.';

/**
 * Reads what a book says of itself. What is missing or wrong is passed over where the rest can be read.
 * @throws PlainError for an archive that is no book, and for a book that is locked
 */
export function bookIn(archive: Archive): Book {
  const path = packagePath(archive);
  const text = path === null ? null : archive.text(path);
  if (path === null || text === null) throw new PlainError(NO_BOOK);
  const root = parseXml(text);
  const items = itemsOf(root, path);
  const [chapters, missing] = chaptersOf(archive, root, items);
  refuseLocked(archive, new Set(chapters));
  return {
    details: detailsOf(root),
    chapters,
    contents: contentsOf(archive, navPath(items), ncxPath(items)),
    navigation: new Set([...pathsOf(items, 'properties', /^nav$/), ...referred(root, path, /^toc$/i)]),
    covers: referred(root, path, /^cover$/i),
    missing,
  };
}

/** Where the container says that the package is, else the first one that the archive holds. */
function packagePath(archive: Archive): string | null {
  const container = archive.text('META-INF/container.xml');
  const named = container === null ? [] : elementsNamed(parseXml(container), 'rootfile');
  const paths = named.flatMap((file) => targetOf(file.getAttribute('full-path') ?? '', '')?.path ?? []);
  return (
    paths.find((path) => archive.has(path)) ?? archive.names.find((name) => /\.opf$/i.test(name)) ?? null
  );
}

interface Item {
  readonly path: string;
  readonly element: Element;
}

function itemsOf(root: Document, from: string): ReadonlyMap<string, Item> {
  const [manifest] = elementsNamed(root, 'manifest');
  return new Map(
    elementsNamed(manifest ?? root, 'item').flatMap((element): readonly [string, Item][] => {
      const target = targetOf(element.getAttribute('href') ?? '', from);
      return target === null ? [] : [[element.getAttribute('id') ?? '', { path: target.path, element }]];
    }),
  );
}

const isText = ({ path, element }: Item): boolean =>
  /html/i.test(element.getAttribute('media-type') ?? '') || /\.x?html?$/i.test(path);

/** The chapters that are there, and how many of those listed are not. */
function chaptersOf(
  archive: Archive,
  root: Document,
  items: ReadonlyMap<string, Item>,
): readonly [chapters: readonly string[], missing: number] {
  const listed = elementsNamed(root, 'itemref').map((each) => items.get(each.getAttribute('idref') ?? ''));
  // Without an order, the order in which they are declared is the best there is.
  const order = listed.length > 0 ? listed : [...items.values()].filter(isText);
  const there = order.filter((item) => item !== undefined && isText(item) && archive.has(item.path));
  return [[...new Set(there.flatMap((item) => item?.path ?? []))], order.length - there.length];
}

function pathsOf(items: ReadonlyMap<string, Item>, attribute: string, words: RegExp): readonly string[] {
  return [...items.values()]
    .filter(({ element }) => hasWord(element.getAttribute(attribute), words))
    .map(({ path }) => path);
}

const navPath = (items: ReadonlyMap<string, Item>): string | null =>
  pathsOf(items, 'properties', /^nav$/)[0] ?? null;

const ncxPath = (items: ReadonlyMap<string, Item>): string | null =>
  pathsOf(items, 'media-type', /^application\/x-dtbncx\+xml$/)[0] ??
  [...items.values()].find(({ path }) => /\.ncx$/i.test(path))?.path ??
  null;

/** What the guide of EPUB 2 calls so. */
function referred(root: Document, from: string, type: RegExp): ReadonlySet<string> {
  const [guide] = elementsNamed(root, 'guide');
  if (guide === undefined) return new Set();
  return new Set(
    elementsNamed(guide, 'reference')
      .filter((each) => type.test(each.getAttribute('type') ?? ''))
      .flatMap((each) => targetOf(each.getAttribute('href') ?? '', from)?.path ?? []),
  );
}

/** Fonts are made unreadable for other programs in many books that are not locked. */
const FONTS_ALONE = /^(?:http:\/\/www\.idpf\.org\/2008\/embedding|http:\/\/ns\.adobe\.com\/pdf\/enc#RC)$/;

function refuseLocked(archive: Archive, chapters: ReadonlySet<string>): void {
  const text = archive.text('META-INF/encryption.xml');
  if (text === null) return;
  const locked = elementsNamed(parseXml(text), 'encrypteddata').some((data) => {
    const [method] = elementsNamed(data, 'encryptionmethod');
    if (FONTS_ALONE.test(method?.getAttribute('Algorithm') ?? '')) return false;
    return elementsNamed(data, 'cipherreference').some((reference) =>
      chapters.has(targetOf(reference.getAttribute('URI') ?? '', '')?.path ?? ''),
    );
  });
  if (locked)
    throw new PlainError(
      'The book is locked by the shop that it is from (DRM), so only its own program can open it. Ask the shop or the publisher for a copy without it.',
    );
}

function detailsOf(root: Document): ArticleDetails {
  const [scope] = elementsNamed(root, 'metadata');
  const metadata = scope === undefined ? [] : [...scope.querySelectorAll('*')];
  const all = (name: string): readonly Element[] => metadata.filter((element) => nameOf(element) === name);
  const words = (name: string): readonly string[] =>
    all(name).flatMap((each) => tidy(each.textContent) ?? []);
  const refined = refinements(all('meta'));
  return {
    title: titleOf(all('title'), refined),
    byline: bylineOf(all('creator'), refined),
    source: words('publisher')[0] ?? null,
    section: null,
    ...publishedIn(all('date')),
    language:
      words('language')
        .map(languageTag)
        .find((tag) => tag !== null) ?? null,
    url:
      [...words('identifier'), ...words('source')]
        .map((each) => webAddress(each))
        .find((url) => url !== null) ?? null,
  };
}

/** What EPUB 3 says of other metadata, by "#id property". */
const refinements = (metas: readonly Element[]): ReadonlyMap<string, string> =>
  new Map(
    metas.map((meta) => [
      `${meta.getAttribute('refines') ?? ''} ${meta.getAttribute('property') ?? ''}`,
      meta.textContent.trim(),
    ]),
  );

type Refinements = ReadonlyMap<string, string>;

const refinementOf = (element: Element, property: string, refined: Refinements): string | null =>
  refined.get(`#${element.getAttribute('id') ?? ''} ${property}`) ?? null;

function titleOf(titles: readonly Element[], refined: Refinements): string {
  const worded = titles.filter((title) => tidy(title.textContent) !== null);
  const main = worded.find((title) => refinementOf(title, 'title-type', refined) === 'main') ?? worded[0];
  return tidy(main?.textContent) ?? '';
}

/** Its authors; all who made it where none is called an author. */
function bylineOf(creators: readonly Element[], refined: Refinements): string | null {
  const roleOf = (creator: Element): string =>
    creator.getAttribute('opf:role') ??
    creator.getAttribute('role') ??
    refinementOf(creator, 'role', refined) ??
    'aut';
  const authors = creators.filter((creator) => roleOf(creator) === 'aut');
  const names = (authors.length > 0 ? authors : creators).flatMap((each) => authorOf(each.textContent) ?? []);
  return names.length === 0 ? null : [...new Set(names)].join(', ');
}

/** When it was published, rather than when its file was made or changed. */
function publishedIn(dates: readonly Element[]): Moment {
  const eventOf = (date: Element): string =>
    date.getAttribute('opf:event') ?? date.getAttribute('event') ?? '';
  const rank = (date: Element): number =>
    ['publication', 'original-publication', '', 'creation'].indexOf(eventOf(date).toLowerCase());
  return firstMoment(
    dates
      .filter((date) => rank(date) >= 0)
      .sort((a, b) => rank(a) - rank(b))
      .map((date) => date.textContent),
  );
}
