/** Citations in words, as plain text: author, title, source, date, address. */
import { longDate } from '../dates.ts';
import type { ArticleDetails } from '../model.ts';
import type { CitedVersion } from './model.ts';

export type Citable = Pick<ArticleDetails, 'title' | 'byline' | 'source' | 'published' | 'url'>;

/**
 * The full citation: `Byline, “Title,” Source, 5 November 2005, https://….` Parts that are not known are left
 * out; a source that is its own author is named once.
 * @param version named last, where an article has several
 */
export function citationOf(details: Citable, version: CitedVersion | null = null): string {
  const byline = authorOf(details.byline);
  const source = known(details.source);
  const after = [
    source !== null && source !== byline ? source : null,
    details.published === null ? null : longDate(details.published),
    known(details.url),
    version === null ? null : `version ${version.number}, saved ${longDate(version.received.slice(0, 10))}`,
  ].filter((part) => part !== null);
  const before = byline === null ? '' : `${byline}, `;
  if (after.length === 0) return `${before}${titled(details.title, '.')}`;
  return `${before}${titled(details.title, ',')} ${closed(after.join(', '))}`;
}

/**
 * The citation that stands beside a quotation: `Source, “Title,” 5 November 2005, p. 12`. The author stands in for a
 * missing source.
 * @param page as `pagesOf` says it
 */
export function shortCitation(details: Citable, page: string | null = null): string {
  const source = known(details.source) ?? authorOf(details.byline);
  const before = source === null ? '' : `${source}, `;
  const after = [details.published === null ? [] : longDate(details.published), page ?? []].flat();
  if (after.length === 0) return `${before}${titled(details.title, '')}`;
  return `${before}${titled(details.title, ',')} ${after.join(', ')}`;
}

/** What stands under an article's title: `Byline, Source, 5 November 2005`; empty when none of it is known. */
export function creditOf(details: Citable): string {
  const byline = authorOf(details.byline);
  const source = known(details.source);
  const date = details.published === null ? null : longDate(details.published);
  return [...new Set([byline, source, date])].filter((part) => part !== null).join(', ');
}

/** A quotation as it goes to the clipboard: `“quote” (Source, “Title,” 5 November 2005)`. The quote stays as it is. */
export const quoteWithCitation = (quote: string, details: Citable, page: string | null = null): string =>
  `${quoted(quote)} (${shortCitation(details, page)})`;

/** Kept between quotation marks that meet, as typesetters do, so that they can be told apart. */
const THIN = '\u202f';

/** The words between quotation marks, none of them changed. */
export function quoted(words: string): string {
  const [open, close] = marksFor(words);
  return `${open}${words}${close}`;
}

/** The quotation marks for some words, with thin space where the words bring marks of their own. */
export const marksFor = (words: string): readonly [open: string, close: string] => [
  /^["“”‘’']/u.test(words) ? `“${THIN}` : '“',
  /["“”‘’']$/u.test(words) ? `${THIN}”` : '”',
];

/** A title in quotation marks; quotation marks of its own become single ones. */
function titled(title: string, stop: '.' | ',' | ''): string {
  const words = (known(title) ?? 'Untitled')
    .replace(/"([^"]*)"/g, '‘$1’')
    .replace(/“/g, '‘')
    .replace(/”/g, '’');
  if (/[?!…]['’)\]]*$/u.test(words)) return `“${words}”`;
  // "The U.S." keeps its full stop; that of a headline written as a sentence makes room.
  const bare = /[^.\p{Lu}]\.$/u.test(words) ? words.slice(0, -1) : words;
  return stop === '.' && bare.endsWith('.') ? `“${bare}”` : `“${bare}${stop}”`;
}

const closed = (words: string): string => (/[.?!…]$/u.test(words) ? words : `${words}.`);

function authorOf(byline: string | null): string | null {
  const author = known(byline)?.replace(/^by:?\s+/i, '') ?? '';
  return author === '' ? null : author;
}

function known(part: string | null): string | null {
  const words = (part ?? '').replace(/\s+/g, ' ').trim();
  return words === '' ? null : words;
}
