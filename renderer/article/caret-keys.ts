/** What the keys of the reading caret do. */
import { moveCaret, type CaretUnit } from '../../core/caret.ts';
import { shortestFirst, spansAt } from '../../core/spans.ts';
import { announce } from '../state/announcing.ts';
import { focusedPassage, open, passages } from '../state/article.ts';
import { caretIsOn } from '../state/caret.ts';
import { openLink } from '../state/library-edits.ts';
import { clearSelection } from '../state/marking.ts';
import { caretRect, edgeOfLine, lineAway, pageAway, readsRightToLeft } from './caret-lines.ts';
import { caretOffsets, placeCaret, type CaretOffsets } from './caret-selection.ts';
import { wordsPassed } from './caret-words.ts';
import type { DrawnArticle } from './draw.ts';
import { offer } from './use-pointer.ts';
import { scrollIntoView } from './use-reading.ts';

export interface CaretPlace {
  readonly drawn: DrawnArticle;
  readonly scroller: HTMLElement;
  readonly language: string | null;
}

type Direction = 'forward' | 'backward';

/** Does what a key means to the caret; whether it means anything. */
export function pressInCaret(event: KeyboardEvent, place: CaretPlace): boolean {
  if (event.key === 'Escape') return leave();
  if (event.key === 'Enter') return openUnder(place);
  const at = caretOffsets(place.drawn);
  if (at === null) return false;
  const focus = destination(event, at.focus, place);
  if (focus === null) return false;
  moveTo(place, at, focus, event.shiftKey);
  return true;
}

/** Escape lets go of what is selected, then of the caret. */
function leave(): boolean {
  if (getSelection()?.isCollapsed === false) clearSelection();
  else {
    caretIsOn.value = false;
    getSelection()?.removeAllRanges();
    announce('Reading caret off.');
  }
  return true;
}

/** Where a key leads from an offset; null for keys that lead nowhere. */
function destination(event: KeyboardEvent, from: number, place: CaretPlace): number | null {
  const { drawn, scroller, language } = place;
  const text = open.value?.document.text;
  if (text === undefined) return null;
  const command = event.ctrlKey || event.metaKey;
  const by = (unit: CaretUnit, direction: Direction) =>
    moveCaret(text, from, { unit, direction, extending: event.shiftKey, language });
  switch (event.key) {
    case 'ArrowLeft':
    case 'ArrowRight': {
      if (event.altKey) return null;
      const forward = (event.key === 'ArrowRight') !== readsRightToLeft(drawn, from);
      return by(command ? 'word' : 'character', forward ? 'forward' : 'backward');
    }
    case 'ArrowUp':
    case 'ArrowDown': {
      const forward = event.key === 'ArrowDown';
      if (event.altKey) return by('sentence', forward ? 'forward' : 'backward');
      if (command) return by('paragraph', forward ? 'forward' : 'backward');
      return lineAway(drawn, from, forward ? 1 : -1);
    }
    case 'Home':
      return command ? by('text', 'backward') : edgeOfLine(drawn, from, 'start');
    case 'End':
      return command ? by('text', 'forward') : edgeOfLine(drawn, from, 'end');
    case 'PageUp':
      return pageAway(drawn, scroller, from, -1);
    case 'PageDown':
      return pageAway(drawn, scroller, from, 1);
    default:
      return null;
  }
}

function moveTo(
  { drawn, scroller }: CaretPlace,
  from: CaretOffsets,
  focus: number,
  extending: boolean,
): void {
  placeCaret(drawn, focus, extending ? from.anchor : focus);
  scrollIntoView(scroller, drawn, { start: focus, end: focus });
  announce(wordsPassed(from.focus, focus, extending ? from.anchor : null, passages.value));
}

/** Opens the link under the caret, or takes the passage there in hand; several are offered. */
function openUnder({ drawn }: CaretPlace): boolean {
  const selected = getSelection();
  const at = caretOffsets(drawn);
  if (selected === null || selected.focusNode === null || at === null || !selected.isCollapsed) return false;
  const under = shortestFirst(spansAt(passages.value, at.focus));
  const link = selected.focusNode.parentElement?.closest<HTMLElement>('a[data-url]')?.dataset['url'];
  if (under.length > 0) {
    const rect = caretRect(drawn, at.focus);
    offer(under, rect?.x ?? 0, rect?.bottom ?? 0);
    const taken = document.querySelector<HTMLElement>(
      `.notes [data-passage="${focusedPassage.value ?? ''}"] .note`,
    );
    if (under.length === 1) taken?.focus({ preventScroll: true });
  } else if (link !== undefined) void openLink(link);
  return true;
}
