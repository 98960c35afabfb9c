/** One page or picture from the web, at a person's wish. The only file that reaches the network. */
import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestPlain, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { pipeline, type Readable, type Transform } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { messageOf, PlainError } from '../../core/result.ts';
import { isPrivate } from './private-addresses.ts';

export interface FetchOptions {
  /** How much is taken at most, unpacked, in bytes. */
  readonly most: number;
  /** How long it may take altogether, redirects included, in milliseconds. */
  readonly patience: number;
  /** Whether addresses of one's own machine and network are allowed. */
  readonly allowPrivate: boolean;
  readonly accept: string;
  /** Aborted, the person has given it up. */
  readonly signal?: AbortSignal;
}

export interface Fetched {
  /** Where it was in the end. */
  readonly url: string;
  readonly bytes: Uint8Array;
  /** As the server named it, in lower case: "text/html; charset=utf-8". */
  readonly type: string;
}

const MOST_REDIRECTS = 8;

/**
 * Fetches an address: no cookies, nothing of the person but the request itself. Every address on the way is checked where
 * it is connected to, so that no name can lead inside.
 * @throws PlainError in words
 */
export async function fetchAddress(address: string, options: FetchOptions): Promise<Fetched> {
  const signal = AbortSignal.any([
    AbortSignal.timeout(options.patience),
    ...(options.signal === undefined ? [] : [options.signal]),
  ]);
  let url = webUrl(address);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects += 1) {
    const response = await ask(url, options, signal);
    const status = response.statusCode ?? 0;
    const next = response.headers.location;
    if (status >= 300 && status < 400 && next !== undefined) {
      response.destroy();
      url = webUrl(next, url);
      continue;
    }
    if (status !== 200) {
      response.destroy();
      throw new PlainError(`${url.host} answers ${status}${REASONS[status] ?? ''}.`);
    }
    const bytes = await contentOf(response, options, signal);
    return { url: url.href, bytes, type: (response.headers['content-type'] ?? '').toLowerCase() };
  }
  throw new PlainError(`${url.host} leads from one address to the next without end.`);
}

const REASONS: Readonly<Record<number, string>> = {
  401: ', for those only who are signed in',
  403: ', for those only who are allowed to see it',
  404: ': there is no such page',
  410: ': the page is gone',
  429: ': it is asked too often',
};

function webUrl(address: string, base?: URL): URL {
  const typed = address.trim();
  const full = base !== undefined || /^[a-z][a-z\d+.-]*:/i.test(typed) ? typed : `https://${typed}`;
  if (!URL.canParse(full, base)) throw new PlainError(`“${typed}” is no address of a page.`);
  const url = new URL(full, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    throw new PlainError('Only addresses that begin with https:// or http:// can be saved.');
  url.hash = '';
  url.username = url.password = '';
  return url;
}

function ask(
  url: URL,
  { allowPrivate, accept }: FetchOptions,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !allowPrivate && isPrivate(host)) throw refused(url.host);
  const settings: RequestOptions = {
    signal,
    agent: false,
    ...(allowPrivate ? {} : { lookup: publicOnly(url.host) }),
    headers: { accept, 'accept-encoding': 'gzip, deflate, br', 'user-agent': 'Briefmark' },
  };
  return new Promise((done, failed) => {
    const request = (url.protocol === 'https:' ? requestSecure : requestPlain)(url, settings, done);
    request.on('error', (error) => failed(inWords(error, url, signal)));
    request.end();
  });
}

/** Resolves a name, and refuses one that leads to one's own machine or network. */
const publicOnly =
  (host: string): LookupFunction =>
  (name, options, answer) => {
    resolve(name, { ...options, all: true }, (error, addresses: readonly LookupAddress[]) => {
      const [first] = error === null ? addresses : [];
      if (error !== null) answer(error, '', 0);
      else if (first === undefined || addresses.some(({ address }) => isPrivate(address)))
        answer(refused(host), '', 0);
      else if (options.all === true) answer(null, [...addresses]);
      else answer(null, first.address, first.family);
    });
  };

const refused = (host: string): PlainError =>
  new PlainError(`${host} is on this computer or its own network. It is not opened unless you allow it.`);

function inWords(error: Error, { host }: URL, signal: AbortSignal): PlainError {
  if (error instanceof PlainError) return error;
  if (signal.aborted) return new PlainError(isLate(signal) ? `${host} took too long to answer.` : GIVEN_UP);
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new PlainError(`${host} is not found. Is the address right, and this computer online?`);
  if (code === 'ECONNREFUSED') return new PlainError(`${host} does not answer.`);
  return new PlainError(`${host} cannot be reached: ${messageOf(error)}.`);
}

/** Whether it is the time that ended it, and not the person. */
const isLate = ({ reason }: AbortSignal): boolean =>
  reason instanceof DOMException && reason.name === 'TimeoutError';
const GIVEN_UP = 'Saving the page was given up.';

const UNPACK: Readonly<Record<string, (() => Transform) | undefined>> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The body, unpacked; what is over the limit is never held. */
async function contentOf(
  response: IncomingMessage,
  { most }: FetchOptions,
  signal: AbortSignal,
): Promise<Uint8Array> {
  const unpack = UNPACK[response.headers['content-encoding']?.trim().toLowerCase() ?? ''];
  const body: Readable = unpack === undefined ? response : pipeline(response, unpack(), () => undefined);
  const chunks: Buffer[] = [];
  let size = 0;
  try {
    for await (const chunk of body) {
      const bytes = chunk as Buffer;
      size += bytes.length;
      if (size > most)
        throw new PlainError(`It is larger than ${Math.round(most / 1_000_000)} MB, which no page is.`);
      chunks.push(bytes);
    }
  } catch (error) {
    response.destroy();
    if (error instanceof PlainError) throw error;
    if (signal.aborted)
      throw new PlainError(isLate(signal) ? 'The page took too long to come.' : GIVEN_UP, { cause: error });
    throw new PlainError(`The page broke off: ${messageOf(error)}.`, { cause: error });
  }
  return Buffer.concat(chunks);
}
