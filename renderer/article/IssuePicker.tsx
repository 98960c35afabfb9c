import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import { issuesMatching } from '../../core/issues/matching.ts';
import type { Issue } from '../../core/model.ts';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { codebook, openIssues } from '../state/library.ts';
import { addIssue } from '../state/issue-edits.ts';
import { closePicker, pickerPlace, type Bearer, type PickerPlace } from '../state/picking.ts';

type Choice = { readonly issue: Issue } | { readonly create: string };

function choicesFor(typed: string): readonly Choice[] {
  const wanted = typed.trim().toLocaleLowerCase();
  const found = issuesMatching(codebook.value, typed).filter(({ closed }) => closed === null);
  const exact = found.some(({ name }) => name.toLocaleLowerCase() === wanted);
  return [
    ...found.map((issue) => ({ issue })),
    ...(wanted === '' || exact ? [] : [{ create: typed.trim() }]),
  ];
}

async function choose(choice: Choice | undefined, bearer: Bearer): Promise<void> {
  if (choice === undefined) return;
  closePicker();
  const issue = 'issue' in choice ? choice.issue : await addIssue(choice.create);
  if (issue !== null) await bearer.toggle(issue);
}

/** The picker, where it is open. */
export function IssuePicker(): VNode | null {
  return pickerPlace.value === null ? null : <Picker at={pickerPlace.value} />;
}

function Picker({ at }: { readonly at: PickerPlace }): VNode {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const frame = useRef<HTMLDivElement>(null);
  const field = useRef<HTMLInputElement>(null);
  const [top, setTop] = useState(at.y);
  const choices = choicesFor(typed);
  const held = knownIssues(codebook.value, at.bearer.held());
  // At once: the next key is meant for it.
  useLayoutEffect(() => field.current?.focus(), []);
  useLayoutEffect(() => {
    const height = frame.current?.offsetHeight ?? 0;
    setTop(Math.max(8, Math.min(at.y, innerHeight - height - 8)));
  }, [at, choices.length]);
  const move = (by: number) => setActive((active + by + choices.length) % Math.max(1, choices.length));
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === 'ArrowDown') move(1);
    else if (event.key === 'ArrowUp') move(-1);
    else if (event.key === 'Enter') void choose(choices[active], at.bearer);
    else if (event.key === 'Escape') closePicker();
    else return;
    event.preventDefault();
  };
  return (
    <>
      <div class="backdrop" onMouseDown={closePicker} />
      <div
        ref={frame}
        class="picker"
        role="dialog"
        aria-label="Issue"
        style={{ left: `${Math.min(at.x, innerWidth - 312)}px`, top: `${top}px` }}
      >
        <input
          ref={field}
          class="field"
          role="combobox"
          aria-expanded="true"
          aria-controls="picker-choices"
          aria-activedescendant={`choice-${active}`}
          placeholder="Find or name an issue"
          value={typed}
          onInput={(event) => {
            setTyped(event.currentTarget.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
        />
        <div id="picker-choices" role="listbox" class="choices">
          {choices.map((choice, index) => (
            <div
              key={'issue' in choice ? choice.issue.id : 'new'}
              id={`choice-${index}`}
              role="option"
              aria-selected={index === active}
              class={index === active ? 'choice on' : 'choice'}
              onMouseEnter={() => setActive(index)}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => void choose(choice, at.bearer)}
            >
              {'issue' in choice ? (
                <>
                  <Swatch issue={choice.issue} />
                  <span class="name">{choice.issue.name}</span>
                  {held.includes(choice.issue) && <Icon name="check" size={14} />}
                  <Digit issue={choice.issue} />
                </>
              ) : (
                <>
                  <Icon name="plus" size={14} />
                  <span class="name">New issue “{choice.create}”</span>
                </>
              )}
            </div>
          ))}
          {choices.length === 0 && <p class="hint">Type a name to make the first issue.</p>}
        </div>
      </div>
    </>
  );
}

function Digit({ issue }: { readonly issue: Issue }): VNode | null {
  const index = openIssues.value.indexOf(issue);
  return index >= 0 && index < 9 ? <kbd>{index + 1}</kbd> : null;
}
