import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SearchReply } from '../../core/searching.ts';
import { COMMAND_IDS, COMMANDS } from '../../core/commands.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { issuesInOrder, rows } from '../state/library.ts';
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
  const list = useRef<HTMLDivElement>(null);
  const answered = useSearch({
    query: typed,
    order: 'relevance',
    kinds: ['article', 'passage', 'note'],
    from: 0,
    count: HITS,
    typing: true,
  });
  const reply = answered?.reply ?? null;
  const isAnswered = answered?.query === typed;
  const [hasEntered, setHasEntered] = useState(false);
  const choices = choicesFor(typed, reply);
  useEffect(() => field.current?.focus(), []);
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
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) choose(everything(typed, reply));
    else if (event.key === 'Enter') setHasEntered(true);
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
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
          setHasEntered(false);
        }}
        onKeyDown={onKeyDown}
      />
      <div id="palette-choices" class="choices tall" role="listbox" ref={list}>
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

function choicesFor(typed: string, reply: SearchReply | null): readonly Choice[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/);
  const has = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word));
  const issues = issuesInOrder.value
    .filter(({ name, aliases }) => [name, ...aliases].some(has))
    .map((issue): Choice => ({
      key: issue.id,
      view: named(<Swatch issue={issue} />, issue.name, 'Issue'),
      run: () => go({ view: 'issue', id: issue.id }),
    }));
  const commands = COMMAND_IDS.filter((id) => id !== 'go.palette' && has(COMMANDS[id].label)).map(
    (id): Choice => ({
      key: id,
      view: named(<Icon name="more" size={15} />, COMMANDS[id].label, keysInWords(COMMANDS[id].keys)),
      run: () => runCommand(id),
    }),
  );
  const found = typed.trim() === '' ? recent() : hitsOf(reply);
  const all = everything(typed, reply);
  return [
    ...issues.slice(0, MOST),
    ...found,
    ...(all === undefined ? [] : [all]),
    ...commands.slice(0, typed.trim() === '' ? undefined : MOST),
  ];
}

const named = (mark: VNode, name: string, detail: string): VNode => (
  <>
    {mark}
    <span class="name">{name}</span>
    <span class="quiet">{detail}</span>
  </>
);

const hitsOf = (reply: SearchReply | null): readonly Choice[] =>
  (reply?.hits ?? []).map((hit) => ({
    key: `${hit.kind} ${hit.article ?? ''} ${hit.passage ?? ''}`,
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
      view: named(<Icon name="file" size={15} />, row.title, row.source ?? 'Article'),
      run: () => go({ view: 'article', id: row.id, passage: null }),
    }));

/** The way to all that was found, where there is more than is shown. */
function everything(typed: string, reply: SearchReply | null): Choice | undefined {
  const total = reply?.total ?? 0;
  if (typed.trim() === '' || total <= HITS) return undefined;
  return {
    key: 'everything',
    view: named(<Icon name="search" size={15} />, `All ${total.toLocaleString('en-GB')} found`, 'Ctrl+Enter'),
    run: () => go({ view: 'search', query: typed }),
  };
}

/** "Ctrl+Shift+N" as this system writes it. */
export function keysInWords(keys: string | null): string {
  const mac = navigator.platform.startsWith('Mac');
  return (keys ?? '').replace('CmdOrCtrl', mac ? '⌘' : 'Ctrl').replace('Plus', '+');
}
