import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { importAddress } from '../state/importing.ts';

/** Asks for the address of a page to save: the one thing for which Briefmark goes online. */
export function AddressDialog(): VNode {
  const [address, setAddress] = useState('');
  const [allowPrivate, setAllowPrivate] = useState(false);
  const save = () => {
    if (address.trim() === '') return;
    closeDialog();
    void importAddress(address.trim(), allowPrivate);
  };
  return (
    <Dialog title="Save a page from the web" onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label class="form-row">
          <span>Address</span>
          <input
            class="field"
            type="text"
            inputMode="url"
            value={address}
            placeholder="https://"
            autoFocus
            required
            onInput={(event) => setAddress(event.currentTarget.value)}
          />
        </label>
        <label class="check">
          <input
            type="checkbox"
            checked={allowPrivate}
            onChange={(event) => setAllowPrivate(event.currentTarget.checked)}
          />
          <span>The page is on this computer or its own network</span>
        </label>
        <p class="hint">
          Briefmark fetches the page and its pictures once, without cookies, and keeps them. Reading never
          goes online.
        </p>
        <div class="dialog-actions">
          <span class="grow" />
          <button type="button" class="btn" onClick={closeDialog}>
            Cancel
          </button>
          <button type="submit" class="btn primary">
            Save
          </button>
        </div>
      </form>
    </Dialog>
  );
}
