/** Highlights are painted over ranges; the article's DOM is never split. */
import { knownIssues } from '../../core/issues.ts';
import {
  ISSUE_COLORS,
  UNDERLINES,
  type Codebook,
  type IssueColor,
  type Passage,
  type PassageId,
  type Underline,
} from '../../core/model.ts';
import { lanesOf } from '../../core/spans.ts';
import type { PALETTES } from '../theme/palette.ts';
import type { DrawnArticle } from './draw.ts';
import { rangeOf } from './points.ts';

/** Underlines that cross are kept apart on so many levels; further ones share the lowest. */
const LANES = 3;

const PLAIN = 'plain';
/** A passage in hand is washed more deeply, in the colour of its first issue. */
const inHandName = (color: IssueColor | typeof PLAIN): string => `in-hand-${color}`;

const nameOf = (color: IssueColor, underline: Underline, lane: number): string =>
  `${color}-${underline}-${lane}`;

const sheet = new CSSStyleSheet();
document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];

/** Writes the rule of every highlight there can be, in the colours of a theme. */
export function colorHighlights(palette: (typeof PALETTES)['light'], plain: string): void {
  const rules = ISSUE_COLORS.flatMap((color) =>
    UNDERLINES.flatMap((underline) =>
      Array.from({ length: LANES }, (_, lane) =>
        rule(nameOf(color, underline, lane), palette[color], underline, lane),
      ),
    ),
  );
  sheet.replaceSync(
    [
      ...rules,
      ...ISSUE_COLORS.map((color) => wash(inHandName(color), palette[color], 24)),
      wash(inHandName(PLAIN), plain, 100),
      `::highlight(${PLAIN}) { background-color: ${plain} }`,
    ].join('\n'),
  );
}

const wash = (name: string, color: string, percent: number): string =>
  `::highlight(${name}) { background-color: color-mix(in srgb, ${color} ${percent}%, transparent) }`;

/** Only the first lane is washed: washes over each other turn grey, and the lines tell the issues apart. */
function rule(name: string, color: string, underline: Underline, lane: number): string {
  const wash = lane === 0 ? `background-color: color-mix(in srgb, ${color} 18%, transparent);` : '';
  const line = `text-decoration: underline ${underline} ${color} 2px; text-decoration-skip-ink: none;`;
  return `::highlight(${name}) { ${wash} ${line} text-underline-offset: ${0.2 + lane * 0.17}em }`;
}

/** Paints an article's passages, the one in hand standing out. */
export function paintHighlights(
  drawn: DrawnArticle,
  passages: readonly Passage[],
  codebook: Codebook,
  inHand: PassageId | null,
): void {
  clearHighlights();
  const marks = passages.flatMap((passage) => {
    const issues = knownIssues(codebook, passage.issues);
    return issues.map((issue) => ({ start: passage.start, end: passage.end, issue }));
  });
  const lanes = lanesOf(marks);
  for (const [index, { start, end, issue }] of marks.entries()) {
    const lane = Math.min(lanes[index] ?? 0, LANES - 1);
    add(nameOf(issue.color, issue.underline, lane), lane, rangeOf(drawn, { start, end }));
  }
  for (const passage of passages) {
    const [first] = knownIssues(codebook, passage.issues);
    if (first === undefined) add(PLAIN, 0, rangeOf(drawn, passage));
    if (passage.id === inHand) add(inHandName(first?.color ?? PLAIN), LANES, rangeOf(drawn, passage));
  }
}

export function clearHighlights(): void {
  CSS.highlights.clear();
}

function add(name: string, priority: number, range: Range | null): void {
  if (range === null) return;
  const highlight = CSS.highlights.get(name) ?? new Highlight();
  highlight.priority = priority;
  highlight.add(range);
  CSS.highlights.set(name, highlight);
}
