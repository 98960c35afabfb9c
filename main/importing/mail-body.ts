/** The words of a message, from the parts that it is sent in. */
import type { ImportedImage } from '../../core/importing.ts';
import { markdownOfPiece } from './html.ts';
import { Images, type Placing } from './images.ts';
import { dropMailFurniture, plainFurniture } from './mail-furniture.ts';
import { bytesOf, idOf, leavesOf, textOf, type Part } from './mime.ts';
import { parameterOf, valueOf, wordsOf } from './mime-headers.ts';
import { hasWords, htmlOf, pageOf, placeImages, type ImageAt } from './page-parts.ts';
import { languageTag, webAddress } from './reading.ts';
import { markdownOfPieces, piecesOf } from './text-pieces.ts';

export interface Body {
  readonly markdown: string;
  readonly images: readonly ImportedImage[];
  /** Where the message is on the web, as it says itself; or null. */
  readonly url: string | null;
  /** As its HTML says. */
  readonly language: string | null;
  /** What came with it and is not shown in it. */
  readonly attachments: readonly Part[];
  /** Messages that came with it. */
  readonly messages: readonly Part[];
}

/**
 * Reads what a message says, of words that are sent in two forms the one with more structure.
 * @param kept null where what surrounds a newsletter is left out; else it stays, without images beside these
 * @throws PlainError for a page that is nested too deeply
 */
export function readBody(message: Part, kept: readonly ImportedImage[] | null = null): Body {
  const texts = textsOf(message);
  const shown = new Set<Part>();
  const imageAt = imagesOf(message, shown);
  const read = texts.map((part) =>
    part.type === 'text/html' ? ofHtml(part, imageAt, kept) : ofPlain(part, kept !== null),
  );
  const first = <T>(values: readonly (T | null)[]): T | null =>
    values.find((value) => value !== null) ?? null;
  const others = keptOf(message).filter(
    (part) => !texts.includes(part) && !shown.has(part) && !isForPrograms(part),
  );
  return {
    markdown: read
      .map(({ markdown }) => markdown)
      .filter((markdown) => markdown !== '')
      .join('\n\n'),
    images: [...new Map(read.flatMap(({ images }) => images).map((image) => [image.name, image])).values()],
    url: first(read.map(({ url }) => url)),
    language: first(read.map(({ language }) => language)),
    attachments: others.filter(({ type }) => type !== MESSAGE),
    messages: others.filter(({ type }) => type === MESSAGE),
  };
}

const MESSAGE = 'message/rfc822';

const isAttached = ({ headers }: Part): boolean => valueOf(headers, 'content-disposition') === 'attachment';
const isText = (part: Part): boolean => /^text\/(?:html|plain)$/.test(part.type) && !isAttached(part);

/** What only programs read: it is no attachment. */
const isForPrograms = ({ type }: Part): boolean =>
  /signature$|^message\/(?:delivery-status|disposition-notification)$/.test(type);

/** The parts that hold the words, in their order. */
function textsOf(part: Part): readonly Part[] {
  if (part.parts.length > 0) return chosenIn(part).flatMap(textsOf);
  return isText(part) ? [part] : [];
}

/** All parts that are not of a form of the words that was passed over. */
const keptOf = (part: Part): readonly Part[] =>
  part.type === 'multipart/alternative'
    ? chosenIn(part).flatMap(keptOf)
    : part.parts.length > 0
      ? part.parts.flatMap(keptOf)
      : [part];

/** The parts of a multipart that hold its words: one of several forms, or the one that the others belong to. */
function chosenIn(part: Part): readonly Part[] {
  if (part.type === 'multipart/alternative') return bestOf(part.parts);
  if (part.type !== 'multipart/related') return part.parts;
  const start = parameterOf(part.headers, 'content-type', 'start')?.replace(/[<>\s]/g, '') ?? '';
  const root = part.parts.find((each) => start !== '' && idOf(each) === start) ?? part.parts[0];
  return root === undefined ? [] : [root];
}

