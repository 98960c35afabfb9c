/** The texts of a REFI-QDA project: in the XML itself, or in files of the archive beside it. */
import type { Archive } from '../archive.ts';
import { decode } from '../decode.ts';
import { childOf, unicodeOf, type XmlElement } from './refi-xml.ts';

/** Why a text is not there: it never was in the project, it is there with formatting only, or the project lacks it. */
export type Lack = 'outside' | 'formatted' | 'missing';

export type FoundText =
  | {
      readonly raw: string;
      /** The file in the archive, or null for a text in the XML. */
      readonly file: string | null;
      /** Whether it is Unicode, as it has to be; else its encoding was guessed. */
      readonly unicode: boolean;
    }
  | { readonly lack: Lack };

/** Longer texts are no articles, in bytes. */
const LARGEST = 50 * 1024 * 1024;

/** Finds texts in the archive of a project, and nowhere else. */
export class ProjectFiles {
  /** The folder of the project in the archive: "" or "My project/". */
  readonly #folder: string;
  /** By the file's name: several things may be made from one. */
  readonly #read = new Map<string, FoundText>();

  /** @param qde the name of the project's XML in the archive */
  constructor(
    readonly archive: Archive,
    qde: string,
  ) {
    this.#folder = qde.slice(0, qde.lastIndexOf('/') + 1);
  }

  /** The plain text of a source or a note. */
  textOf(element: XmlElement): FoundText {
    const content = childOf(element, 'PlainTextContent');
    if (content !== undefined) return { raw: content.text, file: null, unicode: true };
    const path = element.attributes.get('plainTextPath')?.trim() ?? '';
    if (path === '') return { lack: element.attributes.has('richTextPath') ? 'formatted' : 'missing' };
    const inner = innerPath(path);
    if (inner === null) return { lack: 'outside' };
    const file = this.#namesOf(inner)
      .find((name) => this.archive.has(name))
      ?.toLowerCase();
    if (file === undefined) return { lack: 'missing' };
    const found = this.#read.get(file) ?? this.#textIn(file);
    this.#read.set(file, found);
    return found;
  }

  #textIn(file: string): FoundText {
    const bytes = this.archive.bytes(file);
    if (bytes === null || bytes.byteLength > LARGEST) return { lack: 'missing' };
    const text = unicodeOf(bytes);
    return { raw: text ?? decode(bytes), file, unicode: text !== null };
  }

  #namesOf(inner: string): readonly string[] {
    const plain = [...new Set([inner, unescaped(inner)])];
    return plain.flatMap((name) => [`${this.#folder}sources/${name}`, `${this.#folder}${name}`]);
  }
}

/** The path within the project of "internal://…", or of a path that says nothing of where it is; else null. */
function innerPath(path: string): string | null {
  const [, scheme, rest = path] = /^([a-z]+):\/\/(.*)$/is.exec(path) ?? [];
  return scheme === undefined || scheme.toLowerCase() === 'internal' ? rest.replace(/^[/\\]+/, '') : null;
}

function unescaped(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
