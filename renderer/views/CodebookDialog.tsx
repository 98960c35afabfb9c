import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { CODEBOOK_FORMATS, CODEBOOK_NAMES, type CodebookFormat } from '../../core/exchange/codebook.ts';
import { counted } from '../../core/words.ts';
import { call } from '../bridge.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { codebook } from '../state/library.ts';
import { tell, tellError } from '../state/status.ts';

const FOR: Readonly<Record<CodebookFormat, string>> = {
  qdc: 'For other programs of qualitative analysis: names, levels, definitions and colours.',
  csv: 'For spreadsheets and scripts: a row for each issue, with all that is known of it.',
  markdown: 'To read, print and share: a heading for each issue, with all that is known of it.',
};

/** Asks what kind of file the codebook becomes, then where it goes. */
export function CodebookDialog(): VNode {
  const [format, setFormat] = useState<CodebookFormat>('qdc');
  const [busy, setBusy] = useState(false);
  const count = codebook.value.issues.length;
  const save = async () => {
    if (busy) return;
    setBusy(true);
    const result = await call('codebook.export', { format });
    setBusy(false);
    if (!result.ok) tellError(result.error);
    else if (result.value !== null) {
      closeDialog();
      tell(`${counted(count, 'issue')} written to ${result.value}.`);
    }
  };
  return (
    <Dialog title="Export the codebook" onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <div class="format-choice" role="radiogroup" aria-label="Kind of file">
          {CODEBOOK_FORMATS.map((each) => (
            <label key={each} class="format">
              <input
                type="radio"
                name="format"
                checked={each === format}
                autoFocus={each === format}
                onChange={() => setFormat(each)}
              />
              <b>{CODEBOOK_NAMES[each]}</b>
              <span class="quiet">{FOR[each]}</span>
            </label>
          ))}
        </div>
        <p class="quiet">
          {count === 0
            ? 'There is no issue yet.'
            : 'Passages stay here. Import such a file to have its issues in another library.'}
        </p>
        <div class="dialog-actions">
          <span class="grow" />
          <button type="button" class="btn" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="btn primary" disabled={busy || count === 0}>
            Export
          </button>
        </div>
      </form>
    </Dialog>
  );
}
