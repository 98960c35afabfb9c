/** What of an article is looked at when a passage of it is coded. Offsets in UTF-16 code units. */
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

/** "TOKYO, Nov. 4 (Kyodo) —": a place in capitals, with a figure before the dash; who sent it is passed over. */
const DATELINE =
  /^\s*\(?(?<dateline>\p{Lu}{3,}[^\n—–()]*?\d[^\n—–()]*?)\)?\s*(?:\([^()\n]*\)\s*)?(?:—|–|--| - )/u;

/** The place and date of writing at the head of a text, as it says them; null where it has no such head. */
export const datelineOf = (text: string): string | null =>
  DATELINE.exec(text.slice(0, HEAD))?.groups?.['dateline']?.trim() ?? null;
