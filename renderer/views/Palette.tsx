import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SearchReply } from '../../core/searching.ts';
import { issuesMatching } from '../../core/issues/matching.ts';
import { COMMAND_IDS, COMMANDS } from '../../core/commands.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { completed, useCompletions, type Completion } from '../state/completing.ts';
import { closeDialog } from '../state/dialogs.ts';
import { codebook, rows } from '../state/library.ts';
import { go } from '../state/route.ts';
import { runCommand } from '../state/run-command.ts';
import { openHit, useSearch } from '../state/search.ts';
import { FoundRow } from './FoundRow.tsx';

interface Choice {
  readonly key: string;
  readonly view: VNode;
  readonly run: () => void;
}

/** Choices shown of each kind. */
const MOST = 6;
/** Hits shown; the search page has them all. */
const HITS = 12;

/** One field for everything: articles, passages, notes and issues by their words, and commands by their names. */
export function Palette(): VNode {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const [caret, setCaret] = useState(0);
  // Every word may be the beginning of a filter; here only what is one already is completed.
  const completions = useCompletions(typed, caret).filter(({ type }) => type === 'value');
  const list = useRef<HTMLDivElement>(null);
  const answered = useSearch({
    query: typed,
    order: 'relevance',
    kinds: null,
    from: 0,
    count: HITS,
    typing: true,
  });
  const reply = answered?.reply ?? null;
  const isAnswered = answered?.query === typed;
  const [hasEntered, setHasEntered] = useState(false);
  const choices = choicesFor(typed, reply);
  useLayoutEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const choose = (choice: Choice | undefined) => {
    closeDialog();
    choice?.run();
  };
  // Enter means what was typed, not the answer to half of it that is still shown.
  useEffect(() => {
    if (!hasEntered || !isAnswered) return;
    setHasEntered(false);
    if (choices.length > 0) choose(choices[active]);
  }, [hasEntered, isAnswered]);
  const type = (query: string, at: number) => {
    setTyped(query);
    setCaret(at);
    setActive(0);
    setHasEntered(false);
  };
  const complete = (completion: Completion) => {
    const next = completed(typed, completion);
    type(next.query, next.caret);
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const [first] = completions;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) choose(everything(typed, reply, 0));
    else if (event.key === 'Enter') setHasEntered(true);
    else if (event.key === 'Tab' && !event.shiftKey && first !== undefined) complete(first);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Search or go to" onClose={closeDialog} wide>
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-label="Search or go to"
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={`go-${active}`}
        placeholder="Words in articles, passages and notes; an issue; a command"
        value={typed}
        onInput={({ currentTarget: { value, selectionStart } }) =>
          type(value, selectionStart ?? value.length)
        }
        onKeyDown={onKeyDown}
      />
      <Completions list={completions} onTake={complete} />
      {reply?.problems.map((problem) => (
        <p key={problem} class="hint">
          <Icon name="alert" size={14} /> {problem}
        </p>
      ))}
      <div id="palette-choices" class="choices tall" role="listbox" aria-busy={!isAnswered} ref={list}>
        {choices.map((choice, index) => (
          <div
            key={choice.key}
            id={`go-${index}`}
            role="option"
            aria-selected={index === active}
            class={index === active ? 'choice on' : 'choice'}
            onMouseMove={() => setActive(index)}
            onClick={() => choose(choice)}
          >
            {choice.view}
          </div>
        ))}
        {choices.length === 0 && reply !== null && <p class="hint">Nothing was found.</p>}
      </div>
    </Dialog>
  );
}

interface CompletionsProps {
  readonly list: readonly Completion[];
  readonly onTake: (completion: Completion) => void;
}

/** The values that a filter may have, above what is found; Tab takes the first. */
function Completions({ list, onTake }: CompletionsProps): VNode | null {
  if (list.length === 0) return null;
  return (
    <div class="palette-completions" role="group" aria-label="Values of the filter">
      {list.slice(0, MOST).map((completion, index) => (
        <button key={completion.label} class="btn small" tabIndex={-1} onClick={() => onTake(completion)}>
          {completion.label} {index === 0 && <kbd>Tab</kbd>}
        </button>
      ))}
    </div>
  );
}

function choicesFor(typed: string, reply: SearchReply | null): readonly Choice[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/);
  const has = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word));
  const issues = issuesMatching(codebook.value, typed).map((issue): Choice => ({
    key: issue.id,
    view: line(<Swatch issue={issue} />, issue.name, 'Issue'),
    run: () => go({ view: 'issue', id: issue.id }),
  }));
  const commands = COMMAND_IDS.filter((id) => id !== 'go.palette' && has(COMMANDS[id].label)).map(
    (id): Choice => ({
      key: id,
      view: line(<Icon name="more" size={15} />, COMMANDS[id].label, keysInWords(COMMANDS[id].keys)),
      run: () => runCommand(id),
    }),
  );
  const named = new Set(issues.slice(0, MOST).map(({ key }) => key));
  const found = typed.trim() === '' ? recent() : hitsOf(reply).filter(({ key }) => !named.has(key));
  const all = everything(typed, reply, HITS);
  return [
    ...issues.slice(0, MOST),
    ...found,
    ...(all === undefined ? [] : [all]),
    ...commands.slice(0, typed.trim() === '' ? undefined : MOST),
  ];
}

const line = (mark: VNode, name: string, detail: string): VNode => (
  <>
    {mark}
    <span class="name">{name}</span>
    <span class="quiet">{detail}</span>
  </>
);

const hitsOf = (reply: SearchReply | null): readonly Choice[] =>
  (reply?.hits ?? []).map((hit) => ({
    key: hit.kind === 'issue' ? (hit.issue ?? '') : `${hit.kind} ${hit.article ?? ''} ${hit.passage ?? ''}`,
    view: <FoundRow hit={hit} />,
    run: () => openHit(hit),
  }));

/** The articles last read, for a field in which nothing is typed yet. */
const recent = (): readonly Choice[] =>
  rows.value
    .filter(({ read }) => read !== null)
    .sort((a, b) => (b.read ?? '').localeCompare(a.read ?? ''))
    .slice(0, MOST)
    .map((row) => ({
      key: row.id,
      view: line(<Icon name="file" size={15} />, row.title, row.source ?? 'Article'),
      run: () => go({ view: 'article', id: row.id, passage: null }),
    }));

/** The way to all that was found, where that is more than so many. */
function everything(typed: string, reply: SearchReply | null, shown: number): Choice | undefined {
  const total = reply?.total ?? 0;
  if (typed.trim() === '' || (total <= shown && shown > 0)) return undefined;
  return {
    key: 'everything',
    view: line(<Icon name="search" size={15} />, `All ${total.toLocaleString('en-GB')} found`, 'Ctrl+Enter'),
    run: () => go({ view: 'search', query: typed, typing: true }),
  };
}

/** "Ctrl+Shift+N" as this system writes it. */
export function keysInWords(keys: string | null): string {
  const mac = navigator.platform.startsWith('Mac');
  return (keys ?? '').replace('CmdOrCtrl', mac ? '⌘' : 'Ctrl').replace('Plus', '+');
}
