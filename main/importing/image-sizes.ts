/** How large a picture is once it is unpacked, by its header: a few kilobytes can hold gigabytes of one colour. */

/** In pixels: somewhat more than what the largest cameras make; four bytes each when a window draws it. */
export const MOST_PIXELS = 50_000_000;

/** Width times height in pixels; null where the header does not say. */
export function pixelsOf(bytes: Uint8Array): number | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    return inPng(view) ?? inGif(view) ?? inWebp(view) ?? inJpeg(view);
  } catch (error) {
    // The header is cut short, and nothing will draw it.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function inPng(view: DataView): number | null {
  return view.getUint32(0) === 0x89504e47 ? view.getUint32(16) * view.getUint32(20) : null;
}

/** What a window makes room for is the larger of the screen and the first picture on it. */
function inGif(view: DataView): number | null {
  if (view.getUint32(0) !== 0x47494638) return null;
  const screen = view.getUint16(6, true) * view.getUint16(8, true);
  const flags = view.getUint8(10);
  let at = 13 + tableSize(flags);
  while (at < view.byteLength && view.getUint8(at) === EXTENSION) {
    at += 2;
    for (let size = view.getUint8(at); size > 0; size = view.getUint8(at)) at += 1 + size;
    at += 1;
  }
  if (at + 9 > view.byteLength || view.getUint8(at) !== PICTURE) return screen;
  return Math.max(screen, view.getUint16(at + 5, true) * view.getUint16(at + 7, true));
}

const EXTENSION = 0x21;
const PICTURE = 0x2c;
/** In bytes: three for each colour, where there is a table at all. */
const tableSize = (flags: number): number => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0);

function inWebp(view: DataView): number | null {
  if (view.getUint32(0) !== 0x52494646) return null;
  switch (view.getUint32(12)) {
    case 0x56503820:
      return (view.getUint16(26, true) & 0x3fff) * (view.getUint16(28, true) & 0x3fff);
    case 0x5650384c: {
      const bits = view.getUint32(21, true);
      return ((bits & 0x3fff) + 1) * (((bits >>> 14) & 0x3fff) + 1);
    }
    case 0x56503858:
      return (threeBytes(view, 24) + 1) * (threeBytes(view, 27) + 1);
    default:
      return null;
  }
}

const threeBytes = (view: DataView, at: number): number =>
  view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;

/** The segments before the frame are passed over by their lengths, for a thumbnail in one has a frame of its own. */
function inJpeg(view: DataView): number | null {
  if (view.getUint16(0) !== 0xffd8) return null;
  let at = 2;
  for (;;) {
    while (view.getUint8(at) !== 0xff) at += 1;
    while (view.getUint8(at) === 0xff) at += 1;
    const marker = view.getUint8(at);
    at += 1;
    if (isFrame(marker)) return view.getUint16(at + 3) * view.getUint16(at + 5);
    if (!standsAlone(marker)) at += view.getUint16(at);
  }
}

/** Every kind of frame, but not the tables among their numbers. */
const isFrame = (marker: number): boolean =>
  marker >= 0xc0 && marker <= 0xcf && marker !== 0xc4 && marker !== 0xc8 && marker !== 0xcc;
const standsAlone = (marker: number): boolean =>
  marker === 0 || marker === 1 || (marker >= 0xd0 && marker <= 0xd8);
