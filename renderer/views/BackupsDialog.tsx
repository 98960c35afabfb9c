import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { momentOf } from '../../core/dates.ts';
import type { Backup } from '../../core/model.ts';
import type { Result } from '../../core/result.ts';
import { counted } from '../../core/words.ts';
import { call } from '../bridge.ts';
import { Dialog } from '../parts/Dialog.tsx';
import { closeDialog } from '../state/dialogs.ts';
import { inTurn } from '../state/turns.ts';
import { tell, tellError } from '../state/status.ts';

/** The copies of the library as it was, newest first; each can be put back. */
export function BackupsDialog(): VNode {
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [chosen, choose] = useState<string | null>(null);
  const take = (result: Result<readonly Backup[]>) => {
    if (result.ok) setBackups(result.value);
    else tellError(result.error);
  };
  useEffect(() => void call('backups.list', {}).then(take), []);
  return (
    <Dialog title="Backups" onClose={closeDialog} wide>
      <p class="quiet">
        The library is backed up every hour while it changes. The last 24 hours and the last 30 days are kept.
      </p>
      <ul class="backups" tabIndex={0} aria-label="Backups, newest first">
        {backups?.map((backup) => (
          <Row
            key={backup.name}
            backup={backup}
            asked={chosen === backup.name}
            onAsk={() => choose(backup.name)}
            onCancel={() => choose(null)}
          />
        ))}
        {backups?.length === 0 && <li class="quiet">There is none yet.</li>}
      </ul>
      <div class="dialog-actions">
        <button class="btn" onClick={() => void call('backups.make', {}).then(take)}>
          Back up now
        </button>
        <span class="grow" />
        <button class="btn primary" autofocus onClick={closeDialog}>
          Close
        </button>
      </div>
    </Dialog>
  );
}

interface RowProps {
  readonly backup: Backup;
  /** Whether the person is being asked if they mean it. */
  readonly asked: boolean;
  readonly onAsk: () => void;
  readonly onCancel: () => void;
}

function Row({ backup, asked, onAsk, onCancel }: RowProps): VNode {
  return (
    <li>
      <span class="grow">
        <time dateTime={backup.at}>{momentOf(backup.at)}</time>
        <span class="quiet">
          {' '}
          · {counted(backup.articles, 'article')}
          {backup.kept ? ' · made by hand or before a restore' : ''}
        </span>
      </span>
      {asked ? (
        <>
          <span>The present state is kept as a backup.</span>
          <button class="btn small" onClick={onCancel}>
            Cancel
          </button>
          <button class="btn small primary" onClick={() => void putBack(backup.name)}>
            Restore
          </button>
        </>
      ) : (
        <button class="btn small" onClick={onAsk}>
          Restore…
        </button>
      )}
    </li>
  );
}

async function putBack(name: string): Promise<void> {
  const result = await inTurn(() => call('backups.restore', { name }));
  if (!result.ok) {
    tellError(result.error);
    return;
  }
  closeDialog();
  tell('The backup is restored. The library as it was before is among the backups.');
}
