import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';

/** A choice that the words of the passage suggest. */
export interface SuggestedChoice<T extends string> {
  readonly choice: T;
  /** The words that suggest it. */
  readonly why: string;
}

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly T[];
  readonly value: T | null;
  readonly suggested: SuggestedChoice<T> | null;
  readonly onChoose: (choice: T | null) => void;
}

/**
 * One choice of a few, or none, as a row of chips: its digit or its first letter takes one, the same again the next one
 * of that letter; arrows go through them, Space takes the one that has the focus, and off again; so does Delete.
 */
export function ChoiceChips<T extends string>({
  label,
  choices,
  value,
  suggested,
  onChoose,
}: Props<T>): VNode {
  const group = useRef<HTMLDivElement>(null);
  const entry = value ?? suggested?.choice ?? choices[0];
  const focus = (index: number) => group.current?.querySelectorAll('button')[index]?.focus();
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const buttons = [...(group.current?.querySelectorAll('button') ?? [])];
    const at = buttons.findIndex((button) => button === document.activeElement);
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const meant = step === undefined ? choiceFor(event.key, choices, value) : undefined;
    if (step !== undefined) focus((at + step + choices.length) % choices.length);
    else if (meant !== undefined) {
      onChoose(meant);
      focus(choices.indexOf(meant));
    } else if (event.key === 'Delete' || event.key === 'Backspace') onChoose(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div ref={group} class="choice-chips" role="radiogroup" aria-label={label} onKeyDown={onKeyDown}>
      {choices.map((choice, index) => {
        const why = suggested?.choice === choice && value === null ? suggested.why : null;
        return (
          <button
            key={choice}
            type="button"
            role="radio"
            aria-checked={choice === value}
            aria-label={why === null ? choice : `${choice}, suggested by “${why}”`}
            title={why === null ? undefined : `Suggested by “${why}”`}
            tabIndex={choice === entry ? 0 : -1}
            class={why === null ? '' : 'suggested'}
            onClick={() => onChoose(choice === value ? null : choice)}
          >
            <kbd aria-hidden="true">{index + 1}</kbd>
            {choice}
          </button>
        );
      })}
    </div>
  );
}

/** What a digit or a first letter means. */
export function choiceFor<T extends string>(
  key: string,
  choices: readonly T[],
  value: T | null,
): T | undefined {
  if (/^[1-9]$/.test(key)) return choices[Number(key) - 1];
  const like = choices.filter((choice) => choice.startsWith(key.toLowerCase()));
  return like[value === null ? 0 : (like.indexOf(value) + 1) % like.length];
}
