import type { VNode } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { longDate } from '../../core/dates.ts';
import { issuesOfRow } from '../../core/issues/counts.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { ArticleRow } from '../../core/model.ts';
import { counted, minutesToRead } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { Chip, Swatch } from '../parts/Chip.tsx';
import { Star } from '../parts/Star.tsx';
import { toggleArchived, toggleStar } from '../state/article-marks.ts';
import { codebook, rowOf, rows } from '../state/library.ts';
import { restore } from '../state/library-edits.ts';
import { go, type Shelf } from '../state/route.ts';
import { isRead, isUnread, rowsOn } from '../state/shelves.ts';
import { FirstStart } from './FirstStart.tsx';

/** Of one row, in pixels; the same for all, so that the list need not be measured. */
const ROW = 76;
/** Rows drawn beyond each edge, so that none is missing while scrolling. */
const BEYOND = 8;

/** Issues of the article as a whole that a row names. */
const OWN = 2;

const NAMES: Readonly<Record<Shelf, string>> = {
  all: 'All articles',
  reading: 'Reading now',
  unread: 'Unread',
  starred: 'Starred',
  archived: 'Archived',
  trash: 'Trash',
};

const EMPTY: Readonly<Record<Shelf, string>> = {
  all: 'All articles are archived.',
  reading: 'Articles that you have begun stand here.',
  unread: 'Everything has been opened.',
  starred: 'Press S on an article, here or while you read it, to give it a star.',
  archived: 'Press E on an article that you are done with: it stands here then, and on no other shelf.',
  trash: 'The trash is empty.',
};

/** A shelf of the library, as a list. */
export function LibraryView({ shelf }: { readonly shelf: Shelf }): VNode {
  const list = rowsOn(shelf);
  if (shelf === 'all' && rows.value.length === 0) return <FirstStart />;
  return (
    <main class="library-view" aria-label={NAMES[shelf]}>
      <header class="list-head">
        <h1>{NAMES[shelf]}</h1>
        <span class="quiet">{counted(list.length, 'article')}</span>
      </header>
      {list.length === 0 ? <p class="empty">{EMPTY[shelf]}</p> : <List key={shelf} rows={list} />}
    </main>
  );
}

/** Only the rows in view are drawn. */
function List({ rows: list }: { readonly rows: readonly ArticleRow[] }): VNode {
  const [frame, setFrame] = useState<HTMLElement | null>(null);
  const [view, setView] = useState({ top: 0, height: 900 });
  useEffect(() => {
    if (frame === null) return;
    const look = () => setView({ top: frame.scrollTop, height: frame.clientHeight });
    look();
    const observer = new ResizeObserver(look);
    observer.observe(frame);
    frame.addEventListener('scroll', look, { passive: true });
    return () => {
      observer.disconnect();
      frame.removeEventListener('scroll', look);
    };
  }, [frame]);
  const onKeyDown = useRowKeys(frame);
  const first = Math.max(0, Math.floor(view.top / ROW) - BEYOND);
  const last = Math.min(list.length, Math.ceil((view.top + view.height) / ROW) + BEYOND);
  return (
    <div class="list scroller" ref={setFrame}>
      <ul style={{ height: `${list.length * ROW}px` }} onKeyDown={onKeyDown}>
        {list.slice(first, last).map((row, index) => (
          <li
            key={row.id}
            data-article={row.id}
            style={{ top: `${(first + index) * ROW}px`, height: `${ROW}px` }}
            aria-setsize={list.length}
            aria-posinset={first + index + 1}
          >
            <Row row={row} />
          </li>
        ))}
      </ul>
    </div>
  );
}

/** S and E on a row mean its article. The row after one that leaves the shelf has the focus then. */
function useRowKeys(frame: HTMLElement | null): (event: KeyboardEvent) => void {
  const left = useRef<string | null>(null);
  useLayoutEffect(() => {
    if (left.current === null || document.activeElement !== document.body) return;
    const rest = [...(frame?.querySelectorAll<HTMLElement>('li') ?? [])];
    const next = rest.find((item) => item.ariaPosInSet === left.current) ?? rest.at(-1);
    left.current = null;
    next?.querySelector<HTMLElement>('.article-open')?.focus();
  });
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || !(event.target instanceof Element)) return;
    const item = event.target.closest<HTMLElement>('li');
    const id = item?.dataset['article'];
    if (id === undefined || rowOf(id)?.removed !== null) return;
    const key = event.key.toLowerCase();
    if (key !== 's' && key !== 'e') return;
    event.preventDefault();
    left.current = item?.ariaPosInSet ?? null;
    void (key === 's' ? toggleStar(id) : toggleArchived(id));
  };
}

function Row({ row }: { readonly row: ArticleRow }): VNode {
  const facts = [
    row.archived === null ? null : 'Archived',
    row.source,
    row.published === null ? null : longDate(row.published),
    row.section,
  ];
  return (
    <div class={isUnread(row) ? 'article-row unread' : 'article-row'}>
      <button class="article-open" onClick={() => go({ view: 'article', id: row.id, passage: null })}>
        <span class="title">{row.title}</span>
        <span class="facts">
          {facts.filter((fact) => fact !== null).join(' · ') || 'Source and date not known'}
        </span>
      </button>
      <RowIssues row={row} />
      <span class="counts">
        <span>{row.passages > 0 ? counted(row.passages, 'passage') : ''}</span>
        <span class="quiet">{row.notes > 0 ? counted(row.notes, 'note') : ''}</span>
      </span>
      <Progress row={row} />
      {row.removed === null ? (
        <RowTools row={row} />
      ) : (
        <button class="btn small" onClick={() => void restore(row.id)}>
          <Icon name="restore" size={14} /> Restore
        </button>
      )}
    </div>
  );
}

/** The issues that it bears on as a whole by name, those of its passages by their swatches. */
function RowIssues({ row }: { readonly row: ArticleRow }): VNode {
  const own = knownIssues(codebook.value, row.issues);
  const others = issuesOfRow(codebook.value, row).filter((issue) => !own.includes(issue));
  return (
    <span class="row-issues">
      {own.slice(0, OWN).map((issue) => (
        <span key={issue.id} title={`${issue.name}, the article as a whole`}>
          <Chip issue={issue} />
        </span>
      ))}
      {[...own.slice(OWN), ...others].slice(0, 6).map((issue) => (
        <span key={issue.id} title={issue.name}>
          <Swatch issue={issue} />
        </span>
      ))}
    </span>
  );
}

function RowTools({ row: { id, starred, archived } }: { readonly row: ArticleRow }): VNode {
  const words = archived === null ? 'Archive' : 'Take out of the archive';
  return (
    <span class="row-tools">
      <button
        class="btn ghost small square"
        aria-label={words}
        title={`${words} (E)`}
        onClick={() => void toggleArchived(id)}
      >
        <Icon name={archived === null ? 'archive' : 'restore'} size={14} />
      </button>
      <Star id={id} starred={starred} />
    </span>
  );
}

function Progress({ row }: { readonly row: ArticleRow }): VNode {
  const percent = Math.round(row.progress * 100);
  const words = isUnread(row) ? `${minutesToRead(row.words)} min` : isRead(row) ? 'Read' : `${percent} %`;
  return (
    <span class="progress">
      <span class="progress-words">{words}</span>
      <span class="progress-bar" aria-hidden="true">
        <span style={{ width: `${percent}%` }} />
      </span>
    </span>
  );
}
