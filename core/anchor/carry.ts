/** Carrying passages over to another version of their text. Offsets in UTF-16 code units. */
import { isWhole, wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import { compareTexts, type Part } from './compare.ts';
import { describeSpan, type Anchor } from './describe.ts';
import { Finder, type Found } from './find.ts';
import { fold, type Folded } from './fold.ts';
import { confidenceOf, editsBetween, PLACED } from './likeness.ts';
import { HALF, type Surroundings } from './rivals.ts';

/** What became of a passage: its words stand where they stood, elsewhere, a little changed, or nowhere for sure. */
export type CarryStatus = 'kept' | 'moved' | 'changed' | 'unplaced';

export interface Carried {
  readonly status: CarryStatus;
  /** Where it stands in the newer text; null when it is unplaced. */
  readonly anchor: Anchor | null;
  /** From 0 to 1: how sure that is, or how near the best candidate came. */
  readonly confidence: number;
}

/** Of a passage that was edited where it stands, no more than this share may differ. */
const MOST_EDITED = 0.5;
/** In longer quotes, in UTF-16 code units, what differs is counted by whole words. */
const LONG = 1200;
/** A quote of this length in UTF-16 code units is known by itself where it stands once in either text. */
const TELLING = 24;
/** What is better by no more than this is not. */
const HARDLY_BETTER = 0.1;
/** From this confidence on the very words are believed to have changed places with others that read the same. */
const BEYOND_DOUBT = 0.9;

/**
 * Carries passages from one text to another. What the comparison of the texts says is unchanged, with its surroundings,
 * is carried exactly. For the others the place where their surroundings now are is weighed against every place where
 * their words may be; what the comparison knows to be another part of the older text is no candidate, as those words
 * were there before.
 * @returns one for each anchor, in their order
 */
export function carryOver(before: string, after: string, anchors: readonly Anchor[]): readonly Carried[] {
  const parts = compareTexts(before, after);
  const texts = { before, after, parts, finder: new Finder(after), folded: fold(before) };
  return anchors.map((anchor) => carryOne(anchor, texts));
}

interface Texts {
  readonly before: string;
  readonly after: string;
  readonly parts: readonly Part[];
  readonly finder: Finder;
  /** The older text with one spelling for all that reads the same. */
  readonly folded: Folded;
}

function carryOne(anchor: Anchor, texts: Texts): Carried {
  const { after, parts, finder } = texts;
  const unchanged = unchangedPlace(anchor, after, parts);
  if (unchanged?.inContext === true) return carried(anchor, after, { ...unchanged, confidence: 1 });
  const sole = solePlace(anchor, texts);
  if (sole !== null) return carried(anchor, after, sole);
  const edited = editedPlace(anchor, after, parts);
  const near = unchanged?.start ?? edited?.start ?? finder.offsetOf(texts.folded.offsetOf(anchor.start));
  const around = surroundingsOf(anchor, texts.before);
  let refused = false;
  const isTheirs = (place: Span) => isElsewhere(place, anchor, parts);
  const anywhere = finder.find(anchor, {
    near,
    around,
    admits: (place) => ((refused ||= isTheirs(place)), true),
  });
  const stands =
    !refused ||
    (anywhere !== null &&
      anywhere.confidence >= PLACED &&
      (!isTheirs(anywhere) || isSwapped(anchor, anywhere, texts)));
  const found = stands
    ? anywhere
    : finder.find(anchor, { near, around, admits: (place) => !isTheirs(place) });
  const aligned = better(unchanged, edited);
  const best = weighed(aligned, found, (place) =>
    finder.likeliest(anchor, { near, admits: (other) => !isTheirs(other) && !meet(other, place) }),
  );
  // Between words that are for the most part those of before, the same words are the same passage.
  const trusted = best !== null && best === unchanged && isFamiliar(anchor, parts);
  return carried(anchor, after, trusted ? { ...best, confidence: (1 + best.confidence) / 2 } : best);
}

/**
 * The place that the comparison of the texts knows, or the one that was found: where they are two that are about as good,
 * neither is believed.
 * @param elsewhere the best of all other places
 */
function weighed(
  aligned: Found | null,
  found: Found | null,
  elsewhere: (place: Span) => Found | null,
): Found | null {
  if (aligned === null || found === null) return aligned ?? found;
  const sure = found.confidence >= PLACED;
  if (sure && meet(found, aligned)) return better(aligned, found);
  const rival = sure ? found : elsewhere(aligned);
  if (rival === null || rival.confidence < aligned.confidence - HARDLY_BETTER) return aligned;
  if (sure && (rival.confidence === 1 || rival.confidence > aligned.confidence + HARDLY_BETTER)) return rival;
  return { ...aligned, confidence: aligned.confidence * HALF };
}

const meet = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

const better = (top: Found | null, each: Found | null): Found | null =>
  each === null || (top !== null && top.confidence >= each.confidence) ? top : each;

function carried(anchor: Anchor, after: string, found: (Span & { confidence: number }) | null): Carried {
  if (found === null || found.confidence < PLACED)
    return { status: 'unplaced', anchor: null, confidence: found?.confidence ?? 0 };
  const there = describeSpan(after, found);
  const status = there.quote !== anchor.quote ? 'changed' : there.start === anchor.start ? 'kept' : 'moved';
  return { status, anchor: there, confidence: found.confidence };
}

/** Where a stretch went of which nothing was touched, and whether its surroundings were not either; null where it was. */
function unchangedPlace(
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

/** How much of what a passage stood in tells its place from others like it, on either side, in UTF-16 code units. */
const SURROUNDINGS = 600;

const surroundingsOf = ({ start, end }: Span, text: string): Surroundings => ({
  before: text.slice(Math.max(0, start - SURROUNDINGS), start),
  after: text.slice(end, end + SURROUNDINGS),
});

/** How far around a passage its neighbourhood reaches, in UTF-16 code units. */
const NEIGHBOURHOOD = 120;

/** Whether at least half of what stands around a stretch is unchanged. */
function isFamiliar({ start, end }: Span, parts: readonly Part[]): boolean {
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

/** Where a quote went that stands once in either text, and is long enough to tell; null for others. */
function solePlace(anchor: Anchor, { before, after }: Texts): Found | null {
  const { quote } = anchor;
  if (quote.length < TELLING || !standsOnce(before, quote) || !standsOnce(after, quote)) return null;
  const start = after.indexOf(quote);
  const place = { start, end: start + quote.length };
  if (!isWhole(after, place)) return null;
  return { ...place, confidence: (1 + confidenceOf(after, anchor, place, 0)) / 2, exact: true };
}

const standsOnce = (text: string, words: string): boolean => timesIn(text, words, 2) === 1;

/** How often some words stand in a text, counted up to `most`. */
function timesIn(text: string, words: string, most: number): number {
  let times = 0;
  for (let at = text.indexOf(words); at !== -1 && times < most; at = text.indexOf(words, at + 1)) times += 1;
  return times;
}

/** Words that stand so often are not told apart by counting them. */
const OFTEN = 50;

/** Whether a place that was another one's is the passage's all the same: none of those that read like it is gone. */
function isSwapped({ quote }: Anchor, { confidence, exact }: Found, { before, after }: Texts): boolean {
  if (!exact || confidence < BEYOND_DOUBT) return false;
  const times = timesIn(after, quote, OFTEN);
  return times < OFTEN && times >= timesIn(before, quote, OFTEN);
}

/** What now stands between the surroundings of a stretch that was edited; null where too little of it is left. */
function editedPlace(anchor: Anchor, after: string, parts: readonly Part[]): Found | null {
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
function isElsewhere(place: Span, anchor: Span, parts: readonly Part[]): boolean {
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
