import type { VNode } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { longDate } from '../../core/dates.ts';
import type { PageEntry } from '../../core/issues/page.ts';
import { counted } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';

/** Passages drawn at first, and at each request for more. */
const STRETCH = 300;

interface Props {
  readonly entries: readonly PageEntry[];
  /** Ids of passages. */
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (chosen: ReadonlySet<string>) => void;
}

/** Passages to choose from: by mouse, with Shift from one to another, and by Space and the arrows. */
export function SplitList({ entries, chosen, onChoose }: Props): VNode {
  const [words, setWords] = useState('');
  const [shown, setShown] = useState(STRETCH);
  const [at, setAt] = useState(0);
  const anchor = useRef(0);
  const list = useRef<HTMLDivElement>(null);
  const found = entries.filter((entry) => says(entry, words));
  const drawn = found.slice(0, shown);
  const active = Math.max(0, Math.min(at, drawn.length - 1));
  useLayoutEffect(() => {
    if (list.current?.contains(document.activeElement) === true)
      list.current.querySelector<HTMLElement>('[tabindex="0"]')?.focus();
  }, [active]);
  const put = (list: readonly PageEntry[], on: boolean) => {
    const next = new Set(chosen);
    for (const { passage } of list)
      if (on) next.add(passage.id);
      else next.delete(passage.id);
    onChoose(next);
  };
  /** Chooses, or lets go of, one passage, or all from the last one that was chosen. */
  const toggle = (index: number, through: boolean) => {
    const entry = drawn[index];
    if (entry === undefined) return;
    const from = through ? anchor.current : index;
    const run = drawn.slice(Math.min(from, index), Math.max(from, index) + 1);
    put(run, through || !chosen.has(entry.passage.id));
    if (!through) anchor.current = index;
    setAt(index);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const to = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: drawn.length - 1 }[event.key];
    if (event.key === ' ') toggle(active, event.shiftKey);
    else if ((event.ctrlKey || event.metaKey) && event.key === 'a') put(found, true);
    else if (to !== undefined) {
      const next = Math.max(0, Math.min(drawn.length - 1, to));
      if (event.shiftKey) toggle(next, true);
      else setAt(next);
    } else return;
    event.preventDefault();
  };
  return (
    <>
      <div class="split-tools">
        <input
          class="field"
          type="search"
          aria-label="Words in the passages"
          placeholder="Only those that say…"
          value={words}
          onInput={(event) => {
            setWords(event.currentTarget.value);
            setAt(0);
            anchor.current = 0;
          }}
        />
        <button type="button" class="btn" disabled={found.length === 0} onClick={() => put(found, true)}>
          Choose all
        </button>
        <button type="button" class="btn" disabled={chosen.size === 0} onClick={() => put(found, false)}>
          None
        </button>
        <span class="quiet" role="status">
          {chosen.size} of {entries.length} chosen
        </span>
      </div>
      <div
        ref={list}
        class="split-list"
        role="listbox"
        aria-multiselectable="true"
        aria-label="Passages"
        onKeyDown={onKeyDown}
      >
        {drawn.map((entry, index) => (
          <Row
            key={entry.passage.id}
            entry={entry}
            chosen={chosen.has(entry.passage.id)}
            active={index === active}
            onToggle={(through) => toggle(index, through)}
          />
        ))}
        {found.length > drawn.length && (
          <button type="button" class="btn" onClick={() => setShown(shown + STRETCH)}>
            Show more of {counted(found.length, 'passage')}
          </button>
        )}
        {found.length === 0 && (
          <p class="hint">
            {entries.length === 0 ? 'It has no passages of its own.' : 'No passage says that.'}
          </p>
        )}
      </div>
    </>
  );
}

interface RowProps {
  readonly entry: PageEntry;
  readonly chosen: boolean;
  readonly active: boolean;
  readonly onToggle: (through: boolean) => void;
}

function Row({ entry: { article, passage }, chosen, active, onToggle }: RowProps): VNode {
  const from = [
    article.source ?? article.title,
    article.published === null ? null : longDate(article.published),
  ];
  return (
    <div
      role="option"
      aria-selected={chosen}
      tabIndex={active ? 0 : -1}
      class={chosen ? 'split-row on' : 'split-row'}
      onClick={(event) => onToggle(event.shiftKey)}
    >
      <span class="box" aria-hidden="true">
        {chosen && <Icon name="check" size={12} />}
      </span>
      <span class="quote">{passage.quote}</span>
      <span class="from">{from.map((each) => each !== null && <span key={each}>{each}</span>)}</span>
    </div>
  );
}

function says({ article, passage }: PageEntry, words: string): boolean {
  const wanted = words.trim().toLocaleLowerCase().split(/\s+/);
  const text = [passage.quote, passage.note, article.title, article.source ?? '']
    .join(' ')
    .toLocaleLowerCase();
  return wanted.every((word) => text.includes(word));
}
