import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { OriginalView } from '../../core/contract.ts';
import { call } from '../bridge.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { tell, tellError } from '../state/status.ts';

/** What was imported, untouched: as text, so that nothing in it can run. */
export function OriginalDialog({ id }: { readonly id: string }): VNode {
  const [original, setOriginal] = useState<OriginalView | null>(null);
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
      {original !== null && original.text === null ? (
        <p>
          This is {original.kind}, kept as it was imported. Save a copy to open it in the program that it was
          made for.
        </p>
      ) : (
        <pre class="original" tabIndex={0}>
          {original?.text ?? ''}
        </pre>
      )}
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
