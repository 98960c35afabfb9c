import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalText } from '../../../core/document/document.ts';
import { PlainError } from '../../../core/result.ts';
import { readBinaryPlist, type PlistValue } from '../../../main/importing/binary-plist.ts';
import { readWebarchive } from '../../../main/importing/webarchive.ts';
import { PROSE } from './reading.ts';

type Plain = string | number | boolean | Uint8Array | readonly Plain[] | { readonly [name: string]: Plain };

/** Writes a property list in Apple's binary form: strings as ASCII where they can be, else as UTF-16. */
function plistOf(value: Plain): Uint8Array {
  const objects: Buffer[] = [];
  const add = (bytes: Buffer): number => objects.push(bytes) - 1;
  const reference = (index: number): Buffer => Buffer.from([index >> 8, index & 255]);
  const marked = (kind: number, length: number, ...content: readonly Uint8Array[]): Buffer => {
    const size = Buffer.alloc(6);
    size.writeUInt8((kind << 4) | 15, 0);
    size.writeUInt8(0x12, 1);
    size.writeUInt32BE(length, 2);
    return Buffer.concat([length < 15 ? Buffer.from([(kind << 4) | length]) : size, ...content]);
  };
  const write = (each: Plain): number => {
    if (typeof each === 'boolean') return add(Buffer.from([each ? 9 : 8]));
    if (typeof each === 'number') {
      const bytes = Buffer.alloc(9);
      bytes.writeUInt8(0x13, 0);
      bytes.writeBigInt64BE(BigInt(each), 1);
      return add(bytes);
    }
    if (typeof each === 'string')
      return /^[\0-\x7f]*$/.test(each)
        ? add(marked(5, each.length, Buffer.from(each, 'latin1')))
        : add(marked(6, each.length, Buffer.from(each, 'utf16le').swap16()));
    if (each instanceof Uint8Array) return add(marked(4, each.length, each));
    if (Array.isArray(each)) return add(marked(10, each.length, ...each.map(write).map(reference)));
    const entries = Object.entries(each);
    const keys = entries.map(([key]) => write(key));
    return add(
      marked(13, entries.length, ...[...keys, ...entries.map(([, of]) => write(of))].map(reference)),
    );
  };
  const top = write(value);
  return assembled(objects, top);
}

function assembled(objects: readonly Buffer[], top: number): Uint8Array {
  const offsets = Buffer.alloc(objects.length * 4);
  let at = 8;
  for (const [index, object] of objects.entries()) {
    offsets.writeUInt32BE(at, index * 4);
    at += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(4, 6);
  trailer.writeUInt8(2, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(top), 16);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, offsets, trailer]);
}

const plain = (value: PlistValue): unknown => {
  if (value instanceof Map)
    return Object.fromEntries(
      [...(value as ReadonlyMap<string, PlistValue>)].map(([key, of]) => [key, plain(of)]),
    );
  if (value instanceof Uint8Array) return Uint8Array.from(value);
  return Array.isArray(value) ? (value as readonly PlistValue[]).map(plain) : value;
};

const PNG = Buffer.from('89504e470d0a1a0a0000000d', 'hex');
const paragraphs = PROSE.split('\n\n')
  .map((words) => `<p>${words}</p>`)
  .join('');
