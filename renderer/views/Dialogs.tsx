import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { COMMAND_IDS, COMMANDS } from '../../core/commands.ts';
import { call } from '../bridge.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { asked, closeDialog } from '../state/dialogs.ts';
import { summaryOf } from '../state/importing.ts';
import { go } from '../state/route.ts';
import { tell, tellError } from '../state/status.ts';
import { BackupsDialog } from './BackupsDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { keysInWords, Palette } from './Palette.tsx';
import { PassagesDialog } from './PassagesDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { UpdatedDialog } from './UpdatedDialog.tsx';
import type { ImportOutcome } from '../../core/importing.ts';

/** The dialog that is asked for, if any. */
export function Dialogs(): VNode | null {
  const current = asked.value;
  switch (current?.kind) {
    case undefined:
      return null;
    case 'issue':
      return <IssueDialog issue={current.issue} />;
    case 'details':
      return <DetailsDialog />;
    case 'original':
      return <OriginalDialog id={current.id} />;
    case 'passages':
      return <PassagesDialog />;
    case 'updated':
      return <UpdatedDialog outcome={current.outcome} />;
    case 'history':
      return <HistoryDialog id={current.id} />;
    case 'backups':
      return <BackupsDialog />;
    case 'settings':
      return <SettingsDialog />;
    case 'palette':
      return <Palette />;
    case 'imported':
      return <ImportedDialog outcomes={current.outcomes} />;
    case 'keys':
      return <KeysDialog />;
  }
}

/** What was imported, untouched: as text, so that nothing in it can run. */
function OriginalDialog({ id }: { readonly id: string }): VNode {
  const [original, setOriginal] = useState<{ name: string; text: string } | null>(null);
  useEffect(() => {
    void call('original.text', { id }).then((result) => {
      if (result.ok) setOriginal(result.value);
      else {
        closeDialog();
        tellError(result.error);
      }
    });
  }, [id]);
  const save = async () => {
    const result = await call('original.save', { id });
    if (!result.ok) tellError(result.error);
    else if (result.value !== null) tell(`A copy of the original is in ${result.value}`);
  };
  return (
    <Dialog title={original === null ? 'Original' : `Original: ${original.name}`} onClose={closeDialog} wide>
      <pre class="original" tabIndex={0}>
        {original?.text ?? ''}
      </pre>
      <div class="dialog-actions">
        <button class="btn" onClick={() => void save()}>
          Save a copy…
        </button>
        <span class="grow" />
        <button class="btn primary" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

function ImportedDialog({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }): VNode {
  const failed = outcomes.filter((outcome) => outcome.status === 'failed');
  const duplicates = outcomes.filter((outcome) => outcome.status === 'duplicate');
  return (
    <Dialog title="Import" onClose={closeDialog}>
      <p>{summaryOf(outcomes)}</p>
      <ul class="outcomes">
        {failed.map(({ path, error }) => (
          <li key={path}>
            <b>{path.split(/[\\/]/).at(-1)}</b>
            <span>{error}</span>
          </li>
        ))}
        {duplicates.map(({ path, id, title }) => (
          <li key={path}>
            <b>{path.split(/[\\/]/).at(-1)}</b>
            <button
              class="link"
              onClick={() => {
                closeDialog();
                go({ view: 'article', id, passage: null });
              }}
            >
              In the library already: {title}
            </button>
          </li>
        ))}
      </ul>
      <div class="dialog-actions">
        <span class="grow" />
        <button class="btn primary" onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

const MARKING_KEYS: readonly (readonly [string, string])[] = [
  ['1 – 9', 'Tag the selection, or the passage in hand, with an issue'],
  ['T', 'Any issue, or a new one'],
  ['N', 'Note'],
  ['H', 'Highlight'],
  ['C', 'Copy with citation'],
  ['A', 'Move the ends of the passage in hand: arrows, Ctrl by word, Up and Down by sentence'],
  ['P', 'Pin a passage that has lost its place where its words most likely are'],
  ['R', 'Let the passage in hand cover the selection instead'],
  ['[  ]', 'The passage before, the next passage'],
  ['Delete', 'Remove the passage in hand'],
  ['Escape', 'Let go'],
  ['Arrows', 'With the reading caret on: by character, line'],
  ['Ctrl + Arrows', 'With the reading caret on: by word, paragraph'],
  ['Alt + Up, Down', 'With the reading caret on: by sentence'],
  ['Shift', 'With any of these: select'],
  ['Enter', 'With the reading caret on: take the passage or open the link there'],
];

function KeysDialog(): VNode {
  const commands = COMMAND_IDS.filter((id) => COMMANDS[id].keys !== null).map(
    (id) => [keysInWords(COMMANDS[id].keys), COMMANDS[id].label] as const,
  );
  return (
    <Dialog title="Keyboard" onClose={closeDialog}>
      <table class="keys">
        <tbody>
          {[...MARKING_KEYS, ...commands].map(([keys, label]) => (
            <tr key={label}>
              <th scope="row">
                <kbd>{keys}</kbd>
              </th>
              <td>{label}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Dialog>
  );
}
