import { describe, expect, test } from 'vitest';
import { MOST_PIXELS, pixelsOf } from '../../../main/importing/image-sizes.ts';
import { Images } from '../../../main/importing/images.ts';
import { readWords } from './reading.ts';
import { gif, jpeg, png, webp } from '../../hostile/pictures.ts';

const MEGABYTE = 1024 * 1024;
const padded = (size: number, mark: number): Uint8Array => {
  const bytes = Buffer.alloc(size, mark);
  bytes.set(png(4, 4));
  return bytes;
};

describe('how many pixels a picture has', () => {
  test.each([
    ['PNG', png(60_000, 50_000, 0), 3_000_000_000],
    ['GIF', gif(300, 200), 90_000],
    ['GIF with a picture larger than its screen', gif(1, 60_000), 3_600_000_000],
    ['JPEG', jpeg(640, 480), 307_200],
    ['JPEG with a thumbnail in front', jpeg(64_000, 1000, 9), 64_000_000],
    ['lossy WebP', webp('VP8 ', 640, 480), 307_200],
    ['lossless WebP', webp('VP8L', 16_384, 16_384), 268_435_456],
    ['WebP with more to it', webp('VP8X', 100_000, 100_000), 10_000_000_000],
  ])('is told by its header: %s', (_, bytes, pixels) => {
    expect(pixelsOf(bytes)).toBe(pixels);
  });

  test('is not known where the header is cut short', () => {
    for (const bytes of [png(4, 4), jpeg(4, 4), gif(4, 4), webp('VP8X', 4, 4)])
      for (let length = 0; length < 12; length += 1)
        expect(pixelsOf(bytes.subarray(0, length)) ?? 0).toBeLessThan(MOST_PIXELS);
    expect(pixelsOf(Buffer.from('ffd8ffffffff', 'hex'))).toBeNull();
  });
});

describe('the pictures of an article', () => {
  test('come once for each file, whatever follows its name', () => {
    const asked: string[] = [];
    const images = new Images((name) => {
      asked.push(name);
      return png(4, 4);
    });
    const names = Array.from({ length: 50 }, (_, index) => images.place(`big.png?${index}#x`));
    expect(new Set(names).size).toBe(1);
    expect(images.place('other.png')).toBe(names[0]);
    expect(asked).toEqual(['big.png', 'other.png']);
    expect(images.all).toHaveLength(1);
  });

  test('are no more than there is room for, and those left out are told of', () => {
    const many = new Images((name) => padded(200, Number(name)));
    for (let index = 0; index < 300; index += 1) many.place(`${index % 250}`);
    expect(many.all).toHaveLength(250);
    const large = new Images((name) => padded(9 * MEGABYTE, Number(name)));
    for (let index = 0; index < 20; index += 1) large.place(`${index}`);
    expect(large.all).toHaveLength(11);
    expect(large.left).toEqual([
      '9 pictures are left out: an article has room for 1,000, and for 100 MB of them.',
    ]);
    const countless = new Images((name) => Buffer.concat([png(4, 4), Buffer.from(name)]));
    for (let index = 0; index < 1003; index += 1) countless.place(`${index}`);
    expect(countless.all).toHaveLength(1000);
  });

  test('are found beside a page that says where it was, whose links lead there', async () => {
    const words =
      'The board said that ships would wait outside until the fog lifted, and no pilot went out. ';
    const { images, markdown } = await readWords(
      `<html><head><title>Fog at sea</title><base href="https://harbour.example/news/"></head><body><nav><a href="/">Home</a></nav><article>${`<p>${words.repeat(4)}</p>`.repeat(6)}<img src="fog_files/quay.png" alt="Quay"><p><a href="more">More</a> of it.</p></article></body></html>`,
      'fog.html',
      (name) => (name === 'fog_files/quay.png' ? png(4, 4) : null),
    );
    expect(markdown).not.toContain('Home');
    expect(images).toHaveLength(1);
    expect(markdown).toContain('[More](<https://harbour.example/news/more>)');
  });

  test('that cannot come are told of, each once, with the reason', () => {
    const files: Readonly<Record<string, Uint8Array>> = {
      'wide.png': png(60_000, 60_000, 1),
      'page.png': Buffer.from('<html>'),
      'heavy.png': padded(11 * MEGABYTE, 1),
      'fine.png': png(4, 4),
    };
    const images = new Images((name) => files[name] ?? null);
    for (const address of [...Object.keys(files), 'gone.png', 'gone.png', 'https://a.example/b.png', ''])
      images.place(address);
    expect(images.all).toHaveLength(1);
    expect(images.left).toEqual([
      '2 pictures did not come along: they are neither in the file nor beside it.',
      '1 picture is left out: it is no PNG, JPEG, GIF or WebP.',
      '2 pictures are left out: they are larger than 10 MB or 50 megapixels.',
    ]);
  });
});
