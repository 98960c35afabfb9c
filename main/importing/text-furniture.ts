/** Taking out of a plain text what a site put between its paragraphs and is unmistakably none of it. */
import {
  isHeadline,
  isInterruption,
  isShareLabel,
  isSureListLabel,
  isSurePrompt,
  sharesIn,
} from './interruptions.ts';
import type { Piece } from './text-pieces.ts';

/** The pieces without advertisements, bars for sharing, lists of other articles and banners; all where no other is. */
export function withoutInterruptions(pieces: readonly Piece[]): readonly Piece[] {
  const kept = keptOf(pieces);
  return kept.some(({ type }) => type !== 'rule') ? kept : pieces;
}

function keptOf(pieces: readonly Piece[]): readonly Piece[] {
  const kept: Piece[] = [];
  for (let at = 0; at < pieces.length; at += 1) {
    const piece = pieces[at];
    if (piece === undefined) break;
    const list = pieces[at + 1];
    if (isLabelledList(piece)) continue;
    if (isLabel(piece) && list !== undefined && isListOfHeadlines(list)) {
      at += 1;
      continue;
    }
    kept.push(...withoutLines(piece));
  }
  return kept;
}

function isLabel(piece: Piece): boolean {
  if (piece.type === 'heading') return isSureListLabel(piece.words);
  return piece.type === 'paragraph' && piece.lines.length === 1 && isSureListLabel(piece.lines[0] ?? '');
}

/** Several short lines, none of which is a sentence. */
function isListOfHeadlines(piece: Piece): boolean {
  const lines = piece.type === 'list' ? piece.items : piece.type === 'paragraph' ? piece.lines : [];
  return lines.length >= 2 && lines.every(isHeadline);
}

/** The same with its label as the first of the lines. */
function isLabelledList(piece: Piece): boolean {
  if (piece.type !== 'paragraph') return false;
  const [label = '', ...lines] = piece.lines;
  return isSureListLabel(label) && lines.length >= 2 && lines.every(isHeadline);
}

/** A paragraph that is such lines goes; one that holds others keeps them all, a poem or an address. */
function withoutLines(piece: Piece): readonly Piece[] {
  if (piece.type === 'list') return piece.items.every(isSharing) && piece.items.length >= 2 ? [] : [piece];
  if (piece.type !== 'paragraph') return [piece];
  const isGone = (line: string): boolean =>
    isInterruption(line) || isSurePrompt(line) || (piece.lines.length === 1 && isShareLabel(line));
  return piece.lines.every(isGone) || isSharingBar(piece.lines) ? [] : [piece];
}

const isSharing = (line: string): boolean => sharesIn(line) > 0;

const isSharingBar = (lines: readonly string[]): boolean =>
  lines.every(isSharing) && lines.reduce((sum, line) => sum + sharesIn(line), 0) >= 2;
