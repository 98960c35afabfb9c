/** The plain text of a source, whose every line stays a line, and where its characters are in the canonical text. */
import { markdownOfParagraph } from '../../../core/document/escape.ts';
import type { Span } from '../../../core/document/tree.ts';
import { cleaned } from '../decode.ts';

export interface SourceText {
  readonly markdown: string;
  /** The canonical text of the Markdown. */
  readonly text: string;
  /**
   * Where a stretch of the source, [start, end) in its code points, is in the canonical text, without white space at
   * its ends; null for one that begins outside of the source or holds no words.
   */
  readonly placeOf: (start: number, end: number) => Span | null;
}

/** A line that holds words. */
interface Line {
  readonly raw: string;
  /** As they stand in the canonical text. */
  readonly words: string;
  /** Where it begins, in code points of the source. */
  readonly from: number;
}

/** A line, and where its words begin in the canonical text. */
interface PlacedLine extends Line {
  readonly at: number;
}

type Block = readonly Line[];

/** A block of more lines than this is a transcript, each line of which is a paragraph. */
const MOST_LINES = 40;

/**
 * Reads a plain text without any judgement of what its lines may mean: blank lines part paragraphs, every other line
 * end is kept, and all words stay words.
 * @param lineEndIsOne whether the code points are counted with "\r\n" as one, as ATLAS.ti does
 */
export function sourceTextOf(raw: string, lineEndIsOne = false): SourceText {
  const { blocks, length } = blocksOf(raw, lineEndIsOne);
  const text = blocks.map((block) => block.map(({ words }) => words).join('\n')).join('\n\n');
  const offsets = new Offsets(placed(blocks));
  return {
    markdown: blocks
      .map((block) => block.map(({ words }) => markdownOfParagraph(words)).join('\\\n'))
      .join('\n\n'),
    text,
    placeOf: (start, end) => {
      const isStretch = Number.isSafeInteger(start) && Number.isSafeInteger(end) && start >= 0 && start < end;
      if (!isStretch || start >= length) return null;
      return trimmed(text, { start: offsets.before(start), end: offsets.after(end - 1) });
    },
  };
}

/** The blocks of a text, and its length in code points. */
function blocksOf(raw: string, lineEndIsOne: boolean): { readonly blocks: Block[]; readonly length: number } {
  const blocks: Block[] = [];
  let open: Line[] = [];
  let from = 0;
  const close = (): void => {
    // One by one: a call with so many arguments would overflow the stack.
    for (const block of open.length > MOST_LINES ? open.map((line) => [line]) : [open])
      if (block.length > 0) blocks.push(block);
    open = [];
  };
  for (const { line, ending } of linesOf(raw)) {
    const words = wordsOf(line);
    if (words === '') close();
    else open.push({ raw: line, words, from });
    from += pointsIn(line) + (lineEndIsOne ? Math.min(1, ending) : ending);
  }
  close();
  return { blocks, length: from };
}

const LINE_END = /\r\n?|[\n\v\f\u0085\u2028\u2029]/g;

/** The lines of a text, and the length of what ends each: 0 for the last. */
function* linesOf(raw: string): Generator<{ readonly line: string; readonly ending: number }> {
  let at = 0;
  for (const { 0: ending, index } of raw.matchAll(LINE_END)) {
    yield { line: raw.slice(at, index), ending: ending.length };
    at = index + ending.length;
  }
  yield { line: raw.slice(at), ending: 0 };
}

const pointsIn = (text: string): number =>
  text.length - (text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0);

const SPACES = /[ \t\n\r\f\v]+/g;

const wordsOf = (line: string): string => cleaned(line).replace(SPACES, ' ').trim();

function placed(blocks: readonly Block[]): readonly PlacedLine[] {
  let at = 0;
  return blocks.flatMap((block) => {
    const lines = block.map((line) => {
      const here = { ...line, at };
      at += line.words.length + '\n'.length;
      return here;
    });
    at += '\n'.length;
    return lines;
  });
}

/** Where code points of the source are in the canonical text; those between lines are at the end of the one before. */
class Offsets {
  readonly #known = new Map<PlacedLine, Edges>();

  constructor(readonly lines: readonly PlacedLine[]) {}

  before(point: number): number {
    return this.#edge(point, 'before');
  }

  after(point: number): number {
    return this.#edge(point, 'after');
  }

  #edge(point: number, edge: keyof Edges): number {
    const line = this.lines[countUpTo(this.lines, point) - 1];
    if (line === undefined) return 0;
    const edges = this.#known.get(line) ?? edgesOf(line);
    this.#known.set(line, edges);
    return line.at + (edges[edge][point - line.from] ?? line.words.length);
  }
}

/** How many lines begin at that code point or before it. */
function countUpTo(lines: readonly PlacedLine[], point: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.from ?? Infinity) <= point) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Marks, and what `cleaned` drops from between a letter and its marks. */
const UNSEEN = '\\p{M}\\u0000-\\u0008\\u000e-\\u001f\\u007f-\\u009f\\u00ad\\ufeff';
/** Characters that NFC may compose: a letter with its marks, the parts of a syllable of Hangul. */
const COMPOSED = new RegExp(
  `[\\u1100-\\u115f][\\u1160-\\u11ff${UNSEEN}]*|[\\uac00-\\ud7a3][\\u11a8-\\u11ff${UNSEEN}]*|.[${UNSEEN}]*`,
  'gsu',
);

/** Where what each code point of a line became begins and ends among the line's words, in UTF-16 code units. */
interface Edges {
  readonly before: Uint32Array;
  readonly after: Uint32Array;
}

function edgesOf({ raw, words }: Line): Edges {
  const points = pointsIn(raw);
  const edges = { before: new Uint32Array(points), after: new Uint32Array(points) };
  const leading = leadingIn(raw);
  let point = 0;
  let length = 0;
  let afterSpace = false;
  const here = (): number => Math.min(Math.max(0, length - leading), words.length);
  for (const [composed] of raw.matchAll(COMPOSED)) {
    const next = point + pointsIn(composed);
    const piece = cleaned(composed).replace(SPACES, ' ');
    edges.before.fill(here(), point, next);
    length += piece.length - (afterSpace && piece.startsWith(' ') ? 1 : 0);
    edges.after.fill(here(), point, next);
    if (piece !== '') afterSpace = piece.endsWith(' ');
    point = next;
  }
  return edges;
}

/** How much `trim` takes from the beginning of a line whose white space is collapsed. */
function leadingIn(raw: string): number {
  const collapsed = cleaned(raw).replace(SPACES, ' ');
  return collapsed.length - collapsed.trimStart().length;
}

/** A stretch without the white space at its ends; null where nothing else is in it. */
function trimmed(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end);
  const from = start + words.length - words.trimStart().length;
  const to = start + words.trimEnd().length;
  return from < to ? { start: from, end: to } : null;
}
