/** What the person does to passages: mark, tag, note, remove. */
import { computed, signal } from '@preact/signals';
import { quoteWithCitation } from '../../core/brief/citation.ts';
import { pagesOf } from '../../core/pages.ts';
import { versionsOf } from '../../core/text-versions.ts';
import type { Span } from '../../core/document/tree.ts';
import { meet } from '../../core/spans.ts';
import { candidateFor, type UnplacedPassage } from '../../core/candidates.ts';
import type { Article, Issue, IssueId, Passage, PassageId } from '../../core/model.ts';
import {
  editPassage,
  isUnplaced,
  newPassage,
  pinPassage,
  resizePassage,
  toggled,
  without,
} from '../../core/passages.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import { call } from '../bridge.ts';
import { announce, shortQuote } from './announcing.ts';
import { focusedPassage, open, passageIn, passageOf, passages, unplaced, writingNote } from './article.ts';
import { caretIsOn } from './caret.ts';
import { edit } from './edit.ts';
import { codebook } from './library.ts';
import { tell } from './status.ts';
import { expectNoNote, expectNote } from './typed-ahead.ts';
import { UNDO } from './undoing.ts';
import { noteKey } from './unsaved.ts';

/** The stretch of the open article that is selected, or null. */
export const selection = signal<Span | null>(null);

export const nowStamp = () => ({ id: crypto.randomUUID(), now: new Date().toISOString() });

/** The marking under way: a key pressed before it is saved is meant for its passage. */
let marking: Promise<unknown> | null = null;

export const isMarking = (): boolean => marking !== null;

/** The passage in hand, unless text is selected. */
export const passageInHand = (): Passage | undefined =>
  selection.value === null ? passageOf(focusedPassage.value) : undefined;

/**
 * Marks the selection as a passage, or finds the one that covers exactly it.
 * @returns the passage, in hand from now on; null when there is nothing to mark or it was refused
 */
function markSelection(issues: readonly IssueId[]): Promise<Passage | null> {
  const job = mark(issues).finally(() => {
    if (marking === job) marking = null;
  });
  marking = job;
  return job;
}

async function mark(issues: readonly IssueId[]): Promise<Passage | null> {
  const span = selection.value;
  const current = open.value;
  if (span === null || current === null) return null;
  const passage = newPassage(
    current.document.text,
    span,
    { issues, note: '', textVersion: current.article.textVersion },
    nowStamp(),
  );
  if (passage === null) return null;
  const same = passages.value.find(({ start, end }) => start === passage.start && end === passage.end);
  if (same !== undefined) {
    clearSelection();
    focusedPassage.value = same.id;
    await setIssues(same.id, (held) => [...new Set([...held, ...issues])]);
    return same;
  }
  const done = await edit({ type: 'passage.add', article: current.article.id, passage });
  // Not before: it becomes the highlight in one frame. Another one may have been drawn meanwhile.
  if (selection.value === span) clearSelection();
  if (!done) return null;
  focusedPassage.value = passage.id;
  const names = knownIssues(codebook.value, issues).map(({ name }) => name);
  announce([`Marked: ${shortQuote(passage.quote)}`, ...names].join('. '));
  return passage;
}

/** Lets go of the selection; a reading caret stays where that ended. */
export function clearSelection(): void {
  selection.value = null;
  const selected = getSelection();
  if (selected === null) return;
  if (caretIsOn.value) selected.collapse(selected.focusNode, selected.focusOffset);
  else selected.removeAllRanges();
}

/** Tags the selection, or the passage in hand, with an issue; on a passage that has it, takes it off. */
export async function tag(issue: Issue): Promise<void> {
  await marking;
  const passage = passageInHand();
  const current = open.value;
  if (passage === undefined || current === null) {
    await markSelection([issue.id]);
    return;
  }
  const done = await edit(() => {
    const latest = passageIn(current.article.id, passage.id) ?? passage;
    const issues = toggled(codebook.value, latest.issues, issue.id);
    return editPassage(current.article.id, latest, { issues }, nowStamp().now);
  });
  if (!done) return;
  const held = knownIssues(codebook.value, passageIn(current.article.id, passage.id)?.issues ?? []);
  announce(`${issue.name}: ${held.some(({ id }) => id === issue.id) ? 'on' : 'off'}`);
}

export async function highlight(): Promise<void> {
  await marking;
  await markSelection([]);
}

/** The passage in hand where the selection touches it, or where it has lost its place, and so can take its place. */
export const passageToResize = computed<Passage | undefined>(() => {
  const span = selection.value;
  const passage = passageOf(focusedPassage.value);
  const current = open.value;
  if (span === null || passage === undefined || current === null) return undefined;
  if (isUnplaced(current.article, passage)) return passage;
  const same = span.start === passage.start && span.end === passage.end;
  return meet(span, passage) && !same ? passage : undefined;
});

