/** What the person does to passages: mark, tag, note, remove. */
import { computed, signal } from '@preact/signals';
import { quoteWithCitation } from '../../core/brief/citation.ts';
import type { Span } from '../../core/document/tree.ts';
import type { Issue, IssueId, Passage, PassageId } from '../../core/model.ts';
import { editPassage, newPassage, resizePassage, toggleIssue } from '../../core/passages.ts';
import { call } from '../bridge.ts';
import { focusedPassage, open, passages, writingNote } from './article.ts';
import { edit, type Label } from './edit.ts';
import { endRun } from './history.ts';
import { issueOf } from './library.ts';
import { tell } from './status.ts';

/** The stretch of the open article that is selected, or null. */
export const selection = signal<Span | null>(null);

export const nowStamp = () => ({ id: crypto.randomUUID(), now: new Date().toISOString() });

/** The marking under way: a key pressed before it is saved is meant for its passage. */
let marking: Promise<unknown> | null = null;

export const isMarking = (): boolean => marking !== null;

const passageOf = (id: PassageId | null): Passage | undefined =>
  passages.value.find((each) => each.id === id);

/** The passage in hand, unless text is selected. */
export const passageInHand = (): Passage | undefined =>
  selection.value === null ? passageOf(focusedPassage.value) : undefined;

/**
 * Marks the selection as a passage, or finds the one that covers exactly it.
 * @returns the passage, in hand from now on; null when there is nothing to mark or it was refused
 */
function markSelection(issues: readonly IssueId[], label: string): Promise<Passage | null> {
  const job = mark(issues, label).finally(() => {
    if (marking === job) marking = null;
  });
  marking = job;
  return job;
}

async function mark(issues: readonly IssueId[], label: string): Promise<Passage | null> {
  const span = selection.value;
  const current = open.value;
  if (span === null || current === null) return null;
  const passage = newPassage(current.document.text, span, { issues, note: '' }, nowStamp());
  if (passage === null) return null;
  const same = passages.value.find(({ start, end }) => start === passage.start && end === passage.end);
  clearSelection();
  if (same !== undefined) {
    focusedPassage.value = same.id;
    const missing = issues.filter((id) => !same.issues.includes(id));
    if (missing.length > 0) await setIssues(same, [...same.issues, ...missing], { label });
    return same;
  }
  const done = await edit({ type: 'passage.add', article: current.article.id, passage }, { label });
  if (!done) return null;
  focusedPassage.value = passage.id;
  return passage;
}

export function clearSelection(): void {
  selection.value = null;
  getSelection()?.removeAllRanges();
}

/** Tags the selection, or the passage in hand, with an issue; on a passage that has it, takes it off. */
export async function tag(issue: Issue): Promise<void> {
  await marking;
  const passage = passageInHand();
  const current = open.value;
  if (passage === undefined || current === null) {
    await markSelection([issue.id], `Tag with “${issue.name}”`);
    return;
  }
  const change = toggleIssue(current.article.id, passage, issue.id, nowStamp().now);
  const verb = passage.issues.includes(issue.id) ? 'Take off' : 'Tag with';
  await edit(change, { label: `${verb} “${issue.name}”` });
}

export async function highlight(): Promise<void> {
  await markSelection([], 'Highlight');
}

/** The passage in hand where the selection touches it, and so can take its place. */
export const passageToResize = computed<Passage | undefined>(() => {
  const span = selection.value;
  const passage = passageOf(focusedPassage.value);
  if (span === null || passage === undefined) return undefined;
  const same = span.start === passage.start && span.end === passage.end;
  return span.start < passage.end && passage.start < span.end && !same ? passage : undefined;
});

/** Lets the passage in hand cover the selection instead. */
export async function resize(): Promise<void> {
  const span = selection.value;
  const passage = passageToResize.value;
  const current = open.value;
  if (span === null || passage === undefined || current === null) return;
  const change = resizePassage(current.article.id, passage, current.document.text, span, nowStamp().now);
  clearSelection();
  if (change !== null) await edit(change, { label: 'Resize the passage' });
}

/** Opens the note of the selection, marked first, or of the passage in hand. */
export async function startNote(): Promise<void> {
  await marking;
  const passage = passageInHand() ?? (await markSelection([], 'Highlight'));
  if (passage === null) return;
  focusedPassage.value = passage.id;
  writingNote.value = passage.id;
}

/** Saves a note as it stands; what is typed in one go is undone in one go. */
export async function saveNote(id: PassageId, note: string): Promise<boolean> {
  const passage = passageOf(id);
  const current = open.value;
  if (passage === undefined || current === null || passage.note === note) return true;
  const change = editPassage(current.article.id, passage, { note }, nowStamp().now);
  return edit(change, { label: note === '' ? 'Remove the note' : 'Note', key: `note ${id}` });
}

export function finishNote(): void {
  writingNote.value = null;
  endRun();
}

async function setIssues(passage: Passage, issues: readonly IssueId[], label: Label): Promise<void> {
  const article = open.value?.article.id;
  if (article !== undefined) await edit(editPassage(article, passage, { issues }, nowStamp().now), label);
}

export async function removeIssue(passage: Passage, issue: IssueId): Promise<void> {
  const rest = passage.issues.filter((id) => id !== issue);
  await setIssues(passage, rest, { label: `Take off “${issueOf(issue)?.name ?? ''}”` });
}

export async function removePassage(passage: Passage): Promise<void> {
  const article = open.value?.article.id;
  if (article === undefined) return;
  if (focusedPassage.value === passage.id) focusedPassage.value = null;
  if (await edit({ type: 'passage.remove', article, passage }, { label: 'Remove the passage' }))
    tell('Passage removed.');
}

/** Copies the selection, or the passage in hand, with where it is from. */
export async function copyWithCitation(): Promise<void> {
  const current = open.value;
  const span = selection.value ?? passageInHand();
  if (current === null || span === undefined) return;
  const quote = current.document.text.slice(span.start, span.end).trim();
  const result = await call('clipboard.write', { text: quoteWithCitation(quote, current.article) });
  if (result.ok) tell('Copied with its citation.');
}
