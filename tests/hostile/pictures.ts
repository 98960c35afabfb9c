/** Pictures that are small as files and gigantic in a window, that lie about their size, or come in thousands. */
import { crc32, deflateSync } from 'node:zlib';
import { pageInput, textInput, type Hostile } from './input.ts';

const chunk = (name: string, content: Uint8Array): Uint8Array => {
  const named = Buffer.concat([Buffer.from(name, 'latin1'), content]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(content.length, 0);
  ends.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)]);
};

/** A PNG of one bit to a pixel. @param rows how many are there of those that its header promises */
export function png(width: number, height: number, rows = height): Uint8Array {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 1;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc((1 + Math.ceil(width / 8)) * rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** @param screen the width and height that its one picture stands on */
export function gif(screen: number, picture: number): Uint8Array {
  const bytes = Buffer.from(
    '47494638396100000000800000' +
      '000000ffffff' +
      '21f9040000000000' +
      '2c000000000000000000' +
      '02024c01003b',
    'hex',
  );
  bytes.writeUInt16LE(screen, 6);
  bytes.writeUInt16LE(screen, 8);
  bytes.writeUInt16LE(picture, 32);
  bytes.writeUInt16LE(picture, 34);
  return bytes;
}

/** A JPEG of which nothing is there but its header. @param thumbnail the size of one in front of it */
export function jpeg(width: number, height: number, thumbnail = 0): Uint8Array {
  const frame = (wide: number, high: number): Uint8Array => {
    const bytes = Buffer.from('ffc0000b080000000001011100', 'hex');
    bytes.writeUInt16BE(high, 5);
    bytes.writeUInt16BE(wide, 7);
    return bytes;
  };
  const within = Buffer.concat([
    Buffer.from('ffe100150000', 'hex'),
    frame(thumbnail, thumbnail),
    Buffer.alloc(4),
  ]);
  return Buffer.concat([
    Buffer.from('ffd8', 'hex'),
    within,
    frame(width, height),
    Buffer.from('ffd9', 'hex'),
  ]);
}

/** A WebP of one of its three kinds, of which nothing is there but its header. */
export function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Uint8Array {
  const bytes = Buffer.alloc(40);
  bytes.write('RIFF', 0, 'latin1');
  bytes.writeUInt32LE(32, 4);
  bytes.write(`WEBP${kind}`, 8, 'latin1');
  bytes.writeUInt32LE(20, 16);
  if (kind === 'VP8 ') {
    bytes.set([0x9d, 0x01, 0x2a], 23);
    bytes.writeUInt16LE(width, 26);
    bytes.writeUInt16LE(height, 28);
  } else if (kind === 'VP8L') {
    bytes[20] = 0x2f;
    bytes.writeUInt32LE(((width - 1) | ((height - 1) << 14)) >>> 0, 21);
  } else {
    bytes.writeUIntLE(width - 1, 24, 3);
    bytes.writeUIntLE(height - 1, 27, 3);
  }
  return bytes;
}

const shown = (bytes: Uint8Array, type = 'png'): string =>
  `<img alt="A picture" src="data:image/${type};base64,${Buffer.from(bytes).toString('base64')}">`;

export const PICTURES: readonly Hostile[] = [
  pageInput('picture-wide', () => shown(png(60_000, 60_000, 200))),
  pageInput('picture-of-two-billion', () => shown(png(0x7fffffff, 0x7fffffff, 0))),
  pageInput('picture-line', () => shown(png(0x7fffffff, 1, 0)) + shown(png(1, 0x7fffffff, 0))),
  pageInput('picture-just-small-enough', () => shown(png(7000, 7000))),
  pageInput('picture-none', () => shown(png(0, 0, 0))),
  pageInput('picture-half', () => shown(png(2000, 2000).subarray(0, 60))),
  pageInput('picture-noise', () => shown(png(3000, 3000, 1))),
  pageInput('picture-jpeg-wide', () => shown(jpeg(65_000, 65_000), 'jpeg')),
  pageInput('picture-jpeg-small-in-front', () => shown(jpeg(65_000, 65_000, 10), 'jpeg')),
  pageInput('picture-jpeg-without-frame', () => shown(Buffer.from('ffd8ffe00004ffe1ffff', 'hex'), 'jpeg')),
  pageInput('picture-gif-wide', () => shown(gif(65_535, 65_535), 'gif')),
  pageInput('picture-gif-within', () => shown(gif(1, 65_535), 'gif')),
  pageInput('picture-webp-wide', () => shown(webp('VP8X', 16_000_000, 16_000_000), 'webp')),
  pageInput('picture-webp-lossless', () => shown(webp('VP8L', 16_384, 16_384), 'webp')),
  pageInput('picture-webp-lossy', () => shown(webp('VP8 ', 16_383, 16_383), 'webp')),
  pageInput('picture-named-otherwise', () => shown(png(4, 4), 'svg+xml') + shown(png(4, 4), 'html')),
  pageInput('pictures-alike', () => shown(png(400, 400)).repeat(500)),
  pageInput('pictures-each-other', () =>
    Array.from({ length: 1500 }, (_, index) => shown(png(8 + index, 8))).join(''),
  ),
  pageInput('pictures-in-sets', () =>
    `<picture>${`<source srcset="${Array.from({ length: 200 }, (_, index) => `p${index}.png ${index}w`).join(', ')}">`.repeat(40)}<img src="x.png" alt="x"></picture>`.repeat(
      5,
    ),
  ),
  textInput(
    'picture-wide.md',
    () =>
      `# A picture\n\n![wide](data:image/png;base64,${Buffer.from(png(60_000, 60_000, 20)).toString('base64')})\n\nWords after it, which stay.\n`,
  ),
];
