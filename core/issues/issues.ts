/** Making issues, and finding them by what people call them. */
import { ISSUE_COLORS, PLAIN_ISSUE, UNDERLINES, type Codebook, type Issue } from '../model.ts';
import type { Stamp } from '../passages.ts';
import { resolved } from './hierarchy.ts';

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
    ...PLAIN_ISSUE,
    definition: definition.trim(),
    color: pair?.color ?? 'slate',
    underline: pair?.underline ?? 'solid',
    created: now,
  };
}

/** The issue that people call by a name: its own, an alias, or that of an issue merged into it; whatever the case. */
export function issueNamed(codebook: Codebook, name: string): Issue | null {
  const wanted = folded(name);
  const is = (each: Issue) => folded(each.name) === wanted;
  const merged = codebook.merged.find(({ issue }) => is(issue));
  return (
    codebook.issues.find(is) ??
    codebook.issues.find(({ aliases }) => aliases.some((alias) => folded(alias) === wanted)) ??
    (merged === undefined ? null : resolved(codebook, merged.issue.id))
  );
}

const folded = (name: string): string => name.trim().toLocaleLowerCase();
