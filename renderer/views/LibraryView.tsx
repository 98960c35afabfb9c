import { issuesOfRow } from '../../core/issues/counts.ts';
import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { longDate } from '../../core/dates.ts';
import type { ArticleRow } from '../../core/model.ts';
import { counted, minutesToRead } from '../../core/words.ts';
import { Icon } from '../parts/Icon.tsx';
import { Swatch } from '../parts/Chip.tsx';
import { codebook } from '../state/library.ts';
import { restore } from '../state/library-edits.ts';
import { go, type Shelf } from '../state/route.ts';
import { isRead, isUnread, rowsOn } from '../state/shelves.ts';
import { FirstStart } from './FirstStart.tsx';

/** Of one row, in pixels; the same for all, so that the list need not be measured. */
const ROW = 76;
/** Rows drawn beyond each edge, so that none is missing while scrolling. */
const BEYOND = 8;

const NAMES: Readonly<Record<Shelf, string>> = {
  all: 'All articles',
  reading: 'Reading now',
  unread: 'Unread',
  trash: 'Trash',
};

const EMPTY: Readonly<Record<Shelf, string>> = {
  all: 'The library is empty.',
  reading: 'Articles that you have begun stand here.',
  unread: 'Everything has been opened.',
  trash: 'The trash is empty.',
};

/** A shelf of the library, as a list. */
export function LibraryView({ shelf }: { readonly shelf: Shelf }): VNode {
  const list = rowsOn(shelf);
  if (shelf === 'all' && list.length === 0) return <FirstStart />;
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
  const first = Math.max(0, Math.floor(view.top / ROW) - BEYOND);
  const last = Math.min(list.length, Math.ceil((view.top + view.height) / ROW) + BEYOND);
  return (
    <div class="list scroller" ref={setFrame}>
      <ul style={{ height: `${list.length * ROW}px` }}>
        {list.slice(first, last).map((row, index) => (
          <li
            key={row.id}
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

function Row({ row }: { readonly row: ArticleRow }): VNode {
  const facts = [row.source, row.published === null ? null : longDate(row.published), row.section];
  const held = issuesOfRow(codebook.value, row);
  return (
    <div class={isUnread(row) ? 'article-row unread' : 'article-row'}>
      <button class="article-open" onClick={() => go({ view: 'article', id: row.id, passage: null })}>
        <span class="title">{row.title}</span>
        <span class="facts">
          {facts.filter((fact) => fact !== null).join(' · ') || 'Source and date not known'}
        </span>
      </button>
      <span class="row-issues">
        {held.slice(0, 6).map((issue) => (
          <span key={issue.id} title={issue.name}>
            <Swatch issue={issue} />
          </span>
        ))}
      </span>
      <span class="counts">
        <span>{row.passages > 0 ? counted(row.passages, 'passage') : ''}</span>
        <span class="quiet">{row.notes > 0 ? counted(row.notes, 'note') : ''}</span>
      </span>
      <Progress row={row} />
      {row.removed !== null && (
        <button class="btn small" onClick={() => void restore(row.id)}>
          <Icon name="restore" size={14} /> Restore
        </button>
      )}
    </div>
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
