import type { VNode } from 'preact';
import type { UpdateOutcome } from '../../core/contract.ts';
import type { CarryStatus } from '../../core/anchor/carry.ts';
import type { CarriedReport } from '../../core/updating.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { go } from '../state/route.ts';
import { undoLast } from '../state/undoing.ts';
import { compareVersion } from '../state/updating.ts';

const WORDS: Readonly<Record<CarryStatus, string>> = {
  kept: 'kept where they were',
  moved: 'moved with their words',
  changed: 'changed with the text',
  unplaced: 'without a place now',
};
const ORDER = Object.keys(WORDS) as CarryStatus[];

/** What became of an article's passages when its text was updated. */
export function UpdatedDialog({ outcome }: { readonly outcome: UpdateOutcome }): VNode | null {
  const { id, title, report } = outcome;
  if (report === null) return null;
  const { textVersion, passages } = report;
  const told = passages.filter(({ status }) => status === 'changed' || status === 'unplaced');
  const undo = () => {
    closeDialog();
    undoLast();
  };
  const compare = () => {
    closeDialog();
    compareVersion(id, textVersion);
  };
  return (
    <Dialog title={`“${title}” is updated`} onClose={closeDialog} wide>
      <p>This is version {textVersion} of its text; the one before can still be read.</p>
      {passages.length > 0 && (
        <ul class="tally" aria-label="What became of the passages">
          {ORDER.map((status) => (
            <li key={status} class={report[status] === 0 ? 'none' : status}>
              <b>{report[status]}</b> {WORDS[status]}
            </li>
          ))}
        </ul>
      )}
      {told.length > 0 && (
        <ul class="carried" tabIndex={0} aria-label="Passages to look at">
          {told.map((each) => (
            <Told key={each.id} report={each} article={id} />
          ))}
        </ul>
      )}
      <div class="dialog-actions">
        <button class="btn" onClick={undo}>
          Undo the update
        </button>
        <button class="btn" onClick={compare}>
          Show what changed
        </button>
        <span class="grow" />
        <button class="btn primary" autofocus onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface ToldProps {
  readonly report: CarriedReport;
  readonly article: string;
}

function Told({ report: { id, status, quote, was }, article }: ToldProps): VNode {
  const show = () => {
    closeDialog();
    go({ view: 'article', id: article, passage: id });
  };
  return (
    <li>
      <button class="link" onClick={show}>
        {status === 'changed' ? 'Changed' : 'Without a place'}
      </button>
      {status === 'changed' && (
        <>
          <del>{was}</del>
          <ins>{quote}</ins>
        </>
      )}
      {status === 'unplaced' && <q dir="auto">{quote}</q>}
    </li>
  );
}
