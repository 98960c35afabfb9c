/** Long work done a little at a time, so that others are answered in between. */

/** How long it is gone on with at one go, in milliseconds. */
const AT_ONCE = 10;

/**
 * All that a generator gives, each of which may take some milliseconds.
 * @param goOn is waited for between slices; whether the answer is still wanted
 * @returns null when it is not
 */
export async function inSlices<T>(
  all: Iterable<T>,
  goOn: () => Promise<boolean>,
): Promise<readonly T[] | null> {
  const list: T[] = [];
  let since = Date.now();
  for (const each of all) {
    list.push(each);
    if (Date.now() - since < AT_ONCE) continue;
    if (!(await goOn())) return null;
    since = Date.now();
  }
  return list;
}
