import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ParseError } from '../../core/parse.ts';
import { typedDetails } from '../../core/parsers.ts';
import {
  DetailFields,
  only,
  textsOf,
  valuesOf,
  wrongInWords,
  type TypedDetails,
} from '../parts/DetailFields.tsx';
import { Dialog } from '../parts/Dialog.tsx';
import { open } from '../state/article.ts';
import { closeDialog } from '../state/dialogs.ts';
import { editDetails } from '../state/library-edits.ts';

/** Corrects what is known of the open article. */
export function DetailsDialog(): VNode | null {
  const article = open.value?.article;
  const [typed, setTyped] = useState<TypedDetails | null>(() =>
    article === undefined ? null : textsOf(article),
  );
  const [wrong, setWrong] = useState('');
  if (article === undefined || typed === null) return null;
  const save = async () => {
    try {
      const to = typedDetails(article)(valuesOf(typed), '');
      if (await editDetails(article.id, only(article), to)) closeDialog();
    } catch (error) {
      if (!(error instanceof ParseError)) throw error;
      setWrong(wrongInWords(error));
    }
  };
  return (
    <Dialog title="Details of the article" onClose={closeDialog}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <DetailFields typed={typed} onType={setTyped} />
        {wrong !== '' && (
          <p class="wrong" role="alert">
            {wrong}
          </p>
        )}
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
