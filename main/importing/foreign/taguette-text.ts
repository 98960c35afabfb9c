/** A document of Taguette's, and where the bytes that it counts are in the canonical text. */
import { decodeHTML } from 'entities';
import { parseHTML } from 'linkedom';
import { canonicalText } from '../../../core/document/document.ts';
import type { Span } from '../../../core/document/tree.ts';
import { PlainError } from '../../../core/result.ts';
import { cleaned } from '../decode.ts';
import { markdownOfPiece } from '../html.ts';
import { Images } from '../images.ts';

export interface DocumentText {
  readonly markdown: string;
  /** The canonical text of the Markdown. */
  readonly text: string;
  /**
   * Where a stretch of the document is in the canonical text, if both have the same characters up to there: a hint.
   * Taguette counts the bytes, in UTF-8, of the text in the document's HTML.
   */
  readonly placeOf: (start: number, end: number) => Span | null;
}

/** Longer documents are no articles, in UTF-16 code units. */
const LONGEST = 20_000_000;

/**
 * Reads a document's HTML.
 * @throws PlainError for one that is nested too deeply or too long
 */
export function documentTextOf(html: string): DocumentText {
  if (html.length > LONGEST) throw new PlainError('It is longer than 20 million characters.');
  const markdown = markdownOf(html);
  const text = canonicalText(markdown);
  const signs = signsIn(text);
  const before = signsBefore(wordsOfHtml(html));
  return {
    markdown,
    text,
    placeOf: (start, end) => {
      // White space differs between the two texts; what is not white space is the same.
      const first = signs[before[start] ?? -1];
      const last = signs[(before[end] ?? 0) - 1];
      return first === undefined || last === undefined || last < first
        ? null
        : { start: first, end: last + 1 };
    },
  };
}

/** The words of a piece of a document, as the canonical text of a document would have them. */
export const wordsOfSnippet = (html: string): string =>
  /[<&]/.test(html) ? canonicalText(markdownOf(html)) : cleaned(html).replace(/\s+/g, ' ').trim();

/** Whether a text has the words of a snippet, white space aside. It may say no where only parsing would tell. */
export const hasWordsOf = (text: string, snippet: string): boolean =>
  withoutSpace(text) === withoutSpace(decodeHTML(snippet.replace(/<[^<>]*>/g, '')));

/** The words that stand in HTML, one element's right after another's, as Taguette counts them. */
const wordsOfHtml = (html: string): string =>
  parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body.textContent;

const withoutSpace = (text: string): string => cleaned(text).replace(/\s+/g, '');

function markdownOf(html: string): string {
  try {
    return markdownOfPiece(
      cleaned(html),
      undefined,
      // Taguette keeps the pictures of a document in its HTML, or not at all.
      new Images(() => null),
    );
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new PlainError('It is nested too deeply to be read.');
  }
}

/** Where in a text the characters are that are no white space, in UTF-16 code units. */
function signsIn(text: string): Uint32Array {
  const signs = new Uint32Array(text.length);
  let count = 0;
  for (const { index } of text.matchAll(/\S/g)) {
    signs[count] = index;
    count += 1;
  }
  return signs.subarray(0, count);
}

/** How many UTF-16 code units that are no white space stand before each byte of a text's UTF-8, and before its end. */
function signsBefore(text: string): Uint32Array {
  const before = new Uint32Array(Buffer.byteLength(text) + 1);
  let at = 0;
  let count = 0;
  for (const character of text) {
    const bytes = Buffer.byteLength(character);
    before.fill(count, at, at + bytes);
    at += bytes;
    if (/\S/.test(character)) count += character.length;
  }
  before[at] = count;
  return before;
}
