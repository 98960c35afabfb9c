/** Images that come with an article: accepted by what they are, stored by their hash. */
import { createHash } from 'node:crypto';
import type { ImportedImage } from '../../core/importing.ts';
import { MOST_PIXELS, pixelsOf } from './image-sizes.ts';

/** More than any picture of a news page needs, in bytes. */
export const LARGEST_IMAGE = 10 * 1024 * 1024;

/** What the pictures of one article may be together: how many, and how many bytes. */
const MOST_IMAGES = 1000;
const LARGEST_TOGETHER = 100 * 1024 * 1024;

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

/** Why an image is not there. */
type Lack = 'absent' | 'unknown' | 'large' | 'many';

const WHY: Readonly<Record<Lack, readonly [one: string, several: string]>> = {
  absent: [
    'picture did not come along: it is neither in the file nor beside it.',
    'pictures did not come along: they are neither in the file nor beside it.',
  ],
  unknown: [
    'picture is left out: it is no PNG, JPEG, GIF or WebP.',
    'pictures are left out: they are no PNG, JPEG, GIF or WebP.',
  ],
  large: [
    'picture is left out: it is larger than 10 MB or 50 megapixels.',
    'pictures are left out: they are larger than 10 MB or 50 megapixels.',
  ],
  many: [
    'picture is left out: an article has room for 1,000, and for 100 MB of them.',
    'pictures are left out: an article has room for 1,000, and for 100 MB of them.',
  ],
};
const LACKS = ['absent', 'unknown', 'large', 'many'] as const;

/** Collects the images of one article. Each file is looked up once, in however many places and ways it is named. */
export class Images implements Placing {
  readonly #found = new Map<string, ImportedImage>();
  readonly #known = new Map<string, ImportedImage | Lack>();
  /** Those that were looked at, by their names, whether they were placed or not. */
  readonly #held = new Map<string, ImportedImage>();
  #size = 0;
  readonly #lacking = new Map<string, Lack>();

  constructor(readonly readLocal: ReadLocal) {}

  get all(): readonly ImportedImage[] {
    return [...this.#found.values()];
  }

  /** Takes in an image whose bytes came along. */
  place(address: string): string | null {
    const image = this.#imageAt(address);
    if (typeof image === 'string') {
      if (address.trim() !== '') this.#lacking.set(address, image);
      return null;
    }
    this.#found.set(image.name, image);
    return `image:${image.name}`;
  }

  /** How many were to come along and did not, or are none that can be shown. */
  get refused(): number {
    return [...this.#lacking.keys()].filter(isLocal).length;
  }

  /** What is said of those that did not come: a sentence for each reason. */
  get left(): readonly string[] {
    const lacks = [...this.#lacking.values()];
    return LACKS.map((lack) => [lacks.filter((each) => each === lack).length, ...WHY[lack]] as const)
      .filter(([count]) => count > 0)
      .map(([count, one, several]) => `${count} ${count === 1 ? one : several}`);
  }

  holds(address: string): boolean {
    return typeof this.#imageAt(address) !== 'string';
  }

  /** Those that were placed before, and no other. */
  placed(): Placing {
    const place = (address: string): string | null => {
      const image = this.#imageAt(address);
      return typeof image !== 'string' && this.#found.has(image.name) ? `image:${image.name}` : null;
    };
    return { place, holds: (address) => this.holds(address) };
  }

  #imageAt(address: string): ImportedImage | Lack {
    const key = keyOf(address.trim());
    if (key === null) return 'absent';
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const image = this.#lookUp(key);
    this.#known.set(key, image);
    return image;
  }

  #lookUp(key: string): ImportedImage | Lack {
    if (this.#held.size >= MOST_IMAGES || this.#size >= LARGEST_TOGETHER) return 'many';
    const bytes = DATA.test(key) ? bytesIn(key) : this.readLocal(key);
    if (bytes === null) return 'absent';
    if (bytes.byteLength > LARGEST_IMAGE) return 'large';
    const ending = ENDINGS.find(([, isOne]) => isOne(bytes))?.[0];
    if (ending === undefined) return 'unknown';
    if ((pixelsOf(bytes) ?? 0) > MOST_PIXELS) return 'large';
    return this.#keep({ name: `${createHash('sha256').update(bytes).digest('hex')}.${ending}`, bytes });
  }

  /** Two files with the same bytes are one. */
  #keep(image: ImportedImage): ImportedImage | Lack {
    const same = this.#held.get(image.name);
    if (same !== undefined) return same;
    if (this.#size + image.bytes.byteLength > LARGEST_TOGETHER) return 'many';
    this.#size += image.bytes.byteLength;
    this.#held.set(image.name, image);
    return image;
  }
}

const DATA = /^data:/i;

/** What an image is looked up by: its data, or its path beside the file; null for one of the web. */
function keyOf(address: string): string | null {
  if (DATA.test(address)) return address;
  if (address === '' || !isLocal(address)) return null;
  return decoded(address.replace(/[?#].*$/, ''));
}

function bytesIn(address: string): Uint8Array | null {
  const data = /^data:image\/[\w.+-]+;base64,([A-Za-z0-9+/=\s]+)$/i.exec(address)?.[1];
  return data === undefined ? null : new Uint8Array(Buffer.from(data, 'base64'));
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
