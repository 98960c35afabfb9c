import type { VNode } from 'preact';
import { COMMAND_IDS, COMMANDS } from '../../core/commands.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { asked, closeDialog } from '../state/dialogs.ts';
import { AddressDialog } from './AddressDialog.tsx';
import { BackupsDialog } from './BackupsDialog.tsx';
import { CodebookDialog } from './CodebookDialog.tsx';
import { DetailsDialog } from './DetailsDialog.tsx';
import { HistoryDialog } from './HistoryDialog.tsx';
import { ImportedDialog } from './ImportedDialog.tsx';
import { IssueDialog } from './IssueDialog.tsx';
import { keysInWords, Palette } from './Palette.tsx';
import { MergeDialog } from './MergeDialog.tsx';
import { OriginalDialog } from './OriginalDialog.tsx';
import { PassagesDialog } from './PassagesDialog.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { SettingsDialog } from './SettingsDialog.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import { UpdatedDialog } from './UpdatedDialog.tsx';

/** The dialog that is asked for, if any. */
export function Dialogs(): VNode | null {
  const current = asked.value;
  switch (current?.kind) {
    case undefined:
      return null;
    case 'issue':
      return <IssueDialog issue={current.issue} parent={current.parent ?? null} />;
    case 'merge':
      return <MergeDialog issue={current.issue} />;
    case 'split':
      return <SplitDialog issue={current.issue} />;
    case 'codebook':
      return <CodebookDialog />;
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
    case 'address':
      return <AddressDialog />;
    case 'review':
      return <ReviewDialog />;
    case 'imported':
      return <ImportedDialog outcomes={current.outcomes} />;
    case 'keys':
      return <KeysDialog />;
  }
}

const MARKING_KEYS: readonly (readonly [string, string])[] = [
  ['1 – 9', 'Tag the selection, or the passage in hand, with an issue'],
  ['T', 'Any issue, or a new one'],
  ['N', 'Note'],
  ['K', 'Code: who speaks, stance, certainty and event date'],
  ['H', 'Highlight'],
  ['C', 'Copy with citation'],
  ['A', 'Move the ends of the passage in hand: arrows, Ctrl by word, Up and Down by sentence'],
  ['P', 'Pin a passage that has lost its place where its words most likely are'],
  ['R', 'Let the passage in hand cover the selection instead'],
  ['[  ]', 'The passage before, the next passage'],
  ['Delete', 'Remove the passage in hand'],
  ['Shift + T', 'Tag the article as a whole'],
  ['S', 'Star the article, or take the star off'],
  ['E', 'Archive the article, or take it out of the archive'],
  ['Escape', 'Let go'],
  ['Arrows', 'With the reading caret on: by character, line'],
  ['Ctrl + Arrows', 'With the reading caret on: by word, paragraph'],
  ['Alt + Up, Down', 'With the reading caret on: by sentence'],
  ['Shift', 'With any of these: select'],
  ['Enter', 'With the reading caret on: take the passage or open the link there'],
  ['Alt + Arrows', 'On an issue in the sidebar: move it up, down, in and out'],
  ['F2, Delete', 'On an issue in the sidebar: rename it, delete it'],
  ['Ctrl + M', 'On an issue in the sidebar: merge it into another'],
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
