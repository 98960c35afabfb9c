/** The text of a PDF's page as it is drawn: runs of letters with their places. */
import { cleaned } from './decode.ts';
import type { DrawnText, PdfPage } from './pdf-file.ts';

/** How far the writing is turned to the left, in degrees. Vertical writing counts as turned by 270. */
export type Turn = 0 | 90 | 180 | 270;

/**
 * A stretch of letters in one font. Places are in the page's units along the way of reading (`left`, `right`) and
 * down the page (`base`), whichever way the writing is turned.
 */
export interface Run {
  readonly words: string;
  readonly left: number;
  readonly right: number;
  readonly base: number;
  /** Of the font. */
  readonly size: number;
  readonly bold: boolean;
  readonly isRtl: boolean;
  readonly turn: Turn;
  /** A space is drawn on its left, on its right, wherever it is read from. */
  readonly spaceLeft: boolean;
  readonly spaceRight: boolean;
}

/** Where a point of a page lies for writing that is turned: along the way of reading, and down the page. */
export function placeOf(turn: Turn, x: number, y: number): { readonly along: number; readonly down: number } {
  switch (turn) {
    case 0:
      return { along: x, down: -y };
    case 90:
      return { along: y, down: x };
    case 180:
      return { along: -x, down: y };
    case 270:
      return { along: -y, down: -x };
  }
}

/** @param most how many characters are taken at most */
export function runsOf({ texts, bold, vertical }: PdfPage, most: number): readonly Run[] {
  const runs: Run[] = [];
  let space: Run | null = null;
  let taken = 0;
  for (const text of texts) {
    const run = runOf(text, bold.has(text.fontName), vertical.has(text.fontName));
    if (run.words === '') {
      const last = runs.at(-1);
      if (last !== undefined) runs[runs.length - 1] = besideSpace(last, run);
      space = run;
      continue;
    }
    const words = run.words.slice(0, most - taken).replace(/[\ud800-\udbff]$/, '');
    if (words === '') break;
    taken += words.length;
    runs.push({ ...(space === null ? run : besideSpace(run, space)), words });
    space = null;
  }
  return runs;
}

function runOf({ str, dir, width, height, transform }: DrawnText, bold: boolean, isVertical: boolean): Run {
  const words = plainWords(str);
  const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform.map(inReach);
  const turn = turnOf(isVertical ? Math.atan2(b, a) - Math.PI / 2 : Math.atan2(b, a));
  const { along, down } = placeOf(turn, x, y);
  const isRtl = dir === 'rtl';
  const [first, last] = [words.startsWith(' '), words.endsWith(' ')];
  return {
    words: words.trim(),
    left: along,
    right: along + Math.abs(inReach(isVertical ? height : width)),
    base: down,
    size: Math.hypot(c, d) || 1,
    bold,
    isRtl,
    turn,
    spaceLeft: isRtl ? last : first,
    spaceRight: isRtl ? first : last,
  };
}

/** A run with a space that is drawn by itself, on the side on which that touches it. */
function besideSpace(run: Run, space: Run): Run {
  const near = run.size / 2;
  if (run.turn !== space.turn || Math.abs(run.base - space.base) > near || space.right === space.left)
    return run;
  const [toLeft, toRight] = [Math.abs(space.right - run.left), Math.abs(space.left - run.right)];
  if (Math.min(toLeft, toRight) > near) return run;
  return toLeft < toRight ? { ...run, spaceLeft: true } : { ...run, spaceRight: true };
}

/** Letters in the shapes that Arabic ones take within words are those letters. */
const SHAPED = /[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc]+/g;

const plainWords = (str: string): string =>
  cleaned(str)
    .replace(SHAPED, (shaped) => shaped.normalize('NFKC'))
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/g, ' ');

/** No page is larger; a damaged one may say anything. */
const inReach = (number: number): number => (Math.abs(number) < 1_000_000 ? number : 0);

export const TURNS: readonly Turn[] = [0, 90, 180, 270];

const turnOf = (angle: number): Turn => TURNS[((Math.round(angle / (Math.PI / 2)) % 4) + 4) % 4] ?? 0;
