/** Headers, footers and page numbers of a PDF: what stands at the same place on page after page. */
import { median } from './pdf-columns.ts';
import type { Line } from './pdf-lines.ts';

/** The lines of a page, and how far down its edges are in the way in which most of it is written. */
export interface PageLines {
  readonly page: number;
  /** What the file calls it; null where it says nothing. */
  readonly label: string | null;
  readonly lines: readonly Line[];
  readonly top: number;
  readonly bottom: number;
}

export interface WithoutFurniture {
  readonly pages: readonly PageLines[];
  /** The words of what was left out, each once, page numbers aside. */
  readonly dropped: readonly string[];
  /** Every line that was left out, page by page. */
  readonly gone: readonly GoneLine[];
}

export interface GoneLine {
  readonly page: number;
  readonly words: string;
  /** Whether it stood above the words of its page that stayed; else after them. */
  readonly isAbove: boolean;
}

/** How many of a page's first and last lines are looked at. */
const OUTERMOST = 3;
/** How exactly they stand at the same place, in the page's units. */
const SAME_PLACE = 4;
/** On so many pages they have to stand, where there are that many. */
const LEAST_PAGES = 3;
/** And on this share of the pages from the first to the last of these: left and right pages may differ. */
const LEAST_SHARE = 0.45;
/** On so few pages is enough for a line that counts along with them. */
const LEAST_COUNTED = 2;
/** A line of numbers that is longer is part of a table. */
const LONGEST_NUMBER = 14;
/** What is set larger than this, in sizes of most lines, is a heading. */
const LARGER = 1.15;

interface Candidate {
  readonly page: number;
  readonly line: Line;
  /** How far from the page's edge. */
  readonly place: number;
}

/** Leaves out what repeats at the top and at the bottom of the pages, whatever digits it has. */
export function withoutFurniture(pages: readonly PageLines[]): WithoutFurniture {
  const groups = new Map<string, Candidate[]>();
  const largest = LARGER * median(pages.flatMap(({ lines }) => lines.map(({ size }) => size)));
  for (const page of pages) {
    for (const [key, candidate] of candidatesOf(page, largest)) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [candidate]);
      else group.push(candidate);
    }
  }
  const repeated = [...groups.values()].flatMap(atOnePlace).map((group) => repeatedOf(group, pages.length));
  const gone = new Set(repeated.flatMap((group) => group.map(({ line }) => line)));
  for (const { lines, label } of pages)
    for (const line of edgesOf(lines)) if (line.words === label) gone.add(line);
  return {
    pages: pages.map((page) => ({ ...page, lines: page.lines.filter((line) => !gone.has(line)) })),
    dropped: repeated.flatMap(([first]) =>
      first !== undefined && hasName(first.line) ? [first.line.words] : [],
    ),
    gone: pages.flatMap((page) => goneLines(page, gone)),
  };
}

function goneLines({ page, lines }: PageLines, gone: ReadonlySet<Line>): readonly GoneLine[] {
  const kept = lines.filter((line) => !gone.has(line));
  const first = kept.reduce((least, { base }) => Math.min(least, base), Infinity);
  return lines
    .filter((line) => gone.has(line))
    .map(({ words, base }) => ({ page, words, isAbove: base <= first }));
}

/** The first and the last line of a page. */
function edgesOf(lines: readonly Line[]): readonly Line[] {
  const down = lines.filter((line) => line.turn === lines[0]?.turn).sort((a, b) => a.base - b.base);
  return [down[0], down.at(-1)].filter((line) => line !== undefined);
}

/** The outermost lines of a page, each with what it has in common with those of other pages. */
function candidatesOf(
  { page, lines, top, bottom }: PageLines,
  largest: number,
): readonly (readonly [string, Candidate])[] {
  const turn = lines[0]?.turn;
  const down = lines.filter((line) => line.turn === turn).sort((a, b) => a.base - b.base);
  const aside = lines.filter((line) => line.turn !== turn).slice(0, OUTERMOST);
  const of = (edge: string, some: readonly Line[], placeOf: (line: Line) => number) =>
    some
      .filter(
        ({ words, size }) => size <= largest && (/\p{L}/u.test(words) || words.length <= LONGEST_NUMBER),
      )
      .map((line) => [`${edge} ${keyOf(line.words)}`, { page, line, place: placeOf(line) }] as const);
  return [
    ...of('top', down.slice(0, OUTERMOST), ({ base }) => base - top),
    ...of('bottom', down.slice(-OUTERMOST), ({ base }) => bottom - base),
    ...of('aside', aside, ({ base }) => base),
  ];
}

const keyOf = (words: string): string =>
  /^[ivxlcdm]{1,8}$/i.test(words) ? '#' : words.toLowerCase().replace(/\d+/g, '#');

const hasName = ({ words }: Line): boolean =>
  /\p{L}{2}/u.test(words.replace(/\b(?:page|seite|pages?|von|of|sur|de|p)\b|^[ivxlcdm]+$/gi, ''));

function atOnePlace(group: readonly Candidate[]): readonly (readonly Candidate[])[] {
  const places: Candidate[][] = [];
  for (const candidate of [...group].sort((a, b) => a.place - b.place)) {
    const last = places.at(-1);
    const before = last?.at(-1);
    if (before !== undefined && candidate.place - before.place <= SAME_PLACE) last?.push(candidate);
    else places.push([candidate]);
  }
  return places;
}

/** Those of a group that are no text: all where there are enough, else those that count along with the pages. */
function repeatedOf(group: readonly Candidate[], pages: number): readonly Candidate[] {
  const numbers = [...new Set(group.map(({ page }) => page))].sort((a, b) => a - b);
  const from = numbers[0] ?? 0;
  const to = numbers.at(-1) ?? 0;
  const enough = pages <= LEAST_PAGES ? numbers.length === pages && pages > 1 : numbers.length >= LEAST_PAGES;
  if (enough && numbers.length >= (to - from + 1) * LEAST_SHARE) return group;
  const byLead = new Map<number, Candidate[]>();
  for (const candidate of group) {
    const lead = leadOf(candidate);
    if (lead !== null) byLead.set(lead, [...(byLead.get(lead) ?? []), candidate]);
  }
  const best = [...byLead.values()].reduce((most, each) => (each.length > most.length ? each : most), []);
  return best.length >= LEAST_COUNTED ? best : [];
}

/** How far the number at one end of a line is ahead of its page. */
function leadOf({ line, page }: Candidate): number | null {
  const number = /^\d{1,4}(?!\d)/.exec(line.words)?.[0] ?? /(?<!\d)\d{1,4}$/.exec(line.words)?.[0];
  return number === undefined ? null : Number(number) - page;
}
