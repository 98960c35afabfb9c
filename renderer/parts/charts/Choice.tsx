import type { VNode } from 'preact';

/** One of a few ways to show something. */
export function Choice<T extends string>({
  label,
  value,
  options,
  onChoose,
}: {
  readonly label: string;
  readonly value: T;
  readonly options: Readonly<Record<T, string>>;
  readonly onChoose: (value: T) => void;
}): VNode {
  return (
    <div class="choice-row" role="group" aria-label={label}>
      {(Object.keys(options) as T[]).map((each) => (
        <button key={each} aria-pressed={each === value} onClick={() => onChoose(each)}>
          {options[each]}
        </button>
      ))}
    </div>
  );
}
