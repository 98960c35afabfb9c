/** Carrying passages over to another version of their text. Offsets in UTF-16 code units. */
import { isWhole } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import { meet } from '../spans.ts';
import { editedPlace, isElsewhere, isFamiliar, unchangedPlace } from './aligned.ts';
import { compareTexts, type Part } from './compare.ts';
import { describeSpan, type Anchor } from './describe.ts';
import { Finder, type Found } from './find.ts';
import { fold, type Folded } from './fold.ts';
import { confidenceOf, PLACED } from './likeness.ts';
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
export const carryOver = (before: string, after: string, anchors: readonly Anchor[]): readonly Carried[] => [
  ...carriedOneByOne(before, after, anchors),
];

/** As carryOver, for whoever has other things to do meanwhile. */
export function* carriedOneByOne(
  before: string,
  after: string,
  anchors: readonly Anchor[],
): Generator<Carried> {
  const parts = compareTexts(before, after);
  const texts = { before, after, parts, finder: new Finder(after), folded: fold(before) };
  for (const anchor of anchors) yield carryOne(anchor, texts);
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
  const aligned = editedPlace(anchor, after, parts);
  const edited = aligned !== null && stoodElsewhere(aligned, anchor, texts) ? null : aligned;
  const near = unchanged?.start ?? edited?.start ?? finder.offsetOf(texts.folded.offsetOf(anchor.start));
  const isTheirs = (place: Span) => isElsewhere(place, anchor, parts);
  const best = weighed(better(unchanged, edited), foundPlace(anchor, near, isTheirs, texts), (place) =>
    finder.likeliest(anchor, { near, admits: (other) => !isTheirs(other) && !meet(other, place) }),
  );
  // Between words that are for the most part those of before, the same words are the same passage.
  const trusted = best !== null && best === unchanged && isFamiliar(anchor, parts);
  return carried(anchor, after, trusted ? { ...best, confidence: (1 + best.confidence) / 2 } : best);
}

/** Where a passage's words may be, wherever that is; where others were before only if none of those is gone. */
function foundPlace(
  anchor: Anchor,
  near: number,
  isTheirs: (place: Span) => boolean,
  texts: Texts,
): Found | null {
  const { finder } = texts;
  const around = surroundingsOf(anchor, texts.before);
  const theirs: Span[] = [];
  const anywhere = finder.find(anchor, {
    near,
    around,
    admits: (place) => {
      if (isTheirs(place)) theirs.push(place);
      return true;
    },
  });
  const others = anywhere !== null && stoodElsewhere(anywhere, anchor, texts);
  if (theirs.length === 0 && !others) return anywhere;
  const placed = anywhere !== null && anywhere.confidence >= PLACED;
  if (placed && !others && (!isTheirs(anywhere) || isSwapped(anchor, anywhere, texts))) return anywhere;
  return finder.find(anchor, {
    near,
    around,
    admits: (place) => !isTheirs(place) && !(others && stoodElsewhere(place, anchor, texts)),
  });
}

/** So much of what stands on one side of words tells that they are the very ones that were there before. */
const BESIDE = 32;

/**
 * Whether other words than the passage's stood in the older text outside it, with what is on one side of short ones, and are no
 * more now: those of its neighbour that says the same of another number.
 */
function stoodElsewhere({ start, end }: Span, anchor: Anchor, { before, after }: Texts): boolean {
  if (after.slice(start, end) === anchor.quote) return false;
  const stretches = [
    ...(end - start < TELLING ? [] : [after.slice(start, end)]),
    after.slice(Math.max(0, start - BESIDE), end),
    after.slice(start, end + BESIDE),
  ];
  return stretches.some((words) => {
    const there = timesIn(before, words, OFTEN, (at) => !meet({ start: at, end: at + words.length }, anchor));
    return there > 0 && there < OFTEN && timesIn(after, words, OFTEN) <= there;
  });
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
  if (aligned.confidence < PLACED || (sure && meet(found, aligned))) return better(aligned, found);
  const rival = sure ? found : elsewhere(aligned);
  if (rival === null || rival.confidence < aligned.confidence - HARDLY_BETTER) return aligned;
  if (sure && (rival.confidence === 1 || rival.confidence > aligned.confidence + HARDLY_BETTER)) return rival;
  return { ...aligned, confidence: aligned.confidence * HALF };
}

const better = (top: Found | null, each: Found | null): Found | null =>
  each === null || (top !== null && top.confidence >= each.confidence) ? top : each;

function carried(anchor: Anchor, after: string, found: (Span & { confidence: number }) | null): Carried {
  if (found === null || found.confidence < PLACED)
    return { status: 'unplaced', anchor: null, confidence: found?.confidence ?? 0 };
  const there = describeSpan(after, found);
  // Signs that nobody sees are no words.
  if (isSeen(anchor.quote) && !isSeen(there.quote))
    return { status: 'unplaced', anchor: null, confidence: 0 };
  const status = there.quote !== anchor.quote ? 'changed' : there.start === anchor.start ? 'kept' : 'moved';
  return { status, anchor: there, confidence: found.confidence };
}

const isSeen = (words: string): boolean => /[^\s\p{Cf}]/u.test(words);

/** How much of what a passage stood in tells its place from others like it, on either side, in UTF-16 code units. */
const SURROUNDINGS = 600;

const surroundingsOf = ({ start, end }: Span, text: string): Surroundings => ({
  before: text.slice(Math.max(0, start - SURROUNDINGS), start),
  after: text.slice(end, end + SURROUNDINGS),
});

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

/** How often some words stand in a text, where they count, up to `most`. */
function timesIn(
  text: string,
  words: string,
  most: number,
  counts: (at: number) => boolean = () => true,
): number {
  let times = 0;
  for (let at = text.indexOf(words); at !== -1 && times < most; at = text.indexOf(words, at + 1))
    if (counts(at)) times += 1;
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
