/** Images that come with an article: accepted by what they are, stored by their hash. */
import { createHash } from 'node:crypto';
import type { ImportedImage } from '../../core/importing.ts';

/** More than any picture of a news page needs, in bytes. */
export const LARGEST_IMAGE = 10 * 1024 * 1024;

const ENDINGS: readonly (readonly [ending: string, isOne: (bytes: Uint8Array) => boolean])[] = [
  ['png', (bytes) => startsWith(bytes, '\x89PNG\r\n\x1a\n')],
  ['jpg', (bytes) => startsWith(bytes, '\xff\xd8\xff')],
  ['gif', (bytes) => startsWith(bytes, 'GIF87a') || startsWith(bytes, 'GIF89a')],
  ['webp', (bytes) => startsWith(bytes, 'RIFF') && startsWith(bytes.subarray(8), 'WEBP')],
];

const startsWith = (bytes: Uint8Array, signature: string): boolean =>
  Array.from(signature).every((character, index) => bytes[index] === character.charCodeAt(0));

/** Gives the bytes of a file beside the one that is read, or null; never of one outside of its folder. */
export type ReadLocal = (relative: string) => Uint8Array | null;

/** What an article's images are looked up in. */
export interface Placing {
  /** Whether an image came along, as a data address or as a file beside the article. */
  holds(address: string): boolean;
  /** Where an image is from now on, "image:<sha256>.<ending>"; null for one that did not come or is no image. */
  place(address: string): string | null;
}

/** Collects the images of one article. Each address is looked up once, in however many places it stands. */
export class Images implements Placing {
  readonly #found = new Map<string, ImportedImage>();
  readonly #known = new Map<string, ImportedImage | null>();
  readonly #refused = new Set<string>();

  constructor(readonly readLocal: ReadLocal) {}

  get all(): readonly ImportedImage[] {
    return [...this.#found.values()];
  }

  /** Takes in an image whose bytes came along. */
  place(address: string): string | null {
    const image = this.#imageAt(address);
    if (image === null) {
      if (isLocal(address)) this.#refused.add(address);
      return null;
    }
    this.#found.set(image.name, image);
    return `image:${image.name}`;
  }

  /** How many were to come along and did not, or are none that can be shown. */
  get refused(): number {
    return this.#refused.size;
  }

  holds(address: string): boolean {
    return this.#imageAt(address) !== null;
  }

  /** Those that were placed before, and no other. */
  placed(): Placing {
    const place = (address: string): string | null => {
      const { name = '' } = this.#imageAt(address) ?? {};
      return this.#found.has(name) ? `image:${name}` : null;
    };
    return { place, holds: (address) => this.holds(address) };
  }

  #imageAt(address: string): ImportedImage | null {
    const known = this.#known.get(address);
    if (known !== undefined) return known;
    const image = this.#lookUp(address);
    this.#known.set(address, image);
    return image;
  }

  #lookUp(address: string): ImportedImage | null {
    const bytes = this.#bytesOf(address.trim());
    if (bytes === null || bytes.byteLength > LARGEST_IMAGE) return null;
    const ending = ENDINGS.find(([, isOne]) => isOne(bytes))?.[0];
    if (ending === undefined) return null;
    return { name: `${createHash('sha256').update(bytes).digest('hex')}.${ending}`, bytes };
  }

  #bytesOf(address: string): Uint8Array | null {
    const data = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(address)?.[1];
    if (data !== undefined) return new Uint8Array(Buffer.from(data, 'base64'));
    if (address === '' || /^[a-z][a-z\d+.-]*:|^\/\//i.test(address)) return null;
    return this.readLocal(decoded(address.replace(/[?#].*$/, '')));
  }
}

const isLocal = (address: string): boolean =>
  address !== '' && !/^(?!data:)[a-z][a-z\d+.-]*:|^\/\//i.test(address);

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
