/** Highlights that were made in a PDF: their words are those that lie beneath them. */
import type { Span } from '../../core/document/tree.ts';
import type { ForeignHighlight } from '../../core/importing.ts';
import { joinWrapped } from './lines.ts';
import type { Annotation } from './pdf-file.ts';
import type { Line, PlacedRun } from './pdf-lines.ts';
import { placeOf } from './pdf-runs.ts';
import { markdownOfPieces } from './text-pieces.ts';

/** The annotations of one page, and its lines. */
export interface MarkedPage {
  readonly page: number;
  readonly lines: readonly Line[];
  readonly annotations: readonly Annotation[];
}

export interface FoundHighlights {
  readonly highlights: readonly ForeignHighlight[];
  /** How many marks have no words beneath them, and how many notes and drawings are on no words at all. */
  readonly wordless: number;
  readonly others: number;
}

const MARKS = new Set(['Highlight', 'Underline', 'Squiggly', 'StrikeOut']);
/** What a PDF has as well and nobody wrote: links, forms, the windows of notes. */
const NO_NOTES = new Set(['Link', 'Widget', 'Popup', 'Screen', 'PrinterMark', 'TrapNet', 'Watermark']);
/** More boxes than any reader draws, for the whole file. */
const MOST_BOXES = 20_000;

/** The text that is marked, and how things are read in it. */
export interface Marked {
  /** The canonical text. */
  readonly text: string;
  /** Where a page begins in it. */
  readonly startOf: (page: number) => number;
  /** Words of the whole text, for telling a hyphen from a word that was divided. */
  readonly known: ReadonlySet<string>;
  /** Reads a date as PDFs write it. */
  readonly dateOf: (value: unknown) => string | null;
}

export function highlightsOf(pages: readonly MarkedPage[], marked: Marked): FoundHighlights {
  const { known, dateOf } = marked;
  const all = pages.flatMap(({ page, lines, annotations }) =>
    annotations.map((annotation) => ({ page, lines, annotation })),
  );
  const marks = all.filter(({ annotation }) => MARKS.has(annotation.subtype ?? ''));
  let boxes = 0;
  const highlights = marks.flatMap(({ page, lines, annotation }) => {
    const own = boxesOf(annotation);
    boxes += own.length;
    const found = boxes > MOST_BOXES ? null : quoted(lines, own, known);
    if (found === null) return [];
    const created = dateOf(annotation.creationDate) ?? dateOf(annotation.modificationDate);
    const position = positionOf(found, marked.text, marked.startOf(page));
    return [
      { ...found, key: keyOf(annotation, page), position, note: noteOf(annotation), issues: [], created },
    ];
  });
  const others = all.filter(
    ({ annotation: { subtype = '' } }) => !MARKS.has(subtype) && !NO_NOTES.has(subtype),
  ).length;
  return { highlights, wordless: marks.length - highlights.length, others };
}

/** Numbers of objects change whenever a file is saved anew; the place stays. */
const keyOf = ({ subtype = '', rect = [] }: Annotation, page: number): string =>
  `${subtype} on page ${page} at ${rect.map((each) => Math.round(each)).join(' ')}`;

function noteOf({ contentsObj }: Annotation): string {
  const paragraphs = (contentsObj?.str ?? '').split(/[\r\n]+/).filter((line) => line.trim() !== '');
  return markdownOfPieces(paragraphs.map((line) => ({ type: 'paragraph', lines: [line] })));
}

/** A corner and the one across from it. */
interface Box {
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
}

function boxesOf({ quadPoints, rect = [] }: Annotation): readonly Box[] {
  const numbers = Array.from(quadPoints ?? []);
  if (numbers.length < 8) return [boxOf([rect[0] ?? 0, rect[2] ?? 0], [rect[1] ?? 0, rect[3] ?? 0])];
  return Array.from({ length: Math.floor(numbers.length / 8) }, (_, index) => {
    const corners = numbers.slice(index * 8, index * 8 + 8);
    return boxOf(
      corners.filter((_value, at) => at % 2 === 0),
      corners.filter((_value, at) => at % 2 === 1),
    );
  });
}

