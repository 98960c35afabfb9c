import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { monthOf, shortDate } from '../../core/dates.ts';
import { knownIssues } from '../../core/issues/hierarchy.ts';
import type { ArticlePassages, Issue, Passage } from '../../core/model.ts';
import { counted } from '../../core/words.ts';
import { call } from '../bridge.ts';
import { Chip, colored, Swatch } from '../parts/Chip.tsx';
import { Icon } from '../parts/Icon.tsx';
import { Markdown } from '../parts/Markdown.tsx';
import { ask } from '../state/dialogs.ts';
import { codebook, issueOf, rows } from '../state/library.ts';
import { go } from '../state/route.ts';
import { tellError } from '../state/status.ts';

type Order = 'date' | 'source';

interface Entry {
  readonly article: ArticlePassages['article'];
  readonly passage: Passage;
}

interface Group {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** Passages drawn at first, and at each request for more. */
const PAGE = 200;

/** How long the library stands still before its passages are fetched anew, in milliseconds. */
const SETTLING = 300;

/** An issue over all sources: every passage on it, by date or by source. */
export function IssueView({ id }: { readonly id: string }): VNode {
  const issue = issueOf(id);
  const [order, setOrder] = useState<Order>('date');
  const [shown, setShown] = useState(PAGE);
  const found = useEntries(id);
  if (issue === undefined)
    return (
      <main class="issue-view">
        <p class="empty">This issue has been deleted. Undo gives it back.</p>
      </main>
    );
  const articles = new Set(found?.map(({ article }) => article.id)).size;
  return (
    <main class="issue-view scroller" aria-label={issue.name}>
      <Head issue={issue} />
      <div class="tabs" role="group" aria-label="Order">
        <button
          class={order === 'date' ? 'tab on' : 'tab'}
          aria-pressed={order === 'date'}
          onClick={() => setOrder('date')}
        >
          By date
        </button>
        <button
          class={order === 'source' ? 'tab on' : 'tab'}
          aria-pressed={order === 'source'}
          onClick={() => setOrder('source')}
        >
          By source
        </button>
        <span class="grow" />
        <span class="quiet">
          {found === null
            ? 'Looking…'
            : `${counted(found.length, 'passage')} in ${counted(articles, 'article')}`}
        </span>
      </div>
      {found?.length === 0 && (
        <p class="empty">
          No passage is tagged with this issue yet. Select words in an article and press {digitOf(issue)} to
          tag them.
        </p>
      )}
      {groupsOf((found ?? []).slice(0, shown), order).map(({ name, entries }) => (
        <section key={name} class="group">
          <h2>
            {name} <span>{counted(entries.length, 'passage')}</span>
          </h2>
          {entries.map((entry) => (
            <EntryRow key={entry.passage.id} entry={entry} issue={issue} order={order} />
          ))}
        </section>
      ))}
      {found !== null && found.length > shown && (
        <button class="btn more" onClick={() => setShown(shown + PAGE)}>
          Show more
        </button>
      )}
    </main>
  );
}

function Head({ issue }: { readonly issue: Issue }): VNode {
  return (
    <header class="issue-head">
      <div>
        <h1>
          <Swatch issue={issue} large /> {issue.name}
        </h1>
        <p class="definition">{issue.definition === '' ? 'No definition yet.' : issue.definition}</p>
      </div>
      <span class="grow" />
      <button class="btn" onClick={() => ask({ kind: 'issue', issue })}>
        Edit issue
      </button>
      <button class="btn primary" onClick={() => go({ view: 'brief', articles: null, issues: [issue.id] })}>
        <Icon name="export" size={15} /> Start a brief
      </button>
    </header>
  );
}

function EntryRow({
  entry: { article, passage },
  issue,
  order,
}: {
  readonly entry: Entry;
  readonly issue: Issue;
  readonly order: Order;
}): VNode {
  const others = knownIssues(codebook.value, passage.issues).filter(({ id }) => id !== issue.id);
  const origin = order === 'date' ? [article.source, article.title] : [article.title];
  return (
    <div class="entry" style={colored(issue)}>
      <div class="day">{article.published === null ? '' : shortDate(article.published)}</div>
      <div>
        <button class="quote" onClick={() => go({ view: 'article', id: article.id, passage: passage.id })}>
          {passage.quote}
        </button>
        <div class="from">
          <span>{origin.filter((part) => part !== null).join(', ')}</span>
          {others.map((other) => (
            <Chip key={other.id} issue={other} />
          ))}
        </div>
        {passage.note !== '' && (
          <div class="entry-note">
            <Markdown text={passage.note} />
          </div>
        )}
      </div>
    </div>
  );
}

function digitOf(issue: Issue): string {
  const index = codebook.value.issues.findIndex(({ id }) => id === issue.id);
  return index >= 0 && index < 9 ? String(index + 1) : 'T';
}

/** The passages on an issue, newest publication first; fetched anew when the library changes. */
function useEntries(id: string): readonly Entry[] | null {
  const [found, setFound] = useState<readonly Entry[] | null>(null);
  useEffect(() => {
    let wanted = true;
    const fetchEntries = async () => {
      const result = await call('issue.passages', { issue: id });
      if (!wanted) return;
      if (!result.ok) tellError(result.error);
      setFound(result.ok ? entriesOf(result.value) : []);
    };
    // Rows of an import, or of a look through the articles, come in great numbers.
    const timer = setTimeout(() => void fetchEntries(), found === null ? 0 : SETTLING);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, rows.value]);
  return found;
}

function entriesOf(list: readonly ArticlePassages[]): readonly Entry[] {
  return list
    .flatMap(({ article, passages }) => passages.map((passage) => ({ article, passage })))
    .sort(
      (a, b) =>
        (b.article.published ?? '').localeCompare(a.article.published ?? '') ||
        (a.article.source ?? '').localeCompare(b.article.source ?? '') ||
        a.article.title.localeCompare(b.article.title) ||
        a.passage.start - b.passage.start,
    );
}

function groupsOf(entries: readonly Entry[], order: Order): readonly Group[] {
  const nameOf = ({ article }: Entry): string =>
    order === 'date'
      ? article.published === null
        ? 'Date not known'
        : monthOf(article.published)
      : (article.source ?? 'Source not known');
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) groups.set(nameOf(entry), [...(groups.get(nameOf(entry)) ?? []), entry]);
  const list = [...groups].map(([name, members]) => ({ name, entries: members }));
  return order === 'date' ? list : list.sort((a, b) => a.name.localeCompare(b.name));
}
