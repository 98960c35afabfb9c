import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { issueTree } from '../../core/issues/hierarchy.ts';
import { partsOf } from '../../core/issues/moving.ts';
import type { Issue } from '../../core/model.ts';
import { issuesMatching } from '../../core/issues/matching.ts';
import { counted } from '../../core/words.ts';
import { Swatch } from '../parts/Chip.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { mergeIssue } from '../state/issue-edits.ts';
import { focusRow } from '../state/issue-tree.ts';
import { codebook, issueCounts } from '../state/library.ts';

/** Lets an issue become one with another, found by typing. */
export function MergeDialog({ issue }: { readonly issue: Issue }): VNode {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const choices = choicesFor(issue, typed);
  const target = choices[Math.min(active, choices.length - 1)]?.issue;
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const merge = async () => {
    if (target === undefined || !(await mergeIssue(issue, target))) return;
    closeDialog();
    focusRow(target.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    setActive((active + step + choices.length) % Math.max(1, choices.length));
  };
  return (
    <Dialog title={`Merge “${issue.name}” into another issue`} onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void merge();
        }}
      >
        <input
          class="field"
          role="combobox"
          aria-label="Merge into"
          aria-expanded="true"
          aria-controls="merge-choices"
          aria-activedescendant={`merge-${Math.min(active, choices.length - 1)}`}
          placeholder="Find the issue that it becomes one with"
          autoFocus
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id="merge-choices" ref={list} role="listbox" aria-label="Issues" class="choices merge-choices">
          {choices.map(({ issue: each, depth }, index) => (
            <div
              key={each.id}
              id={`merge-${index}`}
              role="option"
              aria-selected={each === target}
              class={each === target ? 'choice on' : 'choice'}
              style={{ paddingLeft: `${8 + 14 * depth}px` }}
              onClick={() => setActive(index)}
              onDblClick={() => void merge()}
            >
              <Swatch issue={each} />
              <span class="name">{each.name}</span>
              <span class="n">{(issueCounts.value.get(each.id) ?? 0).toLocaleString('en-GB')}</span>
            </div>
          ))}
          {choices.length === 0 && <p class="hint">No issue is called that.</p>}
        </div>
        {target !== undefined && <p class="what-happens">{whatHappens(issue, target)}</p>}
        <div class="dialog-actions">
          <span class="grow" />
          <button type="button" class="btn" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={target === undefined}>
            Merge
          </button>
        </div>
      </form>
    </Dialog>
  );
}

/** Found by name or other name; with nothing typed, the whole tree. */
function choicesFor(issue: Issue, typed: string) {
  const found =
    typed.trim() === ''
      ? issueTree(codebook.value)
      : issuesMatching(codebook.value, typed).map((each) => ({ issue: each, depth: 0 }));
  return found.filter((each) => each.issue.id !== issue.id);
}

function whatHappens(issue: Issue, target: Issue): string {
  const count = issueCounts.value.get(issue.id) ?? 0;
  const parts = partsOf(codebook.value, issue.id).filter(({ id }) => id !== target.id).length;
  const passages =
    count === 0
      ? `“${issue.name}” has no passages and goes.`
      : `${counted(count, 'passage')} of “${issue.name}” will count as “${target.name}”.`;
  const below =
    parts === 0
      ? ''
      : ` Its ${counted(parts, 'part')} ${parts === 1 ? 'becomes a part' : 'become parts'} of that.`;
  return `${passages}${below} “${issue.name}” still finds it. Undo takes it back.`;
}