const boxOf = (xs: readonly number[], ys: readonly number[]): Box => ({
  x: [Math.min(...xs), Math.max(...xs)],
  y: [Math.min(...ys), Math.max(...ys)],
});

type Quoted = Pick<ForeignHighlight, 'quote' | 'prefix' | 'suffix'>;

/** Where the words are in the text, on their page or after it. */
function positionOf({ prefix, quote }: Quoted, text: string, from: number): Span | null {
  const within = text.indexOf(prefix + quote, from);
  const start = within === -1 ? text.indexOf(quote, from) : within + prefix.length;
  return start === -1 ? null : { start, end: start + quote.length };
}

/** The words beneath some boxes in reading order, and those beside them on their lines. */
function quoted(lines: readonly Line[], boxes: readonly Box[], known: ReadonlySet<string>): Quoted | null {
  const parts = lines.flatMap((line) => {
    const { start, end } = coveredBy(line, boxes);
    return end > start ? [{ line, start, end }] : [];
  });
  const [first] = parts;
  const last = parts.at(-1);
  if (first === undefined || last === undefined) return null;
  return {
    quote: parts
      .map(({ line, start, end }) => line.words.slice(start, end).trim())
      .reduce((quote, words) => joinWrapped(quote, words, known)),
    prefix: first.line.words.slice(0, first.start),
    suffix: last.line.words.slice(last.end),
  };
}

/** The stretch of a line's words, whole ones, that lies beneath the boxes. */
function coveredBy(line: Line, boxes: readonly Box[]): { readonly start: number; readonly end: number } {
  const spans = boxes.map((box) => spanOf(line, box)).filter((span) => span !== null);
  if (spans.length === 0) return { start: 0, end: 0 };
  let start = Infinity;
  let end = 0;
  for (const { 0: word, index } of line.words.matchAll(WORDS)) {
    const middles = middlesOf(line.runs, index, index + word.length);
    const inside = middles.filter((at) => spans.some((span) => at >= span.from && at <= span.to)).length;
    if (inside * 2 <= middles.length || middles.length === 0) continue;
    start = Math.min(start, index);
    end = index + word.length;
  }
  return { start, end };
}

/** Words, and the letters of writing that parts none. */
const WORDS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+/gu;

/** Where a box lies along a line; null where it is above or below it. */
function spanOf(
  { turn, base, size }: Line,
  { x, y }: Box,
): { readonly from: number; readonly to: number } | null {
  const one = placeOf(turn, x[0], y[0]);
  const other = placeOf(turn, x[1], y[1]);
  const middle = base - size * 0.3;
  if (middle < Math.min(one.down, other.down) || middle > Math.max(one.down, other.down)) return null;
  return { from: Math.min(one.along, other.along), to: Math.max(one.along, other.along) };
}

/** About where the middles of some letters of a line are: a PDF tells how wide a run is, not each of its letters. */
function middlesOf(runs: readonly PlacedRun[], start: number, end: number): readonly number[] {
  return runs
    .filter((placed) => placed.start < end && placed.start + placed.run.words.length > start)
    .flatMap(({ run, start: from }) => {
      const widths = widthsOf(run.words);
      const all = widths.at(-1) ?? 1;
      const first = Math.max(0, start - from);
      const last = Math.min(run.words.length, end - from);
      return Array.from({ length: Math.max(0, last - first) }, (_, index) => {
        const share = ((widths[first + index] ?? 0) + (widths[first + index + 1] ?? all)) / 2 / all;
        return run.left + (run.right - run.left) * (run.isRtl ? 1 - share : share);
      });
    });
}

/** How wide the letters before each one are together, roughly. */
function widthsOf(words: string): readonly number[] {
  const widths = [0];
  for (let index = 0; index < words.length; index += 1)
    widths.push((widths[index] ?? 0) + widthOf(words.charAt(index)));
  return widths;
}

function widthOf(letter: string): number {
  if (/[ijl.,:;'|!ftI ]/.test(letter)) return 0.3;
  return /[mwMW@]/.test(letter) ? 0.85 : /[A-Z]/.test(letter) ? 0.67 : 0.52;
}
