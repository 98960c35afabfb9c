/** What the words of an issue are worth: from its key terms and from the passages that are on it, and those that are not. */
import { STOP_WORDS } from './stop-words.ts';
import { type Background, type Terms, termsOf, type Vocabulary } from './terms.ts';

export interface IssueWords {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly keyTerms: readonly string[];
  /** The quotes of the passages on it. */
  readonly examples: readonly string[];
  /** The quotes of what was suggested for it and dismissed. */
  readonly against: readonly string[];
}

/** A run of terms that counts as one. */
export interface Phrase {
  readonly terms: Terms;
  readonly weight: number;
}

/** How often terms are in some texts: in how many of them, by id. */
export interface Counts {
  readonly texts: number;
  readonly of: ReadonlyMap<number, number>;
}

export interface Profile {
  /** By term id; 0 where a term says nothing, below it where it speaks against the issue. */
  readonly weights: Float64Array;
  /** Of two terms and more, by the id of the first. */
  readonly phrases: ReadonlyMap<number, readonly Phrase[]>;
  readonly examples: Counts;
  /** What the weight of a term would be with other examples. */
  readonly weightWith: (id: number, examples: Counts) => number;
}

/** A key term is worth this much by itself; what one rare word shared with many examples is worth comes near 1. */
const KEY = 1.5;
/** The same of the issue's name and aliases, and of each word of them. */
const NAME = 1.2;
const WORD_OF_NAME = 0.4;
/** The share of what dismissed passages take away (Rocchio's gamma; J. Rocchio, Relevance feedback, 1971). */
const AGAINST = 0.5;
/** A term in a larger share of all texts says nothing. */
const MOST_COMMON = 0.2;
/** So many texts have to be there before that share is believed. */
const FEWEST_TEXTS = 20;

/** Reads an issue; its words are put into the vocabulary. */
export function profileOf(vocabulary: Vocabulary, issue: IssueWords, background: Background): Profile {
  const examples = countsOf(vocabulary, issue.examples);
  const against = countsOf(vocabulary, issue.against);
  const keys: (readonly [string, number])[] = [
    ...issue.keyTerms.map((words) => [words, KEY] as const),
    ...[issue.name, ...issue.aliases].map((words) => [words, NAME] as const),
  ];
  const read = keys.map(([words, weight]) => ({ terms: termsOf(vocabulary, words), weight }));
  const stops = stopIds(vocabulary);
  const isCommon = (id: number): boolean =>
    stops.has(id) ||
    (background.texts >= FEWEST_TEXTS && (background.frequencies[id] ?? 0) > MOST_COMMON * background.texts);
  const given = keyWeights(read, isCommon);
  const weightWith = (id: number, by: Counts): number => {
    const learned = isCommon(id)
      ? 0
      : relevance(id, by, background) - AGAINST * relevance(id, against, background);
    return Math.max(learned, given.get(id) ?? -Infinity);
  };
  const weights = new Float64Array(vocabulary.ids.size);
  for (const id of new Set([...examples.of.keys(), ...against.of.keys(), ...given.keys()]))
    weights[id] = weightWith(id, examples);
  return { weights, phrases: phrasesOf(read), examples, weightWith };
}

/** What is worth something by being a key term, or a word of the name. */
function keyWeights(keys: readonly Phrase[], isCommon: (id: number) => boolean): ReadonlyMap<number, number> {
  const given = new Map<number, number>();
  const raise = (id: number, weight: number) => given.set(id, Math.max(given.get(id) ?? 0, weight));
  for (const { terms, weight } of keys) {
    const [first] = terms;
    if (first !== undefined && terms.length === 1) raise(first, weight);
    else if (weight === NAME) for (const id of terms) if (!isCommon(id)) raise(id, WORD_OF_NAME);
  }
  return given;
}

function phrasesOf(keys: readonly Phrase[]): ReadonlyMap<number, readonly Phrase[]> {
  const phrases = new Map<number, readonly Phrase[]>();
  for (const phrase of keys) {
    const [first] = phrase.terms;
    if (first !== undefined && phrase.terms.length > 1)
      phrases.set(first, [...(phrases.get(first) ?? []), phrase]);
  }
  return phrases;
}

function countsOf(vocabulary: Vocabulary, texts: readonly string[]): Counts {
  const of = new Map<number, number>();
  for (const text of texts)
    for (const id of new Set(termsOf(vocabulary, text))) of.set(id, (of.get(id) ?? 0) + 1);
  return { texts: texts.length, of };
}

const stopIds = ({ ids }: Vocabulary): ReadonlySet<number> =>
  new Set([...STOP_WORDS].flatMap((word) => ids.get(word) ?? []));

/**
 * What a term tells of a set of texts, from 0 to about 1: its relevance weight (S. Robertson and K. Spärck Jones, Relevance
 * weighting of search terms, 1976), as a share of what the rarest term could have, and less of it where few texts hold it.
 */
export function relevance(id: number, { texts, of }: Counts, background: Background): number {
  const holding = of.get(id) ?? 0;
  if (holding === 0) return 0;
  const all = Math.max(background.texts, texts) + 1;
  const everywhere = Math.max(background.frequencies[id] ?? 0, holding);
  const odds =
    ((holding + 0.5) * (all - everywhere - texts + holding + 0.5)) /
    ((everywhere - holding + 0.5) * (texts - holding + 0.5));
  return odds <= 1 ? 0 : Math.min(1, Math.log(odds) / Math.log(2 * all + 2)) * (holding / (holding + 1));
}
