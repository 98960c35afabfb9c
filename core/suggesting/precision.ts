/**
 * How often suggestions for an issue are right, measured. Once the person has judged enough of them, it is the share that
 * was accepted. Before, it is an estimate on the passages that are coded: each is scored as if it were not yet (those
 * on the issue by the others on it: leave-one-out, P. Lachenbruch and M. Mickey, 1968), and of all that would be suggested
 * the share is counted that is on the issue.
 */
import { type Counts, type IssueWords, profileOf } from './profile.ts';
import { scorerOf, THRESHOLD } from './suggest.ts';
import { type Background, type Terms, termsOf, type Vocabulary } from './terms.ts';

export interface Precision {
  /** From 0 to 1. */
  readonly precision: number;
  /** Of how many suggestions that is the share. */
  readonly of: number;
  readonly how: 'judged' | 'held out';
}

/** Suggestions and how many of them were right. */
export interface Tally {
  readonly right: number;
  readonly wrong: number;
}

/** So many judgements tell more than any estimate. */
export const ENOUGH = 20;

/**
 * The figures that are shown beside suggestions, the one that tells most first. A few judgements tell little, so the
 * estimate stands beside them until there are enough.
 * @param judged suggestions that were accepted and dismissed
 * @param heldOut what `heldOutFor` counted; asked for only while too few are judged
 * @returns none where there is nothing to measure by
 */
export function precisionsOf(judged: Tally, heldOut: () => Tally): readonly Precision[] {
  const own = precisionOf(judged, 'judged');
  if (judged.right + judged.wrong >= ENOUGH) return own;
  return [...precisionOf(heldOut(), 'held out'), ...own];
}

function precisionOf({ right, wrong }: Tally, how: Precision['how']): readonly Precision[] {
  const of = right + wrong;
  return of === 0 ? [] : [{ precision: right / of, of, how }];
}

/**
 * What would be suggested of the coded passages, were they not coded. Linear in their words: of a passage held out only
 * its own terms change their weight.
 * @param others passages that are coded, but not with this issue
 */
export function heldOutFor(
  vocabulary: Vocabulary,
  issue: IssueWords,
  others: readonly Terms[],
  background: Background,
  threshold: number = THRESHOLD,
): Tally {
  const profile = profileOf(vocabulary, issue, background);
  const score = scorerOf(profile, background);
  const wrong = others.filter((terms) => score(terms) >= threshold).length;
  let right = 0;
  for (const example of issue.examples) {
    const terms = termsOf(vocabulary, example);
    const own = new Set(terms);
    const left = withoutOne(profile.examples, own);
    for (const id of own) profile.weights[id] = profile.weightWith(id, left);
    if (score(terms) >= threshold) right += 1;
    for (const id of own) profile.weights[id] = profile.weightWith(id, profile.examples);
  }
  return { right, wrong };
}

function withoutOne({ texts, of }: Counts, own: ReadonlySet<number>): Counts {
  const counts = new Map<number, number>();
  for (const id of own) counts.set(id, (of.get(id) ?? 0) - 1);
  return { texts: texts - 1, of: counts };
}
