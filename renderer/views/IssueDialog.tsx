import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ISSUE_COLORS, UNDERLINES, type Issue } from '../../core/model.ts';
import { newIssue } from '../../core/issues.ts';
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
        <div class="form-row" role="radiogroup" aria-label="Colour">
          <span>Colour</span>
          <div class="swatches">
            {ISSUE_COLORS.map((color) => (
              <button
                key={color}
                type="button"
                role="radio"
                aria-checked={draft.color === color}
                aria-label={color}
                title={color}
                onClick={() => change({ color })}
              >
                <Swatch issue={{ color, underline: 'solid' }} large />
              </button>
            ))}
          </div>
        </div>
        <div class="form-row" role="radiogroup" aria-label="Underline">
          <span>Underline</span>
          <div class="swatches">
            {UNDERLINES.map((underline) => (
              <button
                key={underline}
                type="button"
                role="radio"
                aria-checked={draft.underline === underline}
                aria-label={underline}
                title={underline}
                onClick={() => change({ underline })}
              >
                <Swatch issue={{ color: draft.color, underline }} large />
              </button>
            ))}
          </div>
        </div>
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
