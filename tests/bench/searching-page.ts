/** Runs in the app's window: types into its search, opens the pages of issues and scrolls them, and sees when they are drawn. */

const frame = (): Promise<number> => new Promise((done) => requestAnimationFrame(done));

const drawn = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** When the list of what is found becomes busy, or is no longer. */
const becomes = (list: Element, busy: boolean): Promise<void> =>
  new Promise((done) => {
    const observer = new MutationObserver(() => {
      if ((list.ariaBusy === 'true') !== busy) return;
      observer.disconnect();
      done();
    });
    observer.observe(list, { attributeFilter: ['aria-busy'] });
  });

/**
 * Types a key and waits for the frame with what it finds: issues and commands are there at once, so it is the answer that
 * is waited for. The list is busy while it is on its way. In milliseconds.
 */
export async function toResults(key: string): Promise<number> {
  const field = document.querySelector<HTMLInputElement>('dialog [role=combobox]');
  const list = document.querySelector('#palette-choices');
  if (field === null || list === null) throw new Error('There is no field to search in.');
  if (list.ariaBusy === 'true') await becomes(list, false);
  const start = performance.now();
  const answered = becomes(list, true).then(() => becomes(list, false));
  field.value += key;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await answered;
  await drawn();
  return performance.now() - start;
}

/** Asks for a word as soon as there is a field to ask in, and waits for the frame with what is found. */
export async function firstResult(word: string): Promise<void> {
  const find = await drawnElement<HTMLElement>('.find');
  find.click();
  const field = await drawnElement<HTMLInputElement>('dialog [role=combobox]');
  field.value = word;
  field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  await drawnElement('dialog .found-snippet');
  await drawn();
}

async function drawnElement<E extends Element>(selector: string): Promise<E> {
  for (;;) {
    const found = document.querySelector<E>(selector);
    if (found !== null) return found;
    await frame();
  }
}

/** Opens the page of an issue by its place in the tree and waits for the frame with its passages, in milliseconds. */
export async function toIssue(at: number): Promise<number> {
  const row = document.querySelectorAll<HTMLElement>('[role=treeitem]')[at];
  if (row === undefined) throw new Error('There is no such issue.');
  const start = performance.now();
  row.click();
  while (document.querySelector('.issue-view .entry:not(.waiting) .quote') === null) await drawn();
  return performance.now() - start;
}

/** Scrolls the page that is open from its top, so far a frame, in CSS pixels; how long each frame took, in milliseconds. */
export async function scrollThrough(frames: number, step: number): Promise<readonly number[]> {
  const view = document.querySelector('.issue-view');
  if (view === null) throw new Error('No page of an issue is open.');
  const times: number[] = [];
  let last = await frame();
  for (let count = 1; count <= frames; count += 1) {
    view.scrollTop = count * step;
    const now = await frame();
    times.push(now - last);
    last = now;
  }
  return times;
}
