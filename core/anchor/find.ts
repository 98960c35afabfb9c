/** Finding an anchored passage again in a text that may have changed. Offsets in UTF-16 code units. */
import search from 'approx-string-match';
import { isWhole, wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';
import { fold, type Folded } from './fold.ts';
import { confidenceOf, PLACED } from './likeness.ts';
import { mostFamiliar, occurrences } from './occurrences.ts';
import { settled, type Surroundings } from './rivals.ts';
import { SeedIndex } from './seeds.ts';
import { onWords } from './words.ts';

/** A place where an anchor's passage may be. */
export interface Found extends Span {
  /** From 0 to 1; 1 is the very words in their context. */
  readonly confidence: number;
  /** Whether the words are there, code unit by code unit. */
  readonly exact: boolean;
}

export interface Search {
  /** How much of a quote may differ, from 0 to 1. */
  readonly mostErrors?: number;
  /** About where the passage is expected; its old position unless one knows better. */
  readonly near?: number;
  /** Whether a place may be the passage's. */
  readonly admits?: (place: Span) => boolean;
  /** What the passage stood in, where that is known: it tells places apart that are as good. */
  readonly around?: Surroundings;
}

/** How far around the expected place an altered quote is looked for. */
const WINDOW = 4000;
/** An altered quote is found when no more than this share of it differs. */
const MOST_ERRORS = 0.3;
/** Words that stand more often than this tell nothing by themselves. */
const MOST_EXACT = 5000;
/** Of more places than this that are equally like a quote only the nearest are told apart by their context. */
const MOST_ALIKE = 60;
/** What a quote and its surroundings share with a place that is worth believing is at least one piece of this length. */
const SEED = 8;
/** What is left of a quote by itself that is altered in many places: a piece of this length. */
const SMALL_SEED = 4;
/** Texts up to this length are gone over letter by letter, in UTF-16 code units. */
const SHORT_TEXT = 20_000;
/** Of quotes shorter than this too little may be left for a piece: longer texts are gone over for them too, up to a limit. */
const SHORT_QUOTE = 16;
/** How much is gone over letter by letter for all that is asked of one finder, in UTF-16 code units. */
const MOST_READ = 10_000_000;
/** Quotes of at least this length share some piece with every place that is worth believing. */
const SEEDED = 64;
/** Places worth a look because they share pieces with the quote. */
const MOST_SEEDED = 4;
const MOST_SMALL_SEEDED = 12;
/** An altered quote may be shifted by so much, besides its share that may differ. */
const SLACK = 64;
/** With a place of this confidence no other is looked for: where the words are the same, and where some differ. */
const SURE = { exact: 0.8, altered: 0.6 } as const;

/** An anchor, folded, how much of its quote may differ, and what else its place is known by; all in the folded text. */
interface Wanted extends Anchor {
  readonly mostErrors: number;
  readonly near: number;
  readonly admits: (match: Span) => boolean;
}

/** A place and how many characters of the quote differ there, both in the folded text. */
interface Match extends Span {
  readonly errors: number;
}

interface Place extends Found {
  readonly match: Match;
}

/** Finds passages in one text; what it has to know of the text is worked out once. */
export class Finder {
  readonly #folded: Folded;
  #seeds: SeedIndex | null = null;
  #smallSeeds: SeedIndex | null = null;
  #read = 0;

  constructor(readonly text: string) {
    this.#folded = fold(text);
  }

  /**
   * The best place for a passage: where it was, else where its words stand in their context, else where the same words
   * or nearly the same stand, told apart by what surrounds them, else where pieces of them do.
   * @returns null when nothing is like the quote. Only a place of confidence PLACED or more is to be believed.
   */
  find(anchor: Anchor, search: Search = {}): Found | null {
    const { near = anchor.start, around } = search;
    const folded = around && { before: fold(around.before).text, after: fold(around.after).text };
    const { text, offsetOf } = this.#folded;
    return found(
      settled(this.#places(anchor, search), { text, near: offsetOf(near), around: folded ?? null }),
    );
  }

  /** The place that is most like a passage's, whatever others are like it. */
  likeliest(anchor: Anchor, search: Search): Found | null {
    const places = this.#places(anchor, search);
    return found(
      places.reduce<Place | null>(
        (top, each) => (top && top.confidence >= each.confidence ? top : each),
        null,
      ),
    );
  }

  #places(
    anchor: Anchor,
    { near = anchor.start, admits = () => true, mostErrors = MOST_ERRORS }: Search,
  ): readonly Place[] {
    if (anchor.quote === '') return [];
    const { start, end } = anchor;
    if (near === start && this.#unchanged(anchor) && admits(anchor))
      return [{ start, end, confidence: 1, exact: true, match: { start, end, errors: 0 } }];
    const wanted: Wanted = {
      ...this.#anchor(anchor),
      mostErrors,
      near: this.#folded.offsetOf(near),
      admits: (match) => admits(this.#place(match)),
    };
    const places: Place[] = [];
    for (const stage of [this.#inContext, this.#alike, this.#around, this.#anywhere]) {
      const matches = nearest(stage.call(this, wanted), wanted.near);
      places.push(...matches.flatMap((match) => this.#found(wanted, anchor, match, admits)));
      if (places.some(isSure) || (stage === this.#inContext && places.length > 0)) break;
    }
    return places;
  }

  /** Where an offset of the text as it reads is, whatever its spelling. */
  offsetOf(folded: number): number {
    return this.#folded.unfold({ start: folded, end: folded }).start;
  }

  #unchanged({ quote, prefix, suffix, start, end }: Anchor): boolean {
    const { text } = this;
    return (
      isWhole(text, { start, end }) &&
      text.startsWith(quote, start) &&
      text.startsWith(suffix, start + quote.length) &&
      text.slice(Math.max(0, start - prefix.length), start) === prefix
    );
  }

  #anchor(anchor: Anchor): Anchor {
    const [quote, prefix, suffix] = [anchor.quote, anchor.prefix, anchor.suffix].map(
      (part) => fold(part).text,
    );
    return { ...anchor, quote: quote ?? '', prefix: prefix ?? '', suffix: suffix ?? '' };
  }

  /** The very words in all of their context. */
  #inContext({ quote, prefix, suffix }: Wanted): readonly Match[] {
    if (prefix === '' && suffix === '') return [];
    return this.#occurrences(`${prefix}${quote}${suffix}`).map(({ start }) => {
      const from = start + prefix.length;
      return { start: from, end: from + quote.length, errors: 0 };
    });
  }

  /** The very words, and what shares pieces with them and their context; an altered quote at its place among the rest. */
  #alike(wanted: Wanted): readonly Match[] {
    const { quote, prefix, suffix, near } = wanted;
    const { text } = this.#folded;
    const admitted = this.#occurrences(quote).filter(wanted.admits);
    const exact = mostFamiliar(text, wanted, admitted, near).map((place) => ({ ...place, errors: 0 }));
    this.#seeds ??= new SeedIndex(text, SEED);
    const starts = this.#seeds
      .places(`${prefix}${quote}${suffix}`, { most: MOST_SEEDED, near: near - prefix.length, within: WINDOW })
      .map((start) => start + prefix.length);
    return [...exact, ...this.#at([near, ...starts], wanted)];
  }

  /** An altered quote within some pages of its place. */
  #around(wanted: Wanted): readonly Match[] {
    if (wanted.quote.length >= SEEDED && this.#folded.text.length > SHORT_TEXT) return [];
    return this.#approximately(wanted, wanted.near - WINDOW, wanted.near + wanted.quote.length + WINDOW);
  }

  /** An altered quote by itself, wherever it is. */
  #anywhere(wanted: Wanted): readonly Match[] {
    const { quote, near } = wanted;
    const { text } = this.#folded;
    if (quote.length >= SEEDED) return [];
    const short = text.length <= SHORT_TEXT || (quote.length < SHORT_QUOTE && this.#read < MOST_READ);
    if (short) {
      this.#read += text.length;
      return this.#approximately(wanted, 0, text.length);
    }
    this.#smallSeeds ??= new SeedIndex(text, SMALL_SEED);
    return this.#at(
      this.#smallSeeds.places(quote, { most: MOST_SMALL_SEEDED, near, within: WINDOW }),
      wanted,
    );
  }

  #occurrences(words: string): readonly Span[] {
    return this.#seeds === null || words.length < SEED
      ? occurrences(this.#folded.text, words, MOST_EXACT)
      : this.#seeds.occurrences(words, MOST_EXACT);
  }

  /** What is like a quote where it may begin, each by itself, as the best of one place says nothing about another. */
  #at(starts: readonly number[], wanted: Wanted): readonly Match[] {
    const { length } = wanted.quote;
    const slack = SLACK + Math.floor(length * wanted.mostErrors);
    const apart = starts.filter(
      (start, index) => !starts.slice(0, index).some((other) => isAbout(start, other)),
    );
    return apart.flatMap((start) => this.#approximately(wanted, start - slack, start + length + slack));
  }

  #approximately({ quote, mostErrors }: Wanted, from: number, to: number): readonly Match[] {
    const most = Math.floor(quote.length * mostErrors);
    if (most === 0) return [];
    const start = Math.max(0, from);
    return search(this.#folded.text.slice(start, Math.max(start, to)), quote, most).map((match) => ({
      start: match.start + start,
      end: match.end + start,
      errors: match.errors,
    }));
  }

  #found(folded: Anchor, anchor: Anchor, match: Match, admits: (place: Span) => boolean): readonly Place[] {
    if (match.end <= match.start) return [];
    const place = this.#place(match.errors === 0 ? match : onWords(this.#folded.text, match, folded));
    if (!admits(place)) return [];
    const confidence = confidenceOf(this.#folded.text, folded, match, match.errors);
    const exact = this.text.slice(place.start, place.end) === anchor.quote;
    return [{ ...place, confidence, exact, match }];
  }

  #place(match: Span): Span {
    return wholeGraphemes(this.text, this.#folded.unfold(match));
  }
}

const found = (place: Place | null): Found | null => {
  if (place === null) return null;
  const { start, end, confidence, exact } = place;
  return { start, end, confidence, exact };
};

/** Whether what begins at one offset is looked at with what begins at the other. */
const isAbout = (start: number, other: number): boolean => Math.abs(start - other) <= SLACK / 2;

const isSure = ({ confidence, exact }: Found): boolean => confidence >= (exact ? SURE.exact : SURE.altered);

/** As Finder.find, for a text that is asked once. */
export const findAnchor = (text: string, anchor: Anchor, options: Search = {}): Found | null =>
  new Finder(text).find(anchor, options);

/** Whether a place is to be believed. */
export const isPlaced = (found: Found | null): found is Found => found !== null && found.confidence >= PLACED;

const nearest = (matches: readonly Match[], near: number): readonly Match[] =>
  matches.length <= MOST_ALIKE
    ? matches
    : matches.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near)).slice(0, MOST_ALIKE);
