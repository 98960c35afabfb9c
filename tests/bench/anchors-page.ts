/** Runs in a page: finds passages again in texts that have changed, our way and that of Hypothesis. */
import { carryOver } from '../../core/anchor/carry.ts';
import { Finder, isPlaced } from '../../core/anchor/find.ts';
import type { Anchor } from '../../core/anchor/describe.ts';
import type { Span } from '../../core/document/tree.ts';
import { edited, markedText, reordered, withoutPassages, type Altered, type MarkedText } from './altered.ts';
import { repeatedText } from './anchors-repeated.ts';
import { findAsHypothesis } from './hypothesis.ts';
import { inTurns, timed } from './measure.ts';
import { Chance } from './random.ts';

const CHARACTERS = 600_000;
const PASSAGES = { count: 1000, length: 120 } as const;
const ROUNDS = 5;
/** Hypothesis is slow: it is asked for so many passages a round, each time others. */
const SAMPLE = 20;
/** A place this many characters beside the true one is still the place. */
const ABOUT = 8;

const marked = markedText(CHARACTERS, PASSAGES, new Chance(20_261));

const ALTERED = {
  'edited by 3 %': () => edited(marked, 0.03, new Chance(3)),
  'edited by 10 %': () => edited(marked, 0.1, new Chance(10)),
  reordered: () => reordered(marked, new Chance(7)),
  deleted: () => withoutPassages(marked),
} as const;

export type Alteration = keyof typeof ALTERED;

export interface Score {
  /** For one passage, in milliseconds. */
  readonly time: number;
  /** Shares of the passages, in percent: at their place; somewhere else. */
  readonly found: number;
  readonly wrong: number;
}

const ours = ({ text }: Altered): readonly (Span | null)[] => {
  const finder = new Finder(text);
  return marked.anchors.map((anchor) => {
    const place = finder.find(anchor);
    return isPlaced(place) ? place : null;
  });
};

const theirs = ({ text }: Altered, anchors: readonly Anchor[]): readonly (Span | null)[] =>
  anchors.map((anchor) => findAsHypothesis(text, anchor));

const REPEATED = {
  'edited by 3 %': (text) => edited(text, 0.03, new Chance(3)),
  reordered: (text) => reordered(text, new Chance(7)),
} as const satisfies Partial<Record<Alteration, (text: MarkedText) => Altered>>;

/** Passages of a text that repeats itself, carried over to what became of it. */
export async function scoreRepeated(how: keyof typeof REPEATED): Promise<Score> {
  const repeated = repeatedText(200_000, { count: 300, length: 40 }, new Chance(11));
  const altered = REPEATED[how](repeated);
  let found: readonly (Span | null)[] = [];
  const time = await timed(() => {
    found = carryOver(repeated.text, altered.text, repeated.anchors).map(({ anchor }) => anchor);
  });
  return { time: time / repeated.anchors.length, ...shares(found, altered.places) };
}

/** Our way for every passage, once. */
export async function score(how: Alteration): Promise<Score> {
  const altered = ALTERED[how]();
  let found: readonly (Span | null)[] = [];
  const time = await timed(() => (found = ours(altered)));
  return { time: time / PASSAGES.count, ...shares(found, altered.places) };
}

/** Both ways in turns: ours for every passage, theirs for a sample. */
export async function compare(how: Alteration): Promise<{ readonly ours: Score; readonly theirs: Score }> {
  const altered = ALTERED[how]();
  let all: readonly (Span | null)[] = [];
  const sampled: (Span | null)[] = [];
  const times = await inTurns(
    {
      ours: () => timed(() => (all = ours(altered))),
      theirs: () => {
        const from = sampled.length;
        return timed(() => sampled.push(...theirs(altered, marked.anchors.slice(from, from + SAMPLE))));
      },
    },
    ROUNDS,
  );
  return {
    ours: { time: times.ours / PASSAGES.count, ...shares(all, altered.places) },
    theirs: { time: times.theirs / SAMPLE, ...shares(sampled, altered.places.slice(0, sampled.length)) },
  };
}

function shares(
  found: readonly (Span | null)[],
  places: readonly (Span | null)[],
): Pick<Score, 'found' | 'wrong'> {
  const pairs = found.map((at, index) => ({ at, place: places[index] ?? null }));
  const percent = (is: (pair: (typeof pairs)[number]) => boolean) =>
    (100 * pairs.filter(is).length) / pairs.length;
  return {
    found: percent(({ at, place }) => at !== null && place !== null && isAbout(at, place)),
    wrong: percent(({ at, place }) => at !== null && (place === null || !touches(at, place))),
  };
}

const isAbout = (at: Span, place: Span): boolean =>
  Math.abs(at.start - place.start) <= ABOUT && Math.abs(at.end - place.end) <= ABOUT;

const touches = (at: Span, place: Span): boolean => at.start < place.end && place.start < at.end;
