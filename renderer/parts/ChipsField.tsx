import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Icon } from './Icon.tsx';

interface Props {
  readonly label: string;
  readonly words: readonly string[];
  readonly placeholder: string;
  readonly onChange: (words: readonly string[]) => void;
}

const PARTED = /[,;\n\t]+/;

/** A list of words and phrases: a comma, Enter and leaving the field add one, Backspace takes the last one back. */
export function ChipsField({ label, words, placeholder, onChange }: Props): VNode {
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const add = (text: string) => {
    const known = new Set(words.map((each) => each.toLocaleLowerCase()));
    const fresh = text
      .split(PARTED)
      .map((each) => each.trim())
      .filter(
        (each) => each !== '' && !known.has(each.toLocaleLowerCase()) && known.add(each.toLocaleLowerCase()),
      );
    if (fresh.length > 0) onChange([...words, ...fresh]);
    setTyped('');
  };
  const remove = (word: string) => {
    onChange(words.filter((each) => each !== word));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const last = words.at(-1);
    if (event.key === 'Enter' && typed.trim() !== '') add(typed);
    else if (event.key === 'Backspace' && typed === '' && last !== undefined) {
      onChange(words.slice(0, -1));
      setTyped(last);
    } else return;
    event.preventDefault();
  };
  return (
    <div class="form-row">
      <span>{label}</span>
      <div class="field chips-field" onClick={() => field.current?.focus()}>
        {words.map((word) => (
          <span key={word} class="word-chip">
            {word}
            <button type="button" aria-label={`Remove ${word}`} onClick={() => remove(word)}>
              <Icon name="close" size={11} />
            </button>
          </span>
        ))}
        <input
          ref={field}
          aria-label={label}
          value={typed}
          placeholder={words.length === 0 ? placeholder : ''}
          onInput={({ currentTarget: { value } }) => (PARTED.test(value) ? add(value) : setTyped(value))}
          onPaste={(event) => {
            const text = event.clipboardData?.getData('text/plain') ?? '';
            if (!PARTED.test(text)) return;
            event.preventDefault();
            add(`${typed}${text}`);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => typed !== '' && add(typed)}
        />
      </div>
    </div>
  );
}
