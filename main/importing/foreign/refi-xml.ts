/** Reading the XML of REFI-QDA: elements, attributes and words. Nothing in it is followed, fetched or expanded. */
import { decodeXML } from 'entities';
import { PlainError } from '../../../core/result.ts';
import { decode, utf16WithoutMark } from '../decode.ts';

export interface XmlElement {
  /** Without the prefix of its namespace. */
  readonly name: string;
  /** By name, without prefixes. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  /** The words that stand in it, those of its children aside; line ends are "\n". */
  readonly text: string;
}

/** Codes within codes are the deepest that there is, and nobody keeps so many levels. */
const DEEPEST = 60;
const MOST_ELEMENTS = 1_000_000;
/** In bytes. */
const LARGEST = 100 * 1024 * 1024;

/**
 * Reads XML, with what its document type declares left aside: a reference to an entity of its own stays as it is
 * written.
 * @throws PlainError for what is no XML, breaks off, or is nested too deeply or too large
 */
export function readXml(bytes: Uint8Array): XmlElement {
  if (bytes.byteLength > LARGEST)
    throw new PlainError('The XML in the file is larger than 100 MB, which is more than Briefmark takes in.');
  const xml = (unicodeOf(bytes) ?? decode(bytes)).replace(/\r\n?/g, '\n');
  return new XmlReader(xml).root();
}

/**
 * Bytes that are Unicode, as text, character by character as they are; a byte order mark is no part of it. Null for
 * bytes in another encoding.
 */
export function unicodeOf(bytes: Uint8Array): string | null {
  const [first, second] = bytes;
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null;
  try {
    return new TextDecoder(marked ?? utf16WithoutMark(bytes) ?? 'utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** The children of that name. */
export const childrenOf = (element: XmlElement | undefined, name: string): readonly XmlElement[] =>
  element?.children.filter((child) => child.name === name) ?? [];

/** The first child of that name. */
export const childOf = (element: XmlElement | undefined, name: string): XmlElement | undefined =>
  element?.children.find((child) => child.name === name);

/** An attribute that tells which thing is meant, as all tools could have written it; empty for none. */
export const guidIn = (element: XmlElement | undefined, attribute: string): string =>
  element?.attributes
    .get(attribute)
    ?.replace(/[\s{}]/g, '')
    .toLowerCase() ?? '';

/** An element that is not closed yet. */
interface Open {
  /** As it is written, prefix included. */
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: XmlElement[];
  readonly words: string[];
}

/** What may begin with "<" besides elements, each with its end. */
const PASSED_OVER: readonly (readonly [start: string, end: string])[] = [
  ['<!--', '-->'],
  ['<?', '?>'],
];
const CDATA = ['<![CDATA[', ']]>'] as const;
const DOCTYPE = /<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>/y;
const START = /<([^\s=/>"'<!?]+)/y;
const ATTRIBUTE = /\s+([^\s=/>"'<]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/y;
const START_ENDS = /\s*(\/?)>/y;
const END = /<\/([^\s=/>"'<]+)\s*>/y;

class XmlReader {
  #at = 0;
  #elements = 0;
  readonly #open: Open[] = [];
  #root: XmlElement | null = null;

  constructor(readonly xml: string) {}

  root(): XmlElement {
    while (this.#at < this.xml.length) {
      const next = this.xml.indexOf('<', this.#at);
      const words = this.xml.slice(this.#at, next === -1 ? undefined : next);
      this.#words(words, decodeXML);
      this.#at = next === -1 ? this.xml.length : next;
      if (next !== -1) this.#markup();
    }
    if (this.#open.length > 0 || this.#root === null) throw this.#broken();
    return this.#root;
  }

  #words(words: string, read: (words: string) => string): void {
    const open = this.#open.at(-1);
    if (open !== undefined) {
      if (words !== '') open.words.push(read(words));
    } else if (words.trim() !== '') {
      throw this.#broken();
    }
  }

  #markup(): void {
    const passed = PASSED_OVER.find(([start]) => this.xml.startsWith(start, this.#at));
    if (passed !== undefined) {
      this.#upTo(passed[1]);
    } else if (this.xml.startsWith(CDATA[0], this.#at)) {
      const from = this.#at + CDATA[0].length;
      this.#upTo(CDATA[1]);
      this.#words(this.xml.slice(from, this.#at - CDATA[1].length), (words) => words);
    } else if (this.xml.startsWith('</', this.#at)) {
      this.#close(this.#match(END)?.[1]);
    } else if (this.#match(DOCTYPE) === null) {
      this.#start();
    }
  }

  /** Goes to where that ends. */
  #upTo(end: string): void {
    const found = this.xml.indexOf(end, this.#at);
    if (found === -1) throw this.#broken();
    this.#at = found + end.length;
  }

  #match(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const match = form.exec(this.xml);
    if (match !== null) this.#at += match[0].length;
    return match;
  }

  #start(): void {
    const tag = this.#match(START)?.[1];
    this.#elements += 1;
    if (tag === undefined || (this.#root !== null && this.#open.length === 0)) throw this.#broken();
    if (this.#open.length >= DEEPEST)
      throw new PlainError('The XML in the file is nested more deeply than any codebook or project.');
    if (this.#elements > MOST_ELEMENTS)
      throw new PlainError('The XML in the file has more than a million elements, more than any project.');
    const attributes = this.#attributes();
    const ending = this.#match(START_ENDS);
    if (ending === null) throw this.#broken();
    this.#open.push({ tag, attributes, children: [], words: [] });
    if (ending[1] === '/') this.#close(tag);
  }

  #attributes(): ReadonlyMap<string, string> {
    const attributes = new Map<string, string>();
    for (let match = this.#match(ATTRIBUTE); match !== null; match = this.#match(ATTRIBUTE)) {
      const [, name = '', quoted, apostrophed = ''] = match;
      attributes.set(localName(name), decodeXML(quoted ?? apostrophed));
    }
    return attributes;
  }

  #close(tag: string | undefined): void {
    const open = this.#open.pop();
    if (open === undefined || open.tag !== tag) throw this.#broken();
    const { attributes, children, words } = open;
    const element = { name: localName(tag), attributes, children, text: words.join('') };
    const parent = this.#open.at(-1);
    if (parent === undefined) this.#root = element;
    else parent.children.push(element);
  }

  #broken(): PlainError {
    const line = this.xml.slice(0, this.#at).split('\n').length;
    return new PlainError(
      `The file is damaged: its XML cannot be read from line ${line} on. Export it again from the program that it was made with.`,
    );
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
