/** Making and changing passages: the changes behind the gestures of the person. */
import { describeSpan } from './anchor/describe.ts';
import type { ArticleChange, PassageEdit } from './changes.ts';
import { trimmed, wholeGraphemes } from './document/graphemes.ts';
import type { Span } from './document/tree.ts';
import type { ArticleId, IssueId, Passage } from './model.ts';

/** What only the outside world knows. */
export interface Stamp {
  readonly id: string;
  readonly now: string;
}

/**
 * A passage over a stretch of canonical text, its ends on whole characters and words rather than white space.
 * @returns null when nothing but white space is in the stretch
 */
export function newPassage(
  text: string,
  span: Span,
  content: { readonly issues: readonly IssueId[]; readonly note: string },
  { id, now }: Stamp,
): Passage | null {
  const stretch = trimmed(text, wholeGraphemes(text, span));
  if (stretch === null) return null;
  return { id, ...describeSpan(text, stretch), ...content, created: now, modified: now };
}

/** What of a passage is edited after it is marked. */
type Editable = Pick<Passage, 'issues' | 'note' | 'start' | 'end' | 'quote' | 'prefix' | 'suffix'>;

/** The change that sets some fields of a passage. */
export function editPassage(
  article: ArticleId,
  passage: Passage,
  to: Partial<Editable>,
  now: string,
): PassageEdit {
  const from = Object.fromEntries(Object.keys(to).map((key) => [key, passage[key as keyof typeof to]]));
  return {
    type: 'passage.edit',
    article,
    passage: passage.id,
    from: { ...from, modified: passage.modified },
    to: { ...to, modified: now },
  };
}

/**
 * The change that lets a passage cover another stretch of the canonical text, its issues and note kept.
 * @returns null when nothing but white space is in the stretch
 */
export function resizePassage(
  article: ArticleId,
  passage: Passage,
  text: string,
  span: Span,
  now: string,
): PassageEdit | null {
  const stretch = trimmed(text, wholeGraphemes(text, span));
  return stretch === null ? null : editPassage(article, passage, describeSpan(text, stretch), now);
}

/** The change that puts an issue on a passage, or takes it off. */
export function toggleIssue(
  article: ArticleId,
  passage: Passage,
  issue: IssueId,
  now: string,
): ArticleChange {
  const issues = passage.issues.includes(issue)
    ? passage.issues.filter((id) => id !== issue)
    : [...passage.issues, issue];
  return editPassage(article, passage, { issues }, now);
}
