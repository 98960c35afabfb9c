import type { ComponentChildren, VNode } from 'preact';
import { marksInWords, type Imported, type ImportOutcome } from '../../core/importing.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { summaryOf } from '../state/importing.ts';
import { go } from '../state/route.ts';

/** What became of each file of an import: what needs a look first. */
export function ImportedDialog({ outcomes }: { readonly outcomes: readonly ImportOutcome[] }): VNode {
  const failed = outcomes.filter((outcome) => outcome.status === 'failed');
  const kept = outcomes.filter((outcome) => outcome.status !== 'failed' && outcome.status !== 'issues');
  const told = kept.filter(({ left, marks, status }) => left ?? marks ?? status !== 'added');
  return (
    <Dialog title="Import" onClose={closeDialog}>
      <p>{summaryOf(outcomes)}</p>
      <ul class="outcomes">
        {failed.map(({ path, error }, index) => (
          <li key={`failed ${index}`}>
            <b>{nameOf(path)}</b>
            <span>{error}</span>
          </li>
        ))}
        {told.map((outcome) => (
          <li key={outcome.id}>
            <b>{nameOf(outcome.path)}</b>
            <ToArticle id={outcome.id}>{wordsFor(outcome)}</ToArticle>
            {outcome.left?.map((sentence) => (
              <span key={sentence}>{sentence}</span>
            ))}
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

const nameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

function ToArticle({ id, children }: { readonly id: string; readonly children: ComponentChildren }): VNode {
  return (
    <button
      class="link"
      onClick={() => {
        closeDialog();
        go({ view: 'article', id, passage: null });
      }}
    >
      {children}
    </button>
  );
}

const STATUS = { added: 'Imported', duplicate: 'In the library already', updated: 'Updated' } as const;

const wordsFor = ({ status, title, marks }: Imported): string =>
  `${STATUS[status]}: ${title}${marks === undefined ? '' : ` (${marksInWords(marks)})`}`;
