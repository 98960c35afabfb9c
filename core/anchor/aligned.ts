/** What a comparison of two texts says of where a passage went. Offsets in UTF-16 code units. */
import { isWhole, wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import type { Part } from './compare.ts';
import type { Anchor } from './describe.ts';
import type { Found } from './find.ts';
import { confidenceOf, editsBetween } from './likeness.ts';

/** Of a passage that was edited where it stands, no more than this share may differ. */
const MOST_EDITED = 0.5;
/** In longer quotes, in UTF-16 code units, what differs is counted by whole words. */
const LONG = 1200;

/** Where a stretch went of which nothing was touched, and whether its surroundings were not either; null where it was. */
export function unchangedPlace(
  anchor: Anchor,
  after: string,
  parts: readonly Part[],
): (Found & { readonly inContext: boolean }) | null {
  const { start, end, prefix, suffix } = anchor;
  const part = parts.find(
    ({ kind, before }) => kind === 'same' && before.start <= start && end <= before.end,
  );
  if (part === undefined) return null;
  const by = part.after.start - part.before.start;
  const place = { start: start + by, end: end + by };
  if (!isWhole(after, place)) return null;
  const inContext = part.before.start <= start - prefix.length && end + suffix.length <= part.before.end;
  return { ...place, confidence: confidenceOf(after, anchor, place, 0), exact: true, inContext };
}

/** How far around a passage its neighbourhood reaches, in UTF-16 code units. */
const NEIGHBOURHOOD = 120;

/** Whether at least half of what stands around a stretch is unchanged. */
export function isFamiliar({ start, end }: Span, parts: readonly Part[]): boolean {
  const [from, to] = [start - NEIGHBOURHOOD, end + NEIGHBOURHOOD];
  let same = 0;
  let all = 0;
  for (const { kind, before, after } of parts) {
    const inside = Math.min(before.end, to) - Math.max(before.start, from);
    if (kind === 'added' && before.start >= from && before.end <= to)
      all += Math.min(after.end - after.start, 2 * NEIGHBOURHOOD);
    else if (inside > 0) {
      all += inside;
      if (kind === 'same') same += inside;
    }
  }
  return same - (end - start) >= (all - (end - start)) / 2;
}

/** What now stands between the surroundings of a stretch that was edited; null where too little of it is left. */
export function editedPlace(anchor: Anchor, after: string, parts: readonly Part[]): Found | null {
  const touched = partsTouched(anchor, parts);
  const kept = touched.filter(({ kind }) => kind === 'same').map((part) => mapped(anchor, part));
  const [start, end] = [kept[0]?.start, kept.at(-1)?.end];
  if (start === undefined || end === undefined) return null;
  const place = wholeGraphemes(after, widened({ start, end }, touched));
  const words = after.slice(place.start, place.end);
  const short = Math.max(words.length, anchor.quote.length) <= LONG;
  const errors = short ? editsBetween(anchor.quote, words) : errorsIn(anchor, touched);
  if (errors > MOST_EDITED * anchor.quote.length) return null;
  const confidence = confidenceOf(after, anchor, place, errors);
  return { ...place, confidence, exact: words === anchor.quote };
}

/** The parts that a stretch of the older text lies in, with what takes the place of its last words. */
function partsTouched({ start, end }: Span, parts: readonly Part[]): readonly Part[] {
  const first = parts.findIndex(({ before }) => before.end > start);
  const last = parts.findLastIndex(({ before }) => before.start < end && before.start < before.end);
  const replaced = parts[last]?.kind === 'removed' && parts[last + 1]?.kind === 'added';
  return parts.slice(first, last + (replaced ? 2 : 1));
}

/** How many characters of a stretch differ, counted by whole words. */
function errorsIn({ start, end }: Span, touched: readonly Part[]): number {
  let removed = 0;
  let added = 0;
  for (const { kind, before, after } of touched) {
    if (kind === 'removed') removed += Math.min(before.end, end) - Math.max(before.start, start);
    if (kind === 'added') added += after.end - after.start;
  }
  return Math.max(removed, added);
}

/** What is left of a stretch in a part that is the same in both texts. */
function mapped({ start, end }: Span, { before, after }: Part): Span {
  const by = after.start - before.start;
  return { start: Math.max(start, before.start) + by, end: Math.min(end, before.end) + by };
}

/** With what was put in the place of words at its very ends. */
function widened(place: Span, touched: readonly Part[]): Span {
  const firstSame = touched.findIndex(({ kind }) => kind === 'same');
  const lastSame = touched.findLastIndex(({ kind }) => kind === 'same');
  const replacing = (parts: readonly Part[]) =>
    parts.some(({ kind }) => kind === 'removed') ? parts.filter(({ kind }) => kind === 'added') : [];
  const head = replacing(touched.slice(0, firstSame));
  const tail = replacing(touched.slice(lastSame + 1));
  return {
    start: head[0]?.after.start ?? place.start,
    end: tail.at(-1)?.after.end ?? place.end,
  };
}

/** Whether a place is for the most part one that was there before, as another part of the older text. */
export function isElsewhere(place: Span, anchor: Span, parts: readonly Part[]): boolean {
  let elsewhere = 0;
  for (let index = firstAfter(parts, place.start); index < parts.length; index += 1) {
    const part = parts[index];
    if (part === undefined || part.after.start >= place.end) break;
    if (part.kind !== 'same') continue;
    const by = part.before.start - part.after.start;
    const start = Math.max(part.after.start, place.start);
    const end = Math.min(part.after.end, place.end);
    if (end + by <= anchor.start || start + by >= anchor.end) elsewhere += end - start;
  }
  return elsewhere > (place.end - place.start) / 2;
}

/** The first part that ends after an offset of the newer text. */
function firstAfter(parts: readonly Part[], offset: number): number {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle]?.after.end ?? Infinity) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
