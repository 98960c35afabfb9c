/** The verbs by which news says who says what, by the stance they give their subject. */
import type { Span } from '../document/tree.ts';
import type { Stance } from '../model.ts';

/** The forms of each verb; those of `NOUNS` may be nouns too. */
const VERBS: Readonly<Record<Stance, string>> = {
  denies:
    'den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|rebuff(?:s|ed|ing)?|repudiat(?:e|es|ed|ing)|refut(?:e|es|ed|ing)|disput(?:es|ed|ing)|contradict(?:s|ed|ing)?|refus(?:e|es|ed|ing)|rul(?:es|ed|ing) out|turn(?:s|ed|ing) down',
  demands:
    "demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)|call(?:s|ed|ing)? (?:on|for|upon)|press(?:es|ed|ing) (?:for|\\p{Lu}[\\p{L}’']*)|insist(?:s|ed|ing)? on|order(?:s|ed)|requir(?:es|ed)|request(?:s|ed|ing)?|warn(?:s|ed|ing)? [^.;]{0,40}?(?:against|not to)|ask(?:s|ed) [^.;,]{1,40}? to",
  proposes:
    'propos(?:e|es|ed|ing)|suggest(?:s|ed|ing)?|offer(?:s|ed|ing)?|recommend(?:s|ed|ing)?|advis(?:es|ed)|put(?:s|ting)? forward|float(?:s|ed) the idea',
  promises:
    'promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|vow(?:s|ed|ing)?|undertook|undertakes|commit(?:s|ted) (?:itself|himself|herself|themselves)|assur(?:es|ed|ing)|guarantee(?:s|d)|agree(?:s|d) to',
  reports: 'report(?:s|ed|ing)?|quot(?:es|ed|ing)|cit(?:es|ed|ing)|according to',
  asserts:
    'said|says?|saying|told|tells|claim(?:s|ed|ing)?|stat(?:es|ed|ing)|insist(?:s|ed|ing)?|assert(?:s|ed|ing)?|argu(?:e|es|ed|ing)|declar(?:e|es|ed|ing)|announc(?:e|es|ed|ing)|maintain(?:s|ed|ing)?|add(?:s|ed|ing)|not(?:es|ed)|explain(?:s|ed|ing)?|admit(?:s|ted|ting)|acknowledg(?:e|es|ed|ing)|confirm(?:s|ed|ing)?|stress(?:es|ed|ing)|emphasi[sz](?:es|ed|ing)|contend(?:s|ed)|alleg(?:es|ed|ing)|accus(?:es|ed|ing)|complain(?:s|ed|ing)?|criticiz(?:es|ed|ing)|condemn(?:s|ed|ing)?|warn(?:s|ed|ing)?|repl(?:ies|ied)|respond(?:s|ed)|remark(?:s|ed)|believes?|testif(?:ies|ied)|predict(?:s|ed)|concede[sd]?|repeat(?:s|ed)|reiterat(?:es|ed)|writes|wrote|thinks',
};

/** Verbs that are looked for in this order: of two at one place, the more telling one. */
const ORDER: readonly Stance[] = ['demands', 'denies', 'proposes', 'promises', 'reports', 'asserts'];

/** After these words, what looks like one of the verbs is a noun or describes one: "its demands", "the proposed plan". */
const NOUN_BEFORE =
  /(?:\b(?:a|an|the|its|his|her|their|our|my|this|that|these|those|of|any|no|new|some|such|many|several|all|other|recent|official|previous|repeated|public|in|for|with|from|by|on)|(?:what|which) (?:is|was|were|are|had been)|['’]s)\s+$/iu;

/** Words between a verb and what negates it. */
const NEGATED =
  /(?:\b(?:not|never|neither|nor|without|cannot)|n['’]t|\b(?:neither\s+\p{L}+|nobody|no one|none)(?:\s+(?:would|could|has|had|did))?|\b(?:refus|declin|fail)(?:e|es|ed|ing|s)? to|\bstopped short of)(?:\s+(?:\p{L}+ly|yet|even|be|have|been|confirm(?:ed)?\s+(?:n?or)))*\s+$/iu;

/** What negates a verb stands within so many UTF-16 code units before it. */
const LOOK_BACK = 80;

export interface Attribution extends Span {
  readonly stance: Stance;
  readonly words: string;
  /** "did not deny", "declined to say". */
  readonly negated: boolean;
}

const PATTERN = new Map(
  ORDER.map((stance) => [
    stance,
    new RegExp(`(?<![\\p{L}\\p{N}-])(?:${VERBS[stance]})(?![\\p{L}\\p{N}]|-\\p{L})`, 'gu'),
  ]),
);

/** "According to" as it begins a sentence. */
const ACCORDING = /(?<![\p{L}])According to(?!\p{L})/gu;

/**
 * The verbs of saying in a sentence, outside of what it quotes, in order. Spans in UTF-16 code units.
 * @param sentence English
 */
export function attributionsIn(sentence: string): readonly Attribution[] {
  const plain = withoutQuotes(sentence);
  const found: Attribution[] = [];
  const add = (stance: Stance, { 0: words, index }: RegExpExecArray): void => {
    const span = { start: index, end: index + words.length };
    if (found.some(({ start, end }) => start < span.end && span.start < end)) return;
    const before = plain.slice(Math.max(0, index - LOOK_BACK), index);
    if (!/^according/i.test(words) && !/said|told|says/.test(words) && NOUN_BEFORE.test(before)) return;
    found.push({ ...span, stance, words, negated: NEGATED.test(before) });
  };
  for (const match of plain.matchAll(ACCORDING)) add('reports', match);
  for (const [stance, pattern] of PATTERN) for (const match of plain.matchAll(pattern)) add(stance, match);
  return found.toSorted((a, b) => a.start - b.start);
}

/** The sentence with what stands in quotation marks blanked out, of the same length: verbs there are the speaker's own. */
export const withoutQuotes = (sentence: string): string =>
  sentence.replace(
    /“[^”]*(?:”|$)|"[^"]*(?:"|$)|«[^»]*(?:»|$)|„[^“”]*(?:[“”]|$)|「[^」]*(?:」|$)/gu,
    (quoted) => ' '.repeat(quoted.length),
  );
