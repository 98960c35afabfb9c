/** What of an article is looked at when a passage of it is coded. Offsets in UTF-16 code units. */
import { MONTH } from './coding/dates-english.ts';
import { sentencesAround } from './document/sentences.ts';
import type { ArticleDocument, Span } from './document/tree.ts';

/** Of what is longer, no more is looked at than this, so that the form opens at once. */
const MOST = 4000;

export interface CodingContext {
  /** The sentences in which the passage stands, or its beginning where it is a long one. */
  readonly text: string;
  /** The passage in that text. */
  readonly passage: Span;
}

/**
 * The sentences around a passage.
 * @param language BCP 47; English where it is not known
 */
export function contextOf(document: ArticleDocument, passage: Span, language: string | null): CodingContext {
  const end = Math.min(passage.end, passage.start + MOST);
  const around = sentencesAround(document, { start: passage.start, end }, language);
  const start = Math.max(around.start, passage.start - MOST);
  return {
    text: document.text.slice(start, Math.min(around.end, end + MOST)),
    passage: { start: passage.start - start, end: end - start },
  };
}

/** How far into a text its dateline reaches. */
const HEAD = 120;

/** What ends a dateline: who sent the report is passed over. */
const ENDS = '\\)?\\s*(?:\\([^()\\n]*\\)\\s*)?(?:—|–|--| - )';
const DAY = `(?:${MONTH}\\s+\\d{1,2}|\\d{1,2}\\s+${MONTH})(?:,?\\s+\\d{4})?`;
/** Days and words with which a sentence begins are no places. */
const NO_PLACE = '(?!(?:On|In|By|Since|Until|From|After|Before|\\p{Lu}\\p{L}+day)\\b)';

const DATELINES: readonly RegExp[] = [
  // "TOKYO, Nov. 4 (Kyodo) —": a place in capitals, with a figure before the dash.
  new RegExp(`^\\s*\\(?(?<dateline>\\p{Lu}{3,}[^\\n—–()]*?\\d[^\\n—–()]*?)${ENDS}`, 'u'),
  // "Rio de Janeiro, Brazil, Nov. 4 —": other sentences begin so, too, so nothing but a date may follow the place.
  new RegExp(
    `^\\s*\\(?(?<dateline>${NO_PLACE}\\p{Lu}[\\p{L}.'’-]*(?:\\s[\\p{L}.'’-]+){0,3}(?:,\\s\\p{Lu}[\\p{L}. ]{1,20})?,\\s+${DAY})${ENDS}`,
    'u',
  ),
];

/** The place and date of writing at the head of a text, as it says them; null where it has no such head. */
export function datelineOf(text: string): string | null {
  const head = text.slice(0, HEAD);
  const found = DATELINES.map((form) => form.exec(head)?.groups?.['dateline']);
  return found.find((dateline) => dateline !== undefined)?.trim() ?? null;
}
