/** The signs that name the issues of the appendix's highlights, for whom colour and line do not tell enough. */
import type { Issue, IssueId } from '../model.ts';
import type { Brief } from './model.ts';

export interface LegendEntry {
  readonly issue: Issue;
  /** "a", "b" … "z", "aa": letters, because numbers stand for sources. */
  readonly sign: string;
}

export type Legend = ReadonlyMap<IssueId, LegendEntry>;

/** The issues that the appendix highlights, those of the brief's sections first and in their order. */
export function legendOf({ sections, appendix }: Brief): Legend {
  const highlighted = appendix.flatMap(({ highlights }) => highlights.flatMap(({ issues }) => issues));
  const used = new Set(highlighted.map(({ id }) => id));
  const issues = [...sections.flatMap(({ issue }) => issue ?? []), ...highlighted];
  const distinct = new Map(issues.filter(({ id }) => used.has(id)).map((issue) => [issue.id, issue]));
  return new Map([...distinct.values()].map((issue, index) => [issue.id, { issue, sign: signOf(index) }]));
}

const LETTERS = 26;

function signOf(index: number): string {
  const last = String.fromCharCode('a'.charCodeAt(0) + (index % LETTERS));
  return index < LETTERS ? last : signOf(Math.floor(index / LETTERS) - 1) + last;
}
