/** Highlights are painted over ranges; the article's DOM is never split. */
import type { Span } from '../../core/document/tree.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import {
  ISSUE_COLORS,
  type Codebook,
  type Issue,
  type IssueColor,
  type Passage,
  type Underline,
} from '../../core/model.ts';
import { lanesOf, meet } from '../../core/spans.ts';
import type { PALETTES } from '../theme/palette.ts';
import type { DrawnArticle } from './draw.ts';
import { rangeOf } from './points.ts';

/** Underlines that cross are kept apart on so many levels; further ones share the lowest. */
const LANES = 3;

const PLAIN = 'plain';
/** One that lies over another: a line shows how far it goes. */
const PLAIN_OVER = 'plain-over';
type Wash = IssueColor | typeof PLAIN;

/** The ways in which one passage stands out from the others, by how deeply it is washed, in percent. */
const STANDING_OUT = { 'in-hand': 24, hovered: 12 } as const;
export type StandingOut = keyof typeof STANDING_OUT;
/** The stretch that a passage will have when its end is let go. */
const ADJUSTED = 'adjusted';
const PRIORITY = { hovered: LANES, 'in-hand': LANES + 1, [ADJUSTED]: LANES + 2 } as const;

const nameOf = (color: IssueColor, underline: Underline, lane: number): string =>
  `${color}-${underline}-${lane}`;

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/**
 * Writes the rules of the highlights that the issues need, in the colours of a theme. The page works out each of them for
 * every element that they may be on, so they are few, and for the text alone.
 */
export function colorHighlights(
  palette: (typeof PALETTES)['light'],
  plain: string,
  issues: readonly Pick<Issue, 'color' | 'underline'>[],
): void {
  const looks = new Map(issues.map((issue) => [`${issue.color} ${issue.underline}`, issue]));
  const rules = [...looks.values()].flatMap(({ color, underline }) =>
    Array.from({ length: LANES }, (_, lane) =>
      rule(nameOf(color, underline, lane), palette[color], underline, lane),
    ),
  );
  const colors = [...new Set(issues.map(({ color }) => color))];
  const standing = (Object.keys(STANDING_OUT) as StandingOut[]).flatMap((how) => [
    ...colors.map((color) => wash(`${how}-${color}`, palette[color], STANDING_OUT[how])),
    wash(`${how}-${PLAIN}`, plain, 100),
  ]);
  write(
    [
      ...rules,
      ...standing,
      `${highlight(PLAIN)} { background-color: ${plain} }`,
      `${highlight(PLAIN_OVER)} { background-color: ${plain}; text-decoration: underline dotted currentColor 1.5px }`,
      `${highlight(ADJUSTED)} { background-color: color-mix(in srgb, currentColor 22%, transparent) }`,
    ].join('\n'),
  );
}

let written = '';

/** Other rules, even the same again, let the page lay out a whole article anew. */
function write(rules: string): void {
  if (rules !== written) sheet.replaceSync(rules);
  written = rules;
}

const highlight = (name: string): string => `.body *::highlight(${name})`;

const wash = (name: string, color: string, percent: number): string =>
  `${highlight(name)} { background-color: color-mix(in srgb, ${color} ${percent}%, transparent) }`;

/** Only the first lane is washed: washes over each other turn grey, and the lines tell the issues apart. */
function rule(name: string, color: string, underline: Underline, lane: number): string {
  const wash = lane === 0 ? `background-color: color-mix(in srgb, ${color} 18%, transparent);` : '';
  const line = `text-decoration: underline ${underline} ${color} 2px; text-decoration-skip-ink: none;`;
  return `${highlight(name)} { ${wash} ${line} text-underline-offset: ${0.2 + lane * 0.17}em }`;
}

/** What is painted at present, by highlight and stretch, so that a change paints no more than what it changes. */
let painted = new Map<string, Painted>();
let paintedOn: DrawnArticle | null = null;

interface Painted extends Span {
  readonly name: string;
  readonly priority: number;
  readonly range?: Range;
}

/**
 * Paints an article's passages near the window: what is painted elsewhere costs at every frame.
 * @param near the stretch of text that is near the window
 */
