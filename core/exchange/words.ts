/** What the files of a codebook share: lists and dates in words. */
import { resolved } from '../issues/hierarchy.ts';
import type { Codebook, Issue } from '../model.ts';

/** Words without line breaks, single blanks between them. */
export const oneLine = (words: string): string => words.replace(/\s+/g, ' ').trim();

/** The other names of an issue: its own, and those of what was merged into it. */
export function aliasesOf(codebook: Codebook, issue: Issue): readonly string[] {
  const merged = codebook.merged
    .filter((each) => resolved(codebook, each.issue.id) === issue)
    .flatMap((each) => [each.issue.name, ...each.issue.aliases]);
  return [...new Set([...issue.aliases, ...merged])];
}

/** The words and phrases between semicolons and line breaks, each once. */
export const listIn = (words: string): readonly string[] => [
  ...new Set(
    words
      .split(/[;\n]/)
      .map(oneLine)
      .filter((each) => each !== ''),
  ),
];

/** The one that is written there, whatever the case; null for none of them. */
export const oneIn = <T extends string>(options: readonly T[], words: string): T | null =>
  options.find((option) => option === words.trim().toLowerCase()) ?? null;

/** A moment that is written there, as ISO 8601 in UTC; null for none. */
export function momentIn(words: string): string | null {
  if (!/^\d{4}-\d{2}-\d{2}(?:T[\d:.]+Z)?$/.test(words.trim())) return null;
  const time = Date.parse(words.trim());
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
