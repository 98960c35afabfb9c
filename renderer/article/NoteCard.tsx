import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { codingInWords } from '../../core/coding-words.ts';
import { momentOf } from '../../core/dates.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { Issue, Passage } from '../../core/model.ts';
import { Chip, colored } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { focusedPassage, hoveredPassage, writingNote } from '../state/article.ts';
import { codingPassage, startCoding } from '../state/coding.ts';
import { codebook } from '../state/library.ts';
import { copyWithCitation, finishNote, removeIssue, saveNote, startNote } from '../state/marking.ts';
import { openPicker } from '../state/picking.ts';
import { takeTyped } from '../state/typed-ahead.ts';
import { draftOf } from '../state/unsaved.ts';
import { CodingFields } from './CodingFields.tsx';
import { RemovePassage } from './RemovePassage.tsx';
import { ShortLine } from './ShortLine.tsx';

/** How long the typing pauses before a note is saved, in milliseconds. */
const PAUSE = 500;

interface Props {
  readonly passage: Passage;
  /** Whether it is one line while it is not in hand. */
  readonly isShort?: boolean;
}

/** A passage's card in the margin: its issues, its note, and what can be done with it. */
export function NoteCard({ passage, isShort = false }: Props): VNode {
  const issues = knownIssues(codebook.value, passage.issues);
  const inHand = focusedPassage.value === passage.id;
  const writing = writingNote.value === passage.id;
  const short = isShort && !inHand && !writing;
  const [first] = issues;
  return (
    <div
      class={[
        'note',
        inHand ? 'on' : '',
        hoveredPassage.value === passage.id ? 'over' : '',
        short ? 'short' : '',
      ]
        .filter(Boolean)
        .join(' ')}
      style={first === undefined ? {} : colored(first)}
      role="group"
      aria-label={`Passage: ${passage.quote.slice(0, 80)}`}
      tabIndex={0}
      onFocus={() => (focusedPassage.value = passage.id)}
      onMouseDown={() => (focusedPassage.value = passage.id)}
    >
      {short ? <ShortLine passage={passage} /> : <Whole passage={passage} issues={issues} />}
    </div>
  );
}

interface WholeProps {
  readonly passage: Passage;
  readonly issues: readonly Issue[];
}

function Whole({ passage, issues }: WholeProps): VNode {
  const inHand = focusedPassage.value === passage.id;
  const writing = writingNote.value === passage.id;
  const coding = inHand && codingPassage.value === passage.id;
  const draft = draftOf(passage.id);
  return (
    <>
      <div class="chips">
        {issues.map((issue) => (
          <Chip key={issue.id} issue={issue}>
            {inHand && (
              <button
                class="chip-remove"
                aria-label={`Take off ${issue.name}`}
                onClick={() => void removeIssue(passage, issue.id)}
              >
                <Icon name="close" size={11} />
              </button>
            )}
          </Chip>
        ))}
        {issues.length === 0 && <span class="quiet">Highlight</span>}
      </div>
      <Note passage={passage} />
      {coding ? <CodingFields passage={passage} /> : <CodingLine passage={passage} />}
      {coding ? null : inHand && !writing ? (
        <CardTools passage={passage} />
      ) : (
        <div class="meta">{draft === undefined ? momentOf(passage.modified) : 'Note not saved yet'}</div>
      )}
    </>
  );
}

/** The note of a passage, or the field in which it is written. */
export function Note({ passage }: { readonly passage: Passage }): VNode | null {
  if (writingNote.value === passage.id) return <NoteField passage={passage} />;
  if (passage.note === '') return null;
  return (
    <div class="note-text" onDblClick={() => void startNote()}>
      <Markdown text={passage.note} />
    </div>
  );
}

/** How a passage is coded, in words. */
function CodingLine({ passage }: { readonly passage: Passage }): VNode | null {
  const words = codingInWords(passage);
  if (words === null) return null;
  return (
    <p class="coding-line" onDblClick={() => void startCoding()}>
      {words}
    </p>
  );
}

function CardTools({ passage }: { readonly passage: Passage }): VNode {
  return (
    <div class="card-tools">
      <button onClick={() => void startNote()}>
        <Icon name="note" size={14} /> {passage.note === '' ? 'Note' : 'Edit note'}
      </button>
      <button onClick={(event) => openPicker(event.currentTarget)}>
        <Icon name="tag" size={14} /> Issue
      </button>
      <button title="Speaker, stance, certainty and date (K)" onClick={() => void startCoding()}>
        <Icon name="speaker" size={14} /> Code
      </button>
      <span class="grow" />
      <button
        aria-label="Copy with citation"
        title="Copy with citation (C)"
        onClick={() => void copyWithCitation()}
      >
        <Icon name="copy" size={14} />
      </button>
      <RemovePassage passage={passage} />
    </div>
  );
}

/** The note while it is written: saved as it is typed. */
function NoteField({ passage }: { readonly passage: Passage }): VNode {
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState(draftOf(passage.id) ?? passage.note);
  const latest = useRef(typed);
  latest.current = typed;
  useEffect(() => {
    const timer = setTimeout(() => void saveNote(passage.id, typed), PAUSE);
    return () => clearTimeout(timer);
  }, [typed]);
  // At once when it ends: once another article is open this one's note could not be saved.
  useLayoutEffect(() => {
    const flush = () => void saveNote(passage.id, latest.current);
    document.addEventListener('save-drafts', flush);
    return () => {
      document.removeEventListener('save-drafts', flush);
      flush();
    };
  }, [passage.id]);
  // After the first frame: until then its card is hidden, and takes no focus.
  useEffect(() => {
    const element = field.current;
    element?.focus();
    element?.setSelectionRange(element.value.length, element.value.length);
    const ahead = takeTyped();
    latest.current += ahead.text;
    setTyped(latest.current);
    if (ahead.isEnded) void finishNote(passage.id, latest.current);
  }, [passage.id]);
  return (
    <textarea
      ref={field}
      class="note-field"
      aria-label="Note"
      placeholder="Write a note. Markdown works."
      value={typed}
      rows={Math.max(3, typed.split('\n').length + 1)}
      onInput={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => void finishNote(passage.id, latest.current)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.ctrlKey || event.metaKey))) return;
        event.preventDefault();
        void finishNote(passage.id, latest.current);
      }}
    />
  );
}
