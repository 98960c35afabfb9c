/** Who speaks in a sentence of news: suggestions for a person to confirm. Spans in UTF-16 code units. */
import type { Span } from '../document/tree.ts';
import { meet } from '../spans.ts';
import { withoutQuotes } from './attribution.ts';
import { actorsIn, type Mention, namesIn } from './names.ts';
import { spokenAbroad, spokenBy } from './subjects.ts';

/**
 * Why a name is suggested: the sentence says that it speaks, it is a name used as a speaker before, or it is a name in
 * the sentence.
 */
export type SpeakerReason = 'attributed' | 'known' | 'named';

export interface Speaker {
  /** As it is known where it is, and else as the sentence has it. */
  readonly name: string;
  readonly why: SpeakerReason;
  readonly span: Span;
}

interface Ranked extends Speaker {
  readonly rank: number;
}

/** The order of suggestions: what the grammar says of a name used before, what it says of a new name, names used before. */
const RANK = { attributedKnown: 0, attributed: 1, known: 2, attributedCommon: 3, named: 4 } as const;

/**
 * Who may be the speaker, the likeliest first and each once. A name used before wins over others in the same role, and
 * over common words ("officials"); one that only occurs does not win over the proper name that speaks.
 * @param known names of speakers used elsewhere; in a language without capitals, the only ones that are found
 * @param language BCP 47; English where it is null
 */
export function speakersIn(
  sentence: string,
  known: readonly string[],
  language: string | null,
): readonly Speaker[] {
  const main = (language ?? 'en').slice(0, 2).toLowerCase();
  const english = main === 'en';
  const used = knownIn(sentence, known);
  const quoted = withoutQuotes(sentence);
  const named = namesIn(quoted).filter((name) => main !== 'de' || isNameInGerman(name.name));
  const mentions = merged(used, [...named, ...(english ? actorsIn(quoted) : [])]);
  const speaking = english ? spokenBy(quoted, mentions) : spokenAbroad(quoted, mentions, main);
  return unique(
    mentions
      .filter((mention) => !mention.common || speaking.has(mention))
      .map((mention) => rankedOf(mention, speaking.has(mention)))
      .toSorted((a, b) => a.rank - b.rank || a.span.start - b.span.start),
  );
}

interface Actor extends Mention {
  readonly isKnown: boolean;
}

function rankedOf({ name, start, end, common, isKnown }: Actor, speaks: boolean): Ranked {
  const span = { start, end };
  if (speaks && isKnown) return { name, why: 'attributed', span, rank: RANK.attributedKnown };
  if (speaks)
    return { name, why: 'attributed', span, rank: common ? RANK.attributedCommon : RANK.attributed };
  return { name, why: isKnown ? 'known' : 'named', span, rank: isKnown ? RANK.known : RANK.named };
}

function unique(speakers: readonly Ranked[]): readonly Speaker[] {
  const seen = new Set<string>();
  return speakers.flatMap(({ name, why, span }) => {
    if (seen.has(name)) return [];
    seen.add(name);
    return [{ name, why, span }];
  });
}

/** Where known names stand, the longest first; of a person, the last name does. */
function knownIn(sentence: string, known: readonly string[]): readonly Actor[] {
  const found: Actor[] = [];
  for (const name of known.toSorted((a, b) => b.length - a.length))
    for (const words of [name, lastName(name)]) {
      const start = words === null ? -1 : placeOf(sentence, words);
      if (words === null || start === -1) continue;
      const end = start + words.length;
      if (found.some((other) => meet(other, { start, end }))) continue;
      found.push({ name, start, end, common: false, isKnown: true });
      break;
    }
  return found;
}

/** Of two or three capitalised words, the last; of "Foreign Ministry" or "North Korea" it would be another thing. */
function lastName(name: string): string | null {
  const last = /^\p{Lu}[\p{L}.]+(?:\s\p{Lu}[\p{L}.]*)?\s(\p{Lu}[\p{L}’'-]{3,})$/u.exec(name)?.[1];
  if (
    last === undefined ||
    /^(?:North|South|East|West|New|United|Foreign|Saudi|Sri|Costa|World|Red|Security|European)\s/u.test(name)
  )
    return null;
  return /^(?:Ministry|Agency|Party|Council|Office|Department|Bank|Union|Government|House|Committee|Commission|Nations|States|News|Times)$/u.test(
    last,
  )
    ? null
    : last;
}

function placeOf(sentence: string, words: string): number {
  for (let at = sentence.indexOf(words); at !== -1; at = sentence.indexOf(words, at + 1)) {
    const [before, after] = [sentence.slice(0, at), sentence.slice(at + words.length)];
    const spaced = /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\p{N}]/u.test(words);
    if (!spaced || (!/[\p{L}\p{N}]$/u.test(before) && !/^[\p{L}\p{N}]/u.test(after))) return at;
  }
  return -1;
}

/** Known names, and the others that do not overlap with them: "Nobutaka Machimura" with "Machimura" known is that one. */
function merged(used: readonly Actor[], others: readonly Mention[]): readonly Actor[] {
  const result: Actor[] = [];
  for (const actor of used) {
    const around = others.find(
      ({ start, end, common }) => !common && start <= actor.start && actor.end <= end,
    );
    const isPerson = around !== undefined && around.end === actor.end && around.name.split(/\s/u).length <= 3;
    result.push(isPerson ? { ...actor, start: around.start } : actor);
  }
  for (const other of others)
    if (!result.some(({ start, end }) => start < other.end && other.start < end))
      result.push({ ...other, isKnown: false });
  return result.toSorted((a, b) => a.start - b.start);
}

/** All nouns have a capital in German: two or more together are a name. */
const isNameInGerman = (name: string): boolean => /\s/u.test(name);
