import type { VNode } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

/** A value that is offered for a field, and nothing more until it is taken. */
export interface Suggestion {
  readonly value: string;
  readonly label: string;
  /** Why it is offered. */
  readonly why: string;
}

interface Props {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  readonly suggestions: readonly Suggestion[];
  /** Whether Enter takes the first suggestion without a choice among them: what is typed is no value by itself. */
  readonly takesFirst?: boolean;
  /** What is wrong with the value, in words. */
  readonly wrong?: string | null;
  readonly focused?: boolean;
  readonly onType: (value: string) => void;
}

/** A text field with a list of suggestions under it while it has the focus: arrows choose one, Enter takes it. */
export function SuggestField(props: Props): VNode {
  const { label, value, suggestions, wrong = null, onType } = props;
  const field = useRef<HTMLInputElement>(null);
  const [here, setHere] = useState(false);
  const [chosen, setChosen] = useState(-1);
  const id = useId();
  const shown = here && suggestions.length > 0;
  const active = chosen >= 0 || props.takesFirst !== true ? chosen : 0;
  // At once: the next key is meant for it.
  useLayoutEffect(() => {
    if (props.focused === true) field.current?.focus({ preventScroll: true });
  }, []);
  const take = (suggestion: Suggestion | undefined) => {
    if (suggestion === undefined) return;
    setChosen(-1);
    onType(suggestion.value);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!shown || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) {
      // Above the first one is the field itself.
      const places = suggestions.length + 1;
      setChosen(((active + 1 + step + places) % places) - 1);
    } else if (event.key === 'Enter' && suggestions[active] !== undefined) take(suggestions[active]);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="suggest">
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-activedescendant={shown && active >= 0 ? `${id}-${active}` : undefined}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        placeholder={props.placeholder}
        value={value}
        autocomplete="off"
        spellcheck={false}
        onFocus={() => setHere(true)}
        onBlur={() => {
          setHere(false);
          setChosen(-1);
        }}
        onInput={(event) => {
          setChosen(-1);
          onType(event.currentTarget.value);
        }}
        onKeyDown={onKeyDown}
      />
      {shown && <Suggestions id={id} suggestions={suggestions} active={active} onTake={take} />}
      {wrong !== null && (
        <p class="wrong" id={`${id}-wrong`} role="alert">
          {wrong}
        </p>
      )}
    </div>
  );
}

interface ListProps {
  readonly id: string;
  readonly suggestions: readonly Suggestion[];
  readonly active: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

/** In the top layer, so that no card nor the edge of the window covers it. */
function Suggestions({ id, suggestions, active, onTake }: ListProps): VNode {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => list.current?.showPopover(), []);
  return (
    <div ref={list} popover="manual" id={`${id}-list`} class="suggestions" role="listbox">
      {suggestions.map((suggestion, index) => (
        <div
          key={suggestion.label}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === active}
          class={index === active ? 'choice on' : 'choice'}
          // The field keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onTake(suggestion)}
        >
          <span class="name">{suggestion.label}</span>
          <span class="quiet">{suggestion.why}</span>
        </div>
      ))}
    </div>
  );
}
