/** The page of an issue in the app's window: to the first paint of its passages, and from frame to frame as they scroll by. */
import type { Page } from 'playwright';

/** Issues whose pages are opened in turns: more than the window or the search keep at hand. */
const SEVERAL = 6;
const ROUNDS = 5;
const FRAMES = 400;
/** How far a quick hand turns the wheel in a frame, in CSS pixels. */
const A_FRAME = 120;

/** All in milliseconds. */
export interface IssuePageTimes {
  /** To the first paint of each page, when nothing of it was asked for before. */
  readonly cold: readonly number[];
  /** The same when it was opened before, others since. */
  readonly warm: readonly number[];
  /** From frame to frame while the passages scroll by. */
  readonly frames: readonly number[];
}

export async function issuePageTimes(page: Page): Promise<IssuePageTimes> {
  const count = Math.min(SEVERAL, await page.locator('[role=treeitem]').count());
  const inTurn = async () => {
    const times: number[] = [];
    for (let issue = 0; issue < count; issue += 1) times.push(await toPage(page, issue));
    return times;
  };
  const cold = await inTurn();
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) warm.push(...(await inTurn()));
  return { cold, warm, frames: await framesOf(page) };
}

/** Opens an issue's page from the list of articles, and waits for the frame with its passages. */
async function toPage(page: Page, issue: number): Promise<number> {
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await page.locator('.article-row').first().waitFor();
  // Charts of the last visit are finished by then.
  await page.waitForTimeout(1500);
  return page.evaluate(async (at) => {
    const row = document.querySelectorAll<HTMLElement>('[role=treeitem]')[at];
    if (row === undefined) throw new Error('There is no such issue.');
    const start = performance.now();
    row.click();
    while (document.querySelector('.issue-view .entry:not(.waiting) .quote') === null)
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    return performance.now() - start;
  }, issue);
}

/** Scrolls the page that is open from its top. */
async function framesOf(page: Page): Promise<readonly number[]> {
  await page.waitForTimeout(1500);
  return page.evaluate(
    async ({ frames, step }) => {
      const view = document.querySelector('.issue-view');
      if (view === null) throw new Error('No page of an issue is open.');
      const frame = () => new Promise<number>((done) => requestAnimationFrame(done));
      const times: number[] = [];
      let last = await frame();
      for (let count = 1; count <= frames; count += 1) {
        view.scrollTop = count * step;
        const now = await frame();
        times.push(now - last);
        last = now;
      }
      return times;
    },
    { frames: FRAMES, step: A_FRAME },
  );
}
