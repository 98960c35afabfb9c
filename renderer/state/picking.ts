/** The list of issues where it is open: at what, and for what. */
import { signal } from '@preact/signals';
import type { Issue, IssueId } from '../../core/model.ts';
import { passageInHand, tag } from './marking.ts';

/** What is tagged from the list. */
export interface Bearer {
  /** The ids that it has. */
  readonly held: () => readonly IssueId[];
  /** Tags it with an issue, or takes that off. */
  readonly toggle: (issue: Issue) => Promise<void>;
}

/** The selection, or the passage in hand. */
const PASSAGE_MEANT: Bearer = { held: () => passageInHand()?.issues ?? [], toggle: tag };

/** In pixels of the window. */
export interface PickerPlace {
  readonly x: number;
  readonly y: number;
  readonly bearer: Bearer;
}

export const pickerPlace = signal<PickerPlace | null>(null);

/** What had the focus before, and gets it back. */
let opener: Element | null = null;

/** Opens the list of issues at an element: type to find one, or to make one. */
export function openPicker(at: Element | null, bearer: Bearer = PASSAGE_MEANT): void {
  opener = document.activeElement;
  const rect = at?.getBoundingClientRect();
  pickerPlace.value =
    rect === undefined
      ? { x: innerWidth / 2 - 150, y: innerHeight / 3, bearer }
      : { x: rect.left, y: rect.bottom + 6, bearer };
}

export function closePicker(): void {
  pickerPlace.value = null;
  if (opener instanceof HTMLElement && opener !== document.body) opener.focus({ preventScroll: true });
  opener = null;
}