const resource = (
  data: Uint8Array,
  type: string,
  url: string,
  more: Readonly<Record<string, Plain>> = {},
) => ({
  WebResourceData: data,
  WebResourceMIMEType: type,
  WebResourceURL: url,
  ...more,
});
const html = (body: string) =>
  Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><title>The quay</title></head><body>${body}</body></html>`,
  );
const read = async (bytes: Uint8Array) =>
  readWebarchive(bytes, { name: 'page.webarchive', readLocal: () => null });

describe('a page saved by Safari', () => {
  const main = resource(
    html(`${paragraphs}<img src="../pictures/quay.png" alt="The quay"><iframe src="map"></iframe>`),
    'text/html',
    'https://example.org/harbour/a',
    { WebResourceTextEncodingName: 'UTF-8', WebResourceFrameName: '' },
  );

  test('gives its article, its address and its images, and says what it leaves', async () => {
    const { articles, left } = await read(
      plistOf({
        WebMainResource: main,
        WebSubresources: [
          resource(Buffer.from('x{}'), 'text/css', 'https://example.org/a.css'),
          resource(PNG, 'image/png', 'https://example.org/pictures/quay.png'),
        ],
        WebSubframeArchives: [
          { WebMainResource: resource(html('<p>A map</p>'), 'text/html', 'about:blank') },
          { WebMainResource: resource(html(''), 'text/html', 'https://example.org/map') },
        ],
      }),
    );
    const [article] = articles;
    expect(article?.details).toMatchObject({ title: 'The quay', url: 'https://example.org/harbour/a' });
    expect(canonicalText(article?.markdown ?? '')).toContain(PROSE);
    expect(article?.images).toHaveLength(1);
    expect(article?.type).toBe('webarchive');
    expect(left).toEqual(['1 page in a frame of the page was left out.']);
  });

  test('in another encoding', async () => {
    const page = Buffer.from(`<html><body>${paragraphs}<p>\xd5\xd4\xd2\xcf</p></body></html>`, 'latin1');
    const { articles } = await read(
      plistOf({
        WebMainResource: resource(page, 'text/html', 'x', { WebResourceTextEncodingName: 'KOI8-R' }),
      }),
    );
    expect(articles[0]?.markdown).toContain('утро');
    expect(articles[0]?.details.url).toBeNull();
  });

  test('that is no page is refused in words', async () => {
    await expect(read(plistOf({ WebMainResource: resource(PNG, 'image/png', 'x') }))).rejects.toThrow(
      'no page, but image/png',
    );
    await expect(read(plistOf({ Other: 1 }))).rejects.toThrow('holds no page');
    await expect(read(plistOf(['x']))).rejects.toThrow('holds no page');
  });
});

describe('a binary property list', () => {
  test('gives what was written into it', () => {
    const value = fc.letrec<{ value: Plain }>((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.string({ unit: 'grapheme' }),
        fc.integer(),
        fc.boolean(),
        fc.uint8Array({ maxLength: 40 }),
        fc.array(tie('value'), { maxLength: 20 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 20, noNullPrototype: true }),
      ),
    })).value;
    fc.assert(
      fc.property(value, (each) => {
        expect(plain(readBinaryPlist(plistOf(each)))).toEqual(each);
      }),
    );
  });

  test('reads the numbers that are rare', () => {
    const real = Buffer.from([0x23, 0x3f, 0xf8, 0, 0, 0, 0, 0, 0]);
    const date = Buffer.from([0x33, 0x41, 0x9d, 0x6f, 0x34, 0x54, 0, 0, 0]);
    const wide = Buffer.concat([Buffer.from([0x14]), Buffer.alloc(15), Buffer.from([7])]);
    const objects = [
      real,
      date,
      wide,
      Buffer.from([0x80, 5]),
      Buffer.from([0]),
      Buffer.from([0xa5, 0, 0, 0, 1, 0, 2, 0, 3, 0, 4]),
    ];
    expect(plain(readBinaryPlist(assembled(objects, 5)))).toEqual([1.5, 123456789, 7, 5, null]);
  });

  test('that holds itself, or is too deep, or says it is longer than it is, is refused', () => {
    const itself = [Buffer.from([0xa1, 0, 1]), Buffer.from([0xa1, 0, 0])];
    const deep = Array.from({ length: 500 }, (_, index) =>
      Buffer.from([0xa1, (index + 1) >> 8, (index + 1) & 255]),
    );
    const long = [Buffer.from([0x4f, 0x13, 0x7f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff])];
    const list = [Buffer.from([0xaf, 0x12, 0x7f, 0xff, 0xff, 0xff, 0, 0])];
    for (const objects of [itself, deep, long, list, [], [Buffer.from([0xf0])]])
      expect(() => readBinaryPlist(assembled(objects, 0))).toThrow(PlainError);
    for (const bytes of [
      Buffer.alloc(0),
      Buffer.from('bplist00'),
      Buffer.alloc(100),
      Buffer.concat([Buffer.from('bplist00'), Buffer.alloc(60, 255)]),
    ])
      expect(() => readBinaryPlist(bytes)).toThrow(PlainError);
  });

  test('whose lists share their members grows no larger than it is', () => {
    const doubling = Array.from({ length: 60 }, (_, index) =>
      Buffer.from([0xa2, 0, index + 1, 0, index + 1]),
    );
    const top = readBinaryPlist(assembled([...doubling, Buffer.from([9])], 0));
    expect(Array.isArray(top)).toBe(true);
  });

  test('changed anywhere is read or refused', async () => {
    const whole = plistOf({
      WebMainResource: resource(html('<p>Words</p>'), 'text/html', 'https://example.org/é'),
      WebSubresources: [],
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 }),
        async (changes) => {
          const bytes = Uint8Array.from(whole);
          for (const [at, byte] of changes) bytes[at] = byte;
          try {
            expect((await read(bytes)).articles).toHaveLength(1);
          } catch (error) {
            if (!(error instanceof PlainError)) throw error;
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});
