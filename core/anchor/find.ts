/** Finding an anchored passage again in a text that may have changed. Offsets in UTF-16 code units. */
import search from 'approx-string-match';
import { isWhole, wholeGraphemes } from '../document/graphemes.ts';
import type { Span } from '../document/tree.ts';
import type { Anchor } from './describe.ts';
import { fold, type Folded } from './fold.ts';
import { confidenceOf, PLACED } from './likeness.ts';
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
}

/** How far around the expected place an altered quote is looked for first. */
const WINDOW = 4000;
/** An altered quote is found when no more than this share of it differs. */
const MOST_ERRORS = 0.3;
/** Words that stand more often than this tell nothing by themselves. */
const MOST_EXACT = 5000;
/** Of more places than this that are equally like a quote only the nearest are told apart by their context. */
const MOST_ALIKE = 60;
/** Quotes of at least this length share some piece with every place that is worth believing. */
const SEEDED = 64;
/** How much of the text may be gone over letter by letter for all that is asked of one finder, in UTF-16 code units. */
const MOST_READ = 200_000_000;
/** Places worth a look because they share pieces with the quote. */
const MOST_SEEDED = 4;
/** With a place of this confidence no other is looked for: where the words are the same, and where some differ. */
const SURE = { exact: 0.8, altered: 0.6 } as const;

/** An anchor, folded, and how much of its quote may differ. */
type Wanted = Anchor & { readonly mostErrors: number };

/** A place and how many characters of the quote differ there, both in the folded text. */
interface Match extends Span {
  readonly errors: number;
}

/** Finds passages in one text; what it has to know of the text is worked out once. */
export class Finder {
  readonly #folded: Folded;
  #seeds: SeedIndex | null = null;
  #read = 0;

  constructor(readonly text: string) {
    this.#folded = fold(text);
  }

  /**
   * The best place for a passage: where it was, else where the same words stand, told apart by their context, else
   * where nearly the same words stand near by, else where pieces of them do, else anywhere.
   * @returns null when nothing is like the quote. Only a place of confidence PLACED or more is to be believed.
   */
  find(
    anchor: Anchor,
    { near = anchor.start, admits = () => true, mostErrors = MOST_ERRORS }: Search = {},
  ): Found | null {
    if (anchor.quote === '') return null;
    if (near === anchor.start && this.#unchanged(anchor) && admits(anchor))
      return { start: anchor.start, end: anchor.end, confidence: 1, exact: true };
    const folded = { ...this.#anchor(anchor), mostErrors };
    let best: Found | null = null;
    for (const stage of [this.#exact, this.#around, this.#seeded, this.#anywhere]) {
      const matches = nearest(stage.call(this, folded, near), near);
      const found = matches.flatMap((match) => this.#found(folded, anchor, match, admits));
      best = [...(best === null ? [] : [best]), ...found].reduce<Found | null>(nearer(near), null);
      const sure = stage === this.#exact ? SURE.exact : SURE.altered;
      if (best !== null && best.confidence >= sure) return best;
    }
    return best;
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

  #exact({ quote }: Anchor): readonly Match[] {
    const { text } = this.#folded;
    const found: Match[] = [];
    if (quote === '') return found;
    for (
      let at = text.indexOf(quote);
      at !== -1 && found.length < MOST_EXACT;
      at = text.indexOf(quote, at + 1)
    )
      found.push({ start: at, end: at + quote.length, errors: 0 });
    return found;
  }

  #around(anchor: Wanted, near: number): readonly Match[] {
    return this.#approximately(anchor, near - WINDOW, near + anchor.quote.length + WINDOW);
  }

  #seeded(anchor: Wanted): readonly Match[] {
    this.#seeds ??= new SeedIndex(this.#folded.text);
    const { length } = anchor.quote;
    const slack = 64 + Math.floor(length * anchor.mostErrors);
    return this.#seeds
      .places(anchor.quote, MOST_SEEDED)
      .flatMap((start) => this.#approximately(anchor, start - slack, start + length + slack));
  }

  #anywhere(anchor: Wanted): readonly Match[] {
    const { length } = this.#folded.text;
    if (anchor.quote.length >= SEEDED || this.#read + length > MOST_READ) return [];
    this.#read += length;
    return this.#approximately(anchor, 0, length);
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

  #found(folded: Anchor, anchor: Anchor, match: Match, admits: (place: Span) => boolean): readonly Found[] {
    if (match.end <= match.start) return [];
    const unfolded = this.#folded.unfold(
      match.errors === 0 ? match : onWords(this.#folded.text, match, folded),
    );
    const place = wholeGraphemes(this.text, unfolded);
    if (!admits(place)) return [];
    const confidence = confidenceOf(this.#folded.text, folded, match, match.errors);
    return [{ ...place, confidence, exact: this.text.slice(place.start, place.end) === anchor.quote }];
  }
}

/** As Finder.find, for a text that is asked once. */
export const findAnchor = (text: string, anchor: Anchor, options: Search = {}): Found | null =>
  new Finder(text).find(anchor, options);

/** Whether a place is to be believed. */
export const isPlaced = (found: Found | null): found is Found => found !== null && found.confidence >= PLACED;

const nearest = (matches: readonly Match[], near: number): readonly Match[] =>
  matches.length <= MOST_ALIKE
    ? matches
    : matches.toSorted((a, b) => Math.abs(a.start - near) - Math.abs(b.start - near)).slice(0, MOST_ALIKE);

/** Of two that are equally good the one that is nearer. */
const nearer =
  (near: number) =>
  (top: Found | null, each: Found): Found => {
    if (top === null || each.confidence > top.confidence + 1e-9) return each;
    if (each.confidence < top.confidence - 1e-9) return top;
    return Math.abs(each.start - near) < Math.abs(top.start - near) ? each : top;
  };
