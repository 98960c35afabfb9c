/**
 * Whether what happens at a date in a sentence lies behind or ahead of the day of writing. News tells it by the verb
 * nearest to the date, so that one sentence can hold both: "The ministry said Thursday that talks will resume on Nov. 9."
 */
import type { Span } from '../document/tree.ts';

export type Tense = 'past' | 'future';

interface Mark {
  readonly tense: Tense;
  readonly words: RegExp;
  /** How many words further away it counts than it stands: of two marks, the surer one wins. */
  readonly handicap: number;
}

const TO_COME =
  'agree[sd]?|aim(?:s|ed|ing)?|ask(?:s|ed)?|call(?:s|ed)?|decide[sd]?|due|expect(?:s|ed)?|going|hope[sd]?|intend(?:s|ed)?|invit(?:es|ed)|likely|need(?:s|ed)?|plan(?:s|ned|ning)?|pledge[sd]?|prepar(?:es|ed|ing)|promise[sd]?|propose[sd]?|ready|schedul(?:ed|ing)|set|slated|told|urge[sd]?|vow(?:s|ed)?|want(?:s|ed)?';

/** Regular verbs in -ed that speak of what is to come. */
const NOT_PAST = 'scheduled|planned|expected|slated|need|agreed|proposed|indeed|hundred|red|led-in';

const PAST_FORMS =
  'said|told|met|held|began|went|came|left|took|made|gave|got|saw|sent|won|lost|spoke|sat|stood|flew|fell|rose|broke|wrote|found|brought|thought|sought|fought|led|paid|laid|shot|hit|had|did|was|were|has|have|became|ran|drew|knew|grew|threw|withdrew|swore|drove|struck|quit|signed|died';

const ENGLISH: readonly Mark[] = [
  { tense: 'future', handicap: 0, words: /\b(?:will|shall|won['’]t|going to|would)\b|['’]ll\b/giu },
  // The participle is the future's own: "will be held", "to be signed".
  {
    tense: 'future',
    handicap: 0,
    words: /\b(?:will|would|shall|should|must|to)(?:\s+\w+)?\s+(?:be|have)(?:\s+\w+ly)?\s+[a-z]+/gu,
  },
  { tense: 'future', handicap: 0, words: /\b(?:is|are|was|were) to [a-z]+/gu },
  { tense: 'future', handicap: 0, words: /\b(?:must|should|upcoming|forthcoming)\b/giu },
  {
    tense: 'future',
    handicap: 0,
    words: new RegExp(`\\b(?:${TO_COME})(?:\\s+[\\p{L}'’-]+){0,4}?\\s+to\\s+(?!\\p{Lu})[a-z]+`, 'gu'),
  },
  {
    tense: 'future',
    handicap: 0,
    words: /\b(?:scheduled|planned|expected|slated|due|set)(?=\s+(?:for|on|in|next|this|\p{Lu}))/gu,
  },
  {
    tense: 'future',
    handicap: 1,
    words:
      /\b(?:begins?|resumes?|opens?|starts?|meets?|arrives?|leaves|visits|convenes?|expires?|ends|returns|votes|takes place|take place)\b/gu,
  },
  {
    tense: 'future',
    handicap: 1,
    words: /\bto (?:meet|hold|resume|visit|begin|start|open|vote|convene|host|sign|return|send)\b/gu,
  },
  {
    tense: 'past',
    handicap: 0,
    words: /\b(?:refused|failed|declined|managed|began|continued|used) to [a-z]+/gu,
  },
  { tense: 'past', handicap: 0, words: new RegExp(`\\b(?:${PAST_FORMS})\\b`, 'gu') },
  { tense: 'past', handicap: 0, words: new RegExp(`\\b(?!(?:${NOT_PAST})\\b)\\p{Ll}+ed\\b`, 'gu') },
  { tense: 'future', handicap: 8, words: /\b(?:by|until|till|before)\b/gu },
];

/** Where nothing speaks of what is to come. */
const OTHERS_PAST: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:wurden?|war(?:en)?|hatten?|kam(?:en)?|ging(?:en)?|starb(?:en)?|begann(?:en)?|trat(?:en)?|traf(?:en)?|sagten?|erklärten?|teilten?|(?:hat|haben|ist|sind)\s(?:.*\s)?(?:\p{Ll}{0,4}ge\p{Ll}{2,}(?:t|en)|(?:ver|be|er|ent|zer)\p{Ll}{2,}t))(?!\p{L})/u,
  fr: /(?<!\p{L})(?:avait|avaient|était|étaient|fut|furent|(?:a|ont|est|sont)\s+(?:(?:été|déjà|pas|aussi)\s+)*(?!fixé|prévu|attendu|annoncé|programmé)\p{Ll}+(?:é|i|u|is|it|ert)e?s?|\p{Ll}{2,}(?:èrent|irent|urent))(?!\p{L})/u,
  es: /(?<!\p{L})(?:fue|fueron|ha|han|había|habían|era|eran|dijo|hizo|tuvo|\p{Ll}{2,}(?:ó|aron|ieron|aba|aban))(?!\p{L})/u,
  ja: /た(?=[。、」と]|\s*$)|ました|だった/u,
  zh: /[了过過曾已]/u,
};

const OTHERS: Readonly<Record<string, RegExp>> = {
  de: /(?<!\p{L})(?:wird|werden|würde[n]?|soll(?:en)?|geplant|kommende[nrms]?)(?!\p{L})/iu,
  fr: /(?<!\p{L})(?:va|vont|doit|doivent|prévue?s?|\p{Ll}+(?:era|eront|ira|iront|dra|dront))(?!\p{L})/u,
  es: /(?<!\p{L})(?:va a|van a|previst[oa]s?|\p{Ll}+(?:rá|rán))(?!\p{L})/u,
  ja: /予定|見通し|開催する|つもり/u,
  zh: /[将將會会]|预定|預定|计划|計劃/u,
};

/** A clause that ends between a verb and a date puts them this many words apart. */
const CLAUSE = 4;
/** A verb after the date is the less likely one. */
const AFTER = 2;

/** How far around a date its verb is looked for, in UTF-16 code units. */
const REACH = 240;

/** Words and clause ends between two places of a sentence. */
function distanceIn(between: string): number {
  const words = between.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const clauses =
    between.match(/[,;:—()“”"]|\b(?:that|which|who|when|while|after|before|but)\b/gu)?.length ?? 0;
  return words + CLAUSE * clauses;
}

/**
 * The tense that governs a date.
 * @param whole the sentence; of a very long one, what stands near the date is looked at
 * @param span of the date in it, in UTF-16 code units
 * @param language the main language, as "en"
 * @returns null where no verb tells
 */
export function tenseAt(whole: string, { start, end }: Span, language: string): Tense | null {
  const from = Math.max(0, start - REACH);
  const sentence = whole.slice(from, end + REACH);
  const span = { start: start - from, end: end - from };
  if (language !== 'en') {
    if (OTHERS[language]?.test(sentence) === true) return 'future';
    return OTHERS_PAST[language]?.test(sentence) === true ? 'past' : null;
  }
  let nearest = Infinity;
  let tense: Tense | null = null;
  for (const mark of ENGLISH) {
    for (const match of sentence.matchAll(mark.words)) {
      const end = match.index + match[0].length;
      if (match.index < span.end && span.start < end) continue;
      const before = end <= span.start;
      const between = before ? sentence.slice(end, span.start) : sentence.slice(span.end, match.index);
      const distance = distanceIn(between) + mark.handicap + (before ? 0 : AFTER);
      if (distance < nearest) [nearest, tense] = [distance, mark.tense];
    }
  }
  return tense;
}
