/** The keys of the article: the same marks without the mouse. */
import { useLayoutEffect } from 'preact/hooks';
import { focusedPassage, open, passages } from '../state/article.ts';
import { archiveAndLeave, tagArticle, toggleStar } from '../state/article-marks.ts';
import { caretIsOn } from '../state/caret.ts';
import { startCoding } from '../state/coding.ts';
import { openIssues } from '../state/library.ts';
import {
  clearSelection,
  copyWithCitation,
  highlight,
  isMarking,
  passageInHand,
  passageToResize,
  pinToCandidate,
  removePassage,
  resize,
  selection,
  startNote,
  tag,
} from '../state/marking.ts';
import { openPicker } from '../state/picking.ts';
import { keepForNote } from '../state/typed-ahead.ts';
import type { DrawnArticle } from './draw.ts';
import { scrollIntoView } from './use-reading.ts';

const takesTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, dialog') !== null;

/** Keys meant for something else, a list beside the article or a dialog over it, must not change passages. */
export function isOnArticle(): boolean {
  const at = document.activeElement;
  const covered = document.querySelector('dialog[open], .picker') !== null;
  if (covered || at === null || at === document.body) return !covered;
  return at.closest('.article-view') !== null && at.closest('.coding') === null;
}

/** Listens while an article is shown. */
export function useArticleKeys(scroller: HTMLElement | null, drawn: DrawnArticle): void {
  // Before the frame: a key may be pressed as soon as the article is seen.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (takesTyping(event.target)) return;
      const isForNote = keepForNote(event);
      if (!isForNote && (!isOnArticle() || event.ctrlKey || event.metaKey || event.altKey)) return;
      if (isForNote || pressForWhole(event) || press(event.key, scroller, drawn)) event.preventDefault();
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [scroller, drawn]);
}

/** Does what a key means to the article as a whole; whether it means anything. */
function pressForWhole({ key, shiftKey }: KeyboardEvent): boolean {
  const id = open.value?.article.id;
  // What is pressed while a passage is being marked is meant for it.
  if (id === undefined || isMarking()) return false;
  if (shiftKey && key === 'T') tagArticle(id);
  else if (key === 's' || key === 'S') void toggleStar(id);
  else if (key === 'e' || key === 'E') void archiveAndLeave(id);
  else return false;
  return true;
}

/** Does what a key means here; whether it means anything. */
function press(key: string, scroller: HTMLElement | null, drawn: DrawnArticle): boolean {
  const passage = passageInHand();
  if (key === 'Escape') {
    clearSelection();
    focusedPassage.value = null;
    // From a card back to where it was opened.
    if (caretIsOn.value) scroller?.focus({ preventScroll: true });
    return true;
  }
  if (key === '[' || key === ']') return step(key === ']' ? 1 : -1, scroller, drawn);
  if (selection.value === null && passage === undefined && !isMarking()) return false;
  const issue = /^[1-9]$/.test(key) ? openIssues.value[Number(key) - 1] : undefined;
  if (issue !== undefined) void tag(issue);
  else if (key === 't' || key === 'T')
    openPicker(document.querySelector('.selection-bar, .note.on .card-tools'));
  else if (key === 'n' || key === 'N') void startNote();
  else if (key === 'k' || key === 'K') void startCoding();
  else if (key === 'h' || key === 'H') void highlight();
  else if ((key === 'r' || key === 'R') && passageToResize.value !== undefined) void resize();
  else if ((key === 'p' || key === 'P') && passage !== undefined) void pinToCandidate(passage.id);
  else if ((key === 'a' || key === 'A') && passage !== undefined)
    document.querySelector<HTMLElement>('.passage-end')?.focus();
  else if (key === 'c' || key === 'C') void copyWithCitation();
  else if (key === 'Delete' && passage !== undefined) void removePassage(passage);
  else return false;
  return true;
}

/** Takes the next passage, or the one before, in hand. */
function step(by: 1 | -1, scroller: HTMLElement | null, drawn: DrawnArticle): boolean {
  const list = passages.value;
  const at = list.findIndex(({ id }) => id === focusedPassage.value);
  const next = list[at === -1 ? (by === 1 ? 0 : list.length - 1) : at + by];
  if (next !== undefined) {
    focusedPassage.value = next.id;
    if (scroller !== null) scrollIntoView(scroller, drawn, next);
  }
  return true;
}
