import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { completed, useCompletions, type Completion } from '../state/completing.ts';

interface Props {
  readonly query: string;
  readonly onQuery: (query: string) => void;
}

/** The field of the search page, which completes filters and their values. */
export function SearchField({ query, onQuery }: Props): VNode {
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(query.length);
  const [active, setActive] = useState(-1);
  const [open, setOpen] = useState(false);
  const choices = useCompletions(query, caret);
  // At once: the next key is meant for it.
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => setActive(-1), [query]);
  const shown = open && choices.length > 0;
  const take = (choice: Completion) => {
    const next = completed(query, choice);
    onQuery(next.query);
    field.current?.focus();
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
    setCaret(next.caret);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const choice = choices[Math.max(0, active)];
    if (step !== 0 && shown) setActive((active + step + choices.length) % choices.length);
    else if (step === 1) document.querySelector<HTMLElement>('.found')?.focus();
    else if (choice !== undefined && shown && (event.key === 'Tab' || (event.key === 'Enter' && active >= 0)))
      take(choice);
    else if (event.key === 'Escape' && shown) setOpen(false);
    else if (event.key === 'Enter') document.querySelector<HTMLElement>('.found')?.focus();
    else return;
    event.preventDefault();
  };
  return (
    <div class="search-field">
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-label="Search"
        aria-expanded={shown}
        aria-controls="search-completions"
        aria-activedescendant={shown && active >= 0 ? `completion-${active}` : undefined}
        placeholder="Words, “phrases”, issue:, source:, before:2005-11"
        value={query}
        onInput={(event) => {
          setOpen(true);
          setCaret(event.currentTarget.selectionStart ?? event.currentTarget.value.length);
          onQuery(event.currentTarget.value);
        }}
        onSelect={(event) => setCaret(event.currentTarget.selectionStart ?? query.length)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {shown && (
        <div id="search-completions" class="completions" role="listbox">
          {choices.map((choice, index) => (
            <div
              key={choice.label}
              id={`completion-${index}`}
              role="option"
              aria-selected={index === active}
              class={index === active ? 'choice on' : 'choice'}
              onMouseDown={(event) => {
                event.preventDefault();
                take(choice);
              }}
            >
              <span class="name">{choice.label}</span>
            </div>
          ))}
        </div>
      )}
    </div>
  );
}
