import { PlainError } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { readBinaryPlist, type PlistValue } from './binary-plist.ts';
import { decode } from './decode.ts';
import { readHtml } from './html.ts';
import {
  framesLeft,
  hasWords,
  resolved,
  withAddress,
  pageOf,
  placeImages,
  htmlOf,
  type ImageAt,
} from './page-parts.ts';
import { wholeArticle, type Reader } from './reading.ts';

const PAGE = /^(?:text\/html|application\/xhtml\+xml)$/i;

/** A file that Safari keeps in an archive. */
interface Resource {
  readonly bytes: Uint8Array;
  readonly type: string;
  readonly encoding: string | null;
  readonly address: string;
}

/**
 * Reads a web page as Safari saves it in one file: the page itself, and the images that came with it. Pages in frames
 * are left.
 * @throws PlainError for a damaged file, one without a page, and a page without words
 */
export const readWebarchive: Reader = (bytes, context) => {
  const archive = readBinaryPlist(bytes);
  const main = resourceOf(entry(archive, 'WebMainResource'));
  if (main === null) throw new PlainError('The web archive holds no page. Save the page in Safari anew.');
  if (!PAGE.test(main.type))
    throw new PlainError(`The web archive holds no page, but ${main.type}. Save that itself, and import it.`);
  const others = listOf(entry(archive, 'WebSubresources')).map(resourceOf);
  const location = resolved(main.address, null);
  const page = pageOf(decode(main.bytes, main.encoding));
  const readLocal = placeImages(page, location, imagesOf(others));
  const reading = readHtml(htmlOf(page), readLocal);
  const unread = others.filter((other) => other === null).length;
  return {
    ...wholeArticle({ ...reading, details: withAddress(reading.details, location) }, 'webarchive', context),
    left: [
      ...framesLeft(framesIn(archive)),
      ...(reading.left ?? []),
      ...(unread === 0 ? [] : [`${counted(unread, 'file')} of the page could not be read.`]),
    ],
  };
};

const isDictionary = (value: PlistValue): value is ReadonlyMap<string, PlistValue> => value instanceof Map;
const isList = (value: PlistValue): value is readonly PlistValue[] => Array.isArray(value);
const entry = (value: PlistValue, name: string): PlistValue =>
  isDictionary(value) ? (value.get(name) ?? null) : null;
const listOf = (value: PlistValue): readonly PlistValue[] => (isList(value) ? value : []);
const textIn = (value: PlistValue): string | null =>
  typeof value === 'string' && value !== '' ? value : null;

function resourceOf(value: PlistValue): Resource | null {
  const bytes = entry(value, 'WebResourceData');
  if (!(bytes instanceof Uint8Array)) return null;
  return {
    bytes,
    type: textIn(entry(value, 'WebResourceMIMEType')) ?? 'text/html',
    encoding: textIn(entry(value, 'WebResourceTextEncodingName')),
    address: textIn(entry(value, 'WebResourceURL')) ?? '',
  };
}

function imagesOf(resources: readonly (Resource | null)[]): ImageAt {
  const images = new Map(
    resources.flatMap((each) => (each === null ? [] : [[each.address, each.bytes] as const])),
  );
  return (address) => images.get(address) ?? images.get(address.replace(/#.*$/, '')) ?? null;
}

/** How many of the frames of a page hold words; frames in frames go with them. */
function framesIn(archive: PlistValue): number {
  return listOf(entry(archive, 'WebSubframeArchives'))
    .map((frame) => resourceOf(entry(frame, 'WebMainResource')))
    .filter(
      (frame) => frame !== null && PAGE.test(frame.type) && hasWords(decode(frame.bytes, frame.encoding)),
    ).length;
}
