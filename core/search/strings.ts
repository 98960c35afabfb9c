/** Many strings in two arrays, so that neither memory nor start-up pays for each. Order is that of UTF-16 code units. */

export interface Strings {
  /** Where each begins in `units`, and at the end where the last ends. */
  readonly at: Uint32Array;
  readonly units: Uint16Array;
}

export const countOf = ({ at }: Strings): number => at.length - 1;

export function stringsFrom(values: readonly string[]): Strings {
  const at = new Uint32Array(values.length + 1);
  let length = 0;
  values.forEach((value, index) => (at[index + 1] = length += value.length));
  const units = new Uint16Array(length);
  let next = 0;
  for (const value of values)
    for (let unit = 0; unit < value.length; unit += 1) units[next++] = value.charCodeAt(unit);
  return { at, units };
}

/** So many go into one call of String.fromCharCode. */
const AT_ONCE = 4096;

export function stringAt({ at, units }: Strings, index: number): string {
  const start = at[index] ?? 0;
  const end = at[index + 1] ?? start;
  if (end - start <= AT_ONCE) return String.fromCharCode(...units.subarray(start, end));
  let value = '';
  for (let from = start; from < end; from += AT_ONCE)
    value += String.fromCharCode(...units.subarray(from, Math.min(end, from + AT_ONCE)));
  return value;
}

/** Below 0, 0 or above 0, as one of the strings comes before, is equal to or comes after one of others. */
export function compareAt(a: Strings, index: number, b: Strings, other: number): number {
  let from = a.at[index] ?? 0;
  let to = b.at[other] ?? 0;
  const end = a.at[index + 1] ?? from;
  const otherEnd = b.at[other + 1] ?? to;
  for (; from < end && to < otherEnd; from += 1, to += 1) {
    const difference = (a.units[from] ?? 0) - (b.units[to] ?? 0);
    if (difference !== 0) return difference;
  }
  return end - from - (otherEnd - to);
}

/**
 * How one of the strings stands to a word.
 * @param prefix whether one that only begins with the word counts as equal
 */
function compareTo({ at, units }: Strings, index: number, word: string, prefix: boolean): number {
  const start = at[index] ?? 0;
  const length = (at[index + 1] ?? start) - start;
  const shared = Math.min(length, word.length);
  for (let unit = 0; unit < shared; unit += 1) {
    const difference = (units[start + unit] ?? 0) - word.charCodeAt(unit);
    if (difference !== 0) return difference;
  }
  return prefix && length > word.length ? 0 : length - word.length;
}

/** Of sorted strings those that are a word, or begin with it: from the first to before the last. */
export function rangeOf(strings: Strings, word: string, prefix: boolean): { from: number; to: number } {
  const from = firstWhere(strings, 0, (index) => compareTo(strings, index, word, prefix) >= 0);
  if (!prefix) {
    const found = from < countOf(strings) && compareTo(strings, from, word, false) === 0;
    return { from, to: found ? from + 1 : from };
  }
  return { from, to: firstWhere(strings, from, (index) => compareTo(strings, index, word, true) > 0) };
}

function firstWhere(strings: Strings, from: number, holds: (index: number) => boolean): number {
  let low = from;
  let high = countOf(strings);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Gives every distinct value a number, in the order in which they come. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  numberOf(value: string): number {
    const known = this.#numbers.get(value);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(value, number);
    return number;
  }

  values(): readonly string[] {
    return [...this.#numbers.keys()];
  }
}
