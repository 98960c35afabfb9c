/** Making and changing passages: the changes behind the gestures of the person. */
import { describeSpan, type Anchor } from './anchor/describe.ts';
import type { PassageEdit } from './changes.ts';
import { trimmed, wholeGraphemes } from './document/graphemes.ts';
import type { Span } from './document/tree.ts';
import {
  NO_CODING,
  type Article,
  type ArticleId,
  type Codebook,
  type Coding,
  type IssueId,
  type Passage,
} from './model.ts';
import { ownIdsOf } from './issues/hierarchy.ts';
import type { ReadArticle } from './text-versions.ts';

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
  content: Pick<Passage, 'issues' | 'note' | 'textVersion'> & Partial<Coding>,
  { id, now }: Stamp,
): Passage | null {
  const stretch = trimmed(text, wholeGraphemes(text, span));
  if (stretch === null) return null;
  return { id, ...describeSpan(text, stretch), ...NO_CODING, ...content, created: now, modified: now };
}

/** What of a passage is edited after it is marked. */
type Editable = Pick<
  Passage,
  'issues' | 'note' | 'textVersion' | 'start' | 'end' | 'quote' | 'prefix' | 'suffix' | keyof Coding
>;

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
 * The change that lets a passage cover another stretch of the present text, its issues and note kept: makes it longer
 * or shorter, or pins one that has lost its place.
 * @returns null when nothing but white space is in the stretch
 */
export function resizePassage(
  { article: { id, textVersion }, document: { text } }: ReadArticle,
  passage: Passage,
  span: Span,
  now: string,
): PassageEdit | null {
  const stretch = trimmed(text, wholeGraphemes(text, span));
  if (stretch === null) return null;
  const moved = passage.textVersion === textVersion ? {} : { textVersion };
  return editPassage(id, passage, { ...describeSpan(text, stretch), ...moved }, now);
}

/** The change that pins a passage that has lost its place to a place in the present text. */
export const pinPassage = (
  { id, textVersion }: Pick<Article, 'id' | 'textVersion'>,
  passage: Passage,
  { start, end, quote, prefix, suffix }: Anchor,
  now: string,
): PassageEdit => editPassage(id, passage, { start, end, quote, prefix, suffix, textVersion }, now);

/** The version of a text that never came: a passage in it was marked in another tool, and is unplaced. */
export const NO_TEXT = 0;

/** Whether a passage has lost its place: its words are in an earlier version of the text, and nowhere for sure in this one. */
export const isUnplaced = ({ textVersion }: Article, passage: Pick<Passage, 'textVersion'>): boolean =>
  passage.textVersion !== textVersion;

/** The ids with an issue put among them, or taken off where it is among them, under whatever id. */
export function toggled(codebook: Codebook, held: readonly IssueId[], issue: IssueId): readonly IssueId[] {
  const left = without(codebook, held, issue);
  return left.length < held.length ? left : [...held, issue];
}

/** The ids without those that stand for an issue. */
export function without(codebook: Codebook, held: readonly IssueId[], issue: IssueId): readonly IssueId[] {
  const own = ownIdsOf(codebook, issue);
  return held.filter((id) => id !== issue && !own.has(id));
}
