import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { longDate } from '../../core/dates.ts';
import { isWithin, issueTree, parentOf } from '../../core/issues/hierarchy.ts';
import { newIssue } from '../../core/issues/issues.ts';
import { ISSUE_COLORS, UNDERLINES, type Issue, type IssueId } from '../../core/model.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { ChipsField } from '../parts/ChipsField.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { addWhole, editIssue, removeIssueFromCodebook, type IssueContent } from '../state/issue-edits.ts';
import { codebook } from '../state/library.ts';
import { nowStamp } from '../state/marking.ts';

interface Props {
  /** Null for a new one. */
  readonly issue: Issue | null;
  /** What a new one is a part of. */
  readonly parent?: IssueId | null;
}

/** Makes a new issue or edits one. */
export function IssueDialog({ issue, parent = null }: Props): VNode {
  const [draft, setDraft] = useState<Issue>(() =>
    issue === null
      ? { ...newIssue(codebook.value, '', '', nowStamp()), parent }
      : { ...issue, parent: parentOf(codebook.value, issue.id)?.id ?? null },
  );
  const change = (to: Partial<Issue>) => setDraft((held) => ({ ...held, ...to }));
  const save = async () => {
    const tidy = {
      ...draft,
      name: draft.name.trim(),
      definition: draft.definition.trim(),
      memo: draft.memo.trim(),
    };
    if (tidy.name === '') return;
    if (issue === null ? await addWhole(tidy) : await editIssue(issue, changesIn(issue, tidy))) closeDialog();
  };
  return (
    <Dialog title={issue === null ? 'New issue' : 'Edit issue'} onClose={closeDialog}>
      <form
        class="issue-form"
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
        <PartOf issue={issue} parent={draft.parent} onChange={(to) => change({ parent: to })} />
        <TextRow
          label="Definition"
          value={draft.definition}
          placeholder="What belongs here, and what does not"
          onInput={(definition) => change({ definition })}
        />
        <TextRow
          label="Memo"
          value={draft.memo}
          placeholder="What you think of it so far"
          onInput={(memo) => change({ memo })}
        />
        <ChipsField
          label="Also called"
          words={draft.aliases}
          placeholder="Found by these too; a comma between two"
          onChange={(aliases) => change({ aliases })}
        />
        <ChipsField
          label="Key terms"
          words={draft.keyTerms}
          placeholder="Words and phrases that speak of it"
          onChange={(keyTerms) => change({ keyTerms })}
        />
        <SwatchChoice
          label="Colour"
          options={ISSUE_COLORS}
          value={draft.color}
          swatchOf={(color) => ({ color, underline: draft.underline })}
          onChoose={(color) => change({ color })}
        />
        <SwatchChoice
          label="Underline"
          options={UNDERLINES}
          value={draft.underline}
          swatchOf={(underline) => ({ color: draft.color, underline })}
          onChoose={(underline) => change({ underline })}
        />
        {issue !== null && (
          <State issue={draft} was={issue.closed} onChange={(closed) => change({ closed })} />
        )}
        <Actions issue={issue} named={draft.name.trim() !== ''} />
      </form>
    </Dialog>
  );
}

/** What of an issue was changed in the form. A parent that cannot be seen is no choice, and is left as it is. */
function changesIn(issue: Issue, draft: Issue): Partial<IssueContent> {
  const shown = parentOf(codebook.value, issue.id)?.id ?? null;
  const { name, definition, memo, aliases, keyTerms, color, underline, closed, parent } = draft;
  const content = { name, definition, memo, aliases, keyTerms, color, underline, closed };
  return parent === shown ? content : { ...content, parent };
}

function Actions({ issue, named }: { readonly issue: Issue | null; readonly named: boolean }): VNode {
  const remove = () => {
    closeDialog();
    if (issue !== null) void removeIssueFromCodebook(issue);
  };
  return (
    <div class="dialog-actions">
      {issue !== null && (
        <button type="button" class="btn danger" onClick={remove}>
          Delete issue
        </button>
      )}
      <span class="grow" />
      <button type="button" class="btn" onClick={closeDialog}>
        Cancel
      </button>
      <button type="submit" class="btn primary" disabled={!named}>
        {issue === null ? 'Add issue' : 'Save'}
      </button>
    </div>
  );
}

interface TextRowProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly onInput: (value: string) => void;
}

function TextRow({ label, value, placeholder, onInput }: TextRowProps): VNode {
  return (
    <label class="form-row">
      <span>{label}</span>
      <textarea
        class="field"
        rows={3}
        value={value}
        placeholder={placeholder}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
    </label>
  );
}

interface PartOfProps {
  readonly issue: Issue | null;
  readonly parent: IssueId | null;
  readonly onChange: (parent: IssueId | null) => void;
}

/** What it is a part of: any issue but itself and its own parts. */
function PartOf({ issue, parent, onChange }: PartOfProps): VNode {
  const choices = issueTree(codebook.value).filter(
    (each) => issue === null || !isWithin(codebook.value, each.issue.id, issue.id),
  );
  return (
    <label class="form-row">
      <span>Part of</span>
      <select
        class="field"
        value={parent ?? ''}
        onChange={({ currentTarget: { value } }) => onChange(value === '' ? null : value)}
      >
        <option value="">None: it stands by itself</option>
        {choices.map((each) => (
          <option key={each.issue.id} value={each.issue.id}>
            {`${'\u00a0'.repeat(3 * Math.min(each.depth, 6))}${each.issue.name}`}
          </option>
        ))}
      </select>
    </label>
  );
}

interface StateProps {
  readonly issue: Issue;
  /** Since when it has been closed, as stored. */
  readonly was: string | null;
  readonly onChange: (closed: string | null) => void;
}

function State({ issue: { created, closed }, was, onChange }: StateProps): VNode {
  const since =
    closed === null
      ? `Open since ${longDate(created.slice(0, 10))}`
      : `Since ${longDate(closed.slice(0, 10))}`;
  return (
    <div class="form-row">
      <span>State</span>
      <label class="check">
        <input
          type="checkbox"
          checked={closed !== null}
          onChange={({ currentTarget: { checked } }) => onChange(checked ? (was ?? nowStamp().now) : null)}
        />
        Closed
        <span class="quiet">{since}</span>
      </label>
    </div>
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
