/** From the press of a key to its highlight on screen, the passage safe on disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { median, quantile, timed, type Figure } from './measure.ts';
import { openArticle, type Desk } from './reading.ts';
import { TITLES } from './reading-library.ts';

const PRESSES = 60;
/** Presses before the window is scrolled on. */
const IN_VIEW = 4;
/** Longer than it takes until the place in the text is saved, in milliseconds. */
const REST = 1200;
/** Cards have come to rest before words are selected again, in milliseconds: no hand is quicker. */
const PAUSE = 300;
/** The most that is felt as at once, in milliseconds. */
const AT_ONCE = 50;

export async function benchMarking(desk: Desk, scratch: string): Promise<readonly Figure[]> {
  return [
    await marking(desk, scratch, TITLES.usual, 'an article of 6,000 characters'),
    await marking(desk, scratch, TITLES.marked, 'one of 300,000 with 2,000 passages'),
  ];
}

async function marking(desk: Desk, scratch: string, title: string, where: string): Promise<Figure> {
  const { page, call } = desk;
  await openArticle(desk, title);
  const bytes = sizeOf(desk, title);
  const presses: number[] = [];
  const flushes: number[] = [];
  for (let number = 0; number < PRESSES; number += 1) {
    if (number % IN_VIEW === 0) {
      await call('scrollOn');
      await page.waitForTimeout(REST);
    }
    await call('awaitMarking', number);
    await page.keyboard.press('1');
    presses.push(await call('marked'));
    flushes.push(await timed(() => flush(scratch, bytes)));
    await page.keyboard.press('Escape');
    await page.waitForTimeout(PAUSE);
  }
  const inMs = (times: readonly number[]) => `${median(times).toFixed(1)} ms`;
  return {
    what: `From a key press to its highlight, saved, the 95th of 100, in ${where}`,
    value: quantile(presses, 0.95),
    most: AT_ONCE,
    unit: 'ms',
    from: `median ${inMs(presses)}; a bare flush of ${Math.round(bytes / 1000)} kB ${inMs(flushes)}, 95th of 100 ${quantile(flushes, 0.95).toFixed(1)} ms`,
  };
}

/** The size of an article's file. */
function sizeOf({ library }: Desk, title: string): number {
  const folder = join(library, 'articles');
  const file = readdirSync(folder).find(
    (name) => name.endsWith('.json') && readFileSync(join(folder, name), 'utf8').includes(`"${title}"`),
  );
  if (file === undefined) throw new Error(`No file has “${title}”.`);
  return statSync(join(folder, file)).size;
}

/** Writes so many bytes and waits until they are on the disk. */
async function flush(folder: string, bytes: number): Promise<void> {
  const file = await open(join(folder, 'flush'), 'w');
  await file.writeFile(Buffer.alloc(bytes, 32));
  await file.sync();
  await file.close();
}
