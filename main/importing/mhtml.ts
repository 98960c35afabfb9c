import type { Extracted } from '../../core/importing.ts';
import { PlainError } from '../../core/result.ts';
import { readHtml } from './html.ts';
import { readMarkdown } from './markdown.ts';
import { bytesOf, idOf, leavesOf, readMime, textOf, type Part } from './mime.ts';
import { parameterOf, wordsOf } from './mime-headers.ts';
import {
  framesLeft,
  hasWords,
  htmlOf,
  pageOf,
  placeImages,
  resolved,
  withAddress,
  type ImageAt,
} from './page-parts.ts';
import { readPlainText } from './plain-text.ts';
import { webAddress, wholeArticle, type Reader, type ReaderContext } from './reading.ts';
import { kindOf } from './sniff.ts';

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/;
const TEXT = /^text\/(?:plain|(?:x-)?markdown)$/;

/**
 * Reads a web page that a browser or Word saved in one file (RFC 2557): the page itself, and the images that came
 * with it by their Content-Location or Content-ID. Pages in frames are left.
 * @throws PlainError for a file without a page, and for a page without words
 */
export const readMhtml: Reader = (bytes, context) => {
  const archive = readMime(bytes);
  const leaves = leavesOf(archive);
  const root = rootOf(archive, leaves);
  if (root === null)
    throw new PlainError('The web archive holds no page. Open it in a browser and save the page anew.');
  const location = savedFrom(archive) ?? resolved(locationOf(root), null);
  if (!PAGE.test(root.type)) return ofText(root, location, context);
  const page = pageOf(textOf(root));
  const readLocal = placeImages(page, location, imagesOf(leaves, location));
  const reading = readHtml(htmlOf(page), readLocal);
  const frames = leaves.filter((part) => part !== root && PAGE.test(part.type) && hasWords(textOf(part)));
  return {
    ...wholeArticle({ ...reading, details: withAddress(reading.details, location) }, 'mhtml', context),
    left: [...framesLeft(frames.length), ...(reading.left ?? [])],
  };
};

/** A text from the web, whose address and encoding stand in the archive alone. */
function ofText(part: Part, location: string | null, context: ReaderContext): Extracted {
  const text = textOf(part);
  const isMarkdown =
    /markdown/.test(part.type) || kindOf(text, context.name.replace(/\.mhtml$/, '')) === 'markdown';
  const reading = isMarkdown ? readMarkdown(text, () => null) : readPlainText(text);
  return wholeArticle({ ...reading, details: withAddress(reading.details, location) }, 'mhtml', context);
}

/** The page itself: the part that the archive says it starts with, its first page, or the text that it is of. */
function rootOf(archive: Part, leaves: readonly Part[]): Part | null {
  const start = parameterOf(archive.headers, 'content-type', 'start')?.replace(/[<>\s]/g, '') ?? '';
  const pages = leaves.filter(({ type }) => PAGE.test(type));
  return (
    pages.find((part) => start !== '' && idOf(part) === start) ?? pages[0] ?? leaves.find(isSavedText) ?? null
  );
}

/** A text without an address is no page, but what a message says to those who cannot read the rest. */
const isSavedText = (part: Part): boolean => TEXT.test(part.type) && webAddress(locationOf(part)) !== null;

/** Where Chrome says that it saved the page from. */
const savedFrom = ({ headers }: Part): string | null =>
  resolved(wordsOf(headers, 'snapshot-content-location') ?? '', null);

/** Long addresses are wrapped like any header. */
const locationOf = ({ headers }: Part): string =>
  wordsOf(headers, 'content-location')?.replace(/\s+/g, '') ?? '';

function imagesOf(leaves: readonly Part[], location: string | null): ImageAt {
  const parts = new Map<string, Part>();
  for (const part of leaves) {
    const address = locationOf(part);
    const id = idOf(part);
    for (const name of [address, resolved(address, location), id === null ? null : `cid:${id}`])
      if (name !== null && name !== '' && !parts.has(name)) parts.set(name, part);
  }
  const decoded = new Map<Part, Uint8Array>();
  return (address) => {
    const part = parts.get(address) ?? parts.get(address.replace(/#.*$/, ''));
    if (part === undefined) return null;
    const bytes = decoded.get(part) ?? bytesOf(part);
    decoded.set(part, bytes);
    return bytes;
  };
}
