/** Making issues, and finding them by what people call them. */
import { ISSUE_COLORS, UNDERLINES, type Codebook, type Issue, type IssueId } from './model.ts';
import type { Stamp } from './passages.ts';

/**
 * A new issue, with the first pair of colour and underline that no other has: first every colour with a solid
 * line, then dashed, and so on.
 */
export function newIssue(codebook: Codebook, name: string, definition: string, { id, now }: Stamp): Issue {
  const used = new Set(codebook.issues.map(({ color, underline }) => `${color} ${underline}`));
  const pairs = UNDERLINES.flatMap((underline) => ISSUE_COLORS.map((color) => ({ color, underline })));
  const pair =
    pairs.find(({ color, underline }) => !used.has(`${color} ${underline}`)) ??
    pairs[codebook.issues.length % pairs.length];
  return {
    id,
    name: name.trim(),
    definition: definition.trim(),
    color: pair?.color ?? 'slate',
    underline: pair?.underline ?? 'solid',
    created: now,
  };
}

/** The issue of that name, whatever the case. */
export function issueNamed(codebook: Codebook, name: string): Issue | null {
  const folded = name.trim().toLocaleLowerCase();
  return codebook.issues.find((issue) => issue.name.toLocaleLowerCase() === folded) ?? null;
}

/** The issues among `ids` that the codebook holds, in the codebook's order. */
export const knownIssues = (codebook: Codebook, ids: readonly IssueId[]): readonly Issue[] =>
  codebook.issues.filter(({ id }) => ids.includes(id));
