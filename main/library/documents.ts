import { FORMATS } from '../../core/migrations.ts';
import type { Codebook, Settings } from '../../core/model.ts';
import type { Backups } from '../store/backups.ts';
import { Journal } from '../store/journal.ts';
import type { Layout } from '../store/layout.ts';
import type { Quarantine } from '../store/quarantine.ts';
import { StoredDocument } from '../store/stored-document.ts';
import { Articles } from './articles.ts';
import { History } from './history.ts';
import { Recovery } from './recovery.ts';

/** Everything of a library that is stored, as it is read and written; made anew when the files are replaced under it. */
export interface Documents {
  readonly journal: Journal;
  readonly history: History;
  readonly articles: Articles;
  readonly codebook: StoredDocument<Codebook>;
  readonly settings: StoredDocument<Settings>;
}

export function documentsIn(layout: Layout, quarantine: Quarantine, backups: Backups): Documents {
  const context = { folder: layout.folder, quarantine };
  const journal = new Journal(layout.journal);
  const recovery = new Recovery(layout, journal, backups);
  return {
    journal,
    history: new History(journal),
    articles: new Articles(layout, context, recovery),
    codebook: new StoredDocument(layout.codebook, FORMATS.codebook, context, (previous) =>
      recovery.codebook(previous),
    ),
    settings: new StoredDocument(layout.settings, FORMATS.settings, context, (previous) =>
      recovery.settings(previous),
    ),
  };
}
