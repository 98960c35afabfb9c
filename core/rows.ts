import type { Article, ArticleId, ArticleRow, CodedPassages, IssueId, Passage } from './model.ts';
import { once } from './once.ts';

/** What of an article its row is made from. */
export type RowSource = Omit<
  ArticleRow,
  'originals' | 'passages' | 'unplaced' | 'notes' | 'coded' | 'progress' | 'read'
> &
  Pick<Article, 'reading' | 'textVersion'> & {
    readonly original: Pick<Article['original'], 'sha256'>;
    readonly earlier: readonly { readonly original: Pick<Article['original'], 'sha256'> }[];
    readonly passages: readonly Pick<Passage, 'issues' | 'note' | 'textVersion'>[];
  };

/** The row that stands for an article in lists. */
export function rowOf(article: RowSource): ArticleRow {
  return {
    id: article.id,
    revision: article.revision,
    title: article.title,
    source: article.source,
    section: article.section,
    published: article.published,
    imported: article.imported,
    url: article.url,
    originals: [...article.earlier, article].map(({ original }) => original.sha256),
    words: article.words,
    passages: article.passages.length,
    unplaced: article.passages.filter(({ textVersion }) => textVersion !== article.textVersion).length,
    notes: article.passages.filter(({ note }) => note !== '').length,
    coded: codedPassages(article),
    issues: article.issues,
    progress: article.reading?.progress ?? 0,
    read: article.reading?.at ?? null,
    starred: article.starred,
    archived: article.archived,
    removed: article.removed,
  };
}

function codedPassages({ passages }: RowSource): readonly CodedPassages[] {
  const sets = new Map<string, readonly IssueId[]>();
  const counts = new Map<string, number>();
  for (const { issues } of passages) {
    const set = issues.length < 2 ? issues : [...new Set(issues)].sort();
    const key = set.join(' ');
    if (!sets.has(key)) sets.set(key, set);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...sets].map(([key, issues]) => ({ issues, passages: counts.get(key) ?? 0 }));
}

/** From this share on an article counts as read. */
const READ = 0.97;

/** How far the person is with an article. */
export function readingState({ read, progress }: Pick<ArticleRow, 'read' | 'progress'>): ReadingState {
  if (read === null) return 'unread';
  return progress < READ ? 'reading' : 'read';
}
export type ReadingState = 'unread' | 'reading' | 'read';

const titles = once(() => new Intl.Collator());

/** Newest publication first, undated last among their like, then by title. */
export const byDate = (a: ArticleRow, b: ArticleRow): number =>
  backwards(a.published ?? '', b.published ?? '') ||
  titles().compare(a.title, b.title) ||
  (a.id < b.id ? -1 : 1);

/** As many rows are placed one by one; for more it is quicker to put all of them in order. */
const FEW = 50;

/**
 * These rows by date, made from the list as it was: of thousands, one changes at a time, and comparing titles takes long.
 * @param before some rows, by date
 */
export function reordered(
  before: readonly ArticleRow[],
  rows: ReadonlyMap<ArticleId, ArticleRow>,
): readonly ArticleRow[] {
  const list = before.filter((row) => rows.get(row.id) === row);
  if (rows.size - list.length > FEW) return [...rows.values()].sort(byDate);
  const stayed = new Set(list);
  for (const row of rows.values()) if (!stayed.has(row)) list.splice(placeIn(list, row), 0, row);
  return list;
}

function placeIn(list: readonly ArticleRow[], row: ArticleRow): number {
  let [from, to] = [0, list.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    const there = list[middle];
    if (there !== undefined && byDate(there, row) < 0) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** Dates are written so that their letters sort as they do. */
const backwards = (a: string, b: string): number => (a === b ? 0 : a < b ? 1 : -1);
