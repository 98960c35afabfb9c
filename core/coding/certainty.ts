/** How sure a sentence is of what it says, from its hedges (G. Lakoff, Hedges, 1973). A suggestion to confirm. */
import type { Span } from '../document/tree.ts';
import type { Certainty } from '../model.ts';

export interface FoundCertainty {
  readonly certainty: Certainty;
  /** The words that say it. */
  readonly why: string;
  /** Of those words, in UTF-16 code units of the sentence. */
  readonly span: Span;
}

/** From the least sure to the surest: of several, the least sure one tells. "May" is the month. */
const HEDGES: readonly (readonly [Certainty, RegExp])[] = [
  [
    'possible',
    /(?<!\p{L})(?:may|(?<!(?:[Mm]ilitary|[Nn]aval|[Ee]conomic|[Aa]rmed|[Pp]olitical|[Nn]uclear) )might(?! of)|could(?! not|n['’]t)|reportedly|Reportedly|allegedly|Allegedly|possibly|Possibly|perhaps|Perhaps|maybe|Maybe|conceivably|purportedly|supposedly|alleged|purported|unconfirmed|Unconfirmed|rumou?red|uncertain|unclear|(?:not|far from) certain|(?:is|are|was|were) (?:said|rumou?red|alleged) to|(?:not|cannot) (?:be )?ruled? out|it is possible|It is possible|remains to be seen)(?!\p{L})/gu,
  ],
  [
    'probable',
    /(?<!\p{L})(?:likely|Likely|unlikely|probably|Probably|presumably|Presumably|apparently|Apparently|almost certain(?:ly)?|appears? (?:to|that)|appeared to|seems? (?:to|that)|seemed to|(?:is|are|was|were) (?:\p{L}+ )?(?:believed|thought|expected|assumed|suspected|presumed) to|(?:is|are) believed|suspected|expected to|in all (?:likelihood|probability))(?!\p{L})/gu,
  ],
  [
    'certain',
    /(?<!\p{L})(?<!(?:not|never|nor|[Nn]either) )(?<!almost )(?<!(?:not|far from) )(?:confirm(?:s|ed)|certainly|Certainly|definitely|Definitely|undoubtedly|Undoubtedly|undeniably|no doubt|without (?:a )?doubt|beyond (?:any )?doubt|(?:is|are|was|were) (?:certain|sure|clear|proven)|proved|proves|unquestionably|in fact|indisputabl[ey])(?!\p{L})/gu,
  ],
];

/**
 * How sure a sentence says to be; "could not" is no hedge, "may not" is one.
 * @param sentence English
 * @returns null where it says nothing of it
 */
export function certaintyIn(sentence: string): FoundCertainty | null {
  for (const [certainty, hedges] of HEDGES) {
    hedges.lastIndex = 0;
    const match = hedges.exec(sentence);
    if (match === null) continue;
    return { certainty, why: match[0], span: { start: match.index, end: match.index + match[0].length } };
  }
  return null;
}
