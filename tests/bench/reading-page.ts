/** Runs in the app's window: sees what is on screen and when, and touches nothing that the app keeps. */

const HIGHLIGHT_OF_ONE = /^(hovered|in-hand|adjusted)/;

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

/** When the frame that comes next is painted, as far as the page does it: what follows a frame's own callbacks runs after it. */
async function painted(): Promise<number> {
  await frame();
  return endOfFrame();
}

/** Asked for in a frame's callback: when that frame is painted. */
function endOfFrame(): Promise<number> {
  const { port1, port2 } = new MessageChannel();
  const after = new Promise<number>((done) => {
    port1.onmessage = () => done(performance.now());
  });
  port2.postMessage(null);
  return after;
}

function one(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}.`);
  return found;
}

/** As far as a quick hand turns the wheel, in pixels. */
const A_FRAME = 120;

/** Scrolls on from the beginning of the article for so many frames; how long each took, in milliseconds. */
export async function scrollThrough(frames: number): Promise<readonly number[]> {
  const view = one('.article-view');
  view.scrollTop = 0;
  await painted();
  const times: number[] = [];
  let last = await frame();
  for (let count = 1; count <= frames; count += 1) {
    view.scrollTop = count * A_FRAME;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** From the click that opens an article, in milliseconds. */
export interface Opened {
  /** To the frame with its text. */
  readonly text: number;
  /** To the frame with its highlights. */
  readonly highlights: number;
}

let opening: Promise<Opened> | null = null;

/** Waits for the click on a row; `opened` tells what came of it. */
export function awaitOpening(title: string): void {
  opening = new Promise((done) => {
    addEventListener(
      'click',
      ({ timeStamp }) => {
        void textShown(title)
          .then(painted)
          .then(async (text) => {
            while (count() === 0) await frame();
            done({ text: text - timeStamp, highlights: (await painted()) - timeStamp });
          });
      },
      { capture: true, once: true },
    );
  });
}

export function opened(): Promise<Opened> {
  if (opening === null) throw new Error('No opening is awaited.');
  return opening;
}

const isShown = (title: string): boolean =>
  document.querySelector('.read h1')?.textContent === title && document.querySelector('.body p') !== null;

function textShown(title: string): Promise<void> {
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!isShown(title)) return;
      observer.disconnect();
      done();
    });
    observer.observe(document.body, { childList: true, subtree: true, characterData: true });
  });
}

/** How long the bare text of an article takes from nothing to its frame, in the app's own containers, in milliseconds. */
export async function openBare(paragraphs: readonly string[]): Promise<number> {
  const view = one('.article-view');
  const start = performance.now();
  const body = emptied('.body');
  for (const words of paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.append(words);
    body.append(paragraph);
  }
  const [bare, page, read] = ['.article-view', '.article-page', '.read'].map(emptied);
  if (bare === undefined || page === undefined || read === undefined) throw new Error('nothing to fill');
  read.append(body);
  page.append(read);
  bare.append(page);
  view.replaceWith(bare);
  const end = await painted();
  bare.replaceWith(view);
  return end - start;
}

const emptied = (selector: string): HTMLElement => one(selector).cloneNode(false) as HTMLElement;

/** How many ranges of passages are painted. */
function count(): number {
  let ranges = 0;
  for (const [name, highlight] of CSS.highlights) if (!HIGHLIGHT_OF_ONE.test(name)) ranges += highlight.size;
  return ranges;
}

/** Scrolls on by half a window. */
export function scrollOn(): void {
  const view = one('.article-view');
  view.scrollTop += view.clientHeight / 2;
}

let marking: Promise<number> | null = null;

/**
 * Selects words of the paragraph in the middle of the window and waits for a key; `marked` tells how long it took
 * to their highlight.
 * @param number which words of it, each time others: words that are marked already would make no new highlight
 */
export async function awaitMarking(number: number): Promise<void> {
  const { left, top, width, height } = one('.article-view').getBoundingClientRect();
  const text = [...document.querySelectorAll('.body p')]
    .filter((each) => {
      const box = each.getBoundingClientRect();
      return box.top < top + height / 2 && box.right > left && box.left < left + width;
    })
    .at(-1)?.firstChild;
  if (!(text instanceof Text)) throw new Error('There is no text in view.');
  const start = 3 + ((number * 11) % 60);
  getSelection()?.setBaseAndExtent(text, start, text, start + 20 + number);
  await painted();
  await painted();
  const before = count();
  marking = new Promise((done) => {
    addEventListener(
      'keydown',
      ({ timeStamp }) => {
        void highlighted(before).then((end) => done(end - timeStamp));
      },
      { capture: true, once: true },
    );
  });
}

async function highlighted(before: number): Promise<number> {
  for (;;) {
    await frame();
    if (count() > before) return endOfFrame();
  }
}

/** In milliseconds. */
export function marked(): Promise<number> {
  if (marking === null) throw new Error('No key is awaited.');
  return marking;
}