/** HTML where it says more than plain text can, else plain text with words in it, else what there is. */
function bestOf(forms: readonly Part[]): readonly Part[] {
  const read = forms.map((form) => ({ form, texts: textsOf(form) }));
  const best =
    read.findLast(({ texts }) => texts.some(isStructured)) ??
    read.find(({ texts }) => texts.some((part) => part.type === 'text/plain' && /\S/.test(textOf(part)))) ??
    read.findLast(({ texts }) => texts.length > 0);
  return best === undefined ? [] : [best.form];
}

const STRUCTURE = /<(?:p|h[1-6]|ul|ol|table|blockquote|img|a|b|strong|em|i|pre)\b/i;

function isStructured(part: Part): boolean {
  if (part.type !== 'text/html') return false;
  const html = textOf(part);
  return STRUCTURE.test(html) && hasWords(html);
}

/** Images by what the HTML calls them: their Content-ID, or their Content-Location. */
function imagesOf(message: Part, shown: Set<Part>): ImageAt {
  const parts = new Map<string, Part>();
  for (const part of leavesOf(message).filter(({ type }) =>
    /^image\/|^application\/octet-stream$/.test(type),
  )) {
    const id = idOf(part);
    const location = wordsOf(part.headers, 'content-location')?.replace(/\s+/g, '') ?? null;
    for (const name of [id === null ? null : `cid:${id}`, location])
      if (name !== null && !parts.has(name)) parts.set(name, part);
  }
  const decoded = new Map<Part, Uint8Array>();
  return (address) => {
    const part = parts.get(address);
    if (part === undefined) return null;
    shown.add(part);
    const bytes = decoded.get(part) ?? bytesOf(part);
    decoded.set(part, bytes);
    return bytes;
  };
}

type Text = Pick<Body, 'markdown' | 'images' | 'url' | 'language'>;

function ofHtml(part: Part, imageAt: ImageAt, kept: readonly ImportedImage[] | null): Text {
  const html = textOf(part);
  if (!/<[a-z]/i.test(html)) return ofWords(html, kept !== null);
  const page = pageOf(html);
  const body = page.querySelector('body') ?? page.documentElement;
  const url = kept === null ? dropMailFurniture(body) : null;
  const images = new Images(placeImages(page, null, imageAt));
  const base = webAddress(page.querySelector('base[href]')?.getAttribute('href')) ?? undefined;
  return {
    markdown:
      kept === null
        ? markdownOfPiece(htmlOf(page), base, images)
        : markdownOfPiece(htmlOf(page), base, only(images, kept), { hidden: false }),
    images: images.all,
    url,
    language: languageTag(page.querySelector('html')?.getAttribute('lang')),
  };
}

/** Places these images, and no others. */
function only(images: Images, kept: readonly ImportedImage[]): Placing {
  const names = new Set(kept.map(({ name }) => `image:${name}`));
  const place = (address: string): string | null => {
    const placed = images.place(address);
    return placed !== null && names.has(placed) ? placed : null;
  };
  return { place, holds: (address) => images.holds(address) };
}

function ofPlain(part: Part, isWhole: boolean): Text {
  const isFlowed = parameterOf(part.headers, 'content-type', 'format')?.toLowerCase() === 'flowed';
  const text = textOf(part);
  return ofWords(
    isFlowed ? unflowed(text, parameterOf(part.headers, 'content-type', 'delsp') === 'yes') : text,
    isWhole,
  );
}

function ofWords(words: string, isWhole: boolean): Text {
  const { text, url } = isWhole ? { text: words, url: null } : plainFurniture(words);
  return { markdown: markdownOfPieces(piecesOf(text)), images: [], url, language: null };
}

/**
 * Joins the lines that end with a space to those after them (RFC 3676).
 * @param deletes whether that space is no part of the words
 */
function unflowed(text: string, deletes: boolean): string {
  return text
    .split('\n')
    .map((line) => {
      const isOpen = line.endsWith(' ') && line !== '-- ';
      return isOpen ? (deletes ? line.slice(0, -1) : line) : `${line}\n`;
    })
    .join('')
    .replace(/\n$/, '');
}
