import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { parentOf } from '../../core/issues/hierarchy.ts';
import { newIssue } from '../../core/issues/issues.ts';
import type { PageEntry } from '../../core/issues/page.ts';
import type { Issue } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { focusRow } from '../state/issue-tree.ts';
import { codebook } from '../state/library.ts';
import { nowStamp } from '../state/marking.ts';
import { passagesToSplit, splitIssue, type SplitProgress } from '../state/splitting.ts';
import { SplitList } from './SplitList.tsx';

/** Where the new issue stands. */
type Place = 'part' | 'beside';

/** Lets the passages of an issue that the person chooses go to a new one. */
export function SplitDialog({ issue }: { readonly issue: Issue }): VNode {
  const [entries, setEntries] = useState<readonly PageEntry[] | null>(null);
  const [name, setName] = useState('');
  const [place, setPlace] = useState<Place>('part');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [progress, setProgress] = useState<SplitProgress | null>(null);
  const goesOn = useRef(true);
  useEffect(() => {
    void passagesToSplit(issue.id).then((found) => setEntries(found ?? []));
  }, [issue.id]);
  const close = () => {
    // The work stops after the passage in hand, and says how far it came.
    goesOn.current = false;
    closeDialog();
  };
  const split = async () => {
    const moving = (entries ?? []).filter(({ passage }) => chosen.has(passage.id));
    if (name.trim() === '' || moving.length === 0 || progress !== null) return;
    setProgress({ done: 0, total: moving.length });
    const made = madeOf(issue, name, place);
    const there = await splitIssue(issue, made, moving, (next) => {
      setProgress(next);
      return goesOn.current;
    });
    setProgress(null);
    if (!there || !goesOn.current) return;
    closeDialog();
    focusRow(made.id);
  };
  return (
    <Dialog title={`Split “${issue.name}”`} onClose={close} wide>
      <form
        class="split"
        onSubmit={(event) => {
          event.preventDefault();
          void split();
        }}
      >
        <label class="form-row">
          <span>New issue</span>
          <input
            class="field"
            value={name}
            autoFocus
            placeholder="What it is called"
            onInput={(event) => setName(event.currentTarget.value)}
          />
        </label>
        <PlaceChoice issue={issue} place={place} onChange={setPlace} />
        {entries === null ? (
          <p class="quiet">Looking…</p>
        ) : (
          <SplitList entries={entries} chosen={chosen} onChoose={setChosen} />
        )}
        <div class="dialog-actions">
          {progress === null ? (
            <p class="what-happens">{whatHappens(issue, name, chosen.size)}</p>
          ) : (
            <p class="import-progress">
              <progress value={progress.done} max={progress.total} aria-label="Passages moved" />
              {progress.done} of {counted(progress.total, 'passage')}
            </p>
          )}
          <span class="grow" />
          <button type="button" class="btn" onClick={close}>
            {progress === null ? 'Cancel' : 'Stop'}
          </button>
          <button
            type="submit"
            class="btn primary"
            disabled={name.trim() === '' || chosen.size === 0 || progress !== null}
          >
            Split
          </button>
        </div>
      </form>
    </Dialog>
  );
}

function PlaceChoice({
  issue,
  place,
  onChange,
}: {
  readonly issue: Issue;
  readonly place: Place;
  readonly onChange: (place: Place) => void;
}): VNode {
  const names = { part: `A part of “${issue.name}”`, beside: `Beside “${issue.name}”` };
  return (
    <div class="form-row" role="radiogroup" aria-label="Where it stands">
      <span>Stands</span>
      <div class="segments">
        {(['part', 'beside'] as const).map((each) => (
          <button
            key={each}
            type="button"
            role="radio"
            aria-checked={place === each}
            class={place === each ? 'on' : ''}
            onClick={() => onChange(each)}
          >
            {names[each]}
          </button>
        ))}
      </div>
    </div>
  );
}

function madeOf(issue: Issue, name: string, place: Place): Issue {
  const beside = parentOf(codebook.value, issue.id)?.id ?? null;
  return {
    ...newIssue(codebook.value, name, '', nowStamp()),
    parent: place === 'part' ? issue.id : beside,
  };
}

function whatHappens(issue: Issue, name: string, count: number): string {
  if (count === 0) return 'Choose the passages that go.';
  const to = name.trim() === '' ? 'the new issue' : `“${name.trim()}”`;
  return `${counted(count, 'passage')} will go from “${issue.name}” to ${to}. Undo takes it back.`;
}
