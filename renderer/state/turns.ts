/** What changes the state of the window goes one after another, in the order in which it was asked for. */

let last: Promise<unknown> = Promise.resolve();

/** Does a job when every one before it is done, whatever came of it; those after it wait. */
export function inTurn<T>(job: () => Promise<T>): Promise<T> {
  const turn = last.then(job);
  last = turn.catch(() => undefined);
  return turn;
}

/** Resolves when every job asked for so far is done. */
export const settled = async (): Promise<void> => {
  await last;
};
