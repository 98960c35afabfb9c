/** Which articles stand on which shelf. */
import type { ArticleRow } from '../../core/model.ts';
import { rows, trash } from './library.ts';
import type { Shelf } from './route.ts';

/** From this share on an article counts as read. */
const READ = 0.97;

export const isUnread = (row: ArticleRow): boolean => row.read === null;
export const isReading = (row: ArticleRow): boolean => row.read !== null && row.progress < READ;
export const isRead = (row: ArticleRow): boolean => row.read !== null && row.progress >= READ;

/** The rows of a shelf, in its order. */
export function rowsOn(shelf: Shelf): readonly ArticleRow[] {
  if (shelf === 'trash') return trash.value;
  if (shelf === 'unread') return rows.value.filter(isUnread);
  if (shelf === 'reading')
    return rows.value.filter(isReading).sort((a, b) => (b.read ?? '').localeCompare(a.read ?? ''));
  return rows.value;
}
