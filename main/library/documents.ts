import { FORMATS } from '../../core/migrations.ts';
import type { ArticleId, Codebook, Settings } from '../../core/model.ts';
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

/** @param revisionOfArticle as far as the rows know it */
export function documentsIn(
  { layout, quarantine, backups }: { layout: Layout; quarantine: Quarantine; backups: Backups },
  revisionOfArticle: (id: ArticleId) => Promise<number | null>,
): Documents {
  const context = { folder: layout.folder, quarantine };
  const journal = new Journal(layout.journal);
  const recovery = new Recovery(layout, journal, backups);
  const articles = new Articles(layout, context, recovery);
  const codebook = new StoredDocument(layout.codebook, FORMATS.codebook, context, (previous) =>
    recovery.codebook(previous),
  );
  const settings = new StoredDocument(layout.settings, FORMATS.settings, context, (previous) =>
    recovery.settings(previous),
  );
  const history = new History(journal, async (subject) => {
    if (subject === 'codebook') return codebook.data?.revision ?? 0;
    if (subject === 'settings') return settings.data?.revision ?? 0;
    return (
      (await revisionOfArticle(subject)) ??
      (await articles.find(subject).catch(() => null))?.article.revision ??
      null
    );
  });
  return { journal, history, articles, codebook, settings };
}
