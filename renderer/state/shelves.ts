/** Which articles stand on which shelf. What is archived is done with: it stands on its own shelf, and on that of stars. */
import { computed, type ReadonlySignal } from '@preact/signals';
import type { ArticleRow } from '../../core/model.ts';
import { rows, trash } from './library.ts';
import type { Shelf } from './route.ts';

/** From this share on an article counts as read. */
const READ = 0.97;

export const isUnread = (row: ArticleRow): boolean => row.read === null;
export const isReading = (row: ArticleRow): boolean => row.read !== null && row.progress < READ;
export const isRead = (row: ArticleRow): boolean => row.read !== null && row.progress >= READ;

const latest =
  (time: (row: ArticleRow) => string | null) =>
  (a: ArticleRow, b: ArticleRow): number => {
    const [first, second] = [time(a) ?? '', time(b) ?? ''];
    return first === second ? 0 : first < second ? 1 : -1;
  };

const present = computed(() => rows.value.filter(({ archived }) => archived === null));

const SHELVES: Readonly<Record<Shelf, ReadonlySignal<readonly ArticleRow[]>>> = {
  all: present,
  unread: computed(() => present.value.filter(isUnread)),
  reading: computed(() => present.value.filter(isReading).sort(latest(({ read }) => read))),
  starred: computed(() => rows.value.filter(({ starred }) => starred)),
  archived: computed(() =>
    rows.value.filter(({ archived }) => archived !== null).sort(latest(({ archived }) => archived)),
  ),
  trash,
};

/** The rows of a shelf, in its order: what was read or archived last comes first, else what was published last. */
export const rowsOn = (shelf: Shelf): readonly ArticleRow[] => SHELVES[shelf].value;