export function paintHighlights(
  drawn: DrawnArticle,
  passages: readonly Passage[],
  codebook: Codebook,
  near: Span,
): void {
  if (paintedOn !== drawn) clearHighlights();
  paintedOn = drawn;
  const wanted = new Map<string, Painted>();
  for (const each of wantedIn(near, passages, codebook))
    wanted.set(`${each.name} ${each.start} ${each.end}`, each);
  for (const [key, { name, range }] of painted)
    if (!wanted.has(key) && range !== undefined) CSS.highlights.get(name)?.delete(range);
  for (const [key, each] of wanted) {
    const range = painted.get(key)?.range ?? paint(drawn, each);
    wanted.set(key, { ...each, ...(range === null ? {} : { range }) });
  }
  painted = wanted;
}

interface Mark extends Span {
  readonly issue: Issue;
}

/** What there is to paint in a stretch of text. The lanes are those of all marks, wherever the window is. */
function wantedIn(near: Span, passages: readonly Passage[], codebook: Codebook): readonly Painted[] {
  const marks: Mark[] = [];
  const plain: Passage[] = [];
  for (const passage of passages) {
    const issues = issuesOn(passage, codebook);
    if (issues.length === 0) plain.push(passage);
    for (const issue of issues) marks.push({ start: passage.start, end: passage.end, issue });
  }
  const wanted: Painted[] = [];
  const want = (name: string, priority: number, { start, end }: Span) =>
    wanted.push({ name, priority, start, end });
  for (const [index, lane] of lanesOf(marks).entries()) {
    const mark = marks[index];
    if (mark === undefined || !meet(mark, near)) continue;
    const level = Math.min(lane, LANES - 1);
    want(nameOf(mark.issue.color, mark.issue.underline, level), level, mark);
  }
  for (const [index, lane] of lanesOf(plain).entries()) {
    const passage = plain[index];
    if (passage !== undefined && meet(passage, near)) want(lane === 0 ? PLAIN : PLAIN_OVER, 0, passage);
  }
  return wanted;
}

/** The issues of passages, kept while the codebook stays: of thousands, one changes at a time. */
const issuesKnown = new WeakMap<Codebook, WeakMap<Passage, readonly Issue[]>>();

function issuesOn(passage: Passage, codebook: Codebook): readonly Issue[] {
  const held = issuesKnown.get(codebook) ?? new WeakMap<Passage, readonly Issue[]>();
  issuesKnown.set(codebook, held);
  const issues = held.get(passage) ?? knownIssues(codebook, passage.issues);
  held.set(passage, issues);
  return issues;
}

const washOf = (passage: Passage, codebook: Codebook): Wash => issuesOn(passage, codebook)[0]?.color ?? PLAIN;

function paint(drawn: DrawnArticle, { name, priority, start, end }: Painted): Range | null {
  const range = rangeOf(drawn, { start, end });
  if (range === null) return null;
  const highlight = CSS.highlights.get(name);
  if (highlight !== undefined) highlight.add(range);
  else {
    const fresh = new Highlight(range);
    fresh.priority = priority;
    CSS.highlights.set(name, fresh);
  }
  return range;
}

/** Lets one passage stand out, and no other in this way. */
export function paintStandingOut(
  drawn: DrawnArticle,
  how: StandingOut,
  passage: Passage | undefined,
  codebook: Codebook,
): void {
  for (const color of [...ISSUE_COLORS, PLAIN]) CSS.highlights.delete(`${how}-${color}`);
  if (passage === undefined) return;
  const name = `${how}-${washOf(passage, codebook)}`;
  paint(drawn, { name, priority: PRIORITY[how], start: passage.start, end: passage.end });
}

/** Shows the stretch that a passage is about to have; null when it is let go. */
export function paintAdjusted(drawn: DrawnArticle, span: Span | null): void {
  CSS.highlights.delete(ADJUSTED);
  if (span !== null) paint(drawn, { name: ADJUSTED, priority: PRIORITY[ADJUSTED], ...span });
}

export function clearHighlights(): void {
  CSS.highlights.clear();
  painted = new Map();
  paintedOn = null;
}
