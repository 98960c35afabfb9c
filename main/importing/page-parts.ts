/** Pages that come in one file with their images and frames. */
import { parseHTML } from 'linkedom';
import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import type { ReadLocal } from './images.ts';
import { withinDepth } from './nesting.ts';
import { settlePictures } from './pictures.ts';
import { tidy, webAddress } from './reading.ts';

/** Gives the bytes of an image by its address, absolute where it could be made so; null for one that did not come. */
export type ImageAt = (address: string) => Uint8Array | null;

/**
 * Parses a page so that it can be changed before it is read.
 * @throws PlainError for one that holds nothing or is nested too deeply
 */
export function pageOf(html: string): Document {
  const { document: page } = withinDepth(html, () => parseHTML(html));
  if (page.querySelector('*') === null) throw new PlainError('The page holds no words.');
  return page;
}

/**
 * Gives the images of a page that came with it names as of files beside it, and makes the addresses of the others
 * absolute.
 * @param location the page's own address, or null
 * @returns what gives their bytes by those names
 */
export function placeImages(page: Document, location: string | null, imageAt: ImageAt): ReadLocal {
  const base = resolved(page.querySelector('base[href]')?.getAttribute('href') ?? '', location) ?? location;
  const bytesOf = (address: string): Uint8Array | null => {
    const absolute = resolved(address, base);
    return (absolute === null ? null : imageAt(absolute)) ?? imageAt(address);
  };
  const holds = (address: string): boolean => DATA.test(address) || bytesOf(address) !== null;
  for (const root of page.children) settlePictures(root, { holds, place: () => null });
  const names = new Map<string, Uint8Array>();
  for (const image of page.querySelectorAll('img')) {
    const address = image.getAttribute('src') ?? '';
    if (address === '' || DATA.test(address)) continue;
    const bytes = bytesOf(address);
    const name = bytes === null ? resolved(address, base) : `part-${names.size + 1}`;
    if (bytes !== null && name !== null) names.set(name, bytes);
    image.setAttribute('src', name ?? address);
  }
  giveBase(page, location);
  return (name) => names.get(name) ?? null;
}

const DATA = /^data:/i;

/** A page says where it was, so that its links lead there. */
function giveBase(page: Document, location: string | null): void {
  const address = webAddress(location);
  const head = page.querySelector('head');
  if (address === null || head === null || page.querySelector('base[href]') !== null) return;
  const base = page.createElement('base');
  base.setAttribute('href', address);
  head.prepend(base);
}

/** A page that was changed, as HTML again. */
export const htmlOf = (page: { readonly toString: () => string }): string => page.toString();

/** An absolute address, or null. */
export const resolved = (address: string, base: string | null): string | null =>
  address !== '' && URL.canParse(address, base ?? undefined)
    ? new URL(address, base ?? undefined).href
    : null;

/** The details of a page that does not say its address itself, and was saved from there. */
export const withAddress = (details: ArticleDetails, location: string | null): ArticleDetails => ({
  ...details,
  url: details.url ?? webAddress(location),
});

/** Whether a page in a frame shows any words. */
export function hasWords(html: string): boolean {
  const { document: page } = parseHTML(html);
  for (const element of page.querySelectorAll('script, style, noscript, template, title')) element.remove();
  return [...page.childNodes].some(({ textContent }) => tidy(textContent) !== null);
}

/** What is said of pages in frames, which are no part of the article. */
export const framesLeft = (count: number): readonly string[] =>
  count === 0
    ? []
    : [`${counted(count, 'page')} in a frame of the page ${count === 1 ? 'was' : 'were'} left out.`];
