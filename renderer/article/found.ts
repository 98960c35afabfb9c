/** What is found in an article, painted over ranges as its passages are. */
import type { Span } from '../../core/document/tree.ts';
import { meet } from '../../core/spans.ts';
import type { DrawnArticle } from './draw.ts';
import { rangeOf } from './points.ts';

const FOUND = 'found';
const CURRENT = 'found-current';
/** Above what is painted of passages. */
const PRIORITY = { [FOUND]: 20, [CURRENT]: 21 } as const;

/** Matches painted at most: thousands in one view tell nobody anything. */
const MOST = 2000;

/** Paints the matches near the window, one of them standing out. */
export function paintFound(
  drawn: DrawnArticle,
  matches: readonly Span[],
  current: Span | null,
  near: Span,
): void {
  const shown = matches.filter((match) => meet(match, near)).slice(0, MOST);
  paint(FOUND, rangesOf(drawn, shown));
  paint(CURRENT, current === null ? [] : rangesOf(drawn, [current]));
}

export function clearFound(): void {
  CSS.highlights.delete(FOUND);
  CSS.highlights.delete(CURRENT);
}

const rangesOf = (drawn: DrawnArticle, spans: readonly Span[]): readonly Range[] =>
  spans.flatMap((span) => rangeOf(drawn, span) ?? []);

function paint(name: keyof typeof PRIORITY, ranges: readonly Range[]): void {
  if (ranges.length === 0) {
    CSS.highlights.delete(name);
    return;
  }
  const highlight = new Highlight(...ranges);
  highlight.priority = PRIORITY[name];
  CSS.highlights.set(name, highlight);
}
