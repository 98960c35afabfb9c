import type { VNode } from 'preact';
import type { Candidate } from '../../core/candidates.ts';
import type { Passage } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { Swatches } from '../parts/Swatches.tsx';
import { focusedPassage, unplaced, writingNote } from '../state/article.ts';
import { candidates } from '../state/candidates.ts';
import { pinToCandidate, startNote } from '../state/marking.ts';
import { Note } from './NoteCard.tsx';
import { RemovePassage } from './RemovePassage.tsx';

/** More are shown when they are asked for: the text comes first. */
const FEW = 3;

/** The passages that a newer version of the text has no sure place for, above the text. */
export function UnplacedNotes(): VNode | null {
  const list = unplaced.value;
  if (list.length === 0) return null;
  const held = list.some(({ id }) => id === focusedPassage.value);
  return (
    <details class="unplaced" open={list.length <= FEW || held}>
      <summary>
        <Icon name="alert" size={14} /> {counted(list.length, 'passage')} without a place
      </summary>
      <p>
        Their words are not in this version of the text for sure. They are kept, and can be quoted from the
        version they were marked in.
      </p>
      {list.map((passage) => (
        <UnplacedNote key={passage.id} passage={passage} />
      ))}
    </details>
  );
}

function UnplacedNote({ passage }: { readonly passage: Passage }): VNode {
  const candidate = candidates.value.get(passage.id);
  const inHand = focusedPassage.value === passage.id;
  return (
    <div
      class={inHand ? 'note lost on' : 'note lost'}
      role="group"
      aria-label={`Passage without a place: ${passage.quote.slice(0, 80)}`}
      data-passage={passage.id}
      tabIndex={0}
      onFocus={() => (focusedPassage.value = passage.id)}
      onMouseDown={() => (focusedPassage.value = passage.id)}
    >
      <div class="lost-quote">
        <Swatches passage={passage} /> <q dir="auto">{passage.quote}</q>
      </div>
      <Note passage={passage} />
      <Nearest candidate={candidate} />
      {inHand && writingNote.value !== passage.id && (
        <>
          <div class="card-tools">
            {candidate && (
              <button onClick={() => void pinToCandidate(passage.id)} title="Pin it to these words (P)">
                <Icon name="pin" size={14} /> Pin there <kbd>P</kbd>
              </button>
            )}
            <button onClick={() => void startNote()}>
              <Icon name="note" size={14} /> {passage.note === '' ? 'Note' : 'Edit note'}
            </button>
            <span class="grow" />
            <RemovePassage passage={passage} />
          </div>
          <p class="candidate">Or select its words in the text and press R.</p>
        </>
      )}
    </div>
  );
}

/** @param candidate undefined while it is being looked for */
function Nearest({ candidate }: { readonly candidate: Candidate | null | undefined }): VNode {
  if (candidate === undefined) return <p class="candidate">Looking for the nearest words…</p>;
  if (candidate === null) return <p class="candidate">Nothing like it is in this version.</p>;
  return (
    <p class="candidate">
      Nearest: <q dir="auto">{candidate.quote}</q>
    </p>
  );
}