/** Lets the passage in hand cover the selection instead. */
export async function resize(): Promise<void> {
  const span = selection.value;
  const passage = passageToResize.value;
  if (span === null || passage === undefined) return;
  clearSelection();
  if (!(await moveTo(passage.id, span))) return;
  announce(`The passage is now: ${shortQuote(passageOf(passage.id)?.quote ?? '')}`);
}

/**
 * Lets a passage cover another stretch of the present text.
 * @param span where that depends on where the passage is, it is asked for when the turn has come
 * @param group changes of one group that follow each other are undone together
 */
export async function moveTo(
  id: PassageId,
  span: Span | ((passage: Passage) => Span),
  group: string | null = null,
): Promise<boolean> {
  const current = open.value;
  if (current === null) return false;
  return edit(
    () => {
      const passage = passageIn(current.article.id, id);
      if (passage === undefined) return null;
      const wanted = typeof span === 'function' ? span(passage) : span;
      return resizePassage(current, passage, wanted, nowStamp().now);
    },
    { group },
  );
}

/** Pins a passage that has lost its place to the place that comes nearest to it. */
export async function pinToCandidate(id: PassageId): Promise<void> {
  const current = open.value;
  const passage = unplaced.value.find((each) => each.id === id);
  if (current === null || passage === undefined) return;
  const candidate = candidateFor(current.document, passage);
  if (await pin(current.article, { passage, candidate })) focusedPassage.value = id;
}

/** Pins a passage of any article to the place that comes nearest to it. */
export async function pin(
  article: Pick<Article, 'id' | 'textVersion'>,
  { passage, candidate }: UnplacedPassage,
): Promise<boolean> {
  if (candidate === null || !(await edit(pinPassage(article, passage, candidate, nowStamp().now))))
    return false;
  tell('Pinned.', UNDO);
  return true;
}

/** The selection as a passage, marked first where it is none, or the passage in hand; null where there is neither. */
export async function passageMeant(): Promise<Passage | null> {
  await marking;
  return passageInHand() ?? (await markSelection([]));
}

/** Opens the note of the selection, marked first, or of the passage in hand. */
export async function startNote(): Promise<void> {
  expectNote();
  const passage = await passageMeant();
  // One that is being written has its field already.
  if (passage === null || passage.id === writingNote.value) {
    expectNoNote();
    return;
  }
  writing += 1;
  focusedPassage.value = passage.id;
  writingNote.value = passage.id;
}

/** Tells one writing of a note from the next, over restarts too: what is typed in one go is undone in one go. */
let writing = Date.now();

/** Saves a note as it stands. Where that fails it is kept as it was typed, and tried again. */
export async function saveNote(id: PassageId, note: string): Promise<boolean> {
  const article = open.value?.article.id;
  const known = passageOf(id);
  if (article === undefined || known === undefined) return false;
  return edit(
    () => {
      // Gone from the window it may be removed, or in an article that is no longer the open one: main knows.
      const passage = passageIn(article, id) ?? known;
      return passage.note === note ? null : editPassage(article, passage, { note }, nowStamp().now);
    },
    { key: noteKey(id), group: `note ${id} ${writing}` },
  );
}

/** Closes the field of a note once what is in it is saved. */
export async function finishNote(id: PassageId, note: string): Promise<void> {
  if ((await saveNote(id, note)) && writingNote.value === id) writingNote.value = null;
}

async function setIssues(
  id: PassageId,
  next: (held: readonly IssueId[]) => readonly IssueId[],
): Promise<void> {
  const article = open.value?.article.id;
  const known = passageOf(id);
  if (article === undefined || known === undefined) return;
  await edit(() => {
    const passage = passageIn(article, id) ?? known;
    const issues = next(passage.issues);
    return issues.length === passage.issues.length
      ? null
      : editPassage(article, passage, { issues }, nowStamp().now);
  });
}

export async function removeIssue({ id }: Passage, issue: IssueId): Promise<void> {
  await setIssues(id, (held) => without(codebook.value, held, issue));
}

export async function removePassage(passage: Passage): Promise<void> {
  const article = open.value?.article.id;
  if (article === undefined) return;
  if (focusedPassage.value === passage.id) focusedPassage.value = null;
  const removal = () =>
    ({ type: 'passage.remove', article, passage: passageIn(article, passage.id) ?? passage }) as const;
  if (await edit(removal)) tell('Passage removed.', UNDO);
}

/** Copies the selection, or the passage in hand, with where it is from. */
export async function copyWithCitation(): Promise<void> {
  const current = open.value;
  const span = selection.value;
  const inHand = passageInHand();
  const quote = span === null ? inHand?.quote : current?.document.text.slice(span.start, span.end).trim();
  if (current === null || quote === undefined) return;
  const text = versionsOf(current.article).find(
    ({ textVersion }) => textVersion === (span === null ? inHand?.textVersion : current.article.textVersion),
  );
  const page = pagesOf(text?.pages ?? [], span ?? inHand ?? { start: 0, end: 0 });
  const result = await call('clipboard.write', { text: quoteWithCitation(quote, current.article, page) });
  if (result.ok) tell('Copied with its citation.');
}
