import type { VNode } from 'preact';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { codingInWords } from '../../core/coding-words.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Passage } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { IssuePicker } from '../article/IssuePicker.tsx';
import { Swatches } from '../parts/Swatches.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { focusedPassage, open, passages, unplaced } from '../state/article.ts';
import { announce } from '../state/announcing.ts';
import { closeDialog } from '../state/dialogs.ts';
import { codebook, openIssues } from '../state/library.ts';
import { clearSelection, removePassage, startNote, tag } from '../state/marking.ts';
import { openPicker } from '../state/picking.ts';
import { go } from '../state/route.ts';

/** Every passage of the article in reading order: to go through, open, retag and delete by keyboard. */
export function PassagesDialog(): VNode {
  const list = [...unplaced.value, ...passages.value];
  const [at, setAt] = useState(
    Math.max(
      0,
      list.findIndex(({ id }) => id === focusedPassage.value),
    ),
  );
  const frame = useRef<HTMLOListElement>(null);
  const index = Math.min(at, list.length - 1);
  const current = list[index];
  // At once: the next key is meant for what has the focus then.
  useLayoutEffect(() => {
    clearSelection();
    focusedPassage.value = current?.id ?? null;
    frame.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [current?.id]);
  const onKeyDown = (event: KeyboardEvent) => {
    if (current === undefined || !press(event, current, list.length, index, setAt)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Dialog title={`Passages of “${open.value?.article.title ?? ''}”`} onClose={closeDialog} wide>
      <p class="quiet">
        {counted(list.length, 'passage')}. Enter opens one, T and the digits tag it, N writes its note, Delete
        removes it.
      </p>
      <ol
        ref={frame}
        class="passage-list"
        role="listbox"
        aria-label="Passages in reading order"
        onKeyDown={onKeyDown}
      >
        {list.map((passage, each) => (
          <Entry
            key={passage.id}
            passage={passage}
            place={each}
            length={list.length}
            isCurrent={each === index}
            take={setAt}
          />
        ))}
      </ol>
      <IssuePicker />
      <div class="dialog-actions">
        {current !== undefined && <Tools passage={current} />}
        <span class="grow" />
        {current !== undefined && (
          <button class="btn" onClick={() => show(current)}>
            Show in the text
          </button>
        )}
        <button class="btn primary" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface EntryProps {
  readonly passage: Passage;
  /** In the list, from 0. */
  readonly place: number;
  readonly length: number;
  readonly isCurrent: boolean;
  readonly take: (place: number) => void;
}

/** Of thousands only those that a key changes are drawn again. */
function Entry({ passage, place, length, isCurrent, take }: EntryProps): VNode {
  const issues = codebook.value;
  return useMemo(
    () => (
      <li
        role="option"
        aria-selected={isCurrent}
        tabIndex={isCurrent ? 0 : -1}
        aria-label={wordsFor(passage)}
        aria-setsize={length}
        aria-posinset={place + 1}
        class={isCurrent ? 'on' : ''}
        onClick={() => take(place)}
        onDblClick={() => show(passage)}
      >
        <span class="line">
          <Swatches passage={passage} /> <q dir="auto">{passage.quote}</q>
        </span>
        <CodingLine passage={passage} />
        {passage.note !== '' && <span class="note-line">{passage.note}</span>}
      </li>
    ),
    [passage, place, length, isCurrent, issues],
  );
}

/** What the keys do, for those who go by buttons. */
function Tools({ passage }: { readonly passage: Passage }): VNode {
  return (
    <>
      <button class="btn" onClick={(event) => openPicker(event.currentTarget)}>
        Tag… <kbd>T</kbd>
      </button>
      <button class="btn" onClick={() => writeNote(passage)}>
        Note <kbd>N</kbd>
      </button>
      <button class="btn" onClick={() => void remove(passage)}>
        Remove <kbd>Delete</kbd>
      </button>
    </>
  );
}

function writeNote(passage: Passage): void {
  show(passage);
  void startNote();
}

async function remove(passage: Passage): Promise<void> {
  await removePassage(passage);
  announce('Passage removed');
}

function CodingLine({ passage }: { readonly passage: Passage }): VNode | null {
  const words = codingInWords(passage);
  return words === null ? null : <span class="note-line">{words}</span>;
}

function wordsFor(passage: Passage): string {
  const { quote, note, issues } = passage;
  const names = knownIssues(codebook.value, issues).map(({ name }) => name);
  const tags = names.length === 0 ? 'Highlight' : names.join(', ');
  const coding = codingInWords(passage);
  const rest = [coding, note === '' ? null : `Note: ${note}`].filter((part) => part !== null);
  return `${tags}: ${[quote, ...rest].join('. ')}`;
}

function show(passage: Passage): void {
  const id = open.value?.article.id;
  closeDialog();
  if (id !== undefined) go({ view: 'article', id, passage: passage.id });
}

/** Does what a key means in the list; whether it means anything. */
function press(
  event: KeyboardEvent,
  passage: Passage,
  length: number,
  index: number,
  moveTo: (index: number) => void,
): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const issue = /^[1-9]$/.test(event.key) ? openIssues.value[Number(event.key) - 1] : undefined;
  const to = { ArrowDown: index + 1, ArrowUp: index - 1, Home: 0, End: length - 1 }[event.key];
  if (to !== undefined) moveTo(Math.max(0, Math.min(length - 1, to)));
  else if (issue !== undefined) void tag(issue);
  else if (event.key === 'Enter') show(passage);
  else if (event.key === 't' || event.key === 'T') openPicker(document.activeElement);
  else if (event.key === 'n' || event.key === 'N') writeNote(passage);
  else if (event.key === 'Delete') void remove(passage);
  else return false;
  return true;
}
