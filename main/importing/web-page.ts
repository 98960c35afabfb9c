/** Saving a page from the web: the page and its pictures in one file, as if a browser had saved it. */
import { randomUUID } from 'node:crypto';
import { PlainError } from '../../core/result.ts';
import type { Extractor } from './extractor.ts';
import { fetchAddress, type Fetched } from './fetching.ts';
import { LARGEST_IMAGE } from './images.ts';

const LARGEST_PAGE = 30_000_000;
/** How long a page and each of its pictures may take, in milliseconds. */
const PATIENCE = { page: 30_000, picture: 15_000 } as const;
/** Further ones stay away. */
const MOST_PICTURES = 80;
/** So many are fetched at a time. */
const AT_A_TIME = 4;

export interface WebPage {
  /** A web archive (MHTML) of a page or a text, or the file itself where the address leads to something else. */
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Where it was in the end. */
  readonly address: string;
}

export interface SaveOptions {
  /** Whether addresses of one's own machine and network are allowed. */
  readonly allowPrivate: boolean;
  /** Aborted, nothing more is fetched or read. */
  readonly signal?: AbortSignal;
}

/**
 * Fetches a page and the pictures of its article.
 * @throws PlainError in words; a picture that does not come is left out
 */
export async function savePage(
  address: string,
  extractor: Extractor,
  { allowPrivate, signal }: SaveOptions,
): Promise<WebPage> {
  const options = { allowPrivate, ...(signal === undefined ? {} : { signal }) };
  const fetched = await fetchAddress(address, {
    ...options,
    most: LARGEST_PAGE,
    patience: PATIENCE.page,
    accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8',
  });
  const page = isPage(fetched) && fetched.type === '' ? { ...fetched, type: 'text/html' } : fetched;
  const name = nameOf(page.url);
  if (isPlain(page)) return { bytes: archiveOf(page, []), name: `${name}.mhtml`, address: page.url };
  if (!isPage(page)) return { bytes: page.bytes, name, address: page.url };
  const request = { bytes: archiveOf(page, []), name: `${name}.mhtml`, folder: null };
  const { articles } = await extractor.extract(request, signal);
  const wanted = [...new Set(articles.flatMap(({ markdown }) => picturesIn(markdown)))];
  const pictures = await fetchAll(wanted.slice(0, MOST_PICTURES), options);
  return { bytes: archiveOf(page, pictures), name: request.name, address: page.url };
}

/** A server that does not say what it sends is taken at the word of that. */
const isPage = ({ type, bytes }: Fetched): boolean =>
  type === ''
    ? BEGINS_AS_PAGE.test(Buffer.from(bytes.subarray(0, 1024)).toString('latin1'))
    : /^(?:text\/html|application\/xhtml\+xml)/.test(type);

const BEGINS_AS_PAGE =
  /^(?:[^\w<]{0,3})(?:\s|<!--[\s\S]*?-->|<\?xml[^>]*\?>)*<(?:!doctype\s+html|html|head|body)\b/i;

/** A text does not say its encoding and its address itself; an archive of it does. */
const isPlain = ({ type }: Fetched): boolean => /^text\/(?:plain|markdown|x-markdown)/.test(type);

function nameOf(url: string): string {
  const { hostname, pathname } = new URL(url);
  return decoded(pathname.split('/').findLast((part) => part !== '') ?? '') || hostname;
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part).replace(/[\\/:*?"<>|]+/g, ' ');
  } catch {
    return part;
  }
}

/** A picture that did not come along, as html-markdown.ts writes it. */
const PICTURE = /!\[[^\]]*\]\(<(https?:[^<>\s]+)>\)/g;

/** The addresses of an article's pictures. */
const picturesIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(PICTURE)].map(([, address = '']) => address);

async function fetchAll(addresses: readonly string[], options: SaveOptions): Promise<readonly Fetched[]> {
  const waiting = [...addresses];
  const pictures: Fetched[] = [];
  const work = async () => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const picture = await fetchPicture(address, options);
      if (picture !== null) pictures.push({ ...picture, url: address });
    }
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  return pictures;
}

async function fetchPicture(address: string, options: SaveOptions): Promise<Fetched | null> {
  try {
    return await fetchAddress(address, {
      ...options,
      most: LARGEST_IMAGE,
      patience: PATIENCE.picture,
      accept: 'image/png,image/jpeg,image/gif,image/webp',
    });
  } catch (error) {
    if (error instanceof PlainError && options.signal?.aborted !== true) return null;
    throw error;
  }
}

/** A web archive (RFC 2557) of a page and its pictures. */
function archiveOf(page: Fetched, pictures: readonly Fetched[]): Uint8Array {
  const boundary = `briefmark-${randomUUID()}`;
  const head = [
    'MIME-Version: 1.0',
    `Snapshot-Content-Location: ${page.url}`,
    `Date: ${new Date().toUTCString()}`,
    `Content-Type: multipart/related; type="${/^[\w/+-]*/.exec(page.type)?.[0] ?? ''}"; boundary="${boundary}"`,
    '',
    '',
  ].join('\r\n');
  const parts = [page, ...pictures].map(({ url, type, bytes }) =>
    [
      `--${boundary}`,
      `Content-Type: ${type.replace(/[\r\n]/g, ' ')}`,
      'Content-Transfer-Encoding: base64',
      `Content-Location: ${url}`,
      '',
      ...(Buffer.from(bytes)
        .toString('base64')
        .match(/.{1,76}/g) ?? []),
      '',
    ].join('\r\n'),
  );
  return Buffer.from(`${head}${parts.join('')}--${boundary}--\r\n`);
}
