/** Which of the names in a sentence are subjects of its verbs of saying. Spans in UTF-16 code units. */
import { type Attribution, attributionsIn } from './attribution.ts';
import { type Mention, SPOKESMAN } from './names.ts';

/** Between a subject and its verb: adverbs, auxiliaries, what the subject does besides, a relative clause, an apposition. */
const ADVERBS =
  '(?:\\s+(?:also|later|again|then|still|now|has|have|had|is|was|would|will|did|does|do|should|could|not|never|once|yesterday|today|flatly|however|reportedly|both|all|last\\s+\\w+|on\\s+\\p{Lu}\\w+|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\p{Ll}+ly))*';
const ASIDE =
  '(?:,[^,;“”"]{1,90},|\\s+(?:in|at|of|from|with|for|who|on|close to|familiar with)\\s[^,;“”"]{1,60}?)';
const BEFORE_VERB = new RegExp(
  `^(?:['’]s\\s+(?:\\p{L}[\\p{L}-]*\\s+){0,4}\\p{L}+|${SPOKESMAN})?${ASIDE}?${ADVERBS}(?:,\\s+\\p{L}+ly,)?\\s+$`,
  'u',
);
/** "the ministry refused to", "Pyongyang would not": a subject that acts, though it says nothing in a verb of saying. */
const ACTS =
  /^(?:['’]s\s+(?:\p{L}+\s+){0,3}\p{L}+)?\s+(?:would not|will not|won['’]t|cannot|refuse[sd]?|decline[sd]?|wants?|wanted|seeks|sought|threaten(?:s|ed)|hopes?|hoped|plans|planned|agree[sd]?|decided|appealed|expressed|called|protested|blamed|praised|welcomed|apologi[sz]ed|spoke|hinted|indicated|signal(?:s|l?ed))(?!\p{L})/u;
/** "X: We will not go." */
const SCRIPT = /^:\s/u;

/** Those whom an English sentence makes speak. */
export function spokenBy(sentence: string, mentions: readonly Mention[]): ReadonlySet<Mention> {
  const speaking = new Set<Mention>();
  for (const verb of attributionsIn(sentence)) {
    const speaker = speakerOf(sentence, mentions, verb);
    if (speaker !== undefined) speaking.add(speaker);
  }
  for (const mention of mentions) {
    const after = sentence.slice(mention.end);
    if (ACTS.test(after) || (mention.start === 0 && SCRIPT.test(after))) speaking.add(mention);
    if (/\bquot(?:es|ed|ing)\s+(?:the |a |an )?$/u.test(sentence.slice(0, mention.start)))
      speaking.add(mention);
  }
  return speaking;
}

function speakerOf(sentence: string, mentions: readonly Mention[], verb: Attribution): Mention | undefined {
  const agent = agentOf(sentence, mentions, verb);
  if (agent !== null) return agent;
  if (/^according/i.test(verb.words)) return subjectAfter(sentence, mentions, verb.end);
  const subject = subjectBefore(sentence, mentions, verb.start);
  return subject ?? (isInverted(sentence, verb) ? subjectAfter(sentence, mentions, verb.end) : undefined);
}

/** "were rejected by Seoul": who does it; undefined where a passive names nobody, null where it is no passive. */
function agentOf(
  sentence: string,
  mentions: readonly Mention[],
  { start, end, words }: Attribution,
): Mention | undefined | null {
  const before = sentence.slice(Math.max(0, start - 40), start);
  if (
    !/(?:ed|told|said)\b/.test(words) ||
    !/\b(?:is|are|was|were|be|been|being)(?:\s+\p{Ll}+ly)?\s+$/u.test(before)
  )
    return null;
  const by = /^[^.,;]{0,40}?\bby\s+(?:the\s+|an?\s+)?(?:\p{Lu}[\p{L}.]*\s+){0,4}/u.exec(sentence.slice(end));
  if (by === null) return undefined;
  return mentions.find((mention) => mention.start >= end && mention.start <= end + by[0].length);
}

/** A subject stands no further before its verb than this, in UTF-16 code units. */
const MOST_BETWEEN = 160;

function subjectBefore(sentence: string, mentions: readonly Mention[], verb: number): Mention | undefined {
  const before = mentions.filter(({ end }) => end <= verb && verb - end <= MOST_BETWEEN);
  const fits = before.filter(({ end }) => BEFORE_VERB.test(sentence.slice(end, verb)));
  const nearest = fits.at(-1);
  // "Kim Gye Gwan, the North's chief negotiator, told" is about the one before the commas.
  const head = fits.find(
    (one) => one !== nearest && /^,\s|^\s+(?:of|in|for|from|with)\s/u.test(sentence.slice(one.end, verb)),
  );
  return head !== undefined && !head.common ? head : headOf(sentence, fits, nearest);
}

/** "a spokesman for the Foreign Ministry said": the office for which it is said. */
function headOf(
  sentence: string,
  fits: readonly Mention[],
  nearest: Mention | undefined,
): Mention | undefined {
  const first = fits[0];
  if (first === undefined || nearest === undefined || first === nearest) return nearest;
  return /^\s+(?:for|of)\s/u.test(sentence.slice(first.end, nearest.start)) ? nearest : first;
}

/** “…,” said X; but not "said X would", of which X is no speaker. */
function isInverted(sentence: string, { start, words }: Attribution): boolean {
  return (
    /(?:[,”"’?!]|\s{3,}|^)\s*$/u.test(sentence.slice(0, start)) &&
    /^(?:said|says|added|asked|wrote|told|explained|argued|insisted|warned|noted|declared|replied|announced|claimed)/.test(
      words,
    )
  );
}

function subjectAfter(sentence: string, mentions: readonly Mention[], from: number): Mention | undefined {
  return mentions.find(
    ({ start }) =>
      start >= from &&
      /^\s+(?:(?:the|a|an|to|one|some|several|senior|[\p{L}-]+(?:\s+[\p{L}-]+)?)\s+)?(?:\p{Lu}[\p{L}.]*\s+){0,4}$/u.test(
        sentence.slice(from, start),
      ),
  );
}

const VERB_ABROAD: Readonly<Record<string, { readonly verbs: string; readonly per: string }>> = {
  de: {
    verbs: 'sagte|sagt|erklärte|erklärt|betonte|forderte|teilte|kündigte|meinte|warnte|behauptete',
    per: 'laut|Laut|zufolge|nach Angaben von',
  },
  fr: {
    verbs: 'a déclaré|a dit|a affirmé|a annoncé|a indiqué|a estimé|dit|déclare|affirme',
    per: 'selon|Selon|d’après',
  },
  es: { verbs: 'dijo|dice|afirmó|declaró|anunció|aseguró|señaló|explicó', per: 'según|Según' },
};

/** The same for other languages, by a few verbs that stand beside the name. */
export function spokenAbroad(
  sentence: string,
  mentions: readonly Mention[],
  language: string,
): ReadonlySet<Mention> {
  const words = VERB_ABROAD[language];
  if (words === undefined) return new Set();
  const after = new RegExp(`^\\s+(?:${words.verbs})(?!\\p{L})`, 'u');
  const before = new RegExp(
    `(?<!\\p{L})(?:${words.verbs}|${words.per})\\s+(?:(?:der|die|das|le|la|el|l’)\\s+)?(?:\\p{L}+\\s+)?$`,
    'u',
  );
  return new Set(
    mentions.filter(
      ({ start, end }) => after.test(sentence.slice(end)) || before.test(sentence.slice(0, start)),
    ),
  );
}
