/** What a screen reader says of the caret. */
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage } from '../../core/model.ts';
import { spansAt } from '../../core/spans.ts';
import { open } from '../state/article.ts';
import { codebook } from '../state/library.ts';
import type { DrawnArticle } from './draw.ts';

/** Longer stretches are not read out whole, in UTF-16 code units. */
const MOST = 400;

/**
 * The words that the caret passed over, with the passages that it came into or went out of.
 * @param anchor where the selection that it draws begins, null where it draws none; offsets in UTF-16 code units
 */
export function wordsPassed(
  from: number,
  to: number,
  anchor: number | null,
  passages: readonly Passage[],
): string {
  const text = open.value?.document.text ?? '';
  const [start, end] = [Math.min(from, to), Math.max(from, to)];
  const passed = text.slice(start, Math.min(end, start + MOST)).trim() || 'blank';
  const left = spansAt(passages, from).filter(({ start, end }) => to < start || to >= end);
  const entered = spansAt(passages, to).filter(({ start, end }) => from < start || from >= end);
  return [
    anchor === null
      ? passed
      : `${passed}, ${Math.abs(to - anchor) > Math.abs(from - anchor) ? 'selected' : 'no longer selected'}`,
    ...left.map(() => 'Out of the passage'),
    ...entered.map((passage) => `Passage: ${namesOf(passage)}`),
  ].join('. ');
}

/** The line's worth of words after the caret, and the passages that it is in. */
export function wordsAtCaret(drawn: DrawnArticle, offset: number, passages: readonly Passage[]): string {
  const run = drawn.runs.find(({ end }) => end > offset);
  const text = run?.node.data.slice(Math.max(0, offset - run.start)).slice(0, 80) ?? '';
  return [text.trim(), ...spansAt(passages, offset).map((passage) => `Passage: ${namesOf(passage)}`)].join(
    '. ',
  );
}

function namesOf({ issues, note }: Passage): string {
  const names = knownIssues(codebook.value, issues).map(({ name }) => name);
  const words = names.length === 0 ? 'highlight' : names.join(', ');
  return note === '' ? words : `${words}, with a note`;
}
