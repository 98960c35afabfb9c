/** What a book says of its own order: its table of contents and its list of pages, of EPUB 3 (nav) and 2 (NCX). */
import { PlainError } from '../../core/result.ts';
import type { Archive } from './archive.ts';
import { elementsNamed, hasWord, nameOf, parseXhtml, parseXml } from './markup.ts';
import { tidy } from './reading.ts';

/** Where a link in a book leads. */
export interface Target {
  /** Of the file in the archive. */
  readonly path: string;
  /** The id of an element in it; empty for its beginning. */
  readonly id: string;
}

/** A line of the table of contents, or of the list of pages. */
export interface Entry extends Target {
  readonly label: string;
  /** 1 for the top of the table. */
  readonly depth: number;
}

export interface Contents {
  readonly chapters: readonly Entry[];
  readonly pages: readonly Entry[];
}

/** The file that an address leads to from another file of the archive; null for one outside of it. */
export function targetOf(href: string, from: string): Target | null {
  if (/^[a-z][a-z\d+.-]*:|^\/\//i.test(href.trim())) return null;
  const [address = '', id = ''] = href.trim().split('#');
  const path = decoded(address.replace(/\?.*$/, ''));
  if (path === '') return { path: from, id: decoded(id) };
  const parts = path.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return { path: parts.join('/'), id: decoded(id) };
}

function decoded(words: string): string {
  try {
    return decodeURIComponent(words);
  } catch {
    return words;
  }
}

/** What the navigation document of EPUB 3 lists, and the NCX of EPUB 2 where that says more. */
export function contentsOf(archive: Archive, nav: string | null, ncx: string | null): Contents {
  const newer = read(archive, nav, navContents);
  const older = read(archive, ncx, ncxContents);
  return {
    chapters: newer.chapters.length > 0 ? newer.chapters : older.chapters,
    pages: newer.pages.length > 0 ? newer.pages : older.pages,
  };
}

const NOTHING: Contents = { chapters: [], pages: [] };

function read(
  archive: Archive,
  path: string | null,
  parse: (text: string, path: string) => Contents,
): Contents {
  const text = path === null ? null : archive.text(path);
  if (path === null || text === null) return NOTHING;
  try {
    return parse(text, path);
  } catch (error) {
    // The chapters can be read without it.
    if (error instanceof PlainError) return NOTHING;
    throw error;
  }
}

function navContents(text: string, path: string): Contents {
  const navs = [...parseXhtml(text).querySelectorAll('nav')];
  const linesOf = (type: RegExp): readonly Entry[] =>
    navs
      .filter((nav) => hasWord(nav.getAttribute('epub:type'), type))
      .flatMap((nav) => [...nav.querySelectorAll('a[href]')].flatMap((link) => linkEntry(link, nav, path)));
  return { chapters: linesOf(/^toc$/), pages: linesOf(/^page-list$/) };
}

function linkEntry(link: Element, nav: Element, path: string): readonly Entry[] {
  let depth = 0;
  for (let at = link.parentElement; at !== null && at !== nav; at = at.parentElement)
    if (nameOf(at) === 'ol' || nameOf(at) === 'ul') depth += 1;
  return entryOf(link.textContent, link.getAttribute('href'), Math.max(depth, 1), path);
}

function ncxContents(text: string, path: string): Contents {
  const ncx = parseXml(text);
  const linesOf = (name: string): readonly Entry[] =>
    elementsNamed(ncx, name).flatMap((point) => {
      const label = childNamed(point, 'navlabel')?.textContent ?? point.getAttribute('value');
      const source = childNamed(point, 'content')?.getAttribute('src') ?? null;
      return entryOf(label, source, depthIn(point, name), path);
    });
  return { chapters: linesOf('navpoint'), pages: linesOf('pagetarget') };
}

const childNamed = (element: Element, name: string): Element | undefined =>
  [...element.children].find((child) => nameOf(child) === name);

function depthIn(point: Element, name: string): number {
  let depth = 0;
  for (let at: Element | null = point; at !== null && nameOf(at) === name; at = at.parentElement) depth += 1;
  return depth;
}

function entryOf(words: string | null, href: string | null, depth: number, from: string): readonly Entry[] {
  const label = tidy(words);
  const target = href === null ? null : targetOf(href, from);
  return label === null || target === null ? [] : [{ ...target, label, depth }];
}
