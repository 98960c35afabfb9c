import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { subjectWordsOf, wordsOf } from '../../core/change-words.ts';
import { momentOf } from '../../core/dates.ts';
import type { HistoryEntry } from '../../core/journal.ts';
import type { ArticleId } from '../../core/model.ts';
import { call } from '../bridge.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { codebook, rowOf } from '../state/library.ts';
import { tellError } from '../state/status.ts';
import { takeBack } from '../state/undoing.ts';

/**
 * Who did what to an article and when, newest first; each change can be taken back by itself.
 * @param id null for the history of the codebook
 */
export function HistoryDialog({ id }: { readonly id: ArticleId | null }): VNode {
  const [entries, setEntries] = useState<readonly HistoryEntry[] | null>(null);
  const fetchEntries = async () => {
    const result = await (id === null ? call('codebook.history', {}) : call('article.history', { id }));
    if (result.ok) setEntries(result.value.toReversed());
    else {
      closeDialog();
      tellError(result.error);
    }
  };
  useEffect(() => void fetchEntries(), [id]);
  const takeOneBack = async (number: number) => {
    if (await takeBack(id, number)) await fetchEntries();
  };
  return (
    <Dialog
      title={id === null ? 'History of the codebook' : `History of “${rowOf(id)?.title ?? ''}”`}
      onClose={closeDialog}
      wide
    >
      <ol class="history" tabIndex={0} aria-label="Changes, newest first">
        {entries?.length === 0 && <li class="empty">Nothing has been changed yet.</li>}
        {entries?.map((entry) => (
          <Entry key={entry.number} entry={entry} onTakeBack={() => void takeOneBack(entry.number)} />
        ))}
      </ol>
      <div class="dialog-actions">
        <span class="quiet grow">Taking a change back is a change too: undo works on it.</span>
        <button class="btn primary" autofocus onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface EntryProps {
  readonly entry: HistoryEntry;
  readonly onTakeBack: () => void;
}

function Entry({ entry: { at, person, change, quote }, onTakeBack }: EntryProps): VNode {
  const words = change === null ? 'Import' : wordsOf(change, codebook.value);
  const about = change === null ? null : subjectWordsOf(change, quote);
  return (
    <li>
      <span class="when">
        <time dateTime={at}>{momentOf(at)}</time>
        {person !== null && <span class="quiet">{person}</span>}
      </span>
      <span class="what">
        {words}
        {about !== null && <span class="about">{about}</span>}
      </span>
      {change !== null && (
        <button class="btn small" aria-label={`Take back: ${words}`} onClick={onTakeBack}>
          Take back
        </button>
      )}
    </li>
  );
}
