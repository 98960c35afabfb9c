/** XML and XHTML as they come in books and documents: read leniently, whatever is wrong with them. */
import { decodeHTML } from 'entities';
import { DOMParser, parseHTML } from 'linkedom';
import { PlainError } from '../../core/result.ts';
import { DEEPEST } from './nesting.ts';

/** Elements of HTML that end where the next begins, and those that hold nothing. */
const END_THEMSELVES =
  /^(?:p|li|d[td]|t[dhr]|option|area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/i;
/** Attributes in quotes are looked through as well: a stray ">" in one costs an element, never a long search. */
const TAG = /<(\/?)([a-z_][^\s<>/]*)(?=[\s/>])([^<>]*)>/gi;
/** In characters; no chapter and no list of chapters is longer. */
const LONGEST = 20_000_000;

/**
 * Reads XML. Entities of HTML are known in it; those that it defines itself are left as they are written.
 * @throws PlainError for what is too long or nested too deeply
 */
export function parseXml(text: string): Document {
  refuseLength(text);
  refuseDepth(text);
  const known = text.replace(/&(?!(?:amp|lt|gt|quot|apos);)[a-z]\w{1,30};/gi, (entity) => {
    const character = decodeHTML(entity);
    return /^[&<]/.test(character) ? entity : character;
  });
  return documentOfXml(known);
}

/** XML as it is: neither its length nor its depth is looked at. */
export const documentOfXml = (text: string): Document =>
  new DOMParser().parseFromString(text, 'text/xml') as unknown as Document;

/**
 * The body of an XHTML document, read as HTML, which forgives everything. Elements that XML lets close themselves
 * are closed, and CDATA sections become the text that they are.
 * @throws PlainError for what is too long or nested too deeply
 */
export function parseXhtml(text: string): HTMLElement {
  refuseLength(text);
  const html = withoutCdata(text).replace(TAG, (tag, end: string, name: string, rest: string) =>
    end === '' && rest.endsWith('/') && !VOID.test(name) ? `<${name}${rest.slice(0, -1)}></${name}>` : tag,
  );
  refuseDepth(html, (name) => END_THEMSELVES.test(name));
  const { document: page } = parseHTML(html);
  const body = page.querySelector('body');
  if (body !== null) return body;
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body;
}

/** The elements of this name in document order, whatever the name's prefix and the case of its letters. */
export const elementsNamed = (root: ParentNode, name: string): readonly Element[] =>
  [...root.querySelectorAll('*')].filter((element) => nameOf(element) === name);

/** An element's name without its prefix, in lower case. */
export const nameOf = ({ localName }: Element): string => localName.replace(/^.*:/, '').toLowerCase();

/** Whether a list of words in an attribute, such as `epub:type`, has one of some words in it. */
export const hasWord = (list: string | null, words: RegExp): boolean =>
  list !== null && list.split(/\s+/).some((word) => words.test(word));

function withoutCdata(text: string): string {
  const [before = '', ...sections] = text.split('<![CDATA[');
  return sections.reduce((whole, section) => {
    const end = section.indexOf(']]>');
    if (end < 0) return whole + section;
    return (
      whole + section.slice(0, end).replaceAll('&', '&amp;').replaceAll('<', '&lt;') + section.slice(end + 3)
    );
  }, before);
}

function refuseLength(markup: string): void {
  if (markup.length > LONGEST)
    throw new PlainError('A part of it is longer than any text that Briefmark reads.');
}

/**
 * Refuses what is nested more deeply than anybody writes.
 * @param endsItself whether an element of this name may stand without its end
 * @throws PlainError
 */
export function refuseDepth(markup: string, endsItself: (name: string) => boolean = () => false): void {
  let depth = 0;
  for (const [, end, name = '', rest = ''] of markup.matchAll(TAG)) {
    if (rest.endsWith('/') || endsItself(name)) continue;
    depth = Math.max(0, depth + (end === '' ? 1 : -1));
    if (depth > DEEPEST) throw new PlainError('It is nested too deeply to be read.');
  }
}
