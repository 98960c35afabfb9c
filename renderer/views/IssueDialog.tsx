import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ISSUE_COLORS, UNDERLINES, type Issue } from '../../core/model.ts';
import { newIssue } from '../../core/issues/issues.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { codebook } from '../state/library.ts';
import { addIssue, editIssue, removeIssueFromCodebook } from '../state/library-edits.ts';
import { nowStamp } from '../state/marking.ts';
import { go, route } from '../state/route.ts';

/** Makes a new issue (`issue` null) or edits one. */
export function IssueDialog({ issue }: { readonly issue: Issue | null }): VNode {
  const [draft, setDraft] = useState(() => issue ?? newIssue(codebook.value, '', '', nowStamp()));
  const change = (to: Partial<Issue>) => setDraft({ ...draft, ...to });
  const save = async () => {
    const { definition, color, underline } = draft;
    const name = draft.name.trim();
    if (name === '') return;
    const made = issue ?? (await addIssue(name, definition));
    if (made === null) return;
    const same =
      made.name === name &&
      made.color === color &&
      made.underline === underline &&
      made.definition === definition;
    if (same || (await editIssue(made, { name, definition: definition.trim(), color, underline })))
      closeDialog();
  };
  const remove = async () => {
    closeDialog();
    if (issue === null || !(await removeIssueFromCodebook(issue))) return;
    if (route.value.view === 'issue') go({ view: 'library', shelf: 'all' });
  };
  return (
    <Dialog title={issue === null ? 'New issue' : 'Edit issue'} onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <label class="form-row">
          <span>Name</span>
          <input
            class="field"
            value={draft.name}
            autoFocus
            required
            onInput={(event) => change({ name: event.currentTarget.value })}
          />
        </label>
        <label class="form-row">
          <span>Definition</span>
          <textarea
            class="field"
            rows={4}
            value={draft.definition}
            placeholder="What belongs here, and what does not"
            onInput={(event) => change({ definition: event.currentTarget.value })}
          />
        </label>
        <SwatchChoice
          label="Colour"
          options={ISSUE_COLORS}
          value={draft.color}
          swatchOf={(color) => ({ color, underline: 'solid' })}
          onChoose={(color) => change({ color })}
        />
        <SwatchChoice
          label="Underline"
          options={UNDERLINES}
          value={draft.underline}
          swatchOf={(underline) => ({ color: draft.color, underline })}
          onChoose={(underline) => change({ underline })}
        />
        <div class="dialog-actions">
          {issue !== null && (
            <button type="button" class="btn danger" onClick={() => void remove()}>
              Delete issue
            </button>
          )}
          <span class="grow" />
          <button type="button" class="btn" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={draft.name.trim() === ''}>
            {issue === null ? 'Add issue' : 'Save'}
          </button>
        </div>
      </form>
    </Dialog>
  );
}

interface SwatchChoiceProps<T extends string> {
  readonly label: string;
  readonly options: readonly T[];
  readonly value: T;
  readonly swatchOf: (option: T) => Pick<Issue, 'color' | 'underline'>;
  readonly onChoose: (option: T) => void;
}

function SwatchChoice<T extends string>({
  label,
  options,
  value,
  swatchOf,
  onChoose,
}: SwatchChoiceProps<T>): VNode {
  return (
    <div class="form-row" role="radiogroup" aria-label={label}>
      <span>{label}</span>
      <div class="swatches">
        {options.map((option) => (
          <button
            key={option}
            type="button"
            role="radio"
            aria-checked={value === option}
            aria-label={option}
            title={option}
            onClick={() => onChoose(option)}
          >
            <Swatch issue={swatchOf(option)} large />
          </button>
        ))}
      </div>
    </div>
  );
}
