/**
 * How often suggestions for an issue are right, measured. Once the person has judged suggestions, it is the share of them
 * that was accepted. Before, it is an estimate on the passages that are coded: each is scored as if it were not yet (those
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

/**
 * The precision that is shown beside suggestions.
 * @param judged suggestions that were accepted and dismissed
 * @param heldOut what `heldOutFor` counted; asked for only while nothing is judged
 * @returns null where there is nothing to measure by
 */
export function precisionOf(judged: Tally, heldOut: () => Tally): Precision | null {
  const own = shareOf(judged);
  if (own !== null) return { ...own, how: 'judged' };
  const estimate = shareOf(heldOut());
  return estimate === null ? null : { ...estimate, how: 'held out' };
}

function shareOf({ right, wrong }: Tally): Pick<Precision, 'precision' | 'of'> | null {
  const of = right + wrong;
  return of === 0 ? null : { precision: right / of, of };
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
