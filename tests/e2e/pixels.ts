import type { Page } from 'playwright/test';

type Pixel = readonly [red: number, green: number, blue: number];

export interface Pixels {
  /** How many of them are as asked for, from 0 to 1. */
  readonly share: (is: (pixel: Pixel) => boolean) => number;
}

/** The pixels of a part of the window, as a screenshot has them. */
export async function pixelsOf(
  page: Page,
  clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): Promise<Pixels> {
  const png = (await page.screenshot({ clip })).toString('base64');
  const values = await page.evaluate(async (data) => {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return [...(canvas?.getImageData(0, 0, image.width, image.height).data ?? [])];
  }, png);
  const pixels = Array.from({ length: values.length / 4 }, (_, index): Pixel => [
    values[index * 4] ?? 0,
    values[index * 4 + 1] ?? 0,
    values[index * 4 + 2] ?? 0,
  ]);
  return { share: (is) => pixels.filter(is).length / pixels.length };
}
