/** Where a passage stands in its article, as an issue's page wants to know it. Offsets in UTF-16 code units. */
import { wholeGraphemes } from '../document/graphemes.ts';
import { sentencesAround } from '../document/sentences.ts';
import type { ArticleDocument, Block, Span } from '../document/tree.ts';
import type { Passage } from '../model.ts';
import type { SourcePassage } from './bearing.ts';

/** The most that is shown of the sentences around a passage. */
const MOST = 300;

/**
 * The passages of an article with their places in it.
 * @param language BCP 47; English where it is not known
 */
export function withSurroundings(
  document: ArticleDocument,
  {
    textVersion,
    language,
    passages,
  }: {
    readonly textVersion: number;
    readonly language: string | null;
    readonly passages: readonly Passage[];
  },
): readonly (Passage & SourcePassage)[] {
  const starts = document.blocks.flatMap(leafStarts);
  return passages.map((passage) =>
    passage.textVersion === textVersion
      ? {
          ...passage,
          paragraph: placeIn(starts, passage.start),
          lastParagraph: placeIn(starts, Math.max(passage.start, passage.end - 1)),
          context: contextOf(document, passage, language),
        }
      : { ...passage, paragraph: -1, lastParagraph: -1, context: '' },
  );
}

/** Where each paragraph, heading and cell begins, in order. */
function leafStarts(block: Block): readonly number[] {
  switch (block.type) {
    case 'quote':
      return block.blocks.flatMap(leafStarts);
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(leafStarts));
    case 'table':
      return block.rows.flat().map(({ start }) => start);
    default:
      return [block.start];
  }
}

/** The last that begins at an offset or before it. */
function placeIn(starts: readonly number[], offset: number): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}

function contextOf(document: ArticleDocument, passage: Span, language: string | null): string {
  // Two signs for what is left out belong to it.
  const room = MOST - 2 - (passage.end - passage.start);
  if (room < 0) return '';
  const whole = sentencesAround(document, { start: passage.start, end: passage.end }, language);
  if (whole.end - whole.start <= MOST) return document.text.slice(whole.start, whole.end);
  const [before, after] = [passage.start - whole.start, whole.end - passage.end];
  const left = Math.min(before, Math.max(room >> 1, room - after));
  return cut(document.text, whole, passage, { left, right: Math.min(after, room - left) });
}

/** A stretch of a text around a passage, no word or character cut in two where there is another place to cut. */
function cut(
  text: string,
  whole: Span,
  passage: Span,
  { left, right }: { readonly left: number; readonly right: number },
): string {
  let [start, end] = [passage.start - left, passage.end + right];
  const [opens, closes] = [start > whole.start, end < whole.end];
  if (opens) start += Math.max(0, text.slice(start, passage.start).search(/(?<=\s)\S/));
  if (closes) end = passage.end + text.slice(passage.end, end).replace(/\s+\S*$/, '').length;
  const kept = wholeGraphemes(text, { start, end });
  const safe = kept.end - kept.start <= MOST - 2 ? kept : { start, end };
  return `${opens ? '…' : ''}${text.slice(safe.start, safe.end)}${closes ? '…' : ''}`;
}
