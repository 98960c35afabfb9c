/** The page of an issue in the app's window: to the first paint of its passages, and from frame to frame as they scroll by. */
import type { Page } from 'playwright';
import type { Call } from './page-script.ts';
import type * as Script from './searching-page.ts';

/** The app's window with the script in it. */
export interface Searching {
  readonly page: Page;
  readonly call: Call<typeof Script>;
}

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

export async function issuePageTimes(searching: Searching): Promise<IssuePageTimes> {
  const { page } = searching;
  const count = Math.min(SEVERAL, await page.locator('[role=treeitem]').count());
  const inTurn = async () => {
    const times: number[] = [];
    for (let issue = 0; issue < count; issue += 1) times.push(await toPage(searching, issue));
    return times;
  };
  const cold = await inTurn();
  const warm: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) warm.push(...(await inTurn()));
  return { cold, warm, frames: await framesOf(searching) };
}

/** Opens an issue's page from the list of articles, and waits for the frame with its passages. */
async function toPage({ page, call }: Searching, issue: number): Promise<number> {
  await page.locator('.side .row', { hasText: 'All articles' }).click();
  await page.locator('.article-row').first().waitFor();
  // Charts of the last visit are finished by then.
  await page.waitForTimeout(1500);
  return call('toIssue', issue);
}

/** Scrolls the page that is open from its top. */
async function framesOf({ page, call }: Searching): Promise<readonly number[]> {
  await page.waitForTimeout(1500);
  return call('scrollThrough', FRAMES, A_FRAME);
}
