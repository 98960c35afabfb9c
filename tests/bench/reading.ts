/** Reading and marking in the real app: scrolling through a long article, opening it, a key press to its highlight. */
import { join } from 'node:path';
import type { Page } from 'playwright';
import { root } from '../../scripts/paths.ts';
import { launch, type Stage } from './app.ts';
import { benchMarking } from './marking.ts';
import { inTurns, median, quantile, type Figure } from './measure.ts';
import { putScript, type Call } from './page-script.ts';
import type * as Script from './reading-page.ts';
import { makeReadingLibrary, TITLES, type ReadingLibrary } from './reading-library.ts';

/** The app with its library, driven by the mouse, the keys and the script in its window. */
export interface Desk {
  readonly page: Page;
  readonly call: Call<typeof Script>;
  /** The library's folder. */
  readonly library: string;
}

const ROUNDS = { scrolling: 5, opening: 7 } as const;
/** Frames from the beginning to the end of an article: some seconds. */
const FRAMES = 300;

export async function benchReading(stage: Stage): Promise<readonly Figure[]> {
  const library = join(stage.scratch, 'reading');
  const made = makeReadingLibrary(library);
  const { app, page } = await launch(stage, [root, '--library', library]);
  try {
    await page.locator('.article-row').first().waitFor();
    const desk: Desk = { page, call: await putScript(page, 'reading-page.ts'), library };
    return [
      ...(await benchScrolling(desk)),
      ...(await benchOpening(desk, made)),
      ...(await benchMarking(desk, stage.scratch)),
    ];
  } finally {
    await app.close();
  }
}

const toList = ({ page }: Desk): Promise<void> =>
  page.locator('.side .row', { hasText: 'All articles' }).click();

const rowOf = ({ page }: Desk, title: string) => page.locator('.article-open', { hasText: title });

/** Opens an article and lets what follows on its opening come to rest. */
export async function openArticle(desk: Desk, title: string): Promise<void> {
  await toList(desk);
  await rowOf(desk, title).click();
  await desk.page.locator('.read h1', { hasText: title }).waitFor();
  await desk.page.waitForTimeout(1500);
}

async function benchScrolling(desk: Desk): Promise<readonly Figure[]> {
  const frames = { marked: [] as number[], bare: [] as number[] };
  const through = (which: keyof typeof frames) => async () => {
    await openArticle(desk, TITLES[which]);
    const times = await desk.call('scrollThrough', FRAMES);
    frames[which].push(median(times));
    return quantile(times, 0.95);
  };
  const { marked, bare } = await inTurns(
    { marked: through('marked'), bare: through('bare') },
    ROUNDS.scrolling,
  );
  const middles = `medians ${median(frames.marked).toFixed(1)} ms and ${median(frames.bare).toFixed(1)} ms`;
  return [
    {
      what: 'Scrolling through 300,000 characters, the 95th of 100 frames, with 2,000 passages beside none',
      value: marked / bare,
      most: 1.2,
      unit: '×',
      from: `${marked.toFixed(1)} ms and ${bare.toFixed(1)} ms; ${middles}`,
    },
  ];
}

async function benchOpening(desk: Desk, { paragraphs }: ReadingLibrary): Promise<readonly Figure[]> {
  const highlights: number[] = [];
  const { app, bare } = await inTurns(
    {
      app: async () => {
        await openArticle(desk, TITLES.other);
        await toList(desk);
        await desk.call('awaitOpening', TITLES.marked);
        await rowOf(desk, TITLES.marked).click();
        const times = await desk.call('opened');
        highlights.push(times.highlights);
        return times.text;
      },
      bare: async () => {
        await openArticle(desk, TITLES.other);
        return desk.call('openBare', paragraphs);
      },
    },
    ROUNDS.opening,
  );
  return [
    {
      what: 'Opening 300,000 characters with 2,000 passages to the frame with its text, beside its bare paragraphs',
      value: app / bare,
      most: 1.5,
      unit: '×',
      from: `${app.toFixed(0)} ms and ${bare.toFixed(0)} ms; highlights after ${median(highlights).toFixed(0)} ms`,
    },
  ];
}
