import type { ArticleDetails } from '../../core/model.ts';
import { PlainError } from '../../core/result.ts';
import { yearOf } from './datelines.ts';
import { sourceIn, suspicionOf } from './furniture.ts';
import { guessLanguage } from './language.ts';
import { readHeaders } from './mail-headers.ts';
import { readOpening } from './opening.ts';
import { NO_DETAILS, type Reading } from './reading.ts';
import { withoutInterruptions } from './text-furniture.ts';
import { markdownOfPieces, piecesOf, type Piece } from './text-pieces.ts';

/** More take minutes. */
const MOST_LINES = 200_000;

/** The last lines of a page that are looked at as a site's own. */
const MOST_FOOTERS = 12;

/**
 * Reads a plain text: a page saved as text, a message, a letter, notes. What a site put around an article goes only
 * where more than one sign, or one beyond doubt, says that it is that; everything else stays, word for word.
 * @param text as `decode` gives it
 * @throws PlainError for one of more lines than can be judged in time
 */
export function readPlainText(text: string): Reading {
  if (hasMoreLines(text, MOST_LINES))
    throw new PlainError(
      'The text has more than 200,000 lines, which no article has. Divide it, and import the parts.',
    );
  const language = guessLanguage(text);
  const message = readHeaders(text);
  const pieces = piecesOf(message?.text ?? text);
  const footer = footerOf(pieces);
  const rest = footer.weight >= 2 ? footer.pieces : pieces;
  const opening =
    message?.details.title === undefined
      ? readOpening(rest, language, {
          weight: footer.weight,
          source: sourceOf(footer).source ?? null,
          year: yearOf(null, footer.lines.join(' ')),
        })
      : { details: {}, pieces: rest };
  // A text that was nothing but headline and furniture keeps what it has.
  const left = opening.pieces.some(hasWords) ? opening : { details: {}, pieces };
  return {
    details: merged({ language, ...sourceOf(footer) }, left.details, message?.details ?? {}),
    markdown: markdownOfPieces(withoutInterruptions(left.pieces)),
    images: [],
    everything: () => markdownOfPieces(piecesOf(text)),
  };
}

const merged = (...details: readonly Partial<ArticleDetails>[]): ArticleDetails =>
  details.reduce<ArticleDetails>((all, some) => ({ ...all, ...some }), NO_DETAILS);

const hasWords = (piece: Piece): boolean => piece.type !== 'rule';

interface Footer {
  /** How surely it is one: the suspicion of its lines together. */
  readonly weight: number;
  readonly lines: readonly string[];
  /** What stands before it. */
  readonly pieces: readonly Piece[];
}

function footerOf(pieces: readonly Piece[]): Footer {
  const lines: string[] = [];
  let end = pieces.length;
  while (end > 1 && lines.length < MOST_FOOTERS) {
    const piece = pieces[end - 1];
    if (piece?.type !== 'rule' && !(piece?.type === 'paragraph' && piece.lines.every(isSuspicious))) break;
    if (piece.type === 'paragraph') lines.unshift(...piece.lines);
    end -= 1;
  }
  const weight = lines.reduce((sum, line) => sum + suspicionOf(line), 0);
  return { weight, lines, pieces: lines.length > 0 ? pieces.slice(0, end) : pieces };
}

const isSuspicious = (line: string): boolean => suspicionOf(line) > 0;

function sourceOf({ weight, lines }: Footer): Partial<ArticleDetails> {
  const source = weight >= 2 ? lines.map(sourceIn).find((found) => found !== null) : undefined;
  return source === undefined ? {} : { source };
}

function hasMoreLines(text: string, most: number): boolean {
  let at = -1;
  for (let count = 0; count <= most; count += 1) {
    at = text.indexOf('\n', at + 1);
    if (at === -1) return false;
  }
  return true;
}
