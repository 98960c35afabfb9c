/** The short lines before an article's text, each with the part it plays there. */
import { dateLine, findDate, momentIn, type Moment } from './dates.ts';
import { suspicionOf, type Suspicion } from './furniture.ts';
import type { Piece } from './text-pieces.ts';

/** Its date and time are those that the line is, or that stand in its byline. */
export interface OpeningLine extends Moment {
  readonly words: string;
  /** Where it stands: the piece, and the line within it. */
  readonly piece: number;
  readonly line: number;
  /** Nothing else is in its piece. */
  readonly alone: boolean;
  readonly suspicion: Suspicion;
  readonly byline: string | null;
  readonly label: Label | null;
  /** A sentence between the headline and its authors, which is part of the text. */
  readonly isDeck: boolean;
}

export interface Label {
  readonly field: 'source' | 'section';
  readonly value: string;
}

const MOST_LINES = 14;
/** Headlines are shorter. */
const LONGEST_HEADLINE = 130;
/** A sentence or two under a headline. */
const LONGEST_DECK = 300;
/** A line that ends like this is part of a text, not a headline. */
const TEXT_END = /[.。…:,;][)\]"'”’»]*$/;

/** The lines before the first that reads as text; none of a list, a quotation or a table is among them. */
export function openingLines(pieces: readonly Piece[], language: string | null): readonly OpeningLine[] {
  const opening: OpeningLine[] = [];
  for (const [piece, value] of pieces.entries()) {
    if (value.type === 'rule') continue;
    const lines = linesOf(value);
    if (lines === null) return opening;
    for (const [line, words] of lines.entries()) {
      const read = { piece, line, alone: lines.length === 1, isDeck: false, ...readLine(words, language) };
      const isDeck = isText(read) && opening.length > 0 && words.length <= LONGEST_DECK;
      if (isDeck && bylineOf(lines[line + 1] ?? linesOf(pieces[piece + 1])?.[0] ?? '', language) === null)
        return opening;
      if (opening.length >= MOST_LINES || (isText(read) && !isDeck)) return opening;
      opening.push({ ...read, isDeck });
    }
  }
  return opening;
}

function linesOf(piece: Piece | undefined): readonly string[] | null {
  if (piece?.type === 'heading') return [piece.words];
  return piece?.type === 'paragraph' ? piece.lines : null;
}

function readLine(words: string, language: string | null) {
  const byline = bylineOf(words, language);
  const dateIn = byline === null ? dateLine : dateBeside;
  const moment = momentIn(words, (line) => dateIn(line, language));
  return { words, suspicion: suspicionOf(words), ...moment, byline, label: labelOf(words) };
}

const dateBeside = (words: string, language: string | null): string | null =>
  findDate(words, language)?.published ?? null;

const isText = ({ words, suspicion, published, byline, label }: OpeningLine): boolean =>
  suspicion === 0 &&
  published === null &&
  byline === null &&
  label === null &&
  (words.length > LONGEST_HEADLINE || TEXT_END.test(words));

const BY: Readonly<Record<string, RegExp>> = {
  de: /^von\s+(.+)$/iu,
  fr: /^par\s+(.+)$/iu,
  es: /^por\s+(.+)$/iu,
  pt: /^por\s+(.+)$/iu,
  it: /^di\s+(.+)$/iu,
  nl: /^door\s+(.+)$/iu,
};
const BY_ENGLISH = /^(?:(?:written|reported|posted|story|text|compiled)\s+)?by:?\s+(.+)$/iu;
const AUTHOR = /^(?:authors?|autor(?:in|es)?|auteurs?):\s*(.+)$/iu;
const TIME_WORD =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|the|and|all|now|then|this|that)\b/i;

/** The authors that a line names and nothing else: "By Jane Doe and John Roe, 5 Nov 2005". */
export function bylineOf(words: string, language: string | null): string | null {
  if (words.length > 100) return null;
  const form = BY[language?.slice(0, 2) ?? ''];
  const named = BY_ENGLISH.exec(words)?.[1] ?? AUTHOR.exec(words)?.[1] ?? form?.exec(words)?.[1];
  if (named === undefined || !/^\p{Lu}/u.test(named) || TIME_WORD.test(named)) return null;
  const date = findDate(named, language);
  const names = date === null ? named : named.slice(0, date.start) + named.slice(date.end);
  const kept = names
    .replace(/(?:\b(?:published|posted|updated)?\s*(?:on)?)[\s,;|·•–—:-]*$/i, '')
    .replace(/^[\s,;|·•–—-]+/, '');
  if (kept === '' || kept.length > 80 || /[a-z]{3}[.!?]$/.test(kept) || /[!?]/.test(kept)) return null;
  return /\p{Lu}/u.test(kept) && kept.split(' ').length <= 12 ? kept : null;
}

function labelOf(words: string): Label | null {
  const match = /^(source|publisher|publication|section|category)\s*:\s*(\S.{1,60})$/i.exec(words);
  if (match?.[1] === undefined || match[2] === undefined || TEXT_END.test(match[2])) return null;
  return { field: /^(section|category)$/i.test(match[1]) ? 'section' : 'source', value: match[2].trim() };
}
