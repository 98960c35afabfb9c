import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { COMMAND_IDS, COMMANDS } from '../../core/commands.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { codebook, rows } from '../state/library.ts';
import { go } from '../state/route.ts';
import { runCommand } from '../state/run-command.ts';

interface Choice {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly mark: VNode;
  readonly run: () => void;
}

/** Choices shown of each kind. */
const MOST = 8;

/** Every article, issue and command by its name. */
export function Palette(): VNode {
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const choices = choicesFor(typed);
  useEffect(() => field.current?.focus(), []);
  useEffect(() => list.current?.children[active]?.scrollIntoView({ block: 'nearest' }), [active]);
  const choose = (choice: Choice | undefined) => {
    closeDialog();
    choice?.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setActive((active + step + choices.length) % Math.max(1, choices.length));
    else if (event.key === 'Enter') choose(choices[active]);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title="Go to" onClose={closeDialog}>
      <input
        ref={field}
        class="field"
        role="combobox"
        aria-expanded="true"
        aria-controls="palette-choices"
        aria-activedescendant={`go-${active}`}
        placeholder="Article, issue or command"
        value={typed}
        onInput={(event) => {
          setTyped(event.currentTarget.value);
          setActive(0);
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
            {choice.mark}
            <span class="name">{choice.label}</span>
            <span class="quiet">{choice.detail}</span>
          </div>
        ))}
        {choices.length === 0 && <p class="hint">Nothing has that name.</p>}
      </div>
    </Dialog>
  );
}

function choicesFor(typed: string): readonly Choice[] {
  const words = typed.trim().toLocaleLowerCase().split(/\s+/);
  const has = (text: string) => words.every((word) => text.toLocaleLowerCase().includes(word));
  const issues = codebook.value.issues
    .filter(({ name }) => has(name))
    .map((issue) => ({
      key: issue.id,
      label: issue.name,
      detail: 'Issue',
      mark: <Swatch issue={issue} />,
      run: () => go({ view: 'issue', id: issue.id }),
    }));
  const articles = rows.value
    .filter(({ title, source }) => has(`${title} ${source ?? ''}`))
    .slice(0, MOST)
    .map((row) => ({
      key: row.id,
      label: row.title,
      detail: row.source ?? 'Article',
      mark: <Icon name="file" size={15} />,
      run: () => go({ view: 'article', id: row.id, passage: null }),
    }));
  const commands = COMMAND_IDS.filter((id) => id !== 'go.palette' && has(COMMANDS[id].label)).map((id) => ({
    key: id,
    label: COMMANDS[id].label,
    detail: keysInWords(COMMANDS[id].keys),
    mark: <Icon name="more" size={15} />,
    run: () => runCommand(id),
  }));
  return [...articles, ...issues.slice(0, MOST), ...commands];
}

/** "Ctrl+Shift+N" as this system writes it. */
export function keysInWords(keys: string | null): string {
  const mac = navigator.platform.startsWith('Mac');
  return (keys ?? '').replace('CmdOrCtrl', mac ? '⌘' : 'Ctrl').replace('Plus', '+');
}
